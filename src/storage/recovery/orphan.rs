//! Snapshots left behind by windows that did not end as they should.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

use crate::document::Document;
use crate::storage::error::{StorageError, WriteError};
use crate::storage::{disk, load, read_file};

use super::slot::Slot;
use super::{Note, Origin, failed};

/// The most orphans that are kept.
pub const MAX_ORPHANS: usize = 20;

/// How long an orphan is kept, in seconds: 30 days.
pub const MAX_AGE_SECONDS: u64 = 30 * 24 * 60 * 60;

/// How long the lock of a window that never wrote is left alone where the system cannot tell whether it runs.
const IDLE_SECONDS: u64 = 24 * 60 * 60;

/// The largest note that is read, in bytes.
const NOTE_LIMIT: u64 = 1 << 16;

/// A snapshot left behind. As long as this value lives no other window is offered it.
#[derive(Debug)]
pub struct Orphan {
    slot: Slot,
    origin: Origin,
    _lock: File,
}

/// The snapshots left behind.
#[derive(Debug, Default)]
pub struct Orphans {
    /// Those that can be recovered, the newest first.
    pub found: Vec<Orphan>,
    /// Those that cannot, in one Chinese line each. Their files stay.
    pub problems: Vec<String>,
}

impl Orphan {
    /// What it is a snapshot of.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Reads the document.
    ///
    /// # Errors
    /// When the snapshot cannot be read.
    pub fn document(&self) -> Result<Document, StorageError> {
        load(&self.slot.snapshot())
    }

    /// Whether the user's file holds exactly this document, so that nothing was lost: the window was killed after a save
    /// and before the snapshot was dropped. Reads the user's file, which may be on a slow drive.
    pub fn is_saved(&self) -> bool {
        let Some(path) = &self.origin.path else { return false };
        self.document().is_ok_and(|document| load(path).is_ok_and(|saved| saved == document))
    }

    /// Drops the snapshot for good.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn discard(self) -> Result<(), WriteError> {
        self.slot.remove().map_err(|error| failed(&self.slot.snapshot(), error))
    }
}

/// Finds the snapshots in `dir` that belong to no running window. A directory that does not exist holds none.
pub fn orphans(dir: &Path) -> Orphans {
    let mut orphans = Orphans::default();
    for (orphan, _) in left_behind(dir) {
        match orphan.document() {
            Ok(_) => orphans.found.push(orphan),
            Err(error) => orphans.problems.push(format!("有一份未保存的文稿副本无法恢复：{error}")),
        }
    }
    orphans.found.sort_by_key(|orphan| std::cmp::Reverse(orphan.origin.saved_at));
    orphans
}

/// Removes orphans older than [`MAX_AGE_SECONDS`] at the time `now`, those beyond the [`MAX_ORPHANS`] newest, and
/// the locks of windows that ended without a snapshot. Whatever cannot be removed stays.
pub fn prune(dir: &Path, now: u64) {
    let mut left: Vec<(Orphan, u64)> = left_behind(dir).collect();
    left.sort_by_key(|(_, written)| std::cmp::Reverse(*written));
    for (index, (orphan, written)) in left.into_iter().enumerate() {
        if index >= MAX_ORPHANS || now.saturating_sub(written) > MAX_AGE_SECONDS {
            let _ = orphan.discard();
        }
    }
    for slot in slots(dir).into_iter().filter(|slot| !slot.snapshot().exists()) {
        let is_old = now.saturating_sub(slot.written_at()) > IDLE_SECONDS;
        let seized = slot.seize_free().or_else(|| slot.seize(0).filter(|_| is_old));
        if seized.is_some() {
            let _ = slot.remove();
        }
    }
}

/// Every slot with a snapshot and without a window, and when the snapshot was written.
fn left_behind(dir: &Path) -> impl Iterator<Item = (Orphan, u64)> {
    slots(dir).into_iter().filter(|slot| slot.snapshot().exists()).filter_map(|slot| {
        let note = read_note(&slot);
        let process = note.as_ref().map_or(0, |note| note.process);
        let lock = slot.seize(process)?;
        let written = note.as_ref().map_or_else(|| slot.written_at(), |note| note.saved_at);
        let note = note.unwrap_or_default();
        let path = note.path.clone().map(Into::into);
        let Note { title, revision, stamp, .. } = note;
        let origin = Origin { path, title, saved_at: written, revision, stamp };
        Some((Orphan { slot, origin, _lock: lock }, written))
    })
}

/// The note of a slot; a damaged one is as good as none.
fn read_note(slot: &Slot) -> Option<Note> {
    let bytes = read_file(&slot.note(), NOTE_LIMIT).ok()?;
    ron::from_str(&String::from_utf8(bytes).ok()?).ok()
}

/// The slots in a directory, by name.
fn slots(dir: &Path) -> Vec<Slot> {
    let slots = disk::entries(dir).unwrap_or_default();
    let slots = slots.iter().filter_map(|path| Slot::of_file(path));
    let by_name: BTreeMap<_, _> = slots.map(|slot| (slot.key().to_owned(), slot)).collect();
    by_name.into_values().collect()
}
