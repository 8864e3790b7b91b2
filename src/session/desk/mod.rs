//! The desk (案头): the document being worked on, its history and its file.
//!
//! Whatever a window does with a document goes in as a [`Command`]; what then has to happen outside, such as a
//! question or a file to write, comes out as [`Effect`]s, and how that ended goes in again as an [`Outcome`]. The
//! desk itself opens no file, starts no thread and reads no clock, so every use case can be tested without a window.

mod command;
mod name;
mod view;
mod write;

use std::path::{Path, PathBuf};

use crate::document::Document;
use crate::edit::{Coalesce, EditError, History, Transaction};
use crate::session::open::Opened;

pub use command::{Answer, Command, Effect, Outcome, Store};
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
    /// What waits for the question about unsaved work, or for a save to end.
    intent: Option<Intent>,
}

/// What was asked for and would lose unsaved work.
#[derive(Debug)]
enum Intent {
    Replace(Box<Document>, Origin),
    Recover(Box<Document>, Option<PathBuf>),
    Open(PathBuf),
    Quit,
}

impl Desk {
    /// A desk with this document on it.
    pub fn new(document: Document, origin: Origin) -> Self {
        let mut desk = Self { document, history: History::default(), origin, intent: None };
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
            Command::Recover(document, path) => self.unless_unsaved(Intent::Recover(document, path)),
            Command::Open(path) => self.unless_unsaved(Intent::Open(path)),
            Command::Quit => self.unless_unsaved(Intent::Quit),
            Command::Save => self.save(),
            Command::SaveAs => vec![self.pick_save()],
            Command::SaveTo(path) => vec![self.store(path)],
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
            Outcome::Loaded { path, result: Ok(opened) } => {
                let Opened { document, report } = *opened;
                let origin = match report {
                    None => Origin::File(path.clone()),
                    Some(_) => Origin::Imported(path.clone()),
                };
                let mut effects = vec![Effect::Remember(path)];
                effects.extend(report.map(Effect::Imported));
                effects.extend(self.lay(document, origin));
                effects
            }
            Outcome::Stored { path, state, result: Ok(()) } => self.saved(path, state),
            Outcome::Loaded { result: Err(error), .. } | Outcome::Stored { result: Err(error), .. } => {
                self.intent = None;
                vec![Effect::Complain(error.to_string())]
            }
        }
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

    fn save(&mut self) -> Vec<Effect> {
        match self.path() {
            Some(path) => {
                let path = path.to_owned();
                vec![self.store(path)]
            }
            None => vec![self.pick_save()],
        }
    }

    fn pick_save(&self) -> Effect {
        Effect::PickSave { suggested: self.file_name("ron") }
    }

    fn store(&self, path: PathBuf) -> Effect {
        Effect::Store(Box::new(Store { path, document: self.document.clone(), state: self.history.state() }))
    }

    fn saved(&mut self, path: PathBuf, state: u64) -> Vec<Effect> {
        self.history.mark_saved_at(state);
        self.origin = Origin::File(path.clone());
        let mut effects = vec![Effect::Remember(path.clone()), Effect::Saved(path)];
        if let Some(intent) = self.intent.take() {
            // Writing may have gone on while the file was written.
            effects.extend(self.unless_unsaved(intent));
        }
        effects
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
            Intent::Recover(document, path) => {
                let effects = self.lay(*document, path.map_or(Origin::New, Origin::File));
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
        self.intent = None;
        self.settle_history();
        vec![Effect::Laid]
    }

    /// A document made from another file, or begun from one, is unsaved work; a new or sample one is not until it is touched.
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
mod tests;
