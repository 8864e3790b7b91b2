//! Reading a file whole, of any format, with its size checked first.

use std::fs::Metadata;
use std::io;
use std::path::Path;

use super::disk;
use super::error::{ReadCause, ReadError};

/// The largest file that is read, in bytes; far above any document.
pub const SIZE_LIMIT: u64 = 256 << 20;

/// The content of the regular file at `path` unless it is larger than `limit` bytes. The size is checked
/// before anything is read.
///
/// # Errors
/// When there is no such file, it is not a regular one, too large, or cannot be read.
pub fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    read_with_metadata(path, limit).map(|(bytes, _)| bytes)
}

/// As [`read_file`], with what the system said of the file before its content was read.
pub(super) fn read_with_metadata(path: &Path, limit: u64) -> Result<(Vec<u8>, Metadata), ReadError> {
    read(path, limit).map_err(|cause| ReadError::new(path, cause))
}

fn read(path: &Path, limit: u64) -> Result<(Vec<u8>, Metadata), ReadCause> {
    let metadata = disk::metadata(path)?;
    if metadata.is_dir() {
        return Err(ReadCause::IsDirectory);
    }
    if !metadata.is_file() {
        return Err(ReadCause::NotRegular);
    }
    if metadata.len() > limit {
        return Err(ReadCause::TooLarge(limit));
    }
    // A file may grow while it is read, and some virtual files report no size.
    let bytes = disk::read_up_to(&disk::open(path)?, limit.saturating_add(1), metadata.len())?;
    if bytes.len() as u64 > limit {
        return Err(ReadCause::TooLarge(limit));
    }
    Ok((bytes, metadata))
}

impl From<io::Error> for ReadCause {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NotFound,
            io::ErrorKind::IsADirectory => Self::IsDirectory,
            io::ErrorKind::PermissionDenied => Self::NoPermission,
            _ => Self::Io(error),
        }
    }
}
