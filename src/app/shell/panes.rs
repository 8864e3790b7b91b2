//! The panes of the window and what they show of the document.

use std::time::{Duration, Instant};

use egui::Ui;

use super::super::action::Actions;
use super::super::command::CommandId;
use super::super::dialog::FileRequest;
use super::super::editor::{Editor, Mark, Marks};
use super::super::find_bar::FindBar;
use super::super::findings::Findings;
use super::super::last_year::{self, LastYearPanel};
use super::super::ledger::Ledger;
use super::super::outline::Outline;
use super::super::preview::{Highlight, PreviewEvent, PreviewJob, PreviewPane};
use super::super::tabs;
use super::super::tour::{Regions, Tour};
use super::preferences::Preferences;
use super::services::Errand;
use crate::check::Severity;
use crate::document::count::Count;
use crate::document::{Place, SectionId};
use crate::session::carry_over::CarryOver;
use crate::session::desk::Desk;
use crate::session::notes::{Note, notes};

/// How long writing must pause before pages are made anew.
const PAUSE: Duration = Duration::from_millis(40);

/// What the right side shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Right {
    Pages,
    Findings,
    Ledger,
    LastYear,
}

/// What is computed from the document, and the revision it was computed from.
#[derive(Debug, Default)]
pub(in crate::app) struct Derived {
    revision: Option<u64>,
    pub(in crate::app) count: Count,
    pub(in crate::app) notes: Vec<Note>,
    /// The revision of the pages the notes know.
    pages: Option<u64>,
    /// The findings the marks show.
    findings: u64,
}

/// The panes.
pub(in crate::app) struct Panes {
    pub(in crate::app) editor: Editor,
    pub(in crate::app) outline: Outline,
    pub(in crate::app) preview: PreviewPane,
    pub(in crate::app) find: FindBar,
    pub(in crate::app) findings: Findings,
    ledger: Ledger,
    last_year: LastYearPanel,
    pub(in crate::app) marks: Marks,
    pub(in crate::app) derived: Derived,
    pub(in crate::app) outline_open: bool,
    pub(in crate::app) right_open: bool,
    right: Right,
    /// The section last entered, for commands given while no field has the focus.
    pub(in crate::app) entered: Option<SectionId>,
    /// A file dialog to open.
    pub(in crate::app) asking: Option<(Errand, FileRequest)>,
    pub(in crate::app) saved_at: Option<jiff::Zoned>,
    pub(in crate::app) leaving: bool,
    pub(in crate::app) tour: Option<Tour>,
    pub(in crate::app) regions: Regions,
    pub(in crate::app) title: String,
    submitted: Option<(u64, u64)>,
    changed: Option<(u64, Instant)>,
    followed: Option<Place>,
}

impl Panes {
    pub(super) fn new(context: &egui::Context, preferences: &Preferences) -> Self {
        let mut preview = PreviewPane::new(context);
        preview.set_zoom(preferences.window.zoom);
        Self {
            editor: Editor::default(),
            outline: Outline::default(),
            preview,
            find: FindBar::default(),
            findings: Findings::new(context),
            ledger: Ledger::default(),
            last_year: LastYearPanel::default(),
            marks: Marks::default(),
            derived: Derived::default(),
            outline_open: !preferences.window.outline_folded,
            right_open: !preferences.window.right_folded,
            right: Right::Pages,
            entered: None,
            asking: None,
            saved_at: None,
            leaving: false,
            tour: None,
            regions: Regions::default(),
            title: String::new(),
            submitted: None,
            changed: None,
            followed: None,
        }
    }

    /// Forgets what belonged to another document.
    pub(super) fn reset(&mut self) {
        self.editor.reset();
        self.outline = Outline::default();
        self.entered = None;
        self.saved_at = None;
        self.followed = None;
        self.preview.clear();
    }

    /// The section commands are for.
    pub(super) fn section(&self) -> Option<SectionId> {
        self.editor.section().or(self.entered)
    }

