//! Keeping unsaved work (自动备份): a snapshot of the desk soon after every pause in writing, and now and then in
//! writing that does not pause; never in the user's own file.
//!
//! One thread writes all snapshots of a window, in the order in which they were taken. Reads no clock.

mod schedule;
mod writer;

use std::path::Path;
use std::time::{Duration, Instant};

use crate::document::Document;
use crate::session::desk::Desk;
use crate::storage::recovery::{Origin, Orphan, Orphans, Recovery, orphans, prune};
use crate::storage::{StorageError, WriteError};

use schedule::{Due, Schedule};
use writer::Writer;

pub use schedule::{LONGEST, PAUSE};

/// The automatic snapshots of one window.
#[derive(Debug)]
pub struct Autosave {
    schedule: Schedule,
    writer: Writer,
    /// The failure that has been told already.
    told: bool,
}

/// The snapshots that earlier windows left in `directory`, at the moment `seconds` since 1970; those that are too old
/// or too many are removed first.
pub fn lost_work(directory: &Path, seconds: u64) -> Orphans {
    prune(directory, seconds);
    orphans(directory)
}

impl Autosave {
    /// Begins to keep snapshots in `directory` for the window of `process`, which started at `seconds` since 1970.
    ///
    /// # Errors
    /// When the directory cannot be written.
    pub fn start(directory: &Path, process: u32, seconds: u64) -> Result<Self, WriteError> {
        let writer = Writer::start(Recovery::open(directory, process, seconds)?);
        Ok(Self { schedule: Schedule::default(), writer, told: false })
    }

    /// Takes a snapshot of the desk when one is due and tells when to ask again; `None` when nothing is waiting. In
    /// writing that does not pause a snapshot is due every `longest`, but no later than [`LONGEST`]. `now` runs on
    /// steadily, `seconds` is the same moment since 1970.
    pub fn tick(&mut self, desk: &Desk, longest: Duration, now: Instant, seconds: u64) -> Option<Duration> {
        if self.writer.has_failed() {
            self.schedule.repeat(now);
        }
        let unsaved = desk.is_modified().then(|| desk.revision());
        match self.schedule.due(unsaved, longest, now) {
            Due::Never => None,
            Due::In(wait) => Some(wait),
            Due::Now => {
                self.writer.write(desk.document().clone(), origin(desk, seconds));
                // Whether it could be written is known a little later.
                Some(PAUSE)
            }
        }
    }

    /// What the snapshot holds is saved or given up: drops it unless the desk has unsaved work and `leaving` does not
    /// give that up.
    pub fn settle(&mut self, desk: &Desk, leaving: bool) {
        self.schedule.rest();
        if leaving || !desk.is_modified() {
            self.schedule = Schedule::default();
            self.writer.discard();
        }
    }

    /// The document of a snapshot that another window left behind, which becomes this window's own snapshot.
    ///
    /// # Errors
    /// When it cannot be read or kept; it then stays where it is.
    pub fn take(&mut self, orphan: Orphan) -> Result<(Document, Origin), StorageError> {
        self.writer.take(orphan)
    }

    /// What to tell when snapshots cannot be written, in one Chinese line; told once until one could be written again.
    pub fn complaint(&mut self) -> Option<String> {
        let problem = self.writer.problem();
        let first = problem.is_some() && !self.told;
        self.told = problem.is_some();
        let problem = problem.filter(|_| first)?;
        Some(format!("自动备份没有写成，请先保存文稿：{problem}"))
    }
}

fn origin(desk: &Desk, saved_at: u64) -> Origin {
    let document = desk.document();
    Origin {
        path: desk.path().map(Path::to_owned),
        title: document.fill(&document.meta.title).text.replace('\n', ""),
        saved_at,
        revision: desk.revision(),
        stamp: desk.stamp().copied(),
    }
}

#[cfg(test)]
mod tests;
