//! The lines of a document (行) that are compared, as they print.

use crate::document::{Document, Field, MetaField, Part, Place, Section, SectionId, SectionKind};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// A field of the form.
    Field,
    /// The heading of a section.
    Heading,
    /// A paragraph of a section's text.
    Paragraph,
    /// A row of a section's table.
    TableRow,
}

/// A line of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// It as it prints; the cells of a row with a wide space between them, a field of several lines with `／`.
    pub text: String,
    /// Where it stands in the stored text of its document; the first cell of a row.
    pub place: Place,
}

/// A section as it is compared.
pub(super) struct SectionLines {
    pub(super) id: SectionId,
    pub(super) kind: SectionKind,
    pub(super) name: String,
    /// The heading as it prints; empty when there is none.
    pub(super) heading: String,
    pub(super) lines: Vec<Line>,
}

/// The fields of the form that are written.
pub(super) fn form(document: &Document) -> Vec<Line> {
    let line = |field| {
        let part = Part::Meta(field);
        let text = document.printed(part)?.text.replace('\n', "／");
        let end = document.text(part)?.len();
        (!text.is_empty()).then(|| Line { kind: LineKind::Field, text, place: Place::new(part, 0..end) })
    };
    MetaField::ALL.into_iter().filter_map(line).collect()
}

/// Every section, hidden ones too.
pub(super) fn sections(document: &Document) -> Vec<SectionLines> {
    document.sections.iter().map(|section| section_lines(document, section)).collect()
}

fn section_lines(document: &Document, section: &Section) -> SectionLines {
    let heading_part = Part::Section(section.id, Field::Heading);
    let heading = document.fill(&section.heading).text;
    let mut lines = Vec::new();
    if !heading.is_empty() {
        let place = Place::new(heading_part, 0..section.heading.len());
        lines.push(Line { kind: LineKind::Heading, text: heading.clone(), place });
    }
    let body = Part::Section(section.id, Field::Body);
    let paragraphs = section.paragraphs().filter(|(_, text)| !text.trim().is_empty());
    lines.extend(paragraphs.map(|(at, text)| Line {
        kind: LineKind::Paragraph,
        text: text.to_owned(),
        place: Place::new(body, at..at + text.len()),
    }));
    let rows = section.table.iter().flat_map(|table| table.rows.iter().enumerate());
    lines.extend(rows.map(|(row, cells)| {
        let part = Part::Section(section.id, Field::Cell { row, column: 0 });
        let end = cells.first().map_or(0, String::len);
        Line { kind: LineKind::TableRow, text: cells.join("　"), place: Place::new(part, 0..end) }
    }));
    SectionLines {
        id: section.id,
        kind: section.kind,
        name: document.section_name(heading_part),
        heading,
        lines,
    }
}