    /// Puts the caret at a place of the stored text and shows it.
    pub(super) fn show(&mut self, desk: &Desk, place: &Place) {
        desk.shown(place).into_iter().for_each(|place| self.editor.go(place));
    }

    /// Whether the pages are on the screen.
    pub(super) fn shows_pages(&self) -> bool {
        self.right_open && self.right == Right::Pages
    }

    /// Shows the pages.
    pub(super) fn show_pages(&mut self) {
        self.right_open = true;
        self.right = Right::Pages;
    }

    /// Shows the ledger.
    pub(super) fn open_ledger(&mut self) {
        self.right_open = true;
        self.right = Right::Ledger;
    }

    /// Shows what is still last year's.
    pub(super) fn open_last_year(&mut self) {
        self.right_open = true;
        self.right = Right::LastYear;
    }

    /// Shows what was found.
    pub(super) fn open_findings(&mut self) {
        self.right_open = true;
        self.right = Right::Findings;
    }

    /// Commands on the panes themselves.
    pub(super) fn run(&mut self, id: CommandId) {
        match id {
            CommandId::ShowOutline => self.outline_open = !self.outline_open,
            CommandId::ShowRight => {
                self.right_open = !self.shows_pages();
                self.right = Right::Pages;
            }
            CommandId::FitWidth => self.preview.fit_width(),
            CommandId::FitPage => self.preview.fit_page(),
            CommandId::ZoomIn => self.preview.zoom_in(),
            CommandId::ZoomOut => self.preview.zoom_out(),
            CommandId::PageStrip => self.preview.toggle_strip(),
            CommandId::NextPage => self.preview.next_page(),
            CommandId::PreviousPage => self.preview.previous_page(),
            _ => {}
        }
    }

    /// Draws the right side.
    pub(super) fn right(&mut self, ui: &mut Ui, desk: &Desk, actions: &mut Actions) {
        let carry_over = self.findings.carry_over();
        let names = Right::ALL.map(|(right, name)| match right {
            Right::Findings => (right, name, self.findings_count()),
            Right::LastYear => (right, name, last_year::open_count(desk.document(), carry_over)),
            Right::Pages | Right::Ledger => (right, name, 0),
        });
        tabs::show(ui, &names, &mut self.right);
        match self.right {
            Right::Pages => {
                self.follow(desk);
                if let Some(PreviewEvent::Clicked(place)) = self.preview.ui(ui) {
                    self.show(desk, &place);
                }
            }
            Right::Findings => self.findings.ui(ui, desk, &self.derived.notes, actions),
            Right::LastYear => self.last_year.ui(ui, desk, self.findings.carry_over(), actions),
            Right::Ledger => self.ledger.ui(ui, desk, self.findings.rows(), actions),
        }
    }

    /// Lets the page follow the caret.
    fn follow(&mut self, desk: &Desk) {
        let caret = self.editor.caret().and_then(|caret| desk.stored(caret));
        if self.followed != caret {
            if let Some(place) = &caret {
                self.preview.follow(place.clone());
            }
            self.followed = caret;
        }
    }

    /// Draws the bar for finding and replacing.
    pub(super) fn find_ui(&mut self, ui: &mut Ui, desk: &Desk, actions: &mut Actions) {
        self.find.ui(ui, desk, self.editor.caret(), actions);
    }

    /// Goes to the next place that was found, or the one before.
    pub(super) fn find_step(&mut self, desk: &Desk, forward: bool) {
        if let Some(place) = self.find.step(desk, self.editor.caret(), forward) {
            self.show(desk, &place);
        }
    }

    /// How much there is to look at.
    pub(super) fn findings_count(&self) -> usize {
        self.findings.open().count() + self.derived.notes.len()
    }

    /// Goes to the next finding, or the one before.
    pub(super) fn finding_step(&mut self, desk: &Desk, forward: bool) {
        self.open_findings();
        if let Some(place) = self.findings.step(forward) {
            self.show(desk, &place);
        }
    }

