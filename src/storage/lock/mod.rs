//! The notice that a document is being worked on (编辑标记): a small hidden file beside it that says who does.
//!
//! It is a courtesy between colleagues on a shared folder, not a guard: nothing depends on it, and where it cannot be
//! written there is none. It is refreshed as long as its holder lives. Whether a holder lives is asked of the system
//! where that can tell (`presence`), else told from the notice's age by the clock of the disk it is on, so that
//! clocks that differ between machines do no harm.

mod heartbeat;
mod holder;
mod presence;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::disk::{self, Fresh};
use super::target::Target;
use heartbeat::Heartbeat;
use holder::Notice;

pub use holder::Holder;

/// How often a notice is refreshed.
const REFRESHED: Duration = Duration::from_secs(60);

/// How old a notice may become until its holder counts as gone, where nothing better is known.
const STALE: Duration = Duration::from_secs(5 * 60);

/// Tells the notices of one process apart.
static SERIAL: AtomicU64 = AtomicU64::new(1);

/// A notice of this program's own. Removed when this value is dropped.
#[derive(Debug)]
pub struct Lock {
    place: Arc<Place>,
    heartbeat: Option<Heartbeat>,
}

/// Where a notice is and what it says.
#[derive(Debug)]
struct Place {
    path: PathBuf,
    text: String,
}

/// How an attempt to put up a notice ended.
#[derive(Debug)]
pub enum Attempt {
    /// It is up.
    Held(Lock),
    /// Somebody else works on the document.
    Taken(Holder),
    /// No notice can be put up there: the folder is read-only, or full, or not there.
    Unavailable,
}

impl Lock {
    /// Puts up the notice that `holder` works on the document in `file`, unless somebody else does. A notice whose
    /// holder is gone is replaced.
    pub fn acquire(file: &Path, holder: &Holder) -> Attempt {
        Self::put_up(file, holder, false)
    }

    /// Puts up the notice even where somebody else's is; `None` where there can be none.
    pub fn take_over(file: &Path, holder: &Holder) -> Option<Self> {
        match Self::put_up(file, holder, true) {
            Attempt::Held(lock) => Some(lock),
            _ => None,
        }
    }

    fn put_up(file: &Path, holder: &Holder, over: bool) -> Attempt {
        let Some(target) = Target::find(file).ok().filter(|target| target.existing.is_some()) else {
            // A document that cannot be written needs no notice.
            return Attempt::Unavailable;
        };
        let notice = Notice { holder: holder.clone(), serial: SERIAL.fetch_add(1, Ordering::Relaxed) };
        let place = Place { path: notice_path(&target), text: notice.encode() };
        match place.settle(&target.directory, holder, over) {
            Ok(Settled::Up(file)) => {
                let place = Arc::new(place);
                let heartbeat =
                    Heartbeat::start(place.clone(), presence::announce(&place.path, file), REFRESHED);
                Attempt::Held(Self { place, heartbeat })
            }
            Ok(Settled::Taken(other)) => Attempt::Taken(other),
            Err(_) => Attempt::Unavailable,
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.heartbeat.take();
        // Somebody who took over has put up another notice.
        if self.place.is_up() {
            let _ = disk::remove(&self.place.path);
        }
    }
}

/// How putting a notice in its place ended.
enum Settled {
    Up(File),
    Taken(Holder),
}

impl Place {
    /// Puts the notice in its place.
    fn settle(&self, directory: &Path, holder: &Holder, over: bool) -> std::io::Result<Settled> {
        let mut fresh = Fresh::create(directory)?;
        fresh.write(self.text.as_bytes())?;
        let fresh = match fresh.settle(&self.path) {
            Ok(file) => return Ok(Settled::Up(file)),
            Err((error, fresh)) if error.kind() == std::io::ErrorKind::AlreadyExists => fresh,
            Err((error, _)) => return Err(error),
        };
        // Written this moment, so that it tells the time by the clock of the disk.
        let now = fresh.metadata().and_then(|metadata| metadata.modified()).ok();
        match Notice::read(&self.path) {
            Some(other)
                if !over
                    && other.holder.is_other(holder)
                    && is_alive(&self.path, &other.holder, holder, now) =>
            {
                Ok(Settled::Taken(other.holder))
            }
            _ => fresh.replace(&self.path).map(Settled::Up),
        }
    }

    /// Whether this notice, not another one, is up.
    fn is_up(&self) -> bool {
        Notice::text(&self.path).is_some_and(|text| text == self.text)
    }
}

/// Whether the holder of the notice at `path` still works on the document, at the time `now`.
fn is_alive(path: &Path, other: &Holder, this: &Holder, now: Option<std::time::SystemTime>) -> bool {
    match presence::is_held(path) {
        Some(true) => return true,
        // A network drive may keep locks of one machine from others.
        Some(false) if other.host == this.host => return false,
        _ => {}
    }
    let refreshed = disk::metadata(path).and_then(|metadata| metadata.modified()).ok();
    let age = now.zip(refreshed).and_then(|(now, refreshed)| now.duration_since(refreshed).ok());
    // What lies in the future was refreshed after this look at the clock.
    age.is_none_or(|age| age <= STALE)
}

/// The notice of a document: hidden, and named after it.
fn notice_path(target: &Target) -> PathBuf {
    let name = target.path.file_name().unwrap_or_default().to_string_lossy();
    target.directory.join(format!(".~{name}.lock"))
}

#[cfg(test)]
mod tests;
