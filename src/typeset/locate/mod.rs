//! Locating: from a point on a page to the place in the document, and from a place to the rectangles that show it.
//!
//! Points and rectangles are in the coordinates of the page as it is read, from its top left corner; a landscape
//! page is 297 mm wide here, as it is in every viewer that heeds the file's `/Rotate`. This module looks at
//! finished pages only: it decides nothing about them and knows nothing of screens.

mod grid;
mod hit;
mod showing;

use crate::document::Place;

use super::flow::Role;
use super::length::Length;
use super::page::{Line, Pages};

use showing::{Showing, caret_distance};

/// Part of the em box above the baseline, in thousandths of an em; the same in all shipped faces.
const ASCENT: i64 = 880;

/// A rectangle on a page, measured from the page's top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRect {
    /// Index of the page, from zero.
    pub page: usize,
    /// Left edge.
    pub left: Length,
    /// Top of the em box.
    pub top: Length,
    /// Right edge; the left one for a caret.
    pub right: Length,
    /// Bottom of the em box.
    pub bottom: Length,
}

impl Pages {
    /// The rectangles that show `place`, one a line, in reading order. A caret (an empty range) gives a rectangle
    /// without width, at the nearest printed character where its own surroundings do not print. What is shown a
    /// second time, as a table heading on a later page or an attachment's title in the note, comes last. Takes
    /// time linear in the number of lines.
    pub fn rects_of(&self, place: &Place) -> Vec<PageRect> {
        let mut found = if place.range.is_empty() { self.carets(place) } else { self.covered(place) };
        found.sort_by_key(|(is_echo, _)| *is_echo);
        found.into_iter().map(|(_, rect)| rect).collect()
    }

    /// What a range covers, with whether it is an echo.
    fn covered(&self, place: &Place) -> Vec<(bool, PageRect)> {
        let mut found: Vec<(bool, PageRect)> = Vec::new();
        let mut last_line = None;
        for showing in self.showings().filter(|showing| showing.part == place.part) {
            let Some((left, right)) = showing.edges(self, &place.range) else { continue };
            match found.last_mut().filter(|_| last_line == Some(showing.position())) {
                Some((_, rect)) => {
                    rect.left = rect.left.min(left);
                    rect.right = rect.right.max(right);
                }
                None => found.push((self.is_echo(showing.line), rect(&showing, left, right))),
            }
            last_line = Some(showing.position());
        }
        found
    }

    /// Where a caret stands: in the showings nearest to it.
    fn carets(&self, place: &Place) -> Vec<(bool, PageRect)> {
        let at = place.range.start;
        let mut nearest = usize::MAX;
        let mut found: Vec<Showing<'_>> = Vec::new();
        for showing in self.showings().filter(|showing| showing.part == place.part) {
            let distance = caret_distance(&showing.stored, at);
            if distance < nearest {
                nearest = distance;
                found.clear();
            }
            if distance == nearest && found.last().is_none_or(|last| last.position() != showing.position()) {
                found.push(showing);
            }
        }
        let caret = |showing: &Showing<'_>| {
            let x = showing.caret_x(self, at);
            (self.is_echo(showing.line), rect(showing, x, x))
        };
        found.iter().map(caret).collect()
    }

    /// Whether a line shows again what stands elsewhere.
    fn is_echo(&self, line: &Line) -> bool {
        let block = self.flow.blocks.get(line.block.0 as usize);
        line.repeated || block.is_some_and(|block| block.role == Role::AttachmentNote)
    }

    /// Right edge of a glyph: its advance, or where the next one begins if that is sooner.
    fn glyph_right(&self, line: &Line, index: usize) -> Length {
        let Some(glyph) = line.glyphs.get(index) else { return Length::ZERO };
        let advance = self.fonts.face(glyph.face).advance(glyph.gid);
        let right = glyph.x + line.size.scale(i64::from(advance), 1000);
        let next = line.glyphs.get(index + 1).map(|next| next.x).filter(|&next| next > glyph.x);
        next.map_or(right, |next| right.min(next))
    }
}

/// Top and bottom of a line's em box.
fn em_box(line: &Line) -> (Length, Length) {
    let top = line.baseline - line.size.scale(ASCENT, 1000);
    (top, top + line.size)
}

fn rect(showing: &Showing<'_>, left: Length, right: Length) -> PageRect {
    let (top, bottom) = em_box(showing.line);
    PageRect { page: showing.page, left, top, right, bottom }
}
