//! The desk (案头): the document being worked on, its history and its file.
//!
//! Whatever a window does with a document goes in as a [`Command`]; what then has to happen outside, such as a
//! question or a file to write, comes out as [`Effect`]s, and how that ended goes in again as an [`Outcome`]. The
//! desk itself opens no file, starts no thread and reads no clock, so every use case can be tested without a window.

mod command;
mod name;
mod saving;
mod store;
mod view;
mod write;

use std::path::{Path, PathBuf};

use crate::document::Document;
use crate::edit::{Coalesce, EditError, History, Transaction};
use crate::session::open::{Access, Opened};
use crate::storage::Stamp;
use crate::storage::lock::Lock;
use crate::storage::recovery::Origin as Snapshot;

pub use command::{Answer, Command, Effect, Outcome, Sharing};
pub use store::{Occasion, Refusal, Store, Stored};
pub use write::{Writing, displayed};

/// Where the document came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Made here and never saved.
    New,
    /// The built-in sample.
    Sample,
    /// A file of the program's own.
    File(PathBuf),
    /// A copy of a file that somebody else works on; saving asks for another one.
    Copy(PathBuf),
    /// Made from a file of another kind, which saving never touches.
    Imported(PathBuf),
    /// Begun from last year's file, which saving never touches.
    LastYear(PathBuf),
}

/// The document being worked on.
#[derive(Debug)]
pub struct Desk {
    document: Document,
    history: History,
    origin: Origin,
    /// What the document's file was like when it was last read or written here; `None` without one.
    stamp: Option<Stamp>,
    /// The notice to others that the file is being worked on.
    lock: Option<Lock>,
    /// What waits for the question about unsaved work, or for a save to end.
    intent: Option<Intent>,
}

/// What was asked for and would lose unsaved work.
#[derive(Debug)]
enum Intent {
    Replace(Box<Document>, Origin),
    Recover(Box<Document>, Snapshot),
    Open(PathBuf),
    Quit,
}

impl Desk {
    /// A desk with this document on it.
    pub fn new(document: Document, origin: Origin) -> Self {
        let history = History::default();
        let mut desk = Self { document, history, origin, stamp: None, lock: None, intent: None };
        desk.settle_history();
        desk
    }

    /// The document.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Where it came from.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The file that saving writes to.
    pub fn path(&self) -> Option<&Path> {
        match &self.origin {
            Origin::File(path) => Some(path),
            _ => None,
        }
    }

    /// What the document's file was like when it was last read or written here.
    pub fn stamp(&self) -> Option<&Stamp> {
        self.stamp.as_ref()
    }

    /// A number that changes with every change of the document.
    pub fn revision(&self) -> u64 {
        self.history.revision()
    }

    /// Whether there is work that no file holds.
    pub fn is_modified(&self) -> bool {
        self.history.is_modified()
    }

