//! One frame: results of work done beside it, shortcuts, drawing, and then everything that was asked for.

use std::time::{Duration, Instant};

use eframe::Frame;
use egui::{Ui, ViewportCommand};

use super::super::command::{CommandId, pressed};
use super::super::jobs::{Done, Purpose};
use super::super::overlay::Overlay;
use super::super::system::Outcome as ErrandOutcome;
use super::App;
use super::services::{Errand, NoteAction};
use crate::session::desk::Command;

impl eframe::App for App {
    fn raw_input_hook(&mut self, context: &egui::Context, input: &mut egui::RawInput) {
        self.clean_pasted(context, input);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        let context = ui.ctx().clone();
        self.collect();
        self.hear(&context);
        self.layout(ui);
        self.overlays(&context);
        self.work(&context, frame);
        self.keep_up(&context);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.preferences.window.outline_folded = !self.panes.outline_open;
        self.preferences.window.right_folded = !self.panes.right_open;
        self.preferences.window.zoom = self.panes.preview.zoom();
        self.preferences.save();
    }
}

impl App {
    /// Takes in what was done beside the frame.
    fn collect(&mut self) {
        for done in self.services.jobs.ended() {
            match done {
                Done::Desk(outcome) => {
                    let effects = self.desk.finish(outcome);
                    self.effects(effects);
                }
                Done::Begun { path, result } => self.begun(path, result),
                Done::Exported { path, purpose, result } => self.exported(path, purpose, result),
            }
        }
        if let Some((errand, path)) = self.services.files.poll() {
            self.answered(errand, path);
        }
        while let Some(outcome) = self.services.errands.poll() {
            match outcome {
                ErrandOutcome::Printed(text) | ErrandOutcome::OpenedForPrinting(text) => {
                    self.services.toasts.info(text);
                }
                ErrandOutcome::Failed(text) => self.services.toasts.error(text),
                ErrandOutcome::Opened => {}
            }
        }
    }

    /// A file dialog was answered.
    fn answered(&mut self, errand: Errand, path: Option<std::path::PathBuf>) {
        let Some(path) = path else {
            if errand == Errand::Save {
                self.desk.perform(Command::SaveCancelled);
            }
            return;
        };
        self.preferences.remember_directory(&path);
        match errand {
            Errand::Open => self.perform(Command::Open(path)),
            Errand::LastYear => self.begin_from(path),
            Errand::Save => self.perform(Command::SaveTo(with_extension(path, "ron"))),
            Errand::Export(choice) => {
                let purpose = if choice.open_after { Purpose::Open } else { Purpose::Keep };
                self.export_to(choice.format, path, purpose);
            }
        }
    }

    /// Takes shortcuts, dropped files and the closing of the window out of the input.
    fn hear(&mut self, context: &egui::Context) {
        if !self.panes.editor.composition.is_active() && !self.is_blocked() {
            let own_undo = self.overlay.has_text() || self.panes.find.has_focus(context);
            let allowed = |id| !own_undo || !matches!(id, CommandId::Undo | CommandId::Redo);
            for id in pressed(context, allowed) {
                self.actions.run(id);
            }
        }
        let dropped =
            context.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_path_buf()));
        if let Some(path) = dropped {
            self.overlay = Overlay::None;
            self.perform(Command::Open(path));
        }
        let closing = context.input(|input| input.viewport().close_requested());
        if closing && (self.desk.is_modified() || self.services.jobs.is_busy()) && !self.panes.leaving {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            if !self.is_blocked() {
                self.perform(Command::Quit);
            }
        }
    }

    /// Whether a question waits for its answer before anything else.
    fn is_blocked(&self) -> bool {
        self.services.files.is_open() || self.overlay.is_question()
    }

    fn overlays(&mut self, context: &egui::Context) {
        self.overlay(context);
        self.services.files.ui(context);
        self.services.jobs.ui(context);
        match self.services.toasts.ui(context) {
            Some(NoteAction::OpenFile(path)) => self.services.errands.open_with_default(path),
            Some(NoteAction::ShowFolder(path)) => self.services.errands.reveal(path),
            None => {}
        }
    }

    /// Does what was asked for while drawing.
    fn work(&mut self, context: &egui::Context, frame: &Frame) {
        for action in self.actions.take() {
            self.act(action, context);
        }
        if let Some((errand, request)) = self.panes.asking.take() {
            self.services.files.open(errand, request, Some(frame));
        }
        if self.panes.leaving {
            context.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    /// Keeps what is derived from the document up with it: marks, pages, the window's title, recovery.
    fn keep_up(&mut self, context: &egui::Context) {
        self.panes.refresh(&self.desk, &self.preferences);
        if let Some(wait) = self.panes.refresh_preview(&self.desk, &self.preferences) {
            context.request_repaint_after(wait);
        }
        let title = self.window_title();
        if self.panes.title != title {
            context.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.panes.title = title;
        }
        if let Some(wait) = self.keep_recovery(Instant::now()) {
            context.request_repaint_after(wait.max(Duration::from_millis(50)));
        }
        self.preferences.observe(context);
    }

    fn window_title(&self) -> String {
        let mark = if self.desk.is_modified() { "*" } else { "" };
        format!("{mark}{} - 岁稿", self.desk.name())
    }
}

/// `path` with this extension, unless it has one already.
fn with_extension(path: std::path::PathBuf, extension: &str) -> std::path::PathBuf {
    if path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension)) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(extension);
    name.into()
}
