//! The list of what to look at (检查), each with the way there.

use egui::{Frame, Margin, RichText, ScrollArea, Stroke, Ui};

use super::action::{Action, Actions};
use super::theme::{self, CORNER, SMALL_TEXT};
use crate::session::notes::Note;

/// Draws the list.
pub(super) fn show(ui: &mut Ui, notes: &[Note], actions: &mut Actions) {
    let colors = theme::colors(ui);
    ScrollArea::vertical().id_salt("findings").auto_shrink(false).show(ui, |ui| {
        ui.add_space(8.0);
        if notes.is_empty() {
            ui.vertical_centered(|ui| {
                ui.add_space(40.0);
                ui.label(RichText::new("没有发现要看的地方").color(colors.secondary));
            });
        }
        for note in notes {
            let card = Frame::new()
                .fill(colors.paper)
                .stroke(Stroke::new(1.0, colors.line))
                .corner_radius(CORNER)
                .outer_margin(Margin::symmetric(12, 4))
                .inner_margin(Margin::same(12));
            card.show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(&note.text);
                if let Some(place) = &note.place
                    && ui.button(RichText::new("去看看").size(SMALL_TEXT)).clicked()
                {
                    actions.push(Action::Show(place.clone()));
                }
            });
        }
    });
}
