//! The calls to the file system (磁盘调用) that storage makes, each by its name in [`std::fs`].
//!
//! Whatever touches a disk in `storage` goes through here, so that the tests of this crate can make any single call
//! fail, write short or be the last one before a power cut (`faults`). Outside tests nothing is added to the calls.
//! Knows nothing of documents.

#[cfg(test)]
pub(crate) mod faults;
mod fresh;

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

pub(super) use fresh::{Fresh, link, sweep};

/// Fails where a test wants the call that follows to fail.
#[cfg(test)]
fn before(call: &'static str) -> io::Result<()> {
    faults::before(call)
}

/// Outside tests nothing is made to fail.
#[cfg(not(test))]
#[inline]
#[expect(clippy::unnecessary_wraps, reason = "in tests it can fail")]
fn before(_: &'static str) -> io::Result<()> {
    Ok(())
}

/// What there is at `path`, links followed.
pub(super) fn metadata(path: &Path) -> io::Result<Metadata> {
    before("metadata")?;
    fs::metadata(path)
}

/// Where the link at `path` leads.
pub(super) fn read_link(path: &Path) -> io::Result<PathBuf> {
    before("read_link")?;
    fs::read_link(path)
}

/// Opens a file for reading.
pub(super) fn open(path: &Path) -> io::Result<File> {
    before("open")?;
    File::open(path)
}

/// Opens a file for writing; creates it when `create` says so, and never empties it.
pub(super) fn open_to_write(path: &Path, create: bool) -> io::Result<File> {
    before("open_to_write")?;
    File::options().write(true).create(create).truncate(false).open(path)
}

/// Creates a file that must not be there yet.
pub(super) fn create_new(path: &Path) -> io::Result<File> {
    before("create_new")?;
    File::options().write(true).create_new(true).open(path)
}

/// What is left in an open file, up to `limit` bytes.
pub(super) fn read_up_to(file: &File, limit: u64, expected: u64) -> io::Result<Vec<u8>> {
    before("read")?;
    let mut bytes = Vec::with_capacity(usize::try_from(expected.min(limit)).unwrap_or(0));
    file.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The names in a directory; entries that cannot be read are left out.
pub(super) fn entries(directory: &Path) -> io::Result<Vec<PathBuf>> {
    before("read_dir")?;
    Ok(fs::read_dir(directory)?.flatten().map(|entry| entry.path()).collect())
}

/// Creates a directory and those it is in, so that others on the machine cannot look into it.
pub(super) fn create_private_directory(path: &Path) -> io::Result<()> {
    before("create_dir")?;
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Gives a file another name, in the place of whatever has it.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    before("rename")?;
    fs::rename(from, to)
}

/// Removes a file.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    before("remove_file")?;
    fs::remove_file(path)
}

/// Removes a file that may be gone already.
pub(super) fn remove_if_there(path: &Path) -> io::Result<()> {
    match remove(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Forces the change of names in a directory to disk where the system has a way to.
pub(super) fn sync_directory(directory: &Path) {
    #[cfg(unix)]
    {
        // The file is in place already; a file system that cannot do this is no reason to report a failure.
        let _ = before("sync_directory").and_then(|()| File::open(directory)?.sync_all());
    }
    #[cfg(not(unix))]
    let _ = directory;
}