    /// The first passage behind `place` that is taken over from last year; the first of all when none follows.
    pub(super) fn next_carried(&self, place: &Place) -> Option<&Place> {
        let carried = || self.findings.carry_over().into_iter().flat_map(CarryOver::carried);
        let at = carried().position(|passage| {
            let Place { part, range } = &passage.place;
            *part == place.part && range.start <= place.range.start && place.range.start <= range.end
        });
        let behind = carried().nth(at.map_or(0, |at| at + 1));
        behind.or_else(|| carried().next()).map(|passage| &passage.place)
    }

    /// Computes anew what depends on the document, when it has changed.
    pub(super) fn refresh(&mut self, desk: &Desk, preferences: &Preferences) {
        self.preview.poll();
        let searched = self.find.refresh(desk);
        let pages = self.preview.pages().map(|(_, revision)| revision);
        let stale = self.derived.revision != Some(desk.revision());
        if stale {
            self.derived.revision = Some(desk.revision());
            self.derived.count = Count::of_document(desk.document());
        }
        let reviewed = stale || self.derived.pages != pages;
        if reviewed {
            self.derived.pages = pages;
            let pages = self.preview.pages().filter(|(_, of)| *of == desk.revision());
            self.derived.notes = notes(desk.document(), pages.map(|(pages, _)| pages.as_ref()));
        }
        if !self.editor.composition.is_active() {
            self.findings.refresh(desk, &preferences.settings, preferences.revision());
        }
        let rechecked = self.derived.findings != self.findings.version();
        if searched || reviewed || rechecked {
            self.derived.findings = self.findings.version();
            self.mark(desk);
        }
    }

    fn mark(&mut self, desk: &Desk) {
        self.marks.clear();
        for note in &self.derived.notes {
            if let Some(place) = note.place.as_ref().and_then(|place| desk.shown(place)) {
                self.marks.entry(place.part).or_default().push((place.range, Mark::Warning));
            }
        }
        let mut highlights = Vec::new();
        for item in self.findings.open() {
            let (mark, highlight) = match item.checked.finding.severity {
                Severity::Error => (Mark::Error, Highlight::Error),
                Severity::Warning => (Mark::Warning, Highlight::Warning),
                Severity::Hint => continue,
            };
            let Some(place) = item.checked.finding.spans.first() else { continue };
            highlights.push((place.clone(), highlight));
            if let Some(place) = desk.shown(place) {
                self.marks.entry(place.part).or_default().push((place.range, mark));
            }
        }
        for passage in self.findings.carry_over().into_iter().flat_map(CarryOver::carried) {
            if let Some(place) = desk.shown(&passage.place) {
                self.marks.entry(place.part).or_default().push((place.range, Mark::Carried));
            }
        }
        for place in self.findings.chosen_places() {
            highlights.push((place.clone(), Highlight::Chosen));
        }
        self.preview.highlight(highlights);
        for (place, current) in self.find.hits() {
            let Some(place) = desk.shown(place) else { continue };
            let mark = if current { Mark::Current } else { Mark::Found };
            self.marks.entry(place.part).or_default().push((place.range, mark));
        }
    }

    /// Has pages made anew once writing pauses; says how long to wait for that.
    pub(super) fn refresh_preview(&mut self, desk: &Desk, preferences: &Preferences) -> Option<Duration> {
        let revision = desk.revision();
        let wanted = (revision, preferences.revision());
        if self.submitted == Some(wanted) || self.editor.composition.is_active() {
            return None;
        }
        let now = Instant::now();
        let since = match self.changed {
            Some((of, since)) if of == revision => since,
            _ => {
                self.changed = Some((revision, now));
                now
            }
        };
        let waited = now.duration_since(since);
        if self.submitted.is_some() && waited < PAUSE {
            return Some(PAUSE - waited);
        }
        if let Ok(job) = preferences.export_job(desk) {
            let job = PreviewJob { profile: job.profile, fonts: job.fonts };
            self.preview.submit(revision, desk.document().clone(), job);
        }
        self.submitted = Some(wanted);
        None
    }
}
