//! Keeping unsaved work (恢复副本): a snapshot beside the user's file, soon after every pause in writing.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::super::overlay::{Lost, Overlay};
use super::App;
use crate::session::desk::Command;
use crate::storage::recovery::{Origin, Orphan, Recovery, orphans, prune};

/// How long a pause is in which a snapshot is taken.
const PAUSE: Duration = Duration::from_millis(1500);

/// The snapshots of this window.
#[derive(Debug, Default)]
pub(in crate::app) struct Snapshots {
    recovery: Option<Arc<Recovery>>,
    /// The revision of the latest snapshot.
    taken: Option<u64>,
    /// What is not in it yet: the revision, since when, and the last change.
    waiting: Option<(u64, Instant, Instant)>,
    /// The latest snapshot could not be written; said once.
    failed: Arc<AtomicBool>,
    complained: bool,
}

impl App {
    fn recovery_directory(&self) -> Option<PathBuf> {
        Some(self.preferences.directory.as_ref()?.join("recovery"))
    }

    /// Offers the work of earlier windows that did not end as they should.
    pub(super) fn find_lost_work(&mut self) {
        let Some(directory) = self.recovery_directory() else { return };
        prune(&directory, seconds());
        let orphans = orphans(&directory);
        orphans.problems.into_iter().for_each(|problem| self.services.toasts.error(problem));
        match Recovery::open(&directory, std::process::id(), seconds()) {
            Ok(recovery) => self.services.snapshots.recovery = Some(Arc::new(recovery)),
            Err(error) => {
                let text = format!("不能自动备份未保存的修改，请经常保存：{error}");
                self.services.toasts.error(text);
            }
        }
        if !orphans.found.is_empty() {
            self.overlay = Overlay::Lost(Box::new(Lost::new(orphans.found)));
        }
    }

    /// Puts the work of an earlier window on the desk.
    pub(super) fn recover(&mut self, orphan: Orphan) {
        let Some(recovery) = self.services.snapshots.recovery.clone() else { return };
        match recovery.take(orphan) {
            Ok((document, origin)) => {
                self.perform(Command::Recover(Box::new(document), origin));
            }
            Err(error) => self.services.toasts.error(error.to_string()),
        }
    }

    /// What the snapshot holds is saved or given up.
    pub(super) fn recovery_restarts(&mut self) {
        self.services.snapshots.waiting = None;
        if !self.desk.is_modified() || self.panes.leaving {
            self.services.snapshots.taken = None;
            if let Some(recovery) = &self.services.snapshots.recovery {
                // A snapshot that stays is offered once more, which does no harm.
                let _ = recovery.discard();
            }
        }
    }

    /// Takes a snapshot when one is due; says when the next one will be.
    pub(super) fn keep_recovery(&mut self, now: Instant) -> Option<Duration> {
        let longest = Duration::from_secs(u64::from(self.preferences.settings.autosave_seconds));
        let revision = self.desk.revision();
        let snapshots = &mut self.services.snapshots;
        if snapshots.failed.load(Ordering::Relaxed) && !snapshots.complained {
            snapshots.complained = true;
            self.services.toasts.error("自动备份没有写成，请保存文稿，并检查磁盘空间");
        }
        let recovery = snapshots.recovery.clone()?;
        if !self.desk.is_modified() || snapshots.taken == Some(revision) {
            snapshots.waiting = None;
            return None;
        }
        let (since, last) = match snapshots.waiting {
            Some((of, since, last)) if of == revision => (since, last),
            Some((_, since, _)) => (since, now),
            None => (now, now),
        };
        snapshots.waiting = Some((revision, since, last));
        let due = (last + PAUSE).min(since + longest);
        if now < due {
            return Some(due - now);
        }
        snapshots.taken = Some(revision);
        snapshots.waiting = None;
        let failed = snapshots.failed.clone();
        let document = self.desk.document().clone();
        let origin = Origin {
            path: self.desk.path().map(std::path::Path::to_owned),
            title: document.fill(&document.meta.title).text.replace('\n', ""),
            saved_at: seconds(),
            revision,
            stamp: self.desk.stamp().copied(),
        };
        std::thread::spawn(move || {
            let written = recovery.write(&document, &origin);
            failed.store(written.is_err(), Ordering::Relaxed);
        });
        None
    }
}

/// Seconds since 1970.
pub(super) fn seconds() -> u64 {
    u64::try_from(jiff::Timestamp::now().as_second()).unwrap_or(0)
}
