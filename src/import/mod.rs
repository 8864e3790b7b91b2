//! Import: plain text and Word files → [`Document`], with a report of what was recognised.
//!
//! The law: the source without what the report lists as dropped is, character for character, the text export
//! of the document, up to one newline at its end. It holds by construction, and every import is compared with
//! its source: filing that would break the law gives way to plainer filing. A Word file is made into such a
//! source first.
//!
//! Opens no file; whoever reads one checks [`MAX_FILE_BYTES`] or [`MAX_WORD_BYTES`] first.

mod clean;
mod decode;
mod docx;
mod error;
mod filing;
mod head;
mod headings;
mod headless;
mod kind;
mod label;
mod noise;
mod notes;
mod outline;
mod report;
mod settle;
mod tail;
mod when;

pub use decode::{Decoded, MAX_FILE_BYTES, MAX_PARAGRAPH_CHARS, SourceEncoding, decode};
pub use docx::{MAX_WORD_BYTES, WordError, import_docx};
pub use error::ImportError;
pub use report::{DropReason, Dropped, ImportReport, LineUnit, Note};

use crate::document::Document;
use crate::export;
use crate::typeset::compose::{FlowStyle, flow};

use self::clean::LineHint;
use self::filing::{Filed, Trust, file};

/// An imported text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The document.
    pub document: Document,
    /// What became of the source.
    pub report: ImportReport,
}

/// Files a text. Any text gives a document; one without prose gives an empty one.
pub fn import_text(source: &str) -> Imported {
    import_hinted(source, &[])
}

/// Files a text of which more is known than its characters say: a hint for each line, or none at all.
fn import_hinted(source: &str, hints: &[LineHint]) -> Imported {
    let (lines, dropped) = clean::clean(source, hints);
    let mut report = ImportReport { dropped, ..ImportReport::default() };
    let kept = report.kept(source);
    let filed = [Trust::Full, Trust::WithoutAttachments]
        .into_iter()
        .map(|trust| file(&lines, trust))
        .find(|filed| gives_back(filed, &kept))
        .unwrap_or_else(|| file(&lines, Trust::None));
    report.recognised = notes::recognised(&lines, &filed);
    report.warnings = notes::warnings(&lines, &filed);
    Imported { document: filed.document, report }
}

/// Whether the text export of the document is the kept text.
fn gives_back(filed: &Filed, kept: &str) -> bool {
    let exported = export::text::text(&flow(&filed.document, FlowStyle::default()));
    let bare = |text: &str| text.strip_suffix('\n').unwrap_or(text).len();
    exported[..bare(&exported)] == kept[..bare(kept)]
}
