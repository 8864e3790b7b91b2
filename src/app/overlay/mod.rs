//! What lies over the window (弹出层): one at a time.

pub(super) mod about;
mod begin;
pub(super) mod count;
mod export;
pub(super) mod insert;
mod lost;
mod notice;
mod rollover;
mod settings;
pub(super) mod shortcuts;
mod start;
mod versions;

use std::path::PathBuf;

use egui::Ui;

use super::comparison::ComparisonSheet;
use super::dialog::{Message, Question};
use super::palette::Palette;
use super::shell::Preferences;
use super::theme;
use crate::data_file::DataFileError;
use crate::import::ImportReport;
use crate::session::desk::{Answer, Desk};

pub(super) use begin::{Begin, this_year};
pub(super) use export::ExportSheet;
pub(super) use insert::Percent;
pub(super) use lost::Lost;
pub(super) use rollover::RollOver;
pub(super) use settings::SettingsSheet;
pub(super) use start::Start;
pub(super) use versions::{VersionDeed, VersionsSheet};

/// What to do about a file that somebody else has written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChangedAnswer {
    Compare,
    SaveAs,
    Overwrite,
    Cancel,
}

/// What to do about a document that somebody else works on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SharedAnswer {
    AsCopy,
    Anyway(PathBuf),
}

/// What lies over the window.
pub(super) enum Overlay {
    None,
    Palette(Palette),
    Start(Start),
    Begin(Box<Begin>),
    RollOver(Box<RollOver>),
    Comparison(Box<ComparisonSheet>),
    Unsaved(Question<Answer>),
    Changed(Question<ChangedAnswer>),
    Shared(Question<SharedAnswer>),
    Versions(Box<VersionsSheet>),
    Lost(Box<Lost>),
    Notice(Message),
    Export(Box<ExportSheet>),
    Settings(Box<SettingsSheet>),
    Symbols,
    Dates,
    Percent(Percent),
    Count,
    Shortcuts,
    About,
}

impl Overlay {
    /// The page with templates and recent files.
    pub(super) fn start(preferences: &Preferences) -> Self {
        Self::Start(Start::new(preferences))
    }

    /// The questions for a new document.
    pub(super) fn begin(preferences: &Preferences) -> Self {
        Self::Begin(Box::new(Begin::new(preferences)))
    }

    /// The choices for an export.
    pub(super) fn export(desk: &Desk, preferences: &Preferences) -> Self {
        Self::Export(Box::new(ExportSheet::new(desk, preferences)))
    }

    /// The settings.
    pub(super) fn settings(preferences: &Preferences) -> Self {
        Self::Settings(Box::new(SettingsSheet::new(preferences)))
    }

    /// A percentage to be computed.
    pub(super) fn percent() -> Self {
        Self::Percent(Percent::default())
    }

    /// What import made of a file; nothing when there is nothing to look at.
    pub(super) fn imported(report: &ImportReport) -> Self {
        notice::imported(report).map_or(Self::None, Self::Notice)
    }

    /// Whether it must be answered before anything else can be done.
    pub(super) fn is_question(&self) -> bool {
        matches!(self, Self::Unsaved(_) | Self::Changed(_) | Self::Shared(_) | Self::Lost(_))
    }

    /// Whether it has fields of its own to write in.
    pub(super) fn has_text(&self) -> bool {
        !matches!(self, Self::None | Self::Comparison(_))
    }
}

/// Draws a sheet over the window, with its title; returns whether it stays open.
pub(super) fn sheet(
    context: &egui::Context,
    title: &str,
    width: f32,
    content: impl FnOnce(&mut Ui) -> bool,
) -> bool {
    let frame = egui::Frame::window(&context.global_style()).inner_margin(egui::Margin::symmetric(24, 20));
    let modal = egui::Modal::new(egui::Id::unique(("sheet", title))).frame(frame).show(context, |ui| {
        ui.set_width(width.min(ui.ctx().content_rect().width() - 48.0));
        ui.label(egui::RichText::new(title).size(17.0).color(theme::colors(ui).text));
        ui.add_space(10.0);
        let height = ui.ctx().content_rect().height() - 160.0;
        let area = egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        area.auto_shrink([false, true]).show(ui, content).inner
    });
    modal.inner && !modal.should_close()
}

/// The widest a sheet gets: beyond it lines are hard to follow.
const WIDEST: f32 = 1320.0;

/// Draws a sheet that takes most of the window; returns whether it stays open.
pub(super) fn wide_sheet(context: &egui::Context, name: &str, content: impl FnOnce(&mut Ui) -> bool) -> bool {
    let frame = egui::Frame::window(&context.global_style()).inner_margin(egui::Margin::symmetric(24, 18));
    let modal = egui::Modal::new(egui::Id::unique(("sheet", name))).frame(frame).show(context, |ui| {
        // Room around it, its own margins, and the frame.
        let size = ui.ctx().content_rect().size() - egui::vec2(120.0, 112.0);
        let size = egui::vec2(size.x.min(WIDEST), size.y);
        ui.set_width(size.x);
        ui.set_height(size.y);
        content(ui)
    });
    modal.inner && !modal.should_close()
}

/// Says which of the user's own data files cannot be used.
pub(super) fn broken_files(ui: &mut Ui, errors: &[DataFileError]) {
    for error in errors {
        let text = egui::RichText::new(error.to_string()).size(theme::SMALL_TEXT);
        ui.label(text.color(theme::colors(ui).warning));
    }
}

/// The row of buttons at the foot of a sheet; returns (done, cancelled).
pub(super) fn foot(ui: &mut Ui, done: &str, enabled: bool) -> (bool, bool) {
    let colors = theme::colors(ui);
    ui.add_space(14.0);
    // A row first: a layout from the right alone would take all the height there is.
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let text = egui::RichText::new(done).color(colors.on_accent);
            let done = ui.add_enabled(enabled, egui::Button::new(text).fill(colors.accent)).clicked();
            let cancelled = ui.button("取消").clicked();
            (done, cancelled)
        })
        .inner
    })
    .inner
}
