//! Hit test: from a point on a page to the caret place nearest to it.

use crate::document::Place;
use crate::typeset::flow::{Block, Source};
use crate::typeset::length::Length;
use crate::typeset::page::{Glyph, Line, Pages};

use super::em_box;

impl Pages {
    /// The caret place (an empty range of stored text) nearest to a point of page `page`, counted from zero: before
    /// or behind the nearest character, by the half that is hit. A point in a table's cell stays in that cell; any
    /// other point belongs to the line at its height, or the nearest. `None` when there is no such page or
    /// nothing on it.
    pub fn place_at(&self, page: usize, x: Length, y: Length) -> Option<Place> {
        let sheet = self.pages.get(page)?;
        let nearest = self.nearest(sheet.lines.iter(), x, y)?;
        let is_hit = self.distance(nearest, x, y) == (Length::ZERO, Length::ZERO);
        let cell = if is_hit { None } else { self.cell_at(sheet, x, y) };
        let Some(cell) = cell else { return self.caret_in(nearest, x) };
        let own = sheet.lines.iter().filter(|line| line.block == cell.block);
        match self.nearest(own, x, y) {
            Some(line) => self.caret_in(line, x),
            None => Some(Place::new(cell.part, 0..0)),
        }
    }

    /// The line with glyphs that is nearest to a point, first by height.
    fn nearest<'a>(&self, lines: impl Iterator<Item = &'a Line>, x: Length, y: Length) -> Option<&'a Line> {
        let printed = lines.filter(|line| !line.glyphs.is_empty());
        printed.min_by_key(|line| self.distance(line, x, y))
    }

    /// How far a point is from a line: vertically, then horizontally.
    fn distance(&self, line: &Line, x: Length, y: Length) -> (Length, Length) {
        let (top, bottom) = em_box(line);
        let left = line.glyphs.first().map_or(Length::ZERO, |glyph| glyph.x);
        let right = self.glyph_right(line, line.glyphs.len().saturating_sub(1));
        let outside = |at: Length, from: Length, to: Length| (from - at).max(at - to).max(Length::ZERO);
        (outside(y, top, bottom), outside(x, left, right))
    }

    /// The caret before or behind the glyph of `line` that is at `x`.
    fn caret_in(&self, line: &Line, x: Length) -> Option<Place> {
        let index = line.glyphs.partition_point(|glyph| glyph.x <= x).saturating_sub(1);
        let glyph = line.glyphs.get(index)?;
        let middle = (glyph.x + self.glyph_right(line, index)) / 2;
        caret_beside(self.flow.blocks.get(line.block.0 as usize)?, glyph, x >= middle)
    }
}

/// The caret beside a glyph. A filled-in text counts as one character: its nearer end is meant.
fn caret_beside(block: &Block, glyph: &Glyph, behind: bool) -> Option<Place> {
    let start = glyph.offset as usize;
    let run = block.runs.iter().find(|run| run.range.contains(&start))?;
    let at = if behind { (start + glyph.ch.len_utf8()).min(run.range.end) } else { start };
    Some(match &run.source {
        Source::Verbatim { part, start: stored } => {
            let caret = stored + (at - run.range.start);
            Place::new(*part, caret..caret)
        }
        Source::Computed(place) => {
            let is_front = at - run.range.start <= run.range.end - at;
            let caret = if is_front { place.range.start } else { place.range.end };
            Place::new(place.part, caret..caret)
        }
    })
}
