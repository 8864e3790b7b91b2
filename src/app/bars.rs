//! Menu bar, toolbar and status bar, drawn from the table of commands.

use egui::{Align, Button, Layout, RichText, Ui};

use super::action::Actions;
use super::command::{CommandId, Entry, Menu, TABLE};
use super::theme::{self, SMALL_TEXT};

/// Whether a command can be used now, and under which name.
pub(super) trait Availability {
    fn enabled(&self, id: CommandId) -> bool;
    /// A name that says more than the table's, such as what undo takes back.
    fn name(&self, id: CommandId) -> Option<String>;
}

/// Draws the menu bar with the document's name in the middle.
pub(super) fn menus(ui: &mut Ui, title: &str, state: &impl Availability, actions: &mut Actions) {
    let colors = theme::colors(ui);
    let bar = ui.max_rect();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        egui::MenuBar::new().ui(ui, |ui| {
            for menu in Menu::ALL {
                ui.menu_button(menu.name(), |ui| entries(ui, menu, state, actions));
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let hint = RichText::new("Ctrl+Shift+P 命令").size(SMALL_TEXT + 0.5).color(colors.hint);
            if ui.add(Button::new(hint).frame(false)).clicked() {
                actions.run(CommandId::Palette);
            }
        });
    });
    let font = egui::FontId::proportional(theme::INTERFACE_TEXT);
    ui.painter().text(bar.center(), egui::Align2::CENTER_CENTER, title, font, colors.secondary);
}

fn entries(ui: &mut Ui, menu: Menu, state: &impl Availability, actions: &mut Actions) {
    ui.set_min_width(200.0);
    for entry in TABLE.iter().filter(|entry| entry.menu == menu) {
        if entry.divided {
            ui.separator();
        }
        let name = state.name(entry.id).unwrap_or_else(|| entry.label.to_owned());
        let mut button = Button::new(name);
        if let Some(keys) = entry.keys {
            button = button.shortcut_text(keys.to_string());
        }
        let response = ui.add_enabled(state.enabled(entry.id), button).on_hover_text(entry.tip);
        if response.clicked() {
            actions.run(entry.id);
            ui.close();
        }
    }
}

/// Draws the toolbar, the primary button at its right end.
pub(super) fn toolbar(ui: &mut Ui, state: &impl Availability, actions: &mut Actions) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let mut menu = None;
        for entry in TABLE.iter().filter(|entry| entry.toolbar) {
            if menu.is_some_and(|menu| menu != entry.menu) || entry.id == CommandId::Replace {
                ui.separator();
            }
            menu = Some(entry.menu);
            tool(ui, entry, state, actions);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let colors = theme::colors(ui);
            if let Some(entry) = CommandId::ExportPdf.entry() {
                let text = RichText::new(entry.label).color(colors.on_accent);
                let button = Button::new(text).fill(colors.accent);
                if ui.add(button).on_hover_text(entry.tooltip()).clicked() {
                    actions.run(entry.id);
                }
            }
            if let Some(entry) = CommandId::Print.entry() {
                tool(ui, entry, state, actions);
            }
        });
    });
}

fn tool(ui: &mut Ui, entry: &Entry, state: &impl Availability, actions: &mut Actions) {
    let button = Button::new(entry.label).frame_when_inactive(false);
    let response = ui.add_enabled(state.enabled(entry.id), button).on_hover_text(entry.tooltip());
    if response.clicked() {
        actions.run(entry.id);
    }
}

/// What the status bar tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Status {
    pub(super) count: String,
    pub(super) pages: String,
    pub(super) findings: Option<String>,
    pub(super) profile: String,
    pub(super) saved: String,
}

/// Draws the status bar.
pub(super) fn status(ui: &mut Ui, status: &Status, actions: &mut Actions) {
    let colors = theme::colors(ui);
    let text = |text: &str| RichText::new(text).size(SMALL_TEXT).color(colors.secondary);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 20.0;
        if ui.add(Button::new(text(&status.count)).frame(false)).on_hover_text("字数统计").clicked() {
            actions.run(CommandId::Count);
        }
        ui.label(text(&status.pages));
        if let Some(findings) = &status.findings {
            let label = RichText::new(findings).size(SMALL_TEXT).color(colors.warning);
            if ui.add(Button::new(label).frame(false)).clicked() {
                actions.run(CommandId::Check);
            }
        }
        ui.label(text(&status.profile));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(text(&status.saved)));
    });
}
