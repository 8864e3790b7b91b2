//! Opening any file a clerk may have: the program's own, a Word file or a text to be imported.

use std::path::Path;

use crate::document::Document;
use crate::import::{self, ImportReport};
use crate::storage;

use super::error::SessionError;

/// An opened file.
#[derive(Debug)]
pub struct Opened {
    /// The document.
    pub document: Document,
    /// What import recognised, when the file was not the program's own.
    pub report: Option<ImportReport>,
}

/// Reads the document in `path`: `.ron` is loaded, Word files and plain text are imported.
///
/// # Errors
/// When the file cannot be read or is of another kind.
pub fn open(path: &Path) -> Result<Opened, SessionError> {
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let advice = match extension.as_str() {
        "ron" => return Ok(Opened { document: storage::load(path)?, report: None }),
        "docx" | "docm" | "dotx" | "doc" | "wps" => return import_word(path),
        "pdf" | "ofd" => "不能从版式文件读取文字，请找到它的Word或文本原稿",
        "xls" | "xlsx" | "et" | "csv" => "不能读取电子表格，请把文字另存为纯文本（.txt）后再打开",
        _ => return import_text(path),
    };
    // A missing file is the more useful thing to say.
    storage::read_file(path, storage::SIZE_LIMIT)?;
    Err(SessionError::UnknownKind { path: path.to_owned(), advice })
}

/// Imports a plain text file.
///
/// # Errors
/// When the file cannot be read or is no text.
pub fn import_text(path: &Path) -> Result<Opened, SessionError> {
    let failed = |error| SessionError::Import { path: path.to_owned(), error };
    let bytes = read(path, import::MAX_FILE_BYTES)?;
    let decoded = import::decode(&bytes).map_err(failed)?;
    let imported = import::import_text(&decoded.text);
    Ok(Opened { document: imported.document, report: Some(imported.report) })
}

/// Imports a Word file.
///
/// # Errors
/// When the file cannot be read or is no Word file of today.
pub fn import_word(path: &Path) -> Result<Opened, SessionError> {
    let bytes = read(path, import::MAX_WORD_BYTES)?;
    let imported =
        import::import_docx(&bytes).map_err(|error| SessionError::Import { path: path.to_owned(), error })?;
    Ok(Opened { document: imported.document, report: Some(imported.report) })
}

/// The bytes of a file to be imported, unless there are more than `limit`.
fn read(path: &Path, limit: u64) -> Result<Vec<u8>, SessionError> {
    if let Ok(metadata) = std::fs::metadata(path)
        && metadata.is_file()
        && metadata.len() > limit
    {
        let error = import::ImportError::TooLarge { bytes: metadata.len(), limit };
        return Err(SessionError::Import { path: path.to_owned(), error });
    }
    Ok(storage::read_file(path, limit)?)
}
