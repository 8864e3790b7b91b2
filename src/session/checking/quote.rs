//! Quotes (引文): a place told by what a reader of the printed text sees.

use std::ops::Range;

use crate::document::{Document, Place};

/// A stretch of the printed text, and where it stands.
///
/// The text counted in is that of one field as it prints, placeholders filled in: the body of a section (all its
/// paragraphs, a newline between them), its heading without the number, one cell of its table, or one field of
/// the meta data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The heading of the section without its number; what the section is for when it has no heading; the name
    /// of the field for meta data.
    pub section: String,
    /// First character in the field's text, counted in Unicode scalar values from zero.
    pub start: usize,
    /// Character behind the last.
    pub end: usize,
    /// The characters themselves.
    pub text: String,
    /// The line around them; when they stand on several lines, all of these.
    pub line: String,
    /// Where they stand in `line`, in bytes.
    pub in_line: Range<usize>,
}

impl Quote {
    /// What stands at a place; `None` when the place does not fit the document.
    pub fn new(document: &Document, place: &Place) -> Option<Self> {
        document.text_at(place)?;
        let field = document.printed(place.part)?;
        let shown = field.shown_range(place.range.clone());
        let text = field.text.get(shown.clone())?.to_owned();
        let (before, after) = (field.text.get(..shown.start)?, field.text.get(shown.end..)?);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line_end = shown.end + after.find('\n').unwrap_or(after.len());
        let start = before.chars().count();
        Some(Self {
            section: document.section_name(place.part),
            start,
            end: start + text.chars().count(),
            text,
            line: field.text.get(line_start..line_end)?.to_owned(),
            in_line: shown.start - line_start..shown.end - line_start,
        })
    }

    /// The same quote around `text`, which stands in the source at its beginning but not in the document.
    pub(super) fn with_inserted(mut self, text: &str) -> Self {
        self.line.insert_str(self.in_line.start, text);
        self.in_line.end = self.in_line.start + text.len();
        self.end = self.start;
        self.text = text.to_owned();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Field, MetaField, Part, SectionKind};

    #[test]
    fn characters_are_counted_in_the_printed_field() {
        let mut document = Document::default();
        document.meta.year = Some(2024);
        document.meta.title = "{year}年总结".into();
        let id = document.push_section(SectionKind::Preface, "").id;
        document.sections[0].body = "第一段。\n第二段𠮷12户。".into();
        let body = Part::Section(id, Field::Body);
        let at = document.sections[0].body.find("12户").unwrap();
        let quote = Quote::new(&document, &Place::new(body, at..at + 5)).unwrap();
        assert_eq!((quote.section.as_str(), quote.start, quote.end), ("前言", 9, 12));
        assert_eq!((quote.text.as_str(), quote.line.as_str()), ("12户", "第二段𠮷12户。"));
        assert_eq!(&quote.line[quote.in_line], "12户");
        let title = Quote::new(&document, &Place::new(Part::Meta(MetaField::Title), 0..6)).unwrap();
        assert_eq!((title.section.as_str(), title.start, title.end), ("标题", 0, 4));
        assert_eq!((title.text.as_str(), title.line.as_str()), ("2024", "2024年总结"));
        assert_eq!(Quote::new(&document, &Place::new(body, 1..2)), None);
    }
}
