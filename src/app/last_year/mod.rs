//! The panel of last year (去年): what of the text is still last year's, what was promised, which figures stand as
//! they stood.

mod passages;
mod promises;
mod unchanged;

use egui::{Frame, Margin, RichText, ScrollArea, Stroke, Ui};

use super::action::Actions;
use super::command::CommandId;
use super::long_list::LongList;
use super::theme::{self, CORNER, SMALL_TEXT};
use crate::document::{Document, PromiseStatus};
use crate::session::carry_over::CarryOver;
use crate::session::desk::{Command, Desk};
use crate::session::rollover_steps::unlock_name;

use self::promises::Promises;

/// What the panel lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum List {
    #[default]
    Passages,
    Promises,
    Unchanged,
    Names,
}

/// The panel of last year.
#[derive(Debug, Default)]
pub(super) struct LastYearPanel {
    list: List,
    entries: LongList,
    promises: Promises,
}

/// How much in a document still waits for an answer: passages carried over and promises.
pub(super) fn open_count(document: &Document, carry_over: Option<&CarryOver>) -> usize {
    let promises = &document.review.promises;
    let open = promises.iter().filter(|promise| promise.status == PromiseStatus::Open).count();
    open + carry_over.map_or(0, |carry_over| carry_over.carried().count())
}

impl LastYearPanel {
    /// Draws the panel. `carry_over` is of the document as it was checked last.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        desk: &Desk,
        carry_over: Option<&CarryOver>,
        actions: &mut Actions,
    ) {
        let review = &desk.document().review;
        if review.last_year.is_none() && review.promises.is_empty() && review.kept_names.is_empty() {
            return beginning(ui, actions);
        }
        let carry_over = carry_over.cloned().unwrap_or_default();
        Frame::new().inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
            self.head(ui, desk.document(), &carry_over, actions);
            self.lists(ui, desk.document(), &carry_over);
        });
        ScrollArea::vertical().id_salt(("last year", self.list as u8)).auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin::symmetric(12, 0)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 6.0;
                let entries = &mut self.entries;
                match self.list {
                    List::Passages => passages::show(ui, entries, desk, &carry_over, actions),
                    List::Promises => self.promises.show(ui, entries, desk, actions),
                    List::Unchanged => unchanged::show(ui, entries, &carry_over, actions),
                    List::Names => names(ui, desk, actions),
                }
                ui.add_space(8.0);
            });
        });
    }

    fn head(&self, ui: &mut Ui, document: &Document, carry_over: &CarryOver, actions: &mut Actions) {
        let colors = theme::colors(ui);
        let Some(file) = &document.review.last_year else { return };
        let year = file.year.map(|year| format!("（{year}年）")).unwrap_or_default();
        ui.horizontal_wrapped(|ui| {
            let told = format!("全文与“{}”{year}相似 {}%", file.name, carry_over.percent);
            ui.label(RichText::new(told).color(colors.text));
            if !file.text.is_empty() && small(ui, "与去年对照…").clicked() {
                actions.run(CommandId::CompareLastYear);
            }
        });
    }

    /// The lists with their counts.
    fn lists(&mut self, ui: &mut Ui, document: &Document, carry_over: &CarryOver) {
        let review = &document.review;
        let open = review.promises.iter().filter(|promise| promise.status == PromiseStatus::Open).count();
        let lists = [
            (List::Passages, "沿用的段落", carry_over.carried().count()),
            (List::Promises, "去年的打算", open),
            (List::Unchanged, "没变的数", carry_over.unchanged.len()),
            (List::Names, "锁定的名称", review.kept_names.len()),
        ];
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            for (list, name, count) in lists {
                let text = RichText::new(format!("{name} {count}")).size(SMALL_TEXT);
                if ui.add(egui::Button::selectable(self.list == list, text)).clicked() && self.list != list {
                    self.list = list;
                    self.entries.forget();
                }
            }
        });
    }
}

/// What is shown of a document that was not begun from last year's.
fn beginning(ui: &mut Ui, actions: &mut Actions) {
    let colors = theme::colors(ui);
    ui.vertical_centered(|ui| {
        ui.add_space(40.0);
        ui.label(RichText::new("这份文稿不是从去年的文件开始写的").color(colors.secondary));
        ui.add_space(8.0);
        if ui.button("从去年的文件开始…").clicked() {
            actions.run(CommandId::RollOver);
        }
        let note = "去年的 Word、文本或岁稿文稿都可以：年份改成今年，沿用的段落做上标记，去年的打算逐件回应";
        ui.label(RichText::new(note).size(SMALL_TEXT).color(colors.hint));
    });
}

/// The names that keep the year in them.
fn names(ui: &mut Ui, desk: &Desk, actions: &mut Actions) {
    let colors = theme::colors(ui);
    let note = "锁定的名称里的年份，以后沿用时不会更新。在正文里选中名称，用“校核—锁定名称”添加。";
    ui.label(RichText::new(note).size(SMALL_TEXT).color(colors.hint));
    for name in &desk.document().review.kept_names {
        card(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(name);
                if small(ui, "取消锁定").clicked() {
                    let step = unlock_name(desk.document(), name);
                    step.into_iter().for_each(|step| actions.desk(Command::Apply(step)));
                }
            });
        });
    }
}

/// What is said of a list with nothing in it.
fn nothing(ui: &mut Ui, text: &str) {
    let colors = theme::colors(ui);
    ui.vertical_centered(|ui| {
        ui.add_space(32.0);
        ui.label(RichText::new(text).color(colors.secondary));
    });
}

fn card<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let colors = theme::colors(ui);
    let frame = Frame::new()
        .fill(colors.paper)
        .stroke(Stroke::new(1.0, colors.line))
        .corner_radius(CORNER)
        .inner_margin(Margin::symmetric(12, 8));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        content(ui)
    });
    shown.inner
}

fn small(ui: &mut Ui, text: &str) -> egui::Response {
    ui.button(RichText::new(text).size(SMALL_TEXT))
}
