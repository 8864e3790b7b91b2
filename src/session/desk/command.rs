//! What goes into a desk and what comes out of it.

use std::path::PathBuf;

use crate::document::{Document, Part, Place};
use crate::edit::Transaction;
use crate::import::ImportReport;
use crate::session::error::SessionError;
use crate::session::open::Opened;

use super::Origin;
use super::store::{Refusal, Store, Stored};
use super::write::Writing;
use crate::storage::Difference;
use crate::storage::lock::{Holder, Lock};
use crate::storage::recovery::Origin as Snapshot;

/// What a person asks for.
#[derive(Debug)]
pub enum Command {
    /// A field now shows this text ([`super::displayed`]).
    Write {
        /// The field.
        part: Part,
        /// All of its text as shown.
        text: String,
        /// How it came to be.
        writing: Writing,
    },
    /// Apply a transaction as a step of its own.
    Apply(Transaction),
    /// Take the latest step back.
    Undo,
    /// Do the step taken back again.
    Redo,
    /// What is typed next is a step of its own.
    EndTyping,
    /// Put a document made elsewhere in place of this one.
    Replace(Box<Document>, Origin),
    /// Put work of an earlier run in place of this document, and what it is a snapshot of.
    Recover(Box<Document>, Snapshot),
    /// Open a file.
    Open(PathBuf),
    /// Save to the document's file; ask where when it has none.
    Save,
    /// Ask where to save.
    SaveAs,
    /// Save here.
    SaveTo(PathBuf),
    /// Save to the document's file although somebody else has written it since.
    Overwrite,
    /// The question where or whether to save was left without an answer.
    SaveCancelled,
    /// What to do with a document that somebody else works on.
    Share(Sharing),
    /// The answer to the question about unsaved work.
    Answer(Answer),
    /// Leave the program.
    Quit,
}

/// What to do with unsaved work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// 保存
    Save,
    /// 不保存
    Discard,
    /// 取消
    Cancel,
}

/// What to do with a document that somebody else works on.
#[derive(Debug)]
pub enum Sharing {
    /// 作为副本打开: saving asks for another file.
    AsCopy,
    /// 继续编辑: the notice from here stands beside the document, if one could be put up.
    Anyway(Option<Lock>),
}

/// What has to happen outside.
#[derive(Debug)]
pub enum Effect {
    /// Ask what to do with unsaved work.
    AskUnsaved {
        /// The document's name.
        name: String,
    },
    /// Ask where to save.
    PickSave {
        /// File name to begin with.
        suggested: String,
    },
    /// Read a file; ends with [`Outcome::Loaded`].
    Load(PathBuf),
    /// Write a file; ends with [`Outcome::Stored`].
    Store(Box<Store>),
    /// Another document lies on the desk.
    Laid,
    /// What import made of a file, for the user to look at.
    Imported(ImportReport),
    /// Ask whether to overwrite what somebody else has written to the file since it was opened or saved here: compare,
    /// save elsewhere ([`Command::SaveAs`]), [`Command::Overwrite`] or [`Command::SaveCancelled`].
    AskChanged {
        /// The file.
        path: PathBuf,
        /// What became of it.
        difference: Difference,
    },
    /// Ask what to do with a document that somebody else works on ([`Command::Share`]).
    AskShared {
        /// The file.
        path: PathBuf,
        /// Who works on it.
        holder: Holder,
    },
    /// Put the file on the list of recent ones.
    Remember(PathBuf),
    /// The document is saved in this file.
    Saved(PathBuf),
    /// Show this place and put the caret there.
    Show(Place),
    /// Tell that something failed.
    Complain(String),
    /// Close the window.
    Quit,
}

/// How something outside ended.
#[derive(Debug)]
pub enum Outcome {
    /// A file was read, or not.
    Loaded {
        /// The file.
        path: PathBuf,
        /// What was in it.
        result: Result<Box<Opened>, SessionError>,
    },
    /// A file was written, or not.
    Stored {
        /// The file.
        path: PathBuf,
        /// [`Store::state`].
        state: u64,
        /// How it ended.
        result: Result<Stored, Refusal>,
    },
}
