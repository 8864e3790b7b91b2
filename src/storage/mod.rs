//! The `.ron` file (文稿文件): encoding, decoding, loading, and saving that loses nothing.
//!
//! A file is an envelope with the format's name and version around the document in the frozen types of that
//! version (`v1`, `v2`); the live model is not serialised. Loading checks what the types cannot say and explains
//! what is wrong with a damaged or foreign file; it never changes a file. Saving replaces a file only by a
//! complete new one and keeps the previous version beside it as `name.ron.bak`.
//!
//! For every valid document, loading what was saved gives the same document. This module knows nothing of
//! what the text means, and nothing of windows or command lines.

pub mod atomic;
mod diagnose;
pub mod digest;
mod disk;
pub mod envelope;
pub mod error;
pub mod foreign;
mod literal;
pub mod lock;
mod ownership;
pub mod read;
pub mod recovery;
pub mod stamp;
mod target;
mod v1;
mod v2;
pub mod versions;

use std::path::Path;

pub use atomic::{Backup, atomic_write};
pub use envelope::{FORMAT, VERSION, decode, encode};
pub use error::{LoadError, Position, ReadError, StorageError, WriteError};
pub use read::{SIZE_LIMIT, read_file};
pub use stamp::{Difference, Stamp};
pub use versions::{NotKept, Version, Versions};

use jiff::Zoned;

use crate::document::Document;
use error::ReadCause;

/// Reads a document from its file.
///
/// # Errors
/// When the file cannot be read or does not hold a document of this program; the error names the file, the
/// place in it, what to do, and the backup when there is one.
pub fn load(path: &Path) -> Result<Document, StorageError> {
    document(path, &read_file(path, SIZE_LIMIT)?)
}

/// Reads a document from its file, and what the file is like at that moment.
///
/// # Errors
/// As [`load`].
pub fn load_with_stamp(path: &Path) -> Result<(Document, Stamp), StorageError> {
    let (bytes, metadata) = read::read_with_metadata(path, SIZE_LIMIT)?;
    Ok((document(path, &bytes)?, Stamp::new(&bytes, &metadata)))
}

/// The document in the bytes of its file.
fn document(path: &Path, bytes: &[u8]) -> Result<Document, StorageError> {
    let document = foreign::text(bytes).and_then(decode);
    document.map_err(|error| ReadError::new(path, ReadCause::Content(error)).into())
}

/// Writes a document to its file. The previous version stays as `name.ron.bak`; a file that holds the document
/// already is left alone.
///
/// # Errors
/// When the file cannot be written; the one that was there is then unchanged.
pub fn save(path: &Path, document: &Document) -> Result<(), StorageError> {
    Ok(atomic_write(path, text_of(path, document)?.as_bytes(), Backup::Keep)?)
}

/// As [`save`], and keeps the text as a version of `moment`, and so the one the file had before if it is not kept yet.
/// Tells what the file is like then, and why no version was kept if none was.
///
/// # Errors
/// As [`save`]. A version that cannot be kept is no error: the document is saved.
pub fn save_with_version(
    path: &Path,
    document: &Document,
    versions: Option<&Versions>,
    moment: &Zoned,
) -> Result<(Stamp, Option<NotKept>), StorageError> {
    let text = text_of(path, document)?;
    let before = versions.map_or(Ok(()), |versions| versions.keep_previous(path, moment));
    atomic_write(path, text.as_bytes(), Backup::Keep)?;
    let stamp = Stamp::of_written(path, text.as_bytes());
    let kept = versions.map_or(Ok(()), |versions| versions.keep(&text, moment));
    Ok((stamp, before.and(kept).err().map(NotKept)))
}

/// Clears away what saves that were killed have left behind beside the document in `path`.
pub fn clear_litter(path: &Path) {
    if let Ok(target) = target::Target::find(path) {
        disk::sweep(&target.directory);
    }
}

/// The text of the document's file.
fn text_of(path: &Path, document: &Document) -> Result<String, StorageError> {
    encode(document).map_err(|error| StorageError::Encode { path: path.into(), error })
}

#[cfg(test)]
mod fault_tests;
