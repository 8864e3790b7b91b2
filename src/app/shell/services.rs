//! What works beside the drawing: jobs on files, dialogs of the desktop, errands to the system, short notes.

use std::path::PathBuf;

use super::super::action::ExportChoice;
use super::super::dialog::{FileDialogs, Toasts};
use super::super::jobs::Jobs;
use super::super::system::Errands;
use super::recovery::seconds;
use crate::session::autosave::Autosave;
use crate::storage::lock::Holder;

/// What a file is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) enum Errand {
    Open,
    Save,
    LastYear,
    Export(ExportChoice),
}

/// What the button of a note does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) enum NoteAction {
    OpenFile(PathBuf),
    ShowFolder(PathBuf),
}

/// The services of the window.
pub(in crate::app) struct Services {
    pub(in crate::app) jobs: Jobs,
    pub(in crate::app) files: FileDialogs<Errand>,
    pub(in crate::app) errands: Errands,
    pub(in crate::app) toasts: Toasts<NoteAction>,
    /// Snapshots of unsaved work; `None` where there is no place for them.
    pub(in crate::app) autosave: Option<Autosave>,
    /// Who works here, for notices to others.
    pub(in crate::app) holder: Holder,
}

impl Services {
    pub(super) fn new(context: &egui::Context) -> Self {
        Self {
            jobs: Jobs::new(context.clone()),
            files: FileDialogs::new(context),
            errands: Errands::new(context),
            toasts: Toasts::default(),
            autosave: None,
            holder: Holder::this_process(seconds()),
        }
    }

    pub(super) fn use_own_dialogs(&mut self, context: &egui::Context) {
        self.files = FileDialogs::in_window(context);
    }
}
