//! Last year's text, read once to compare with again and again.

use std::collections::HashMap;

use crate::comparison::{Grams, grams};
use crate::document::{
    Document, Fingerprint, LastYearFile, ParagraphKind, Section, SectionKind, parse_paragraph,
};
use crate::import::import_text;

/// A paragraph of last year's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastYearParagraph {
    /// The heading of its section without the number; empty when it has none.
    pub section: String,
    /// Its text.
    pub text: String,
}

/// Last year's text, read to be compared with.
#[derive(Debug, Clone, Default)]
pub struct LastYearText {
    /// Its paragraphs in order, headings and tables left out.
    pub paragraphs: Vec<LastYearParagraph>,
    /// The pairs of characters of each paragraph.
    pub(super) grams: Vec<Grams>,
    /// Which paragraphs a pair of characters stands in; those of very common pairs are left out.
    pub(super) by_gram: HashMap<u64, Vec<u32>>,
    /// Which paragraphs read exactly so.
    pub(super) by_fingerprint: HashMap<Fingerprint, Vec<u32>>,
}

impl LastYearText {
    /// Reads the text that a document keeps of last year's file; `None` when it keeps none.
    pub fn of(document: &Document) -> Option<Self> {
        document.review.last_year.as_ref().filter(|file| !file.text.is_empty()).map(Self::new)
    }

    /// Reads the kept text of a file.
    pub fn new(file: &LastYearFile) -> Self {
        Self::of_document(&import_text(&file.text).document)
    }

    /// Reads the paragraphs of last year's document.
    pub fn of_document(document: &Document) -> Self {
        let mut read = Self::default();
        for section in document.sections.iter().filter(|section| !section.hidden) {
            let heading = document.fill(&section.heading).text;
            for (_, text) in prose(section) {
                read.push(&heading, text);
            }
        }
        read
    }

    fn push(&mut self, section: &str, text: &str) {
        let index = u32::try_from(self.paragraphs.len()).unwrap_or(u32::MAX);
        let grams = grams(text);
        for gram in grams.distinct() {
            self.by_gram.entry(gram).or_default().push(index);
        }
        self.by_fingerprint.entry(Fingerprint::of(text)).or_default().push(index);
        self.grams.push(grams);
        self.paragraphs.push(LastYearParagraph { section: section.to_owned(), text: text.to_owned() });
    }
}

/// The paragraphs of a section that are running text, with their byte offsets in its body. Among honours a short
/// numbered line is an honour, not a heading.
pub(super) fn prose(section: &Section) -> impl Iterator<Item = (usize, &str)> {
    use ParagraphKind::{Enumeration, Heading3, Heading4, Plain};
    let is_prose = |kind| match kind {
        Plain | Enumeration => true,
        Heading3 | Heading4 => section.kind == SectionKind::Honours,
        _ => false,
    };
    section
        .paragraphs()
        .filter(move |(_, text)| !text.trim().is_empty() && is_prose(parse_paragraph(text.trim()).kind))
}
