//! Word files (.docx of Word and WPS, ISO/IEC 29500) → [`Document`](crate::document::Document).
//!
//! The file becomes lines of text and tables, as Word shows them: automatic numbers resolved, tracked changes
//! accepted, fields by their results. Filing them is the business of [`super::import_text`]'s stages; of the
//! layout only outline levels are used, and only for headings without a number. Nothing outside the file is
//! ever opened. Nothing here recurses, and what is unpacked is bounded.

mod error;
mod field;
mod grid;
mod lines;
mod numbering;
mod numeral;
mod package;
mod properties;
mod story;
mod styles;
mod symbol;
mod tally;
mod walker;
mod xml;

pub use error::WordError;

use super::decode::refuse_long_paragraphs;
use super::error::ImportError;
use super::report::LineUnit;
use super::{Imported, import_hinted};

use self::numbering::Numbering;
use self::package::Package;
use self::styles::Styles;
use self::tally::Tally;
use self::walker::{NoteKind, Surroundings, Walked, walk};
use self::xml::XmlReader;

/// The largest Word file that is read, in bytes; one with many pictures may be large. Whoever reads the file
/// checks its size first.
pub const MAX_WORD_BYTES: u64 = 256 << 20;

/// The most text a Word file may have, in bytes: five million characters.
const MAX_TEXT_BYTES: usize = 16 << 20;

/// Imports a Word file.
///
/// # Errors
/// When it is no readable Word file, or has no text, or a paragraph of book length.
pub fn import_docx(bytes: &[u8]) -> Result<Imported, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    let mut tally = Tally::default();
    let blocks = read(bytes, &mut tally).map_err(ImportError::Word)?;
    let source = lines::source(blocks);
    if source.text.trim().is_empty() {
        return Err(ImportError::Blank);
    }
    if source.text.len() > MAX_TEXT_BYTES {
        return Err(ImportError::Word(WordError::TooLarge));
    }
    refuse_long_paragraphs(&source.text)?;
    let mut imported = import_hinted(&source.text, &source.hints);
    lines::restore_tables(&mut imported.document, source.tables);
    imported.report.unit = LineUnit::Paragraph;
    imported.report.warnings.splice(0..0, tally.notes());
    Ok(imported)
}

/// Reads the text of the document, and counts what else there is.
fn read(bytes: &[u8], tally: &mut Tally) -> Result<Vec<story::Block>, WordError> {
    let mut package = Package::open(bytes)?;
    let main = package.document()?;
    let styles = package.related(&main, "styles")?;
    let numbering = package.related(&main, "numbering")?;
    let mut around = Surroundings {
        // A document reads well enough without its styles; a broken part is passed over.
        styles: styles.and_then(|(part, text)| Styles::parse(&text, &part).ok()).unwrap_or_default(),
        numbering: numbering.and_then(|(part, text)| Numbering::parse(&text, &part).ok()).unwrap_or_default(),
        ..Surroundings::default()
    };
    for (kind, name) in [(NoteKind::Footnote, "footnotes"), (NoteKind::Endnote, "endnotes")] {
        let walked = aside(&mut package, &main, name)?;
        around.notes.extend(walked.notes.into_iter().map(|note| ((kind, note.id), note.text)));
    }
    for comment in aside(&mut package, &main, "comments")?.notes {
        tally.comment(&comment.author, &comment.text);
    }
    let text = package.read(&main)?.ok_or(WordError::NoDocument)?;
    let walked = walk(&mut XmlReader::new(&text, &main), &mut around, tally)?;
    Ok(walked.blocks)
}

/// Reads a part with notes; what they hold besides text is not told, and a broken part is passed over.
fn aside(package: &mut Package<'_>, main: &str, name: &str) -> Result<Walked, WordError> {
    let Some((part, text)) = package.related(main, name)? else { return Ok(Walked::default()) };
    let walked = walk(&mut XmlReader::new(&text, &part), &mut Surroundings::default(), &mut Tally::default());
    Ok(walked.unwrap_or_default())
}
