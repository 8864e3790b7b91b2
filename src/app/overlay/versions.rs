//! Earlier versions (历史版本) of the document's file: to be compared with the present text, or restored.

use egui::{RichText, Ui};

use crate::app::action::{Action, Actions};
use crate::app::theme::{self, SMALL_TEXT};
use crate::document::Document;
use crate::storage::Versions;
use crate::storage::versions::Version;

/// What is done with a version; it is told by its moment.
#[derive(Debug)]
pub(in crate::app) enum VersionDeed {
    /// Shown beside the present text.
    Compare(String, Box<Document>),
    /// Put in place of it.
    Restore(String, Box<Document>),
}

/// The earlier versions of a file.
#[derive(Debug)]
pub(in crate::app) struct VersionsSheet {
    file: String,
    versions: Versions,
    list: Vec<Version>,
    /// Why one of them cannot be read.
    complaint: Option<String>,
}

impl VersionsSheet {
    pub(in crate::app) fn new(file: String, versions: Versions) -> Self {
        let list = versions.list();
        Self { file, versions, list, complaint: None }
    }

    /// Draws the list; returns whether it stays open.
    pub(in crate::app) fn ui(&mut self, context: &egui::Context, actions: &mut Actions) -> bool {
        let mut open = true;
        let stays = super::sheet(context, "历史版本", 520.0, |ui| {
            let colors = *theme::colors(ui);
            let note = format!("“{}”每次保存都留一版，最近的留得密，早的留得疏。", self.file);
            ui.label(RichText::new(note).size(SMALL_TEXT).color(colors.secondary));
            ui.add_space(8.0);
            if self.list.is_empty() {
                ui.label(RichText::new("还没有保存过的版本").color(colors.hint));
            }
            let mut chosen = None;
            for (index, version) in self.list.iter().enumerate() {
                chosen = chosen.or(row(ui, version).map(|deed| (index, deed)));
            }
            if let Some((index, deed)) = chosen {
                open = !self.carry_out(index, deed, actions);
            }
            if let Some(complaint) = &self.complaint {
                ui.label(RichText::new(complaint).color(colors.error));
            }
            ui.add_space(8.0);
            !ui.button("关闭").clicked()
        });
        stays && open
    }

    /// Reads the version and asks for the deed; returns whether it could be read.
    fn carry_out(&mut self, index: usize, deed: Deed, actions: &mut Actions) -> bool {
        let Some(version) = self.list.get(index) else { return false };
        match self.versions.read(version) {
            Ok(document) => {
                let (name, document) = (format!("{}的版本", moment(version)), Box::new(document));
                actions.push(Action::Version(match deed {
                    Deed::Compare => VersionDeed::Compare(name, document),
                    Deed::Restore => VersionDeed::Restore(name, document),
                }));
                true
            }
            Err(error) => {
                self.complaint = Some(error.to_string());
                false
            }
        }
    }
}

/// Which button was pressed.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Compare,
    Restore,
}

fn row(ui: &mut Ui, version: &Version) -> Option<Deed> {
    let colors = theme::colors(ui);
    let mut deed = None;
    ui.horizontal(|ui| {
        ui.label(RichText::new(moment(version)).color(colors.text));
        ui.label(RichText::new(format!("{}字", version.characters)).size(SMALL_TEXT).color(colors.hint));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button("恢复").on_hover_text("把文稿恢复成这一版，可以撤销").clicked() {
                deed = Some(Deed::Restore);
            }
            if ui.button("对照").on_hover_text("与现在的文稿并排对照").clicked() {
                deed = Some(Deed::Compare);
            }
        });
    });
    deed
}

/// When a version was saved, in this machine's time zone.
fn moment(version: &Version) -> String {
    let zoned = version.moment.to_zoned(jiff::tz::TimeZone::system());
    zoned.strftime("%Y年%-m月%-d日 %H:%M:%S").to_string()
}
