//! Which findings are shown: by severity, and those that were waived.

use egui::{Button, RichText, Ui};

use super::worker::Item;
use crate::app::theme::{self, SMALL_TEXT};
use crate::check::Severity;

/// The severities in the order of their buttons.
const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Hint];

/// Which findings are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Filter {
    /// Severities that are hidden, in the order of [`SEVERITIES`].
    hidden: [bool; 3],
    /// Whether waived findings are shown, and only those.
    waived: bool,
}

impl Filter {
    /// Whether a finding is shown.
    pub(super) fn shows(&self, item: &Item) -> bool {
        let index = SEVERITIES.iter().position(|&severity| severity == item.checked.finding.severity);
        item.checked.is_waived == self.waived && index.is_some_and(|index| !self.hidden[index])
    }

    /// Draws the buttons with the number of findings behind each.
    pub(super) fn ui(&mut self, ui: &mut Ui, items: &[Item]) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            for (index, severity) in SEVERITIES.into_iter().enumerate() {
                let is_counted = |item: &&Item| {
                    item.checked.finding.severity == severity && item.checked.is_waived == self.waived
                };
                let count = items.iter().filter(is_counted).count();
                let color = super::color(ui, severity);
                let text =
                    RichText::new(format!("{} {count}", severity.name())).size(SMALL_TEXT).color(color);
                let button = Button::selectable(!self.hidden[index], text);
                if ui.add(button).on_hover_text("显示或隐藏这一类").clicked() {
                    self.hidden[index] = !self.hidden[index];
                }
            }
            let count = items.iter().filter(|item| item.checked.is_waived).count();
            if count > 0 || self.waived {
                let color = theme::colors(ui).secondary;
                let text = RichText::new(format!("已忽略 {count}")).size(SMALL_TEXT).color(color);
                if ui
                    .add(Button::selectable(self.waived, text))
                    .on_hover_text("看忽略过的意见，可以恢复")
                    .clicked()
                {
                    self.waived = !self.waived;
                }
            }
        });
    }
}
