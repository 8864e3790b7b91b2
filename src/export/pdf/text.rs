//! A line of glyphs as text-showing operators.
//!
//! Glyphs of one font on one baseline go into one `TJ` array: strings of codes with numbers between them that
//! move the pen. Most gaps of a line are alike (a cell is narrower than an em), so the common gap is set once
//! as character spacing and only the others need numbers. The pen is followed in integers; a glyph never
//! stands more than 0.005 pt from where the page has it.

use printpdf::{DictItem, FontId, Op, PdfFontHandle, Pt, TextMatrix};

use crate::typeset::Length;

use super::fonts::{Code, DocumentFonts};
use super::glyphs::Shown;

/// Pen positions are counted in ten-thousandths of a [`Length`] unit.
const PEN_PER_UNIT: i64 = 10_000;
/// How far the pen may be from a glyph's place before it is moved.
const TOLERANCE: i64 = 3 * PEN_PER_UNIT;

/// Name of an embedded font in the content streams.
pub(super) fn font_id(font: u16) -> FontId {
    FontId(format!("F{}", font + 1))
}

/// A length for a content stream.
pub(super) fn points(length: Length) -> Pt {
    Pt(length.to_pt() as f32)
}

/// The part of the text state that stays in force from one operator to the next.
#[derive(Debug, Default)]
pub(super) struct TextState {
    font: Option<(u16, Length)>,
    /// Character spacing in tenths of a [`Length`] unit.
    spacing: i64,
}

/// A glyph with its code.
struct Coded {
    code: Code,
    x: Option<Length>,
}

/// Appends the operators that show `glyphs` at the height `y` above the bottom of the page.
pub(super) fn show_line(
    glyphs: impl Iterator<Item = Shown>,
    y: Length,
    size: Length,
    fonts: &DocumentFonts,
    state: &mut TextState,
    ops: &mut Vec<Op>,
) {
    if size <= Length::ZERO {
        return;
    }
    let coded: Vec<_> =
        glyphs.filter_map(|glyph| Some(Coded { code: fonts.code(&glyph)?, x: glyph.x })).collect();
    for run in coded.chunk_by(|one, next| one.code.font == next.code.font) {
        show_run(run, y, size, state, ops);
    }
}

/// Shows glyphs of one font.
fn show_run(run: &[Coded], y: Length, size: Length, state: &mut TextState, ops: &mut Vec<Op>) {
    let Some((font, x)) = run.iter().find_map(|glyph| Some((glyph.code.font, glyph.x?))) else { return };
    if state.font != Some((font, size)) {
        ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(font)), size: points(size) });
        state.font = Some((font, size));
    }
    let spacing = common_spacing(run, size).unwrap_or(state.spacing);
    if state.spacing != spacing {
        ops.push(Op::SetCharacterSpacing { multiplier: (spacing as f64 / 10_000.0) as f32 });
        state.spacing = spacing;
    }
    ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(points(x), points(y)) });
    ops.push(Op::Unknown {
        key: "TJ".to_owned(),
        value: vec![DictItem::Array(array(run, x, size, spacing))],
    });
}

/// The `TJ` array of a run that begins at `start`.
fn array(run: &[Coded], start: Length, size: Length, spacing: i64) -> Vec<DictItem> {
    let size = i64::from(size.0);
    let mut items = Vec::new();
    let mut codes = Vec::with_capacity(run.len() * 2);
    let mut pen = i64::from(start.0) * PEN_PER_UNIT;
    for glyph in run {
        let offset = glyph.x.map_or(0, |x| i64::from(x.0) * PEN_PER_UNIT - pen);
        if offset.abs() > TOLERANCE {
            // A number moves the pen back by thousandths of an em; tenths of these are the pen's unit × size.
            let tenths = divide_rounded(-offset, size);
            if !codes.is_empty() {
                items.push(string(std::mem::take(&mut codes)));
            }
            items.push(DictItem::Real((tenths as f64 / 10.0) as f32));
            pen -= tenths * size;
        }
        codes.extend(glyph.code.code.to_be_bytes());
        pen += advance(glyph, size) + spacing * PEN_PER_UNIT / 10;
    }
    items.push(string(codes));
    items
}

/// The gap most glyphs of a run keep from the next, in tenths of a [`Length`] unit: the mean of the largest
/// group of gaps that differ by rounding only.
fn common_spacing(run: &[Coded], size: Length) -> Option<i64> {
    let size = i64::from(size.0);
    let mut gaps: Vec<i64> = run
        .windows(2)
        .filter_map(|pair| match pair {
            [one, next] => {
                Some((i64::from(next.x?.0) - i64::from(one.x?.0)) * PEN_PER_UNIT - advance(one, size))
            }
            _ => None,
        })
        .collect();
    gaps.sort_unstable();
    let mut group = gaps.get(..1)?;
    let mut first = 0;
    for (last, gap) in gaps.iter().enumerate() {
        while gap - gaps[first] > 2 * PEN_PER_UNIT {
            first += 1;
        }
        if last + 1 - first > group.len() {
            group = &gaps[first..=last];
        }
    }
    Some(divide_rounded(group.iter().sum(), group.len() as i64 * PEN_PER_UNIT / 10))
}

/// How far a glyph moves the pen, without character spacing.
fn advance(glyph: &Coded, size: i64) -> i64 {
    i64::from(glyph.code.width) * size * PEN_PER_UNIT / 1000
}

fn string(codes: Vec<u8>) -> DictItem {
    DictItem::String { data: codes, literal: true }
}

fn divide_rounded(numerator: i64, denominator: i64) -> i64 {
    (2 * numerator + denominator).div_euclid(2 * denominator)
}
