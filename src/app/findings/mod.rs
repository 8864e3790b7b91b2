//! The findings (校核): a list of cards by section, kept up with the document by a worker.

mod card;
mod filter;
mod worker;

use egui::{Color32, Context, RichText, ScrollArea, Ui};

use self::card::{Card, Deed};
use self::filter::Filter;
use self::worker::{Request, Worker};
use super::action::{Action, Actions};
use super::theme::{self, SMALL_TEXT};
use crate::check::Severity;
use crate::document::{Fingerprint, Place};
use crate::session::carry_over::CarryOver;
use crate::session::checking::ledger::Row;
use crate::session::checking::{self, options};
use crate::session::desk::{Command, Desk};
use crate::session::notes::Note;
use crate::session::settings::Settings;

pub(super) use worker::Item;

/// Room above and below a card.
const GAP: f32 = 8.0;

/// The list of findings.
pub(super) struct Findings {
    worker: Worker,
    items: Vec<Item>,
    rows: Vec<Row>,
    carry_over: Option<CarryOver>,
    /// Counts reports, for whoever draws marks.
    version: u64,
    /// What was handed in last: revision of the document, revision of the settings.
    submitted: Option<(u64, u64)>,
    filter: Filter,
    chosen: Option<usize>,
    /// The chosen card is to be brought into view.
    is_sought: bool,
    /// The reason for leaving the chosen finding alone, while it is asked for.
    reason: Option<String>,
    /// Heights of the cards as last drawn, so that those out of sight need not be.
    heights: Vec<f32>,
    has_broken_off: bool,
}

impl Findings {
    pub(super) fn new(context: &Context) -> Self {
        let context = context.clone();
        Self {
            worker: Worker::spawn(move || context.request_repaint()),
            items: Vec::new(),
            rows: Vec::new(),
            carry_over: None,
            version: 0,
            submitted: None,
            filter: Filter::default(),
            chosen: None,
            is_sought: false,
            reason: None,
            heights: Vec::new(),
            has_broken_off: false,
        }
    }

    /// Hands in the document when it has changed, and takes in what was found; returns whether something was.
    pub(super) fn refresh(&mut self, desk: &Desk, settings: &Settings, settings_revision: u64) -> bool {
        let wanted = (desk.revision(), settings_revision);
        if self.submitted != Some(wanted) {
            self.submitted = Some(wanted);
            let document = desk.document().clone();
            self.worker.submit(Request { revision: desk.revision(), document, options: options(settings) });
        }
        let Some(report) = self.worker.poll() else { return false };
        if report.revision != desk.revision() {
            // The document has moved on; its own report is under way.
            return false;
        }
        self.has_broken_off = report.items.is_none();
        let before = self.chosen_identity();
        self.items = report.items.unwrap_or_default();
        self.rows = report.rows;
        self.carry_over = report.carry_over;
        self.version += 1;
        self.heights.clear();
        self.chosen =
            before.and_then(|identity| self.items.iter().position(|item| item.checked.identity == identity));
        if self.chosen.is_none() {
            self.reason = None;
        }
        true
    }

    fn chosen_identity(&self) -> Option<Fingerprint> {
        Some(self.items.get(self.chosen?)?.checked.identity)
    }

    /// The ledger of what was checked last.
    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What of the document checked last is still last year's.
    pub(super) fn carry_over(&self) -> Option<&CarryOver> {
        self.carry_over.as_ref()
    }

    /// Counts reports.
    pub(super) fn version(&self) -> u64 {
        self.version
    }

