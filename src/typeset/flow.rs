//! The flow: a document as a sequence of blocks of text in reading order, before lines and pages.
//!
//! Text export and Word export walk the flow; pages are made from it. A block is one paragraph as it prints,
//! heading numbers and filled-in placeholders included, and knows which bytes of the document every part of
//! it came from.

use std::ops::Range;

use crate::document::{Align, Orientation, Part, Place};
use crate::font::FontRole;

/// Index of a block in its flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlockId(pub u32);

/// What a block is on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// 标题
    Title,
    /// 副标题、题注
    Subtitle,
    /// 发文字号
    Number,
    /// 主送机关
    Recipient,
    /// Heading of this level: 1 一、 2 （一） 3 `1.` 4 （1）
    Heading(u8),
    /// Running text.
    Paragraph,
    /// “附件：” and the names of the attachments (附件说明).
    AttachmentNote,
    /// 署名
    Signature,
    /// 成文日期
    Date,
    /// “附件1” at the head of an attachment.
    AttachmentMark,
    /// Title of an attachment.
    AttachmentTitle,
    /// One cell of a table.
    Cell {
        /// Index in [`Flow::tables`].
        table: u32,
        /// Row, counted from zero.
        row: u32,
        /// Column, counted from zero.
        column: u32,
        /// Whether the row is a heading.
        header: bool,
    },
}

/// Where a run's text came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Copied byte for byte from `part`, starting at byte `start`.
    Verbatim {
        /// The part.
        part: Part,
        /// First byte in it.
        start: usize,
    },
    /// Made by the program; a click on it goes to this place.
    Computed(Place),
}

/// A piece of a block's text in one font role and from one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Bytes of the block's text.
    pub range: Range<usize>,
    /// The font.
    pub font: FontRole,
    /// Where it came from.
    pub source: Source,
}

/// One paragraph as it prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// Its text; a newline is a forced line break.
    pub text: String,
    /// Runs covering `text` without gaps.
    pub runs: Vec<Run>,
}

/// A table in the flow; its cells are the blocks `cells`, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowTable {
    /// The section that holds it.
    pub section: crate::document::SectionId,
    /// Blocks of its cells.
    pub cells: Range<usize>,
    /// Number of rows.
    pub rows: usize,
    /// Number of columns.
    pub columns: usize,
    /// How each column's text stands.
    pub aligns: Vec<Align>,
    /// Widths asked for, in percent of the table.
    pub widths: Vec<Option<u8>>,
    /// Which way the table's page is turned.
    pub orientation: Orientation,
}

/// A document in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Flow {
    /// The blocks.
    pub blocks: Vec<Block>,
    /// The tables among them.
    pub tables: Vec<FlowTable>,
}

impl Flow {
    /// A block.
    pub fn block(&self, id: BlockId) -> &Block {
        &self.blocks[id.0 as usize]
    }
}

impl Block {
    /// The place in the document behind a byte range of this block's text. A range over several runs maps to
    /// the part of it that lies in the first one.
    pub fn place(&self, range: Range<usize>) -> Option<Place> {
        let run = self.runs.iter().find(|run| run.range.contains(&range.start))?;
        Some(match &run.source {
            Source::Verbatim { part, start } => {
                let offset = |at: usize| start + (at.min(run.range.end) - run.range.start);
                Place::new(*part, offset(range.start)..offset(range.end))
            }
            Source::Computed(place) => place.clone(),
        })
    }
}
