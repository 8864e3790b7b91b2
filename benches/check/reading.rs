//! The facts of a document, as the checker reads them.

use std::sync::Arc;

use annual_summary::check::{Facts, LineFacts, Manuscript, Setting, Standing};

/// The facts of every line.
pub(crate) fn lines(manuscript: &Manuscript) -> Vec<Arc<LineFacts>> {
    let read = |(index, line): (usize, &annual_summary::check::Line)| {
        let section = manuscript.section_kind(index);
        let setting = Setting { kind: line.kind.clone(), section, year: Some(2024) };
        Arc::new(LineFacts::new(&line.text, setting))
    };
    manuscript.lines.iter().enumerate().map(read).collect()
}

/// The facts of the document.
pub(crate) fn facts<'a>(
    manuscript: &'a Manuscript,
    lines: &'a [Arc<LineFacts>],
    standings: &'a [Standing],
) -> Facts<'a> {
    Facts::new(manuscript, lines, standings, Some(2024), None)
}
