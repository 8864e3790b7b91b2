//! Files in the making: a temporary file (临时文件) that takes its place in one step, and clearing away those whose
//! makers were killed.
//!
//! A maker holds its file locked. A file of ours that nobody holds locked was left behind.

use std::fs::{self, File, Metadata, TryLockError};
use std::io::{self, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile, TempPath};

use super::super::ownership::{keep_owner, usual_permissions};
use super::before;

/// Names of temporary files; short, so that they are possible wherever the file's own name is.
const PREFIX: &str = ".annual-summary-";
const SUFFIX: &str = ".tmp";

/// How often a name is tried for that somebody clears away at the same moment.
const ATTEMPTS: usize = 8;

/// A file in the making. It is gone when this value is dropped before it has its place.
#[derive(Debug)]
pub(in super::super) struct Fresh {
    file: NamedTempFile,
}

impl Fresh {
    /// An empty file in `directory`, with the permissions of any new file.
    pub(in super::super) fn create(directory: &Path) -> io::Result<Self> {
        before("create")?;
        for _ in 0..ATTEMPTS {
            let file = usual_permissions(names()).tempfile_in(directory)?;
            match file.as_file().try_lock() {
                // Whoever clears the directory has this one already.
                Err(TryLockError::WouldBlock) => continue,
                // Some file systems have no locks; there nothing is cleared away either.
                Ok(()) | Err(TryLockError::Error(_)) => {}
            }
            if fs::symlink_metadata(file.path()).is_ok() {
                return Ok(Self { file });
            }
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }

    /// Gives the file owner and permissions of the one it is to replace.
    pub(in super::super) fn adopt(&self, replaced: &Metadata) -> io::Result<()> {
        before("set_permissions")?;
        keep_owner(self.file.as_file(), replaced);
        self.file.as_file().set_permissions(replaced.permissions())
    }

    /// Adds `bytes`.
    pub(in super::super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        #[cfg(test)]
        super::faults::before_writing(
            |most| self.file.write_all(bytes.get(..most).unwrap_or(bytes)),
            bytes.len(),
        )?;
        self.file.write_all(bytes)
    }

    /// Forces the content to disk.
    pub(in super::super) fn sync(&self) -> io::Result<()> {
        before("sync")?;
        self.file.as_file().sync_all()
    }

    /// Puts the file in its place in one step.
    pub(in super::super) fn replace(self, path: &Path) -> io::Result<File> {
        before("rename")?;
        self.file.persist(path).map_err(|error| error.error)
    }

    /// Puts the file in its place in one step unless something is there; gives it back then.
    pub(in super::super) fn settle(self, path: &Path) -> Result<File, (io::Error, Self)> {
        if let Err(error) = before("rename") {
            return Err((error, self));
        }
        self.file.persist_noclobber(path).map_err(|error| (error.error, Self { file: error.file }))
    }

    /// What the system says of the file.
    pub(in super::super) fn metadata(&self) -> io::Result<Metadata> {
        before("metadata")?;
        self.file.as_file().metadata()
    }
}

fn names() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    builder
}

/// A second name for the file at `path`, beside it, that is gone when the value is dropped.
pub(in super::super) fn link(path: &Path, directory: &Path) -> io::Result<TempPath> {
    before("hard_link")?;
    names().make_in(directory, |spare| fs::hard_link(path, spare)).map(NamedTempFile::into_temp_path)
}

/// Clears away what killed makers left behind in `directory`. Whatever cannot be cleared away stays.
pub(in super::super) fn sweep(directory: &Path) {
    let left = super::entries(directory).unwrap_or_default();
    for path in left.into_iter().filter(|path| is_temporary(path)) {
        let _ = clear(&path);
    }
}

/// Removes a file unless its maker is at work on it.
fn clear(path: &Path) -> io::Result<()> {
    let file = super::open_to_write(path, false)?;
    if file.try_lock().is_ok() {
        super::remove(path)?;
    }
    Ok(())
}

fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(PREFIX) && name.ends_with(SUFFIX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nobody_is_at_work_on_is_cleared_away() {
        let directory = tempfile::tempdir().unwrap();
        let at = |name: &str| directory.path().join(name);
        for name in [".annual-summary-aaaaaa.tmp", "annual-summary-b.tmp", ".annual-summary-c", "总结.ron"]
        {
            fs::write(at(name), "一").unwrap();
        }
        let mut fresh = Fresh::create(directory.path()).unwrap();
        fresh.write("二".as_bytes()).unwrap();
        sweep(directory.path());
        assert!(!at(".annual-summary-aaaaaa.tmp").exists());
        fresh.replace(&at("新.ron")).unwrap();
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 4);
        assert_eq!(fs::read_to_string(at("新.ron")).unwrap(), "二");
    }

    #[test]
    fn a_place_that_is_taken_stays_so() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("总结.ron");
        fs::write(&path, "旧").unwrap();
        let (error, fresh) = Fresh::create(directory.path()).unwrap().settle(&path).unwrap_err();
        assert_eq!(
            (error.kind(), fs::read_to_string(&path).unwrap().as_str()),
            (io::ErrorKind::AlreadyExists, "旧")
        );
        drop(fresh);
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1);
    }
}
