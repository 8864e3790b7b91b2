//! Shaping: characters of a block become atoms with glyphs, widths and the spaces between them.
//!
//! A full-width mark is half ink and half space. The space belongs to the gap beside it, so that squeezing
//! punctuation (标点挤压), dropping the space of an opening mark at a line start and spreading a line are all
//! changes of gaps; ink never moves inside an atom.

use std::collections::HashMap;

use crate::font::{FontBook, FontRole, PlacedGlyph};
use crate::text::class::{CharClass, class_of, forbidden_at_line_end, forbidden_at_line_start};

use super::cluster;
use super::flow::Block;
use super::length::Length;

/// The order in which space is taken out of a line (CLREQ: 先挤进，后推出).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Squeeze {
    /// Western word space, down to a quarter em.
    WordSpace,
    /// Both sides of 间隔号.
    Interpunct,
    /// Quotes and brackets.
    Bracket,
    /// 、，；：
    Pause,
    /// 。！？
    Stop,
}

impl Squeeze {
    pub(crate) const ALL: [Self; 5] =
        [Self::WordSpace, Self::Interpunct, Self::Bracket, Self::Pause, Self::Stop];
}

/// How much every elastic gap may be tightened when squeezing marks is not enough (紧缩字距): a sixtieth of an
/// em, a quarter of a point in body text, which nobody sees.
pub(crate) fn tightening(cell: Length) -> Length {
    cell / 60
}

/// One character ready to be set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Atom {
    pub(crate) ch: char,
    /// Byte of the block's text.
    pub(crate) offset: u32,
    pub(crate) glyph: Option<PlacedGlyph>,
    /// Space before the ink, dropped at a line start.
    pub(crate) lead: Length,
    /// Width of the ink's part of the cell.
    pub(crate) body: Length,
    /// Space after the ink, may be halved away at a line end.
    pub(crate) trail: Length,
    /// The gap to the next atom as set without justification; includes this `trail` and the next `lead`.
    pub(crate) gap: Length,
    /// What may be taken out of the gap, and when.
    pub(crate) shrink: Option<(Squeeze, Length)>,
    /// Whether the gap takes part when a line is spread or tightened evenly: not inside unbreakable runs
    /// and not beside connectors and solidus. Gaps beside numbers are no special case: official documents
    /// are set without space there, so space in some lines only would look like a mistake.
    pub(crate) elastic: bool,
    /// Whether a line may begin with this atom.
    pub(crate) breakable: bool,
    /// Whether a line must begin with this atom (it follows a newline).
    pub(crate) forced: bool,
}

/// Glyphs looked up so far; one text uses few different characters.
#[derive(Debug, Default)]
pub(crate) struct GlyphCache {
    found: HashMap<(FontRole, char), Option<PlacedGlyph>>,
}

impl GlyphCache {
    pub(crate) fn glyph(&mut self, fonts: &FontBook, role: FontRole, ch: char) -> Option<PlacedGlyph> {
        *self.found.entry((role, ch)).or_insert_with(|| fonts.glyph(role, ch))
    }
}

/// Shapes a block's text with `cell` as the width of a full-width character.
pub(crate) fn shape(block: &Block, cell: Length, fonts: &FontBook, cache: &mut GlyphCache) -> Vec<Atom> {
    let mut atoms = Vec::with_capacity(block.text.len() / 3 + 1);
    let mut forced = false;
    for run in &block.runs {
        let start = run.range.start;
        for (at, ch) in block.text[run.range.clone()].char_indices() {
            if ch == '\n' {
                forced = true;
                continue;
            }
            let mut atom = atom(ch, start + at, cell, cache.glyph(fonts, run.font, ch));
            atom.forced = std::mem::take(&mut forced);
            atoms.push(atom);
        }
    }
    set_gaps(&mut atoms, cell);
    set_breaks(&mut atoms);
    atoms
}

