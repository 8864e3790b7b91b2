//! Writing a document to its file, outside the desk: what has to be so before, what is known after.

use std::path::PathBuf;

use jiff::Zoned;

use crate::document::Document;
use crate::session::error::SessionError;
use crate::session::open::Access;
use crate::storage::lock::{Holder, Lock};
use crate::storage::{self, Difference, Stamp, StorageError, Versions};

use super::Outcome;

/// A document to be written.
#[derive(Debug)]
pub struct Store {
    /// The file.
    pub path: PathBuf,
    /// The document as it was when saving was asked for.
    pub document: Document,
    /// The state of the history it was in.
    pub state: u64,
    /// What the file must be like; `None` where whatever is there may be overwritten.
    pub expected: Option<Stamp>,
    /// Whether others have still to be told that the file is being worked on.
    pub announces: bool,
}

/// When a save happens, and on whose behalf.
#[derive(Debug, Clone, Default)]
pub struct Occasion {
    /// The moment.
    pub moment: Zoned,
    /// The directory of all versions; `None` keeps none.
    pub versions: Option<PathBuf>,
    /// Who works on the document; `None` tells nobody.
    pub holder: Option<Holder>,
}

/// A file that was written.
#[derive(Debug, Default)]
pub struct Stored {
    /// What it is like now.
    pub stamp: Option<Stamp>,
    /// The notice to others, where it was put up just now.
    pub lock: Option<Lock>,
    /// What else there is to say, in one Chinese line.
    pub warning: Option<String>,
}

/// Why a file was not written.
#[derive(Debug)]
pub enum Refusal {
    /// Somebody else has written, moved or deleted it since it was read or written here.
    Differs(Difference),
    /// Something went wrong.
    Failed(SessionError),
}

impl Store {
    /// Writes the file and says how it ended; blocks until it is on disk.
    pub fn run(self, occasion: &Occasion) -> Outcome {
        let result = self.write(occasion);
        Outcome::Stored { path: self.path, state: self.state, result }
    }

    fn write(&self, occasion: &Occasion) -> Result<Stored, Refusal> {
        let difference = self.expected.as_ref().map(|stamp| stamp.difference(&self.path));
        if let Some(difference) = difference.transpose().map_err(StorageError::from)?.flatten() {
            return Err(Refusal::Differs(difference));
        }
        let versions = occasion.versions.as_deref().map(|all| Versions::of(all, &self.path));
        let moment = &occasion.moment;
        let (stamp, not_kept) =
            storage::save_with_version(&self.path, &self.document, versions.as_ref(), moment)?;
        let mut stored =
            Stored { stamp: Some(stamp), lock: None, warning: not_kept.map(|error| error.to_string()) };
        if let Some(holder) = occasion.holder.as_ref().filter(|_| self.announces) {
            match Access::of(Lock::acquire(&self.path, holder)) {
                Access::Announced(lock) => stored.lock = Some(lock),
                Access::Shared(other) => {
                    let path = self.path.display();
                    stored.warning =
                        Some(format!("{other}正在编辑“{path}”，已保存的内容可能被对方覆盖；请与对方联系"));
                }
                Access::Unannounced => {}
            }
        }
        Ok(stored)
    }
}

impl From<StorageError> for Refusal {
    fn from(error: StorageError) -> Self {
        Self::Failed(error.into())
    }
}
