//! The comparison (对照): an earlier text on the left, the present one on the right, what differs marked, and
//! sentences of the left taken over with a click.

mod row;

use egui::{RichText, ScrollArea, Ui};

use self::row::{Chosen, Deed, RowView};
use super::action::{Action, Actions};
use super::long_list::LongList;
use super::overlay;
use super::theme::{self, SMALL_TEXT};
use crate::comparison::Comparison;
use crate::document::Document;
use crate::edit::Transaction;
use crate::session::comparing::{Source, take_paragraph, take_section, take_sentence};
use crate::session::desk::{Command, Desk};

/// Two texts side by side.
pub(super) struct ComparisonSheet {
    names: [String; 2],
    old: Document,
    /// What is compared with; the document on the desk when `None`.
    new: Option<Document>,
    source: Source,
    comparison: Comparison,
    /// The revision of the desk's document that is compared.
    revision: Option<u64>,
    shows_same: bool,
    chosen: Option<Chosen>,
    list: LongList,
    /// What the whole old text can be taken for, as in “恢复到这一版”.
    restore: Option<String>,
}

/// One entry of the list.
enum Entry {
    Heading(usize),
    Row(usize, usize),
}

impl ComparisonSheet {
    /// Compares `old`, called so, with the document on the desk.
    pub(super) fn new(name: impl Into<String>, old: Document, source: Source) -> Self {
        Self {
            names: [name.into(), "现在的文稿".into()],
            old,
            new: None,
            source,
            comparison: Comparison::default(),
            revision: None,
            shows_same: false,
            chosen: None,
            list: LongList::default(),
            restore: None,
        }
    }

    /// With a document of its own on the right, which cannot be changed here.
    pub(super) fn with_new(mut self, name: impl Into<String>, new: Document) -> Self {
        self.names[1] = name.into();
        self.new = Some(new);
        self
    }

    /// With a button of this name that takes the whole old text.
    pub(super) fn with_restore(mut self, label: impl Into<String>) -> Self {
        self.restore = Some(label.into());
        self
    }

    /// Draws the sheet; returns whether it stays open.
    pub(super) fn ui(&mut self, context: &egui::Context, desk: &Desk, actions: &mut Actions) -> bool {
        self.refresh(desk);
        overlay::wide_sheet(context, "comparison", |ui| {
            let open = self.head(ui, desk, actions);
            ui.separator();
            open & self.body(ui, desk, actions)
        })
    }

    fn refresh(&mut self, desk: &Desk) {
        let revision = if self.new.is_some() { 0 } else { desk.revision() };
        if self.revision == Some(revision) {
            return;
        }
        self.revision = Some(revision);
        self.comparison = Comparison::new(&self.old, self.new.as_ref().unwrap_or(desk.document()));
        self.list.forget();
    }

    /// The title, what is shown, and the buttons for the whole; returns whether the sheet stays open.
    fn head(&mut self, ui: &mut Ui, desk: &Desk, actions: &mut Actions) -> bool {
        let colors = theme::colors(ui);
        let mut open = true;
        ui.horizontal(|ui| {
            ui.label(RichText::new("对照").size(17.0).color(colors.text));
            let count = self.comparison.changes();
            let told = if count == 0 { "两边一样".to_owned() } else { format!("{count} 处不同") };
            ui.label(RichText::new(told).color(colors.secondary));
            if ui.checkbox(&mut self.shows_same, "一样的也列出").changed() {
                self.list.forget();
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                open = !ui.button("关闭").clicked();
                if let Some(label) = &self.restore
                    && ui.button(label).on_hover_text("可以撤销").clicked()
                {
                    let step = Transaction::between(label.clone(), desk.document(), &self.old);
                    actions.desk(Command::Apply(step));
                    open = false;
                }
            });
        });
        open
    }

    fn body(&mut self, ui: &mut Ui, desk: &Desk, actions: &mut Actions) -> bool {
        let colors = theme::colors(ui);
        ui.columns(2, |columns| {
            for (ui, name) in columns.iter_mut().zip(&self.names) {
                ui.label(RichText::new(name).size(SMALL_TEXT).color(colors.secondary));
            }
        });
        let entries = self.entries();
        let Self { comparison, list, chosen, new, .. } = self;
        let is_fixed = new.is_some();
        let deed = ScrollArea::vertical().id_salt("comparison rows").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            list.show(ui, entries.len(), None, |ui, index| match entries.get(index)? {
                Entry::Heading(group) => {
                    let group_shown = comparison.groups.get(*group)?;
                    row::heading(ui, group_shown, is_fixed).then_some(Deed::TakeSection(*group))
                }
                Entry::Row(group, row) => {
                    let at = (*group, *row);
                    let row = comparison.groups.get(*group)?.rows.get(*row)?;
                    RowView { row, at, chosen: *chosen, is_fixed }.ui(ui)
                }
            })
        });
        deed.inner.is_none_or(|deed| self.carry_out(deed, desk, actions))
    }

    fn entries(&self) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (at, group) in self.comparison.groups.iter().enumerate() {
            let rows = group.rows.iter().enumerate().filter(|(_, row)| self.shows_same || !row.is_same());
            let rows: Vec<Entry> = rows.map(|(row, _)| Entry::Row(at, row)).collect();
            if !rows.is_empty() {
                entries.push(Entry::Heading(at));
                entries.extend(rows);
            }
        }
        entries
    }

    /// Does what a row asks for; returns whether the sheet stays open.
    fn carry_out(&mut self, deed: Deed, desk: &Desk, actions: &mut Actions) -> bool {
        let document = desk.document();
        let step = match deed {
            Deed::Choose(chosen) => {
                self.chosen = Some(chosen);
                // The buttons below it may need another line.
                self.list.forget();
                return true;
            }
            Deed::Show(place) => {
                actions.push(Action::Show(place));
                return false;
            }
            Deed::TakeParagraph((group, row)) => {
                take_paragraph(document, &self.comparison, group, row, self.source)
            }
            Deed::TakeSentence(at, sentence) => {
                take_sentence(document, &self.comparison, at, sentence, self.source)
            }
            Deed::TakeSection(group) => {
                take_section(document, &self.old, &self.comparison, group, self.source)
            }
        };
        self.chosen = None;
        step.into_iter().for_each(|step| actions.desk(Command::Apply(step)));
        true
    }
}
