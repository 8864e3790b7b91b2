//! Starting from last year's file (沿用去年): any file that opens becomes the beginning of this year's document.

use std::path::Path;

use crate::document::meta::YEARS;
use crate::document::{Document, LastYearFile};
use crate::export;
use crate::import::ImportReport;
use crate::rollover::{Rollover, plan, year_of};
use crate::typeset::compose::{FlowStyle, flow};

use super::error::SessionError;
use super::open::open;

/// Last year's file, read and looked through; nothing is decided yet.
#[derive(Debug)]
pub struct Beginning {
    /// What will become of it. Changes may be switched on and off, promises edited.
    pub rollover: Rollover,
    /// What the new document keeps of it.
    pub last_year: LastYearFile,
    /// What import recognised, when the file was not the program's own.
    pub report: Option<ImportReport>,
}

/// Reads last year's file in `path` to begin the document of `year`; of the year after it when not told.
///
/// # Errors
/// When the file cannot be read, when it does not tell its year and `year` is not told either, or when `year` is not
/// later.
pub fn begin(path: &Path, year: Option<u16>) -> Result<Beginning, SessionError> {
    let opened = open(path)?;
    let mut beginning = begin_with(&opened.document, path, year)?;
    beginning.report = opened.report;
    Ok(beginning)
}

/// The same for a document that is open already; `path` is where it came from.
///
/// # Errors
/// As [`begin`], but for reading.
pub fn begin_with(document: &Document, path: &Path, year: Option<u16>) -> Result<Beginning, SessionError> {
    let unknown = || SessionError::UnknownYear { path: path.to_owned() };
    let from = year_of(document).or(year.map(|year| year - 1)).ok_or_else(unknown)?;
    let to = year.unwrap_or(from + 1);
    if to <= from || !YEARS.contains(&to) {
        return Err(SessionError::YearNotLater { path: path.to_owned(), from, to });
    }
    let last_year = LastYearFile {
        name: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        year: YEARS.contains(&from).then_some(from),
        text: export::text::text(&flow(document, FlowStyle::default())),
    };
    Ok(Beginning { rollover: plan(document, from, to), last_year, report: None })
}

impl Beginning {
    /// This year's document.
    ///
    /// # Errors
    /// When the year is none a document may have.
    pub fn finish(&self) -> Result<Document, SessionError> {
        let failed = |_| SessionError::YearNotLater {
            path: self.last_year.name.clone().into(),
            from: self.rollover.from,
            to: self.rollover.to,
        };
        self.rollover.apply(self.last_year.clone()).map_err(failed)
    }
}
