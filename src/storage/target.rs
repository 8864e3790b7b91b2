//! Where a write really goes: links followed, the directory found, what is there already looked at.

use std::ffi::OsString;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

use super::disk;
use super::error::WriteCause;

/// How many symbolic links in a row are followed.
const LINK_LIMIT: usize = 40;

/// The file a write is to replace or create.
#[derive(Debug)]
pub(super) struct Target {
    /// The file itself, no longer a link.
    pub(super) path: PathBuf,
    /// The directory it is in.
    pub(super) directory: PathBuf,
    /// What is there already: a regular file that may be written.
    pub(super) existing: Option<Metadata>,
}

impl Target {
    /// Finds where a write to `path` goes, and refuses what cannot be replaced by a file.
    pub(super) fn find(path: &Path) -> Result<Self, WriteCause> {
        let path = follow_links(path)?;
        let existing = match disk::metadata(&path) {
            Ok(metadata) if metadata.is_dir() => return Err(WriteCause::IsDirectory),
            Ok(metadata) if !metadata.is_file() => return Err(WriteCause::NotRegular),
            Ok(metadata) if metadata.permissions().readonly() => return Err(WriteCause::ReadOnlyFile),
            Ok(metadata) => Some(metadata),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error.into()),
        };
        let directory = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
            _ => PathBuf::from("."),
        };
        if path.file_name().is_none() {
            return Err(WriteCause::BadName);
        }
        if !disk::metadata(&directory)?.is_dir() {
            return Err(WriteCause::NoDirectory);
        }
        Ok(Self { path, directory, existing })
    }

    /// Whether the file holds exactly these bytes.
    pub(super) fn holds(&self, bytes: &[u8]) -> bool {
        let same_size = self.existing.as_ref().is_some_and(|found| found.len() == bytes.len() as u64);
        let found = || disk::read_up_to(&disk::open(&self.path)?, u64::MAX, bytes.len() as u64);
        same_size && found().is_ok_and(|found| found == bytes)
    }

    /// Where the previous version is kept.
    pub(super) fn backup(&self) -> PathBuf {
        backup_path(&self.path)
    }
}

/// Follows symbolic links to the file that is meant, which need not exist.
pub(super) fn follow_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_path_buf();
    for _ in 0..LINK_LIMIT {
        match disk::read_link(&path) {
            Ok(link) => path = path.parent().unwrap_or(Path::new("")).join(link),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("符号链接绕成了圈"))
}

/// The backup of the file at `path`: its name with `.bak` at the end.
fn backup_path(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".bak");
    PathBuf::from(name)
}

/// The backup of the file at `path`, when there is one.
pub(super) fn existing_backup(path: &Path) -> Option<PathBuf> {
    let backup = backup_path(&follow_links(path).ok()?);
    backup.is_file().then_some(backup)
}
