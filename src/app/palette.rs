//! The palette (全部命令): any command or section by a few characters of its name.

use egui::{Key, Modal, RichText, ScrollArea, Ui};

use crate::document::{Place, SectionId};
use crate::session::desk::Desk;

use super::action::{Action, Actions};
use super::bars::Availability;
use super::command::{CommandId, TABLE};
use super::editor::body;
use super::theme;

/// What is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Listing {
    Commands,
    Sections,
}

/// The palette while it is open.
#[derive(Debug)]
pub(super) struct Palette {
    listing: Listing,
    text: String,
    chosen: usize,
}

/// One line of the list.
struct Item {
    name: String,
    note: String,
    enabled: bool,
    target: Target,
}

enum Target {
    Command(CommandId),
    Section(SectionId),
}

impl Palette {
    pub(super) fn new(listing: Listing) -> Self {
        Self { listing, text: String::new(), chosen: 0 }
    }

    /// Draws the palette; returns whether it stays open.
    pub(super) fn ui(
        &mut self,
        context: &egui::Context,
        desk: &Desk,
        state: &impl Availability,
        actions: &mut Actions,
    ) -> bool {
        let mut open = true;
        let area = Modal::default_area(egui::Id::unique("palette"))
            .anchor(egui::Align2::CENTER_TOP, egui::vec2(0.0, 80.0));
        let frame = egui::Frame::window(&context.global_style()).inner_margin(egui::Margin::same(12));
        let modal = Modal::new(egui::Id::unique("palette")).area(area).frame(frame).show(context, |ui| {
            ui.set_width(460.0);
            let items = self.items(desk, state);
            self.keys(ui, items.len());
            self.input(ui);
            let entered = ui.input(|input| input.key_pressed(Key::Enter));
            let clicked = self.list(ui, &items);
            if let Some(item) = clicked.or(entered.then_some(self.chosen)).and_then(|index| items.get(index))
                && item.enabled
            {
                match item.target {
                    Target::Command(id) => actions.run(id),
                    Target::Section(id) => actions.push(Action::Show(Place::new(body(id), 0..0))),
                }
                open = false;
            }
        });
        open && !modal.should_close()
    }

    fn input(&mut self, ui: &mut Ui) {
        let hint = match self.listing {
            Listing::Commands => "输入命令的名称，例如：导出",
            Listing::Sections => "输入标题里的字",
        };
        let edit = egui::TextEdit::singleline(&mut self.text).hint_text(hint).desired_width(f32::INFINITY);
        let response = ui.add(edit);
        super::naming::name(&response, hint);
        response.request_focus();
        if response.changed() {
            self.chosen = 0;
        }
        ui.add_space(6.0);
    }

    fn keys(&mut self, ui: &Ui, count: usize) {
        let step = ui.input_mut(|input| {
            let down = input.consume_key(egui::Modifiers::NONE, Key::ArrowDown);
            let up = input.consume_key(egui::Modifiers::NONE, Key::ArrowUp);
            i32::from(down) - i32::from(up)
        });
        if count > 0 {
            self.chosen = (self.chosen as i32 + step).rem_euclid(count as i32) as usize;
        }
    }

    fn items(&self, desk: &Desk, state: &impl Availability) -> Vec<Item> {
        let matches = |name: &str| {
            self.text.trim().chars().all(|c| name.to_lowercase().contains(c.to_ascii_lowercase()))
        };
        match self.listing {
            Listing::Commands => TABLE
                .iter()
                .filter(|entry| entry.id != CommandId::Palette && matches(entry.label))
                .map(|entry| Item {
                    name: state.name(entry.id).unwrap_or_else(|| entry.label.to_owned()),
                    note: entry.keys.map(|keys| keys.to_string()).unwrap_or_default(),
                    enabled: state.enabled(entry.id),
                    target: Target::Command(entry.id),
                })
                .collect(),
            Listing::Sections => {
                let document = desk.document();
                let labels = document.numbering.labels(&document.sections);
                let named = document.sections.iter().zip(labels).map(|(section, label)| {
                    let heading = document.fill(&section.heading).text;
                    let heading = if heading.is_empty() { section.kind.name().to_owned() } else { heading };
                    (section.id, format!("{label}{heading}"))
                });
                named
                    .filter(|(_, name)| matches(name))
                    .map(|(id, name)| Item {
                        name,
                        note: String::new(),
                        enabled: true,
                        target: Target::Section(id),
                    })
                    .collect()
            }
        }
    }

    /// Draws the list; returns the line that was clicked.
    fn list(&self, ui: &mut Ui, items: &[Item]) -> Option<usize> {
        let colors = theme::colors(ui);
        if items.is_empty() {
            ui.label(RichText::new("没有这个名称").color(colors.hint));
        }
        let mut clicked = None;
        ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (index, item) in items.iter().enumerate() {
                let mut button = egui::Button::new(&item.name)
                    .frame_when_inactive(index == self.chosen)
                    .selected(index == self.chosen)
                    .min_size(egui::vec2(ui.available_width(), 28.0));
                if !item.note.is_empty() {
                    button = button.shortcut_text(&item.note);
                }
                let response = ui.add_enabled(item.enabled, button);
                if index == self.chosen
                    && ui.input(|input| input.key_pressed(Key::ArrowDown) || input.key_pressed(Key::ArrowUp))
                {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    clicked = Some(index);
                }
            }
        });
        clicked
    }
}
