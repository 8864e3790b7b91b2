//! The document as a checker reads it: the lines that print, in order, with the way back to the stored text.
//!
//! Placeholders are filled in, so that a rule sees what a reader of the page sees. Hidden sections, guidance and
//! computed heading numbers are not lines; a heading number is told beside its heading.

use std::ops::Range;

use crate::document::{Document, Field, Filled, Label, MetaField, Part, Place, SectionKind};

/// What a line is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// A line of the meta data: title, recipient, date ….
    Meta(MetaField),
    /// The number before the heading of a section, typed by hand; empty where the writer left it out.
    Label,
    /// The heading of a section.
    Heading,
    /// A paragraph of a body; its own headings included.
    Paragraph,
    /// A cell of a table.
    Cell {
        /// Row, heading rows included, from zero.
        row: usize,
        /// Column, from zero.
        column: usize,
    },
}

/// A line that prints.
#[derive(Debug, Clone)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// The section it belongs to, as an index into [`Manuscript::sections`].
    pub section: Option<usize>,
    /// The text that prints, without the heading number.
    pub text: String,
    part: Part,
    /// Byte range of the line in the filled text of its part.
    start: usize,
}

/// A section that prints.
#[derive(Debug, Clone)]
pub struct SectionLines {
    /// What it is for.
    pub kind: SectionKind,
    /// Its heading with its number, as printed; empty when it has none.
    pub title: String,
    /// The number of its heading, as printed; empty when it has none.
    pub label: String,
    /// Its lines: the heading, the paragraphs, the cells row by row.
    pub lines: Range<usize>,
    /// How many rows at the top of its table are headings.
    pub header_rows: usize,
}

/// A range of bytes of a line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// Index of the line.
    pub line: usize,
    /// First byte.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
}

impl Span {
    /// The span of `range` in the line with this index.
    pub fn new(line: usize, range: Range<usize>) -> Self {
        Self { line, start: range.start, end: range.end }
    }

    /// Its bytes in the line.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// The lines of a document.
#[derive(Debug, Clone, Default)]
pub struct Manuscript {
    /// The lines in the order they print.
    pub lines: Vec<Line>,
    /// The visible sections in order.
    pub sections: Vec<SectionLines>,
    /// Texts with placeholders, to find the way back; a part that is absent reads as it is stored.
    filled: Vec<(Part, Filled)>,
}

/// Meta fields that print, in the order they do.
const HEAD: [MetaField; 4] = [MetaField::Number, MetaField::Title, MetaField::Subtitle, MetaField::Recipient];
const TAIL: [MetaField; 2] = [MetaField::Signature, MetaField::Date];

impl Manuscript {
    /// Reads a document.
    pub fn new(document: &Document) -> Self {
        let mut manuscript = Self::default();
        for field in HEAD {
            manuscript.meta(document, field);
        }
        let labels = document.numbering.labels(&document.sections);
        for (section, label) in document.sections.iter().zip(labels) {
            if !section.hidden {
                manuscript.section(document, section, label);
            }
        }
        for field in TAIL {
            manuscript.meta(document, field);
        }
        manuscript
    }

    fn meta(&mut self, document: &Document, field: MetaField) {
        self.lines_of(document, Part::Meta(field), document.meta.field(field), None, |_| {
            LineKind::Meta(field)
        });
    }

    fn section(&mut self, document: &Document, section: &crate::document::Section, label: String) {
        let index = Some(self.sections.len());
        let first = self.lines.len();
        let part = |field| Part::Section(section.id, field);
        if let (Label::Manual(label), false) = (&section.label, section.heading.is_empty()) {
            self.lines.push(Line {
                kind: LineKind::Label,
                section: index,
                text: label.clone(),
                part: part(Field::Label),
                start: 0,
            });
        }
        let heading = self.lines.len();
        self.lines_of(document, part(Field::Heading), &section.heading, index, |_| LineKind::Heading);
        let heading = self.lines.get(heading).map_or("", |line| line.text.as_str());
        let title = format!("{label}{heading}");
        self.lines_of(document, part(Field::Body), &section.body, index, |_| LineKind::Paragraph);
        for (row, cells) in section.table.iter().flat_map(|table| table.rows.iter().enumerate()) {
            for (column, cell) in cells.iter().enumerate() {
                let kind = LineKind::Cell { row, column };
                self.lines_of(document, part(Field::Cell { row, column }), cell, index, |_| kind.clone());
            }
        }
        let lines = first..self.lines.len();
        let header_rows = section.table.as_ref().map_or(0, |table| table.header_rows);
        self.sections.push(SectionLines { kind: section.kind, title, label, lines, header_rows });
    }

    fn lines_of(
        &mut self,
        document: &Document,
        part: Part,
        stored: &str,
        section: Option<usize>,
        kind: impl Fn(usize) -> LineKind,
    ) {
        if stored.is_empty() {
            return;
        }
        let filled = (part.is_filled() && stored.contains('{')).then(|| document.fill(stored));
        let printed = filled.as_ref().map_or(stored, |filled| filled.text.as_str());
        let mut start = 0;
        for (number, text) in printed.split('\n').enumerate() {
            self.lines.push(Line { kind: kind(number), section, text: text.to_owned(), part, start });
            start += text.len() + 1;
        }
        self.filled.extend(filled.filter(|it| !it.substitutions().is_empty()).map(|filled| (part, filled)));
    }

    /// The printed text at a span; empty when the span does not fit.
    pub fn text(&self, span: &Span) -> &str {
        self.lines.get(span.line).and_then(|line| line.text.get(span.range())).unwrap_or("")
    }

    /// The kind of the section a line belongs to.
    pub fn section_kind(&self, line: usize) -> Option<SectionKind> {
        Some(self.sections.get(self.lines.get(line)?.section?)?.kind)
    }

    /// Whether a span begins and ends where stored text does: one that cuts through a filled-in value does not and
    /// cannot be replaced.
    pub fn is_stored(&self, span: &Span) -> bool {
        let Some(line) = self.lines.get(span.line) else { return false };
        let Some((_, filled)) = self.filled.iter().find(|(part, _)| *part == line.part) else { return true };
        let shown = line.start + span.start..line.start + span.end;
        filled.shown_range(filled.source_range(shown.clone())) == shown
    }

    /// Where a span stands in the stored text. A span inside a filled-in value stands for its placeholder.
    pub fn place(&self, span: &Span) -> Option<Place> {
        let line = self.lines.get(span.line)?;
        line.text.get(span.range())?;
        let shown = line.start + span.start..line.start + span.end;
        let filled = self.filled.iter().find(|(part, _)| *part == line.part);
        let stored = filled.map_or(shown.clone(), |(_, filled)| filled.source_range(shown));
        Some(Place::new(line.part, stored))
    }
}
