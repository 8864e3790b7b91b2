//! Reading a file whole, of any format, with its size checked first.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::error::{ReadCause, ReadError};

/// The largest file that is read, in bytes; far above any document.
pub const SIZE_LIMIT: u64 = 256 << 20;

/// The content of the regular file at `path` unless it is larger than `limit` bytes. The size is checked
/// before anything is read.
///
/// # Errors
/// When there is no such file, it is not a regular one, too large, or cannot be read.
pub fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    read(path, limit).map_err(|cause| ReadError::new(path, cause))
}

fn read(path: &Path, limit: u64) -> Result<Vec<u8>, ReadCause> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(ReadCause::IsDirectory);
    }
    if !metadata.is_file() {
        return Err(ReadCause::NotRegular);
    }
    if metadata.len() > limit {
        return Err(ReadCause::TooLarge(limit));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    // A file may grow while it is read, and some virtual files report no size.
    File::open(path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(ReadCause::TooLarge(limit));
    }
    Ok(bytes)
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