    /// The findings that are not left alone.
    pub(super) fn open(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| !item.checked.is_waived)
    }

    /// The places of the chosen finding.
    pub(super) fn chosen_places(&self) -> &[Place] {
        let chosen = self.chosen.and_then(|index| self.items.get(index));
        chosen.map_or(&[], |item| &item.checked.finding.spans)
    }

    /// Chooses the next finding that is shown, or the one before; returns its place.
    pub(super) fn step(&mut self, forward: bool) -> Option<Place> {
        let shown: Vec<usize> =
            (0..self.items.len()).filter(|&index| self.filter.shows(&self.items[index])).collect();
        let at = self.chosen.and_then(|chosen| shown.iter().position(|&index| index == chosen));
        let next = match (at, forward) {
            (None, true) => 0,
            (None, false) => shown.len().checked_sub(1)?,
            (Some(at), true) => (at + 1) % shown.len(),
            (Some(at), false) => (at + shown.len() - 1) % shown.len(),
        };
        self.choose(*shown.get(next)?);
        self.is_sought = true;
        self.chosen_places().first().cloned()
    }

    fn choose(&mut self, index: usize) {
        if self.chosen != Some(index) {
            self.reason = None;
            self.version += 1;
        }
        self.chosen = Some(index);
    }

    /// Draws the list: what typesetting noticed, then the findings by section.
    pub(super) fn ui(&mut self, ui: &mut Ui, desk: &Desk, notes: &[Note], actions: &mut Actions) {
        let margin = egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 8));
        margin.show(ui, |ui| self.filter.ui(ui, &self.items));
        ScrollArea::vertical().id_salt("findings").auto_shrink(false).show(ui, |ui| {
            egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 0)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = GAP;
                self.notes(ui, notes, actions);
                if let Some((index, deed)) = self.cards(ui) {
                    self.carry_out(index, deed, desk, actions);
                }
                ui.add_space(GAP);
            });
        });
        self.is_sought = false;
    }

    fn notes(&self, ui: &mut Ui, notes: &[Note], actions: &mut Actions) {
        let colors = theme::colors(ui);
        if self.has_broken_off {
            let text = "校核没有完成，其他功能不受影响；请保存文稿，并把它反馈给开发者";
            ui.label(RichText::new(text).color(colors.error));
        } else if notes.is_empty() && !self.items.iter().any(|item| self.filter.shows(item)) {
            ui.vertical_centered(|ui| {
                ui.add_space(40.0);
                let is_clean = self.open().next().is_none();
                let text = if is_clean { "没有发现问题" } else { "没有要显示的意见" };
                ui.label(RichText::new(text).color(colors.secondary));
            });
        }
        for note in notes {
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(&note.text).color(colors.warning));
                if let Some(place) = &note.place
                    && ui.button(RichText::new("去看看").size(SMALL_TEXT)).clicked()
                {
                    actions.push(Action::Show(place.clone()));
                }
            });
        }
    }

    /// Draws the cards; what was done, and on which.
    fn cards(&mut self, ui: &mut Ui) -> Option<(usize, Deed)> {
        let mut done = None;
        let mut section = None;
        self.heights.resize(self.items.len(), 0.0);
        for (index, item) in self.items.iter().enumerate() {
            if !self.filter.shows(item) {
                continue;
            }
            let name = item.quotes.first().map(|quote| quote.section.as_str());
            if name != section {
                section = name;
                let text =
                    RichText::new(name.unwrap_or_default()).size(SMALL_TEXT).color(theme::colors(ui).hint);
                ui.label(text);
            }
            let is_chosen = self.chosen == Some(index);
            let height = self.heights[index];
            let room = egui::Rect::from_min_size(ui.cursor().min, egui::vec2(ui.available_width(), height));
            if height > 0.0 && !is_chosen && !ui.is_rect_visible(room) {
                ui.allocate_space(room.size());
                continue;
            }
            let reason = self.reason.as_mut().filter(|_| is_chosen);
            let drawn = ui.push_id(("card", index), |ui| Card { item, is_chosen, reason }.ui(ui));
            self.heights[index] = drawn.response.rect.height();
            if is_chosen && self.is_sought {
                drawn.response.scroll_to_me(None);
            }
            done = done.or(drawn.inner.map(|deed| (index, deed)));
        }
        done
    }

    fn carry_out(&mut self, index: usize, deed: Deed, desk: &Desk, actions: &mut Actions) {
        let Some(item) = self.items.get(index) else { return };
        let document = desk.document();
        let checked = &item.checked;
        let place = |quote: usize| checked.finding.spans.get(quote).cloned();
        let mut apply = |change| actions.desk(Command::Apply(change));
        match deed {
            Deed::Choose => {
                place(0).into_iter().for_each(|place| actions.push(Action::Show(place)));
                self.choose(index);
            }
            Deed::Show(quote) => place(quote).into_iter().for_each(|place| actions.push(Action::Show(place))),
            Deed::Fix(fix) => {
                if let Some(change) = checking::fix(document, checked, fix) {
                    let at = checked
                        .finding
                        .fixes
                        .get(fix)
                        .and_then(|fix| fix.edits.first())
                        .map(|edit| edit.at.clone());
                    apply(change);
                    let at = at.map(|place| Place::new(place.part, place.range.start..place.range.start));
                    at.into_iter().for_each(|place| actions.push(Action::Show(place)));
                }
            }
            Deed::AskReason => self.reason = Some(String::new()),
            Deed::KeepAsking => self.reason = None,
            Deed::Waive(reason) => {
                self.reason = None;
                checking::waive(document, &item.checked.finding, &reason).into_iter().for_each(apply);
            }
            Deed::Unwaive => checking::unwaive(document, checked.identity).into_iter().for_each(apply),
        }
    }
}

/// The colour of a severity.
fn color(ui: &Ui, severity: Severity) -> Color32 {
    let colors = theme::colors(ui);
    match severity {
        Severity::Error => colors.error,
        Severity::Warning => colors.warning,
        Severity::Hint => colors.secondary,
    }
}
