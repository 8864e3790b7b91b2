//! Opening any file a clerk may have: the program's own, a Word file or a text to be imported.

use std::path::Path;

use crate::document::Document;
use crate::import::{self, ImportReport};
use crate::storage::lock::{Attempt, Holder, Lock};
use crate::storage::{self, Stamp};

use super::error::SessionError;

/// An opened file.
#[derive(Debug)]
pub struct Opened {
    /// The document.
    pub document: Document,
    /// What import recognised, when the file was not the program's own.
    pub report: Option<ImportReport>,
    /// What the file was like, when it is the program's own.
    pub stamp: Option<Stamp>,
    /// Whether somebody else works on it.
    pub access: Access,
}

/// Who may be working on an opened file.
#[derive(Debug, Default)]
pub enum Access {
    /// Nobody was told, and nobody was asked.
    #[default]
    Unannounced,
    /// Others are told that it is being worked on here.
    Announced(Lock),
    /// Somebody else works on it.
    Shared(Holder),
}

impl Opened {
    /// A document that was imported.
    fn imported(document: Document, report: ImportReport) -> Self {
        Self { document, report: Some(report), stamp: None, access: Access::Unannounced }
    }

    /// A document that is in no file.
    pub fn unfiled(document: Document) -> Self {
        Self { document, report: None, stamp: None, access: Access::Unannounced }
    }
}

/// Opens a file in order to work on it: as [`open`], and puts up the notice that `holder` works on it if it is the
/// program's own and nobody else does. Clears away what killed saves have left beside it.
///
/// # Errors
/// As [`open`].
pub fn open_to_edit(path: &Path, holder: &Holder) -> Result<Opened, SessionError> {
    if !is_own(path) {
        return open(path);
    }
    storage::clear_litter(path);
    // First, so that whoever puts up the notice sees what the one before has saved.
    let access = Access::of(Lock::acquire(path, holder));
    Ok(Opened { access, ..open(path)? })
}

impl Access {
    /// What an attempt to put up a notice came to.
    pub fn of(attempt: Attempt) -> Self {
        match attempt {
            Attempt::Held(lock) => Self::Announced(lock),
            Attempt::Taken(holder) => Self::Shared(holder),
            Attempt::Unavailable => Self::Unannounced,
        }
    }
}

/// Whether the file is the program's own by its name.
fn is_own(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
}

/// Reads the document in `path`: `.ron` is loaded, Word files and plain text are imported.
///
/// # Errors
/// When the file cannot be read or is of another kind.
pub fn open(path: &Path) -> Result<Opened, SessionError> {
    if is_own(path) {
        let (document, stamp) = storage::load_with_stamp(path)?;
        return Ok(Opened { stamp: Some(stamp), ..Opened::unfiled(document) });
    }
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let advice = match extension.as_str() {
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
    Ok(Opened::imported(imported.document, imported.report))
}

/// Imports a Word file.
///
/// # Errors
/// When the file cannot be read or is no Word file of today.
pub fn import_word(path: &Path) -> Result<Opened, SessionError> {
    let bytes = read(path, import::MAX_WORD_BYTES)?;
    let imported =
        import::import_docx(&bytes).map_err(|error| SessionError::Import { path: path.to_owned(), error })?;
    Ok(Opened::imported(imported.document, imported.report))
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
