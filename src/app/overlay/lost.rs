//! Work found again (恢复): what an earlier window did not get to save.

use egui::{RichText, Ui};

use crate::app::action::{Action, Actions};
use crate::app::comparison::ComparisonSheet;
use crate::app::theme::{self, SMALL_TEXT};
use crate::session;
use crate::session::comparing::Source;
use crate::session::desk::Desk;
use crate::storage::recovery::Orphan;

/// Work of earlier windows that no file holds.
pub(in crate::app) struct Lost {
    orphans: Vec<Orphan>,
    /// One of them beside its file, while it is being looked at.
    comparison: Option<Box<ComparisonSheet>>,
    /// Why it cannot be compared.
    complaint: Option<String>,
}

/// What is done with one piece of work.
enum Choice {
    Recover,
    Compare,
    Discard,
}

impl Lost {
    pub(in crate::app) fn new(orphans: Vec<Orphan>) -> Self {
        Self { orphans, comparison: None, complaint: None }
    }

    /// Draws the list; returns whether it stays open. What is neither taken nor thrown away is offered again at the
    /// next start.
    pub(in crate::app) fn ui(&mut self, context: &egui::Context, desk: &Desk, actions: &mut Actions) -> bool {
        if let Some(sheet) = &mut self.comparison {
            if !sheet.ui(context, desk, actions) {
                self.comparison = None;
            }
            return true;
        }
        self.list(context, actions)
    }

    fn list(&mut self, context: &egui::Context, actions: &mut Actions) -> bool {
        super::sheet(context, "找到没有保存的文稿", 560.0, |ui| {
            ui.label("上次程序没有正常关闭，下面是当时没有保存的内容。");
            ui.add_space(8.0);
            let mut chosen = None;
            for (index, orphan) in self.orphans.iter().enumerate() {
                if let Some(choice) = row(ui, orphan) {
                    chosen = Some((index, choice));
                }
            }
            let mut open = true;
            match chosen {
                Some((index, Choice::Recover)) => {
                    actions.push(Action::Recover(Box::new(self.orphans.remove(index))));
                    open = false;
                }
                Some((index, Choice::Discard)) => {
                    actions.push(Action::Abandon(Box::new(self.orphans.remove(index))));
                }
                Some((index, Choice::Compare)) => self.compare(index),
                None => {}
            }
            if let Some(complaint) = &self.complaint {
                ui.label(RichText::new(complaint).color(theme::colors(ui).error));
            }
            ui.add_space(8.0);
            open && !self.orphans.is_empty() && !ui.button("以后再说").clicked()
        })
    }
}

impl Lost {
    /// Puts a piece of work beside the file it belongs to.
    fn compare(&mut self, index: usize) {
        let Some(orphan) = self.orphans.get(index) else { return };
        let Some(path) = &orphan.origin().path else { return };
        match (session::open(path), orphan.document()) {
            (Ok(saved), Ok(found)) => {
                let sheet = ComparisonSheet::new("文件里保存的", saved.document, Source::SameDocument);
                self.comparison = Some(Box::new(sheet.with_new("找到的，没有保存", found)));
                self.complaint = None;
            }
            (Err(error), _) => self.complaint = Some(error.to_string()),
            (_, Err(error)) => self.complaint = Some(error.to_string()),
        }
    }
}

fn row(ui: &mut Ui, orphan: &Orphan) -> Option<Choice> {
    let colors = theme::colors(ui);
    let origin = orphan.origin();
    let title = if origin.title.is_empty() { "未命名" } else { &origin.title };
    let place = origin.path.as_ref().map_or_else(|| "还没有保存过".into(), |path| path.display().to_string());
    let mut choice = None;
    ui.label(title);
    ui.label(
        RichText::new(format!("{} · {place}", when(origin.saved_at))).size(SMALL_TEXT).color(colors.hint),
    );
    ui.horizontal(|ui| {
        let text = RichText::new("恢复").color(colors.on_accent);
        if ui.add(egui::Button::new(text).fill(colors.accent)).clicked() {
            choice = Some(Choice::Recover);
        }
        let has_file = origin.path.as_ref().is_some_and(|path| path.exists());
        if has_file && ui.button("与文件对照").on_hover_text("看看比保存的文件多了什么").clicked()
        {
            choice = Some(Choice::Compare);
        }
        if ui.button("不要了").clicked() {
            choice = Some(Choice::Discard);
        }
    });
    ui.add_space(8.0);
    choice
}

/// A time for people, in this machine's time zone.
fn when(seconds: u64) -> String {
    let stamp = jiff::Timestamp::from_second(i64::try_from(seconds).unwrap_or(0)).unwrap_or_default();
    stamp.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y年%-m月%-d日 %H:%M").to_string()
}
