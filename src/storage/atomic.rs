//! Writing a file so that a crash, a full disk or a power cut leaves either the old file or the new one.
//!
//! The new content goes into a temporary file in the same directory, is forced to disk, and takes the old
//! file's place in one step. Links are followed; permissions are kept.

use std::io;
use std::path::Path;

use tempfile::TempPath;

use super::disk::{self, Fresh};
use super::error::{WriteCause, WriteError};
use super::target::Target;

/// What becomes of the previous version of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backup {
    /// It stays beside the new one as `name.bak`, in the place of an earlier backup. A file that already has the
    /// content is not written again.
    Keep,
    /// It is gone.
    None,
}

/// How often a backup is tried for that somebody clears away at the same moment.
const BACKUP_ATTEMPTS: usize = 3;

/// Writes `bytes` to `path`, creating the file or replacing it as a whole.
///
/// # Errors
/// Says what happened and what to do. The file that was there is then unchanged.
pub fn atomic_write(path: &Path, bytes: &[u8], backup: Backup) -> Result<(), WriteError> {
    let written = Target::find(path).and_then(|target| replace(&target, bytes, backup));
    written.map_err(|cause| WriteError { path: path.into(), cause })
}

fn replace(target: &Target, bytes: &[u8], backup: Backup) -> Result<(), WriteCause> {
    if backup == Backup::Keep && target.holds(bytes) {
        return Ok(());
    }
    let mut fresh = create(target)?;
    fresh.write(bytes)?;
    fresh.sync()?;
    if backup == Backup::Keep && target.existing.is_some() {
        keep_backup(target).map_err(backup_cause)?;
    }
    fresh.replace(&target.path)?;
    disk::sync_directory(&target.directory);
    Ok(())
}

/// An empty file beside the target, with the permissions the target has or a new file would get.
fn create(target: &Target) -> io::Result<Fresh> {
    let fresh = Fresh::create(&target.directory)?;
    if let Some(existing) = &target.existing {
        fresh.adopt(existing)?;
    }
    Ok(fresh)
}

/// Makes the target's present version its backup. The target itself stays in place all the while, and the
/// backup is at every moment either the earlier or the present version.
fn keep_backup(target: &Target) -> io::Result<()> {
    let mut kept = Ok(());
    for _ in 0..BACKUP_ATTEMPTS {
        kept = match disk::link(&target.path, &target.directory) {
            Ok(spare) => move_backup(spare, target),
            // Some file systems have no hard links.
            Err(_) => copy(target),
        };
        // A program that is just starting may take the spare for one that was left behind.
        if !kept.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
            break;
        }
    }
    kept
}

/// Moves a second name of the target to where its backup is.
fn move_backup(spare: TempPath, target: &Target) -> io::Result<()> {
    disk::rename(&spare, &target.backup())?;
    // Where the backup is the same file already, moving a link to it onto it does nothing: dropping clears it away.
    drop(spare);
    Ok(())
}

/// Makes a complete copy of the target its backup.
fn copy(target: &Target) -> io::Result<()> {
    let mut copy = create(target)?;
    let length = target.existing.as_ref().map_or(0, std::fs::Metadata::len);
    copy.write(&disk::read_up_to(&disk::open(&target.path)?, u64::MAX, length)?)?;
    copy.sync()?;
    copy.replace(&target.backup())?;
    Ok(())
}

/// A full disk or missing permission is that; anything else is about the backup.
fn backup_cause(error: io::Error) -> WriteCause {
    match WriteCause::from(error) {
        WriteCause::Io(error) => WriteCause::Backup(error),
        WriteCause::IsDirectory => WriteCause::Backup(io::ErrorKind::IsADirectory.into()),
        cause => cause,
    }
}

#[cfg(test)]
#[path = "atomic_tests.rs"]
mod tests;
