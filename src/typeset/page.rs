//! Pages: where every glyph stands. PDF, preview and the text dump only read this.
//!
//! Coordinates are measured from the top left corner of the page as it is read: x to the right, y down. A
//! landscape page is read turned; see [`Page::landscape`].

use crate::document::Place;
use crate::font::{FaceId, FontBook};

use super::flow::{BlockId, Flow};
use super::length::Length;

/// One glyph in its final place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// Origin from the left edge of the page.
    pub x: Length,
    /// The face it is taken from.
    pub face: FaceId,
    /// Glyph index in the face.
    pub gid: u16,
    /// The character it stands for: what extraction must give back.
    pub ch: char,
    /// Byte of the block's text at which the character begins.
    pub offset: u32,
}

/// One visual line of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The block it shows.
    pub block: BlockId,
    /// Baseline from the top edge of the page.
    pub baseline: Length,
    /// Font size.
    pub size: Length,
    /// Whether this shows a block again that was shown before (a table heading repeated on a new page).
    pub repeated: bool,
    /// Glyphs from left to right. White space has no glyph.
    pub glyphs: Vec<Glyph>,
}

/// A straight stroke, such as a border of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Start.
    pub from: (Length, Length),
    /// End.
    pub to: (Length, Length),
    /// Thickness.
    pub width: Length,
}

/// The page number line, in the coordinates of the portrait paper even on a landscape page
/// (GB/T 9704-2012 §7.5, §8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageNumber {
    /// Baseline from the top edge of the portrait paper.
    pub baseline: Length,
    /// Font size.
    pub size: Length,
    /// Glyphs from left to right; `offset` counts within the number's own text.
    pub glyphs: Vec<Glyph>,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Printed number, from 1.
    pub number: u32,
    /// Width as read: 210 mm, or 297 mm in landscape.
    pub width: Length,
    /// Height as read.
    pub height: Length,
    /// A landscape page (横排) is printed on portrait paper and read turned clockwise by 90°: its top edge is
    /// the paper's left edge.
    pub landscape: bool,
    /// Lines in reading order.
    pub lines: Vec<Line>,
    /// Table borders and other strokes.
    pub rules: Vec<Rule>,
    /// Page number; `None` when the page shows none.
    pub page_number: Option<PageNumber>,
}

/// Something the writer should know about the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// No font has this character; it shows as an empty space of its width.
    MissingGlyph {
        /// The character.
        ch: char,
        /// Where it stands first.
        place: Option<Place>,
    },
    /// A table's columns do not fit the page even in landscape; its text was broken more tightly.
    TableTooWide {
        /// The first cell.
        place: Option<Place>,
    },
}

/// A typeset document.
#[derive(Debug, Clone)]
pub struct Pages {
    /// The blocks the lines refer to.
    pub flow: Flow,
    /// The pages in order.
    pub pages: Vec<Page>,
    /// The faces the glyphs refer to.
    pub fonts: FontBook,
    /// What the writer should know.
    pub warnings: Vec<Warning>,
}
