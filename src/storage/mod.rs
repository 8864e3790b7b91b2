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
pub mod envelope;
pub mod error;
pub mod foreign;
mod literal;
mod ownership;
pub mod read;
pub mod recovery;
mod target;
mod v1;
mod v2;

use std::path::Path;

pub use atomic::{Backup, atomic_write};
pub use envelope::{FORMAT, VERSION, decode, encode};
pub use error::{LoadError, Position, ReadError, StorageError, WriteError};
pub use read::{SIZE_LIMIT, read_file};

use crate::document::Document;
use error::ReadCause;

/// Reads a document from its file.
///
/// # Errors
/// When the file cannot be read or does not hold a document of this program; the error names the file, the
/// place in it, what to do, and the backup when there is one.
pub fn load(path: &Path) -> Result<Document, StorageError> {
    let bytes = read_file(path, SIZE_LIMIT)?;
    let document = foreign::text(&bytes).and_then(decode);
    document.map_err(|error| ReadError::new(path, ReadCause::Content(error)).into())
}

/// Writes a document to its file. The previous version stays as `name.ron.bak`; a file that holds the document
/// already is left alone.
///
/// # Errors
/// When the file cannot be written; the one that was there is then unchanged.
pub fn save(path: &Path, document: &Document) -> Result<(), StorageError> {
    let text = encode(document).map_err(|error| StorageError::Encode { path: path.into(), error })?;
    Ok(atomic_write(path, text.as_bytes(), Backup::Keep)?)
}
