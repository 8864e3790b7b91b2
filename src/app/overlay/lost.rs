//! Work found again (恢复): what an earlier window did not get to save.

use egui::{RichText, Ui};

use crate::app::action::{Action, Actions};
use crate::app::theme::{self, SMALL_TEXT};
use crate::storage::recovery::Orphan;

/// Work of earlier windows that no file holds.
#[derive(Debug)]
pub(in crate::app) struct Lost {
    orphans: Vec<Orphan>,
}

/// What is done with one piece of work.
enum Choice {
    Recover,
    Discard,
}

impl Lost {
    pub(in crate::app) fn new(orphans: Vec<Orphan>) -> Self {
        Self { orphans }
    }

    /// Draws the list; returns whether it stays open. What is neither taken nor thrown away is offered again at the
    /// next start.
    pub(in crate::app) fn ui(&mut self, context: &egui::Context, actions: &mut Actions) -> bool {
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
            if let Some((index, choice)) = chosen {
                let orphan = self.orphans.remove(index);
                match choice {
                    Choice::Recover => {
                        actions.push(Action::Recover(Box::new(orphan)));
                        open = false;
                    }
                    Choice::Discard => actions.push(Action::Abandon(Box::new(orphan))),
                }
            }
            ui.add_space(8.0);
            open && !self.orphans.is_empty() && !ui.button("以后再说").clicked()
        })
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
