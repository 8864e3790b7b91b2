//! Places: where in the document a piece of text stands.

use std::ops::Range;

use super::meta::MetaField;
use super::section::SectionId;

/// A text field of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// A manual number before the heading.
    Label,
    /// The heading.
    Heading,
    /// The body.
    Body,
    /// One cell of the table, counted from zero.
    Cell {
        /// Row, headings included.
        row: usize,
        /// Column.
        column: usize,
    },
}

/// A part of the document that holds one string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// A field of the meta data.
    Meta(MetaField),
    /// A field of a section.
    Section(SectionId, Field),
}

impl Part {
    /// Whether the text may have several lines: paragraphs of a body, or lines of title and signature.
    pub fn holds_lines(self) -> bool {
        matches!(self, Self::Section(_, Field::Body) | Self::Meta(MetaField::Title | MetaField::Signature))
    }

    /// Whether placeholders are filled in where the part prints; elsewhere braces are braces.
    pub fn is_filled(self) -> bool {
        use MetaField::{Date, Recipient, Signature, Subtitle, Title};
        matches!(
            self,
            Self::Meta(Title | Subtitle | Recipient | Signature | Date) | Self::Section(_, Field::Heading)
        )
    }
}

/// A range of the stored text of one part. `range` counts bytes and lies on character boundaries.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The part.
    pub part: Part,
    /// Bytes in the part's stored text.
    pub range: Range<usize>,
}

impl Place {
    /// The place of `range` in `part`.
    pub fn new(part: Part, range: Range<usize>) -> Self {
        Self { part, range }
    }
}
