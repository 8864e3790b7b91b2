//! PDF: pages as they were typeset, with everything a good archive copy has — embedded subset fonts, exact
//! text, bookmarks, structure, language, metadata — and the same bytes for the same input.
//!
//! `printpdf` builds the document, its fonts and its pages; `lopdf` adds what it has no words for. Glyphs are
//! placed where [`Page`](crate::typeset::Page) says; nothing here decides about layout, knows fonts on the
//! machine, reads a clock or touches the disk.

mod adler;
mod catalog;
mod cff;
mod checksum;
mod compress;
mod content;
mod descriptor;
mod document;
mod error;
mod fonts;
mod glyphs;
mod icc;
mod metadata;
mod outline;
mod output_intent;
mod structure;
mod subset;
mod text;

use jiff::Timestamp;

use crate::typeset::Pages;

pub use error::PdfError;

/// The archive standard a file keeps to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PdfStandard {
    /// ISO 19005-2 level A (PDF/A-2a): PDF 1.7, tagged.
    #[default]
    A2a,
    /// ISO 19005-1 level B (PDF/A-1b): PDF 1.4, for old archive systems.
    A1b,
}

/// What the file says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PdfOptions {
    /// The archive standard.
    pub standard: PdfStandard,
    /// Title of the document, shown as the window's title.
    pub title: String,
    /// Author; an organ, as a rule.
    pub author: String,
    /// When it was made; without it the file carries no dates.
    pub created: Option<Timestamp>,
}

/// Writes typeset pages as a PDF file. The same pages and options give the same bytes.
///
/// # Errors
/// When there are no pages, or a font cannot be embedded.
pub fn write_pdf(pages: &Pages, options: &PdfOptions) -> Result<Vec<u8>, PdfError> {
    if pages.pages.is_empty() {
        return Err(PdfError::NoPages);
    }
    document::build(pages, options)
}
