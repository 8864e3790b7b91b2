//! What a file was like when it was read or written (文件戳), and whether it still is: so that a save never
//! overwrites what somebody else has written in the meantime.

use std::fs::Metadata;
use std::io::ErrorKind;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::disk;
use super::error::ReadError;
use super::read::{SIZE_LIMIT, read_with_metadata};

/// A state of a file. Two states are the same when the content is; the time only spares reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Bytes.
    length: u64,
    /// When it was last modified, in nanoseconds since 1970, where the system tells.
    modified: Option<u64>,
    /// Its content.
    digest: Digest,
}

/// How a file differs from a [`Stamp`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// Somebody has written it since; when, if the system tells.
    Changed {
        /// When the file was last modified.
        modified: Option<SystemTime>,
    },
    /// It was deleted, moved or given another name.
    Gone,
}

impl Stamp {
    /// The state of a file with this content, of which the system says this.
    pub(super) fn new(bytes: &[u8], metadata: &Metadata) -> Self {
        Self { length: bytes.len() as u64, modified: modified(metadata), digest: Digest::of(bytes) }
    }

    /// The state of the file at `path` after these bytes were written to it.
    pub(super) fn of_written(path: &Path, bytes: &[u8]) -> Self {
        let modified = disk::metadata(path).ok().as_ref().and_then(modified);
        Self { length: bytes.len() as u64, modified, digest: Digest::of(bytes) }
    }

    /// Whether the file may have changed, told from its length and time alone. Cheap enough to be asked whenever the
    /// window is looked at again; [`Self::difference`] tells for certain.
    pub fn may_differ(&self, path: &Path) -> bool {
        match disk::metadata(path) {
            Ok(found) => {
                found.len() != self.length || self.modified.is_none() || modified(&found) != self.modified
            }
            Err(error) => is_absent(error.kind()),
        }
    }

    /// How the file at `path` differs from this state, told from its content; `None` when it does not.
    ///
    /// # Errors
    /// When there is a file that cannot be read.
    pub fn difference(&self, path: &Path) -> Result<Option<Difference>, ReadError> {
        let found = match disk::metadata(path) {
            Err(error) if is_absent(error.kind()) => return Ok(Some(Difference::Gone)),
            Err(error) => return Err(ReadError::new(path, error.into())),
            Ok(found) => found,
        };
        let changed = Some(Difference::Changed { modified: found.modified().ok() });
        if found.is_file() && found.len() != self.length {
            return Ok(changed);
        }
        // Times are coarse on many disks: a change soon after a save may not show in them.
        let (bytes, _) = read_with_metadata(path, SIZE_LIMIT)?;
        Ok(if Digest::of(&bytes) == self.digest { None } else { changed })
    }

    /// When the file was last modified.
    pub fn modified(&self) -> Option<SystemTime> {
        UNIX_EPOCH.checked_add(Duration::from_nanos(self.modified?))
    }
}

fn modified(metadata: &Metadata) -> Option<u64> {
    let since = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    u64::try_from(since.as_nanos()).ok()
}

fn is_absent(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn only_another_content_is_another_state() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("总结.ron");
        fs::write(&path, "甲一").unwrap();
        let (bytes, metadata) = read_with_metadata(&path, 100).unwrap();
        let stamp = Stamp::new(&bytes, &metadata);
        assert!(!stamp.may_differ(&path));
        assert_eq!(stamp.difference(&path).unwrap(), None);
        let touch = |seconds| {
            let time = UNIX_EPOCH + Duration::from_secs(seconds);
            fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
        };
        touch(1_000_000);
        assert!(stamp.may_differ(&path));
        assert_eq!(stamp.difference(&path).unwrap(), None, "touched only");
        let known = Stamp::of_written(&path, "甲一".as_bytes());
        fs::write(&path, "甲二").unwrap();
        touch(1_000_000);
        assert!(!known.may_differ(&path), "same length and time");
        assert!(matches!(known.difference(&path).unwrap(), Some(Difference::Changed { modified: Some(_) })));
        fs::write(&path, "甲一二").unwrap();
        assert!(matches!(known.difference(&path).unwrap(), Some(Difference::Changed { .. })));
        fs::remove_file(&path).unwrap();
        assert!(known.may_differ(&path));
        assert_eq!(known.difference(&path).unwrap(), Some(Difference::Gone));
    }

    #[test]
    fn what_is_there_but_no_file_is_an_error() {
        let directory = tempfile::tempdir().unwrap();
        let metadata = fs::metadata(directory.path()).unwrap();
        let stamp = Stamp { length: metadata.len(), modified: None, digest: Digest::of(b"") };
        assert!(stamp.may_differ(directory.path()));
        assert!(stamp.difference(directory.path()).unwrap_err().to_string().contains("文件夹"));
    }

    #[test]
    fn it_is_read_as_it_is_written() {
        let stamp = Stamp { length: 3, modified: Some(5), digest: Digest::of(b"abc") };
        let text = ron::to_string(&stamp).unwrap();
        assert_eq!(ron::from_str::<Stamp>(&text).unwrap(), stamp);
    }
}
