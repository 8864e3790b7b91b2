//! The list of shortcuts (快捷键), from the table of commands.

use egui::{Grid, RichText};

use crate::app::command::{Menu, TABLE};
use crate::app::theme;

/// Draws the list; returns whether it stays open.
pub(in crate::app) fn show(context: &egui::Context) -> bool {
    super::sheet(context, "快捷键", 420.0, |ui| {
        let colors = theme::colors(ui);
        for menu in Menu::ALL {
            let entries: Vec<_> =
                TABLE.iter().filter(|entry| entry.menu == menu && entry.keys.is_some()).collect();
            if entries.is_empty() {
                continue;
            }
            ui.label(RichText::new(menu.name()).color(colors.accent));
            Grid::new(menu.name()).num_columns(2).min_col_width(170.0).spacing([16.0, 4.0]).show(ui, |ui| {
                for entry in entries {
                    ui.label(entry.label);
                    ui.label(
                        RichText::new(entry.keys.map(|keys| keys.to_string()).unwrap_or_default())
                            .color(colors.secondary),
                    );
                    ui.end_row();
                }
            });
            ui.add_space(8.0);
        }
        !ui.button("关闭").clicked()
    })
}
