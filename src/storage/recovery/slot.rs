//! The files of one slot: `name.lock`, `name.ron` with the snapshot, `name.note` with what it is.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::TryLockError;
use crate::storage::disk;

/// The files of one slot.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    stem: PathBuf,
}

impl Slot {
    /// The slot with this name.
    pub(super) fn new(dir: &Path, name: &str) -> Self {
        Self { stem: dir.join(name) }
    }

    /// The slot this file belongs to, if it is a file of a slot.
    pub(super) fn of_file(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?;
        let is_ours = matches!(extension, "lock" | "ron" | "note");
        let is_hidden = path.file_name()?.to_string_lossy().starts_with('.');
        (is_ours && !is_hidden).then(|| Self { stem: path.with_extension("") })
    }

    /// What tells the slot from others.
    pub(super) fn key(&self) -> &Path {
        &self.stem
    }

    /// The lock file.
    pub(super) fn lock(&self) -> PathBuf {
        self.stem.with_extension("lock")
    }

    /// The snapshot.
    pub(super) fn snapshot(&self) -> PathBuf {
        self.stem.with_extension("ron")
    }

    /// The note.
    pub(super) fn note(&self) -> PathBuf {
        self.stem.with_extension("note")
    }

    /// Creates the lock file and locks it.
    pub(super) fn create(&self) -> io::Result<File> {
        let file = disk::create_new(&self.lock())?;
        match file.try_lock() {
            // Another window that looks for orphans holds it for a moment: use another slot.
            Err(TryLockError::WouldBlock) => Err(ErrorKind::AlreadyExists.into()),
            // One that starts has taken it for left behind.
            _ if disk::metadata(&self.lock()).is_err() => Err(ErrorKind::AlreadyExists.into()),
            // Some file systems have no locks; then the process in the note tells who is running.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(file),
        }
    }

    /// Locks a slot of which the system says for certain that no window holds it.
    pub(super) fn seize_free(&self) -> Option<File> {
        let file = disk::open_to_write(&self.lock(), false).ok()?;
        file.try_lock().is_ok().then_some(file)
    }

    /// Locks a slot left behind; `None` when a window holds it. `process` is whose slot the note says it is.
    pub(super) fn seize(&self, process: u32) -> Option<File> {
        // A slot whose lock file was lost belongs to nobody.
        let file = disk::open_to_write(&self.lock(), true).ok()?;
        match file.try_lock() {
            Ok(()) => Some(file),
            Err(TryLockError::WouldBlock) => None,
            Err(TryLockError::Error(_)) => (!is_running(process)).then_some(file),
        }
    }

    /// When the snapshot, or else the lock, was last written, in seconds since 1970.
    pub(super) fn written_at(&self) -> u64 {
        let modified = |path: PathBuf| disk::metadata(&path).and_then(|data| data.modified()).ok();
        let time = modified(self.snapshot()).or_else(|| modified(self.lock()));
        let since = time.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        since.map_or(0, |since| since.as_secs())
    }

    /// Removes snapshot and note.
    pub(super) fn remove_snapshot(&self) -> io::Result<()> {
        // The snapshot first: a note alone is no orphan.
        disk::remove_if_there(&self.snapshot())?;
        disk::remove_if_there(&self.note())
    }

    /// Removes every file.
    pub(super) fn remove(&self) -> io::Result<()> {
        self.remove_snapshot()?;
        disk::remove_if_there(&self.lock())
    }
}

/// Whether a process runs, where that can be found out; where not, none does.
fn is_running(process: u32) -> bool {
    cfg!(target_os = "linux") && process != 0 && Path::new("/proc").join(process.to_string()).exists()
}