    /// What undo and redo would do.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Carries out a command and says what has to happen now.
    pub fn perform(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Write { part, text, writing } => self.write(part, &text, writing),
            Command::Apply(transaction) => self.apply(&transaction),
            Command::Undo => self.travel(History::undo),
            Command::Redo => self.travel(History::redo),
            Command::EndTyping => {
                self.history.end_typing();
                Vec::new()
            }
            Command::Replace(document, origin) => self.unless_unsaved(Intent::Replace(document, origin)),
            Command::Recover(document, of) => self.unless_unsaved(Intent::Recover(document, of)),
            Command::Open(path) => self.unless_unsaved(Intent::Open(path)),
            Command::Quit => self.unless_unsaved(Intent::Quit),
            Command::Save => self.save(),
            Command::SaveAs => vec![self.pick_save()],
            Command::SaveTo(path) => vec![self.store(path)],
            Command::Overwrite => self.overwrite(),
            Command::Share(sharing) => self.share(sharing),
            Command::SaveCancelled => {
                self.intent = None;
                Vec::new()
            }
            Command::Answer(answer) => self.answer(answer),
        }
    }

    /// Takes in how something outside ended.
    pub fn finish(&mut self, outcome: Outcome) -> Vec<Effect> {
        match outcome {
            Outcome::Loaded { path, result: Ok(opened) } => self.loaded(path, *opened),
            Outcome::Stored { path, state, result: Ok(stored) } => self.saved(path, state, stored),
            Outcome::Stored { path, result: Err(Refusal::Differs(difference)), .. } => {
                vec![Effect::AskChanged { path, difference }]
            }
            Outcome::Loaded { result: Err(error), .. }
            | Outcome::Stored { result: Err(Refusal::Failed(error)), .. } => {
                self.intent = None;
                vec![Effect::Complain(error.to_string())]
            }
        }
    }

    fn loaded(&mut self, path: PathBuf, opened: Opened) -> Vec<Effect> {
        let Opened { document, report, stamp, access } = opened;
        let origin = match report {
            None => Origin::File(path.clone()),
            Some(_) => Origin::Imported(path.clone()),
        };
        let mut effects = vec![Effect::Remember(path.clone())];
        effects.extend(report.map(Effect::Imported));
        effects.extend(self.lay(document, origin));
        self.stamp = stamp;
        match access {
            Access::Unannounced => {}
            Access::Announced(lock) => self.lock = Some(lock),
            Access::Shared(holder) => effects.push(Effect::AskShared { path, holder }),
        }
        effects
    }

    fn apply(&mut self, transaction: &Transaction) -> Vec<Effect> {
        match self.history.apply(&mut self.document, transaction, Coalesce::Never) {
            Ok(()) => Vec::new(),
            Err(error) => vec![Effect::Complain(misfit(&error))],
        }
    }

    fn travel(
        &mut self,
        step: impl Fn(&mut History, &mut Document) -> Result<Option<Transaction>, EditError>,
    ) -> Vec<Effect> {
        match step(&mut self.history, &mut self.document) {
            Ok(done) => done.and_then(|t| t.destination()).map(Effect::Show).into_iter().collect(),
            Err(error) => vec![Effect::Complain(misfit(&error))],
        }
    }

    fn unless_unsaved(&mut self, intent: Intent) -> Vec<Effect> {
        if !self.is_modified() {
            return self.go_on(intent);
        }
        self.intent = Some(intent);
        vec![Effect::AskUnsaved { name: self.name() }]
    }

    fn answer(&mut self, answer: Answer) -> Vec<Effect> {
        match answer {
            Answer::Save => self.save(),
            Answer::Discard => self.intent.take().map_or_else(Vec::new, |intent| self.go_on(intent)),
            Answer::Cancel => {
                self.intent = None;
                Vec::new()
            }
        }
    }

    fn go_on(&mut self, intent: Intent) -> Vec<Effect> {
        match intent {
            Intent::Replace(document, origin) => self.lay(*document, origin),
            Intent::Recover(document, of) => {
                let effects = self.lay(*document, of.path.map_or(Origin::New, Origin::File));
                // The file may have been written since the snapshot was taken.
                self.stamp = of.stamp;
                self.history.mark_unsaved();
                effects
            }
            Intent::Open(path) => vec![Effect::Load(path)],
            Intent::Quit => vec![Effect::Quit],
        }
    }

    /// Lays another document on the desk.
    fn lay(&mut self, document: Document, origin: Origin) -> Vec<Effect> {
        let revision = self.revision();
        self.document = document;
        self.history = History::starting_at(revision + 1);
        self.origin = origin;
        self.stamp = None;
        self.lock = None;
        self.intent = None;
        self.settle_history();
        vec![Effect::Laid]
    }

    /// A document made from another file, or begun from one, is unsaved work; a new or sample one is not until it is
    /// touched.
    fn settle_history(&mut self) {
        if matches!(self.origin, Origin::Imported(_) | Origin::LastYear(_)) {
            self.history.mark_unsaved();
        }
    }
}

/// A transaction made for another state of the document: nothing a user did wrong.
fn misfit(error: &EditError) -> String {
    format!("这一步没有做成，文稿没有改动：{error}")
}

#[cfg(test)]
mod saving_tests;
#[cfg(test)]
mod tests;