fn atom(ch: char, offset: usize, cell: Length, glyph: Option<PlacedGlyph>) -> Atom {
    let class = class_of(ch);
    let width = match (class, glyph) {
        (CharClass::Space, _) => space_width(ch, cell),
        (_, Some(glyph)) => cell.scale(i64::from(glyph.advance), 1000),
        (_, None) => cell,
    };
    let full = width.0 * 10 >= cell.0 * 9;
    let half = width / 2;
    let (lead, trail) = match class {
        CharClass::Open if full => (half, Length::ZERO),
        CharClass::Close | CharClass::Pause | CharClass::Stop if full => (Length::ZERO, half),
        CharClass::Interpunct if full => (width / 4, width / 4),
        _ => (Length::ZERO, Length::ZERO),
    };
    Atom {
        ch,
        offset: offset as u32,
        glyph: glyph.filter(|_| class != CharClass::Space),
        lead,
        // A space is nothing but the gap after it, so it is dropped at a line end.
        body: if class == CharClass::Space { Length::ZERO } else { width - lead - trail },
        trail,
        gap: if class == CharClass::Space { width } else { Length::ZERO },
        shrink: None,
        elastic: true,
        breakable: true,
        forced: false,
    }
}

fn space_width(ch: char, cell: Length) -> Length {
    if ch == '\u{3000}' { cell } else { cell / 2 }
}

/// Sets the gaps between neighbours: facing halves of two marks are shrunk to one (CLREQ “Punctuation width
/// adjustment”), the rest may be squeezed when a line needs it.
fn set_gaps(atoms: &mut [Atom], cell: Length) {
    for i in 0..atoms.len().saturating_sub(1) {
        let next = atoms[i + 1];
        let this = &mut atoms[i];
        let (a, b) = (class_of(this.ch), class_of(next.ch));
        let whole = this.gap + this.trail + next.lead;
        let both_marks = is_mark(a) && is_mark(b) && whole > Length::ZERO;
        this.gap = if both_marks { (whole - cell / 2).max(Length::ZERO) } else { whole };
        // Between something narrow and an opening mark a quarter stays, or their cells would lie on one
        // another and the order of the glyphs on the page would be lost.
        let narrow = next.lead > Length::ZERO && this.body <= next.lead + cell / 8;
        let kept = if narrow { cell / 4 } else { Length::ZERO };
        this.shrink = squeeze(a, b, this.gap - kept, cell);
        this.elastic = is_elastic(a, b);
    }
}

fn is_mark(class: CharClass) -> bool {
    matches!(class, CharClass::Open | CharClass::Close | CharClass::Pause | CharClass::Stop)
}

fn squeeze(a: CharClass, b: CharClass, spare: Length, cell: Length) -> Option<(Squeeze, Length)> {
    if a == CharClass::Space {
        return Some((Squeeze::WordSpace, cell / 4));
    }
    if spare <= Length::ZERO {
        return None;
    }
    let kind = match (a, b) {
        (CharClass::Interpunct, _) | (_, CharClass::Interpunct) => Squeeze::Interpunct,
        (CharClass::Stop, _) => Squeeze::Stop,
        (CharClass::Pause, _) => Squeeze::Pause,
        _ => Squeeze::Bracket,
    };
    Some((kind, spare))
}

fn is_elastic(a: CharClass, b: CharClass) -> bool {
    use CharClass::{Connector, Dash, Interpunct, Postfix, Solidus};
    let stiff = |class| matches!(class, Connector | Solidus | Interpunct);
    !stiff(a) && !stiff(b) && b != Postfix && (a, b) != (Dash, Dash)
}

/// Marks where lines may begin and takes stretching out of unbreakable runs.
fn set_breaks(atoms: &mut [Atom]) {
    let chars: Vec<char> = atoms.iter().map(|a| a.ch).collect();
    let glued = cluster::glued(&chars);
    for i in 1..atoms.len() {
        let (before, ch) = (chars[i - 1], chars[i]);
        if glued[i] {
            atoms[i - 1].elastic = false;
        }
        let is_blank = class_of(ch) == CharClass::Space && ch != '\u{3000}';
        let forbidden = forbidden_at_line_start(ch) || forbidden_at_line_end(before);
        atoms[i].breakable = !(glued[i] || forbidden || is_blank);
    }
}
