//! What drawing asks for: collected while a frame is drawn, done when it is finished.

use std::path::PathBuf;

use crate::document::{Document, Place, SectionId, SectionKind};
use crate::session::desk;
use crate::storage::recovery::Orphan;

use super::command::CommandId;
use super::overlay::VersionDeed;

/// One thing asked for.
#[derive(Debug)]
pub(super) enum Action {
    /// A command of the table.
    Run(CommandId),
    /// A command for the desk.
    Desk(desk::Command),
    /// Put the caret at a place and show it.
    Show(Place),
    /// Put text at the caret and the caret this many bytes into it.
    Insert { text: String, caret: usize },
    /// Work in this section from now on.
    Enter(SectionId),
    /// Begin to change a section's heading in the outline.
    Rename(SectionId),
    /// Add a section after this one, or at the end.
    AddSection { after: Option<SectionId>, kind: SectionKind },
    /// Delete a section.
    RemoveSection(SectionId),
    /// Open a file.
    Open(PathBuf),
    /// Choose a file and open it.
    ChooseFile,
    /// Make a document from a template.
    Begin(Box<Beginning>),
    /// Put the document begun from last year's file on the desk.
    StartFrom(PathBuf, Box<Document>),
    /// Do something with an earlier version.
    Version(VersionDeed),
    /// Ask where to export to, then do it.
    Export(Box<ExportChoice>),
    /// Take these settings.
    Adopt(Box<crate::session::settings::Settings>),
    /// Put the work of an earlier window on the desk.
    Recover(Box<Orphan>),
    /// Throw the work of an earlier window away.
    Abandon(Box<Orphan>),
    /// Forget a recent file.
    Forget(PathBuf),
}

/// What a new document is made from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Beginning {
    pub(super) template: String,
    pub(super) organ: String,
    pub(super) organ_short: String,
    pub(super) superior: String,
    pub(super) year: u16,
}

/// How to export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ExportChoice {
    pub(super) format: crate::session::ExportFormat,
    pub(super) open_after: bool,
}

/// The actions of one frame, in the order they were asked for.
#[derive(Debug, Default)]
pub(super) struct Actions(Vec<Action>);

impl Actions {
    pub(super) fn push(&mut self, action: Action) {
        self.0.push(action);
    }

    pub(super) fn run(&mut self, id: CommandId) {
        self.push(Action::Run(id));
    }

    pub(super) fn desk(&mut self, command: desk::Command) {
        self.push(Action::Desk(command));
    }

    pub(super) fn take(&mut self) -> Vec<Action> {
        std::mem::take(&mut self.0)
    }
}
