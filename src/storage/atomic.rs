//! Writing a file so that a crash, a full disk or a power cut leaves either the old file or the new one.
//!
//! The new content goes into a temporary file in the same directory, is forced to disk, and takes the old
//! file's place in one step. Links are followed; permissions are kept.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile, TempPath};

use super::error::{WriteCause, WriteError};
use super::ownership::{keep_owner, usual_permissions};
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

/// The steps of a write, in order. Until [`Step::Replace`] is done the old file is in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Create,
    Write,
    Sync,
    Backup,
    Replace,
}

/// Writes `bytes` to `path`, creating the file or replacing it as a whole.
///
/// # Errors
/// Says what happened and what to do. The file that was there is then unchanged.
pub fn atomic_write(path: &Path, bytes: &[u8], backup: Backup) -> Result<(), WriteError> {
    write_in_steps(path, bytes, backup, &mut |_| Ok(()))
}

/// As [`atomic_write`]; `before` is called ahead of every step and may make it fail, so that tests can.
fn write_in_steps(
    path: &Path,
    bytes: &[u8],
    backup: Backup,
    before: &mut dyn FnMut(Step) -> io::Result<()>,
) -> Result<(), WriteError> {
    let written = Target::find(path).and_then(|target| replace(&target, bytes, backup, before));
    written.map_err(|cause| WriteError { path: path.into(), cause })
}

fn replace(
    target: &Target,
    bytes: &[u8],
    backup: Backup,
    before: &mut dyn FnMut(Step) -> io::Result<()>,
) -> Result<(), WriteCause> {
    if backup == Backup::Keep && target.holds(bytes) {
        return Ok(());
    }
    before(Step::Create)?;
    let mut fresh = create(target)?;
    before(Step::Write)?;
    fresh.write_all(bytes)?;
    before(Step::Sync)?;
    fresh.as_file().sync_all()?;
    if backup == Backup::Keep && target.existing.is_some() {
        before(Step::Backup).and_then(|()| keep_backup(target)).map_err(backup_cause)?;
    }
    before(Step::Replace)?;
    fresh.persist(&target.path).map_err(|error| error.error)?;
    sync_directory(&target.directory);
    Ok(())
}

/// Names of temporary files; short, so that they are possible wherever the file's own name is.
fn temporary() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".annual-summary-").suffix(".tmp");
    builder
}

/// An empty file beside the target, with the permissions the target has or a new file would get.
fn create(target: &Target) -> io::Result<NamedTempFile> {
    let fresh = usual_permissions(temporary()).tempfile_in(&target.directory)?;
    if let Some(existing) = &target.existing {
        keep_owner(fresh.as_file(), existing);
        fresh.as_file().set_permissions(existing.permissions())?;
    }
    Ok(fresh)
}

/// Makes the target's present version its backup. The target itself stays in place all the while, and the
/// backup is at every moment either the earlier or the present version.
fn keep_backup(target: &Target) -> io::Result<()> {
    let linked = temporary().make_in(&target.directory, |path| fs::hard_link(&target.path, path));
    let spare = match linked {
        Ok(link) => link.into_temp_path(),
        // Some file systems have no hard links.
        Err(_) => copy(target)?,
    };
    let name = spare.to_path_buf();
    spare.persist(target.backup()).map_err(|error| error.error)?;
    // Where the backup is the same file already, moving a link to it onto it does nothing: clear it away.
    let _ = fs::remove_file(name);
    Ok(())
}

/// A complete copy of the target beside it.
fn copy(target: &Target) -> io::Result<TempPath> {
    let (mut file, path) = temporary().tempfile_in(&target.directory)?.into_parts();
    io::copy(&mut File::open(&target.path)?, &mut file)?;
    if let Some(existing) = &target.existing {
        file.set_permissions(existing.permissions())?;
    }
    file.sync_all()?;
    Ok(path)
}

/// A full disk or missing permission is that; anything else is about the backup.
fn backup_cause(error: io::Error) -> WriteCause {
    match WriteCause::from(error) {
        WriteCause::Io(error) => WriteCause::Backup(error),
        WriteCause::IsDirectory => WriteCause::Backup(io::ErrorKind::IsADirectory.into()),
        cause => cause,
    }
}

/// Forces the change of names to disk where the system has a way to.
fn sync_directory(directory: &Path) {
    #[cfg(unix)]
    {
        // The file is in place already; a file system that cannot do this is no reason to report a failure.
        let _ = File::open(directory).and_then(|directory| directory.sync_all());
    }
    #[cfg(not(unix))]
    let _ = directory;
}

#[cfg(test)]
#[path = "atomic_tests.rs"]
mod tests;
