//! Keeping unsaved work (恢复副本): snapshots of the desk as [`crate::session::autosave`] has them, and what earlier
//! windows have left behind.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::super::overlay::{Lost, Overlay};
use super::App;
use crate::session::autosave::{Autosave, lost_work};
use crate::session::desk::Command;
use crate::storage::recovery::Orphan;

impl App {
    fn recovery_directory(&self) -> Option<PathBuf> {
        Some(self.preferences.directory.as_ref()?.join("recovery"))
    }

    /// Offers the work of earlier windows that did not end as they should.
    pub(super) fn find_lost_work(&mut self) {
        let Some(directory) = self.recovery_directory() else { return };
        let lost = lost_work(&directory, seconds());
        lost.problems.into_iter().for_each(|problem| self.services.toasts.error(problem));
        match Autosave::start(&directory, std::process::id(), seconds()) {
            Ok(autosave) => self.services.autosave = Some(autosave),
            Err(error) => {
                let text = format!("不能自动备份未保存的修改，请经常保存：{error}");
                self.services.toasts.error(text);
            }
        }
        if !lost.found.is_empty() {
            self.overlay = Overlay::Lost(Box::new(Lost::new(lost.found)));
        }
    }

    /// Puts the work of an earlier window on the desk.
    pub(super) fn recover(&mut self, orphan: Orphan) {
        let Some(autosave) = &mut self.services.autosave else { return };
        match autosave.take(orphan) {
            Ok((document, origin)) => {
                self.perform(Command::Recover(Box::new(document), origin));
            }
            Err(error) => self.services.toasts.error(error.to_string()),
        }
    }

    /// What the snapshot holds is saved or given up.
    pub(super) fn recovery_restarts(&mut self) {
        if let Some(autosave) = &mut self.services.autosave {
            autosave.settle(&self.desk, self.panes.leaving);
        }
    }

    /// Takes a snapshot when one is due; says when to ask again.
    pub(super) fn keep_recovery(&mut self, now: Instant) -> Option<Duration> {
        let longest = Duration::from_secs(u64::from(self.preferences.settings.autosave_seconds));
        let autosave = self.services.autosave.as_mut()?;
        if let Some(complaint) = autosave.complaint() {
            self.services.toasts.error(complaint);
        }
        autosave.tick(&self.desk, longest, now, seconds())
    }
}

/// Seconds since 1970.
pub(super) fn seconds() -> u64 {
    u64::try_from(jiff::Timestamp::now().as_second()).unwrap_or(0)
}
