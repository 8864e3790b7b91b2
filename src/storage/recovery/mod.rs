//! Recovery snapshots (恢复副本): what a running window has not saved, kept outside the user's own file.
//!
//! Every window has a slot of its own in the recovery directory: a snapshot in the usual file format, a note of
//! what it is a snapshot of, and a lock file that the window holds locked as long as it runs. A slot whose
//! lock is free was left behind by a window that did not end as it should: an orphan. Knows no clock; times
//! are given in seconds since 1970.

mod orphan;
mod slot;

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::document::Document;

use super::error::{StorageError, WriteCause, WriteError};
use super::{Backup, Stamp, atomic_write, disk, encode};
use slot::Slot;

pub use orphan::{MAX_AGE_SECONDS, MAX_ORPHANS, Orphan, Orphans, orphans, prune};

/// What a snapshot is a snapshot of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// The user's file; `None` for a document that was never saved.
    pub path: Option<PathBuf>,
    /// The document's title as it prints.
    pub title: String,
    /// When the snapshot was taken, in seconds since 1970.
    pub saved_at: u64,
    /// The document's revision in the window.
    pub revision: u64,
    /// What the user's file was like when it was last read or written there; `None` without one.
    pub stamp: Option<Stamp>,
}

/// The note beside a snapshot. Fields may be added; those missing or unknown do no harm.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Note {
    path: Option<String>,
    title: String,
    saved_at: u64,
    revision: u64,
    process: u32,
    stamp: Option<Stamp>,
}

/// The slot of one running window.
#[derive(Debug)]
pub struct Recovery {
    slot: Slot,
    process: u32,
    /// Held locked as long as the window runs.
    _lock: File,
}

impl Recovery {
    /// Takes a slot in `dir`, which is created when it is missing, for this window; `process` and the time
    /// `started` make its name.
    ///
    /// # Errors
    /// When the directory or the lock file cannot be created.
    pub fn open(dir: &Path, process: u32, started: u64) -> Result<Self, WriteError> {
        disk::create_private_directory(dir).map_err(|error| failed(dir, error))?;
        disk::sweep(dir);
        let mut last = None;
        for attempt in 0..100 {
            let slot = Slot::new(dir, &format!("{process}-{started}-{attempt}"));
            match slot.create() {
                Ok(lock) => return Ok(Self { slot, process, _lock: lock }),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => last = Some(error),
                Err(error) => return Err(failed(&slot.lock(), error)),
            }
        }
        let error = last.unwrap_or_else(|| std::io::ErrorKind::AlreadyExists.into());
        Err(WriteError { path: dir.into(), cause: WriteCause::Io(error) })
    }

    /// Keeps a snapshot of the document in place of the one before.
    ///
    /// # Errors
    /// When it cannot be written; the one before is then unchanged.
    pub fn write(&self, document: &Document, origin: &Origin) -> Result<(), StorageError> {
        let path = self.slot.snapshot();
        let text = encode(document).map_err(|error| StorageError::Encode { path: path.clone(), error })?;
        // The note first: alone it is no orphan, and a snapshot never lacks one.
        atomic_write(&self.slot.note(), self.note(origin).as_bytes(), Backup::None)?;
        Ok(atomic_write(&path, text.as_bytes(), Backup::None)?)
    }

    /// Drops the snapshot, because the document was saved or given up.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn discard(&self) -> Result<(), WriteError> {
        self.slot.remove_snapshot().map_err(|error| failed(&self.slot.snapshot(), error))
    }

    /// The document of an orphan. It is kept as this window's snapshot before the orphan goes, so that it is at
    /// no moment without a copy. The origin tells what it is a snapshot of.
    ///
    /// # Errors
    /// When the snapshot cannot be read or kept; the orphan then stays.
    pub fn take(&self, orphan: Orphan) -> Result<(Document, Origin), StorageError> {
        let document = orphan.document()?;
        let origin = orphan.origin().clone();
        self.write(&document, &origin)?;
        // Left behind it would only be offered again.
        let _ = orphan.discard();
        Ok((document, origin))
    }

    /// The text of the note. A path that is no text is left out: the document then asks for a name.
    fn note(&self, origin: &Origin) -> String {
        let Origin { path, title, saved_at, revision, stamp } = origin.clone();
        let path = path.and_then(|path| path.to_str().map(str::to_owned));
        let note = Note { path, title, saved_at, revision, process: self.process, stamp };
        ron::ser::to_string_pretty(&note, ron::ser::PrettyConfig::new().new_line("\n")).unwrap_or_default()
    }
}

impl Drop for Recovery {
    /// Gives the slot up; one with a snapshot stays to be found as an orphan.
    fn drop(&mut self) {
        if !self.slot.snapshot().exists() {
            let _ = disk::remove(&self.slot.lock());
        }
    }
}

fn failed(path: &Path, error: std::io::Error) -> WriteError {
    WriteError { path: path.into(), cause: WriteCause::from(error) }
}

#[cfg(test)]
mod tests;
