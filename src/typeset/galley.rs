//! Galleys (毛条): blocks shaped and broken into lines, before they are cut into pages.

use std::ops::Range;

use super::breaking::{self, Breaks, Measure};
use super::flow::{Block, BlockId, Flow, Role};
use super::frame::Frame;
use super::length::Length;
use super::profile::Profile;
use super::shape::{Atom, GlyphCache, shape};
use super::table::{TableGalley, TableStyle};
use super::title;
use crate::font::FontBook;

/// How a galley stands between the margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stand {
    /// Justified, first line indented.
    Indented,
    /// Justified from the left margin.
    Flush,
    /// Each line centred.
    Centered,
    /// From this distance after the left margin.
    At(Length),
}

/// One block broken into lines.
#[derive(Debug)]
pub(crate) struct TextGalley {
    pub(crate) block: BlockId,
    pub(crate) role: Role,
    pub(crate) stand: Stand,
    pub(crate) size: Length,
    pub(crate) cell: Length,
    pub(crate) measure: Measure,
    /// Width of the type area the measure was taken from.
    pub(crate) width: Length,
    pub(crate) atoms: Vec<Atom>,
    pub(crate) lines: Vec<Range<usize>>,
    pub(crate) cost: i64,
    /// Whether the number of lines was changed to mend a page end; that is done once.
    pub(crate) mended: bool,
}

/// A unit of the vertical list.
#[derive(Debug)]
pub(crate) enum Galley {
    /// Lines of text.
    Text(TextGalley),
    /// A table.
    Table(TableGalley),
}

impl TextGalley {
    /// Rows of the grid it takes when it is not split.
    pub(crate) fn rows(&self) -> u32 {
        self.lines.len() as u32
    }

    /// Natural width of a line.
    pub(crate) fn natural(&self, line: &Range<usize>) -> Length {
        let atoms = &self.atoms[line.clone()];
        let gaps: Length = atoms.iter().take(atoms.len().saturating_sub(1)).map(|a| a.gap).sum();
        atoms.iter().map(|a| a.body).sum::<Length>() + gaps + atoms.last().map_or(Length::ZERO, |a| a.trail)
    }

    /// The galley in exactly `count` lines, and what that costs more than now.
    pub(crate) fn rebroken(&self, count: usize) -> Option<(i64, Breaks)> {
        let breaks = breaking::break_into(&self.atoms, self.measure, count)?;
        Some((breaks.cost - self.cost, breaks))
    }
}

/// Everything needed to make galleys.
pub(crate) struct GalleyMaker<'a> {
    pub(crate) flow: &'a Flow,
    pub(crate) profile: &'a Profile,
    pub(crate) fonts: &'a FontBook,
    pub(crate) frame: Frame,
    pub(crate) cache: GlyphCache,
}

impl<'a> GalleyMaker<'a> {
    pub(crate) fn new(flow: &'a Flow, profile: &'a Profile, fonts: &'a FontBook, frame: Frame) -> Self {
        Self { flow, profile, fonts, frame, cache: GlyphCache::default() }
    }

    /// The galleys of the whole flow, in order.
    pub(crate) fn galleys(&mut self) -> Vec<Galley> {
        let mut galleys = Vec::with_capacity(self.flow.blocks.len());
        let mut at = 0;
        while let Some(block) = self.flow.blocks.get(at) {
            if let Role::Cell { table, .. } = block.role {
                let cells = self.flow.tables.get(table as usize).map_or(at..at + 1, |t| t.cells.clone());
                at = cells.end.max(at + 1);
                if let Some(galley) = self.table(table as usize) {
                    galleys.push(Galley::Table(galley));
                }
                continue;
            }
            galleys.push(Galley::Text(self.text(BlockId(at as u32), block)));
            at += 1;
        }
        place_signature(&mut galleys, self.frame.width);
        galleys
    }

    fn table(&mut self, index: usize) -> Option<TableGalley> {
        let style = TableStyle { size: Length::pt(self.profile.table_pt), portrait: self.frame };
        TableGalley::new(self.flow, index, style, self.fonts, &mut self.cache)
    }

    fn text(&mut self, id: BlockId, block: &Block) -> TextGalley {
        let is_title = matches!(block.role, Role::Title | Role::AttachmentTitle);
        let size = Length::pt(if is_title { self.profile.title_pt } else { self.profile.body_pt });
        let grid = self.frame.width.scale(1, i64::from(self.profile.chars));
        let cell = if is_title { size } else { grid };
        let stand = match block.role {
            Role::Title | Role::AttachmentTitle | Role::Subtitle | Role::Number => Stand::Centered,
            Role::Recipient | Role::AttachmentMark => Stand::Flush,
            _ => Stand::Indented,
        };
        let indent = if stand == Stand::Indented { grid * self.profile.indent as i32 } else { Length::ZERO };
        let atoms = shape(block, cell, self.fonts, &mut self.cache);
        let (first, rest) = match block.role {
            Role::AttachmentNote => note_indents(&atoms, indent, grid),
            _ => (indent, Length::ZERO),
        };
        let measure = Measure { first: self.frame.width - first, rest: self.frame.width - rest, cell };
        let breaks = if stand == Stand::Centered {
            Breaks { lines: title::title_lines(&atoms, self.frame.width, cell), cost: 0 }
        } else {
            breaking::break_lines(&atoms, measure)
        };
        TextGalley {
            block: id,
            role: block.role,
            stand,
            size,
            cell,
            measure,
            width: self.frame.width,
            atoms,
            lines: breaks.lines,
            cost: breaks.cost,
            mended: false,
        }
    }
}

/// Indents of an attachment note's first and further lines: “附件：” begins with two empty characters, later
/// notes begin below the first one's number, and turned lines stand below the name (GB/T 9704-2012 §7.3.4).
fn note_indents(atoms: &[Atom], indent: Length, cell: Length) -> (Length, Length) {
    let label = atoms.iter().take(4).position(|a| a.ch == '：').map_or(0, |at| at + 1);
    let number = atoms[label..].iter().take(4).position(|a| a.ch == '.').map_or(0, |at| at + 1);
    let width = |atoms: &[Atom]| atoms.iter().map(|a| a.body + a.trail).sum::<Length>();
    let first = if label > 0 { indent } else { indent + cell * 3 };
    (first, first + width(&atoms[..label + number]))
}

/// Places signature and date (GB/T 9704-2012 §7.3.5.2): the organ two characters from the right margin, the
/// date two characters to the right of the organ's first one; when the date is the longer one, it keeps the
/// two characters and the organ moves.
fn place_signature(galleys: &mut [Galley], width: Length) {
    let widest = |galleys: &[Galley], role: Role| {
        let of_role = galleys.iter().filter_map(|g| match g {
            Galley::Text(text) if text.role == role => text.lines.first().map(|l| text.natural(l)),
            _ => None,
        });
        of_role.max().unwrap_or(Length::ZERO)
    };
    let (organ, date) = (widest(galleys, Role::Signature), widest(galleys, Role::Date));
    for galley in galleys {
        let Galley::Text(text) = galley else { continue };
        let two = text.cell * 2;
        let organ_start = if date > organ { width - two - date - two } else { width - two - organ };
        let date_start = if organ > Length::ZERO { organ_start + two } else { width - two * 2 - date };
        match text.role {
            Role::Signature => text.stand = Stand::At(organ_start.max(Length::ZERO)),
            Role::Date => text.stand = Stand::At(date_start.max(Length::ZERO)),
            _ => {}
        }
    }
}
