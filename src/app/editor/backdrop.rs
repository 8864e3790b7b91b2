//! What lies behind the letters (底色): the faint ground of figures, the marks of findings and searches.
//!
//! Drawn by the editor itself, for the rows on the screen only: a layout's own backgrounds fill the space between
//! rows unevenly, and cost for rows that nobody sees.

use std::ops::Range;

use egui::{Color32, Galley, Pos2, Rect, Shape, Stroke, pos2};

use super::highlight::Mark;
use crate::app::theme::Colors;
use crate::typeset::figures;

/// How far a ground reaches above and below the letters, in points.
const REACH: f32 = 3.0;

/// How far left of the text the bar stands that marks what is taken over from last year.
const BAR: f32 = 8.0;

/// A stretch of text with something behind it.
struct Ground {
    range: Range<usize>,
    fill: Color32,
    line: Option<Color32>,
}

/// The shapes behind `galley`, which shows `text` at `at`, within `clip`.
pub(super) fn shapes(
    galley: &Galley,
    at: Pos2,
    clip: Rect,
    text: &str,
    prose: bool,
    marks: &[(Range<usize>, Mark)],
    colors: &Colors,
) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let mut byte = 0;
    // Rows of one paragraph follow each other; the paragraph is parsed once, when its first visible row comes.
    let mut paragraph: Option<(Range<usize>, Vec<Ground>)> = None;
    for placed in &galley.rows {
        let row = &placed.row;
        let start = byte;
        let length: usize = row.glyphs.iter().map(|glyph| glyph.chr.len_utf8()).sum();
        byte += length + usize::from(placed.ends_with_newline);
        let rect = placed.rect().translate(at.to_vec2());
        if rect.bottom() < clip.top() || rect.top() > clip.bottom() {
            continue;
        }
        if paragraph.as_ref().is_none_or(|(range, _)| !range.contains(&start)) {
            paragraph = Some(grounds(text, start, prose, marks, colors));
        }
        let Some((_, grounds)) = &paragraph else { continue };
        if marks
            .iter()
            .any(|(range, mark)| *mark == Mark::Carried && range.start < start + length && range.end > start)
        {
            let x = rect.left() - BAR;
            shapes.push(Shape::vline(
                x,
                rect.y_range(),
                Stroke::new(2.0, colors.warning.gamma_multiply(0.7)),
            ));
        }
        for ground in grounds.iter().filter(|g| g.range.start < start + length && g.range.end > start) {
            paint(&mut shapes, row, rect, start, ground);
        }
    }
    shapes
}

/// The paragraph with byte `at`, and the grounds in it, those of marks on top.
fn grounds(
    text: &str,
    at: usize,
    prose: bool,
    marks: &[(Range<usize>, Mark)],
    colors: &Colors,
) -> (Range<usize>, Vec<Ground>) {
    let at = text.floor_char_boundary(at.min(text.len()));
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let mut grounds = Vec::new();
    if prose {
        let figures = figures(&text[start..end]).into_iter();
        grounds.extend(figures.map(|range| Ground {
            range: start + range.start..start + range.end,
            fill: colors.figure,
            line: None,
        }));
    }
    let in_paragraph = |range: &Range<usize>| range.start <= end && range.end >= start;
    for (range, mark) in marks.iter().filter(|(range, _)| in_paragraph(range)) {
        let (fill, line) = match mark {
            Mark::Carried => continue,
            Mark::Found => (colors.found, None),
            Mark::Current => (colors.found, Some(colors.accent)),
            Mark::Warning => (colors.warning_faint, Some(colors.warning)),
            Mark::Error => (colors.error_faint, Some(colors.error)),
        };
        grounds.push(Ground { range: range.clone(), fill, line });
    }
    (start..end + 1, grounds)
}

fn paint(shapes: &mut Vec<Shape>, row: &egui::epaint::text::Row, rect: Rect, start: usize, ground: &Ground) {
    let (mut left, mut right) = (f32::INFINITY, f32::NEG_INFINITY);
    let (mut top, mut bottom) = (f32::INFINITY, f32::NEG_INFINITY);
    let mut byte = start;
    for glyph in &row.glyphs {
        if ground.range.contains(&byte) {
            left = left.min(glyph.pos.x);
            right = right.max(glyph.max_x());
            top = top.min(glyph.pos.y - glyph.font_face_ascent);
            bottom = bottom.max(glyph.pos.y - glyph.font_face_ascent + glyph.font_face_height);
        }
        byte += glyph.chr.len_utf8();
    }
    if left >= right {
        return;
    }
    let letters = Rect::from_min_max(
        pos2(rect.left() + left - 1.0, rect.top() + top - REACH),
        pos2(rect.left() + right + 1.0, rect.top() + bottom + REACH),
    );
    shapes.push(Shape::rect_filled(letters, 3.0, ground.fill));
    if let Some(color) = ground.line {
        let stroke = Stroke::new(2.0, color);
        shapes.push(Shape::hline(letters.x_range(), letters.bottom() - 1.0, stroke));
    }
}
