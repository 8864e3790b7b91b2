//! Showings: the part of one line that comes from one run, with the stored bytes behind it.

use std::ops::Range;

use crate::document::Part;
use crate::typeset::flow::{Run, Source};
use crate::typeset::length::Length;
use crate::typeset::page::{Line, Pages};

/// The part of a line that comes from one run.
pub(super) struct Showing<'a> {
    /// Index of the page.
    pub(super) page: usize,
    /// Index of the line on it.
    index: usize,
    /// The line.
    pub(super) line: &'a Line,
    /// Bytes of the block's text.
    shown: Range<usize>,
    /// The part behind it.
    pub(super) part: Part,
    /// Bytes of the part.
    pub(super) stored: Range<usize>,
    /// Whether shown and stored text agree byte for byte.
    is_verbatim: bool,
}

impl Pages {
    /// Every showing in reading order. Lines without glyphs show nothing.
    pub(super) fn showings(&self) -> impl Iterator<Item = Showing<'_>> {
        let lines = self.pages.iter().enumerate().flat_map(|(page, sheet)| {
            sheet.lines.iter().enumerate().map(move |(index, line)| (page, index, line))
        });
        lines.flat_map(|(page, index, line)| {
            let runs = self.flow.blocks.get(line.block.0 as usize).map_or(&[][..], |block| &block.runs);
            runs.iter().filter_map(move |run| Showing::new(page, index, line, run))
        })
    }
}

impl<'a> Showing<'a> {
    fn new(page: usize, index: usize, line: &'a Line, run: &Run) -> Option<Self> {
        let (first, last) = (line.glyphs.first()?, line.glyphs.last()?);
        let start = run.range.start.max(first.offset as usize);
        let end = run.range.end.min(last.offset as usize + last.ch.len_utf8());
        if start >= end {
            return None;
        }
        let (part, stored, is_verbatim) = match &run.source {
            Source::Verbatim { part, start: stored } => {
                let offset = |at: usize| stored + (at - run.range.start);
                (*part, offset(start)..offset(end), true)
            }
            Source::Computed(place) => (place.part, place.range.clone(), false),
        };
        Some(Self { page, index, line, shown: start..end, part, stored, is_verbatim })
    }

    /// Page and line.
    pub(super) fn position(&self) -> (usize, usize) {
        (self.page, self.index)
    }

    /// Left and right edge of what this shows of the stored bytes `range`; a computed text is shown as a whole.
    pub(super) fn edges(&self, pages: &Pages, range: &Range<usize>) -> Option<(Length, Length)> {
        let start = range.start.max(self.stored.start);
        let end = range.end.min(self.stored.end);
        if start >= end {
            return None;
        }
        let shown =
            if self.is_verbatim { self.shown_at(start)..self.shown_at(end) } else { self.shown.clone() };
        let glyphs = &self.line.glyphs;
        let first = glyphs.partition_point(|glyph| (glyph.offset as usize) < shown.start);
        let after = glyphs.partition_point(|glyph| (glyph.offset as usize) < shown.end);
        (first < after).then(|| (glyphs[first].x, pages.glyph_right(self.line, after - 1)))
    }

    /// Where a caret at stored byte `at` stands in this showing, which may begin after it or end before it.
    pub(super) fn caret_x(&self, pages: &Pages, at: usize) -> Length {
        let shown = if self.is_verbatim {
            self.shown_at(at.clamp(self.stored.start, self.stored.end))
        } else if at < self.stored.end {
            self.shown.start
        } else {
            self.shown.end
        };
        let glyphs = &self.line.glyphs;
        let next = glyphs.partition_point(|glyph| (glyph.offset as usize) < shown);
        match glyphs.get(next) {
            Some(glyph) if glyph.offset as usize == shown || next == 0 => glyph.x,
            _ => pages.glyph_right(self.line, next.saturating_sub(1)),
        }
    }

    /// The byte of the block's text behind stored byte `at` of a verbatim showing.
    fn shown_at(&self, at: usize) -> usize {
        self.shown.start + (at - self.stored.start)
    }
}

/// How far the caret at byte `at` is from stored bytes that are shown: before one of them, right behind the last,
/// some way behind, and last some way before.
pub(super) fn caret_distance(stored: &Range<usize>, at: usize) -> usize {
    const BEFORE: usize = usize::MAX / 2;
    if stored.contains(&at) {
        0
    } else if at >= stored.end {
        1 + (at - stored.end)
    } else {
        BEFORE + (stored.start - at)
    }
}
