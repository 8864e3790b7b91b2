//! Drafts of blocks: text put together piece by piece, each piece with its font and its source.
//!
//! Knows nothing of roles and of the order of blocks; see [`super::compose`].

use std::ops::Range;

use crate::document::{Filled, Part, Place};
use crate::font::FontRole;

use super::flow::{Block, Role, Run, Source};

/// The text and the runs of a block that is being made.
#[derive(Debug, Default)]
pub(super) struct Draft {
    text: String,
    runs: Vec<Run>,
}

impl Draft {
    /// A draft of text copied from byte `start` of `part`.
    pub(super) fn verbatim(text: &str, font: FontRole, part: Part, start: usize) -> Self {
        let mut draft = Self::default();
        draft.push(text, font, Source::Verbatim { part, start });
        draft
    }

    /// Appends `text`.
    pub(super) fn push(&mut self, text: &str, font: FontRole, source: Source) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.runs.push(Run { range: start..self.text.len(), font, source });
    }

    /// Appends text made by the program on behalf of the beginning of `part`.
    pub(super) fn push_computed(&mut self, text: &str, font: FontRole, part: Part) {
        self.push(text, font, Source::Computed(Place::new(part, 0..0)));
    }

    /// Appends a text with its placeholders filled in, stored in `part`.
    pub(super) fn push_filled(&mut self, filled: &Filled, font: FontRole, part: Part) {
        for (range, source) in pieces(filled, part) {
            self.push(&filled.text[range], font, source);
        }
    }

    /// Whether there is no text yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The finished block.
    pub(super) fn into_block(self, role: Role) -> Block {
        Block { role, text: self.text, runs: self.runs }
    }
}

/// Drafts of the given ranges of a filled text, in ascending order and without overlap; one walk over the
/// text makes them all.
pub(super) fn filled_drafts(
    filled: &Filled,
    font: FontRole,
    part: Part,
    ranges: &[Range<usize>],
) -> Vec<Draft> {
    let mut pieces = pieces(filled, part).into_iter().peekable();
    let mut drafts = Vec::with_capacity(ranges.len());
    for range in ranges {
        let mut draft = Draft::default();
        while let Some((piece, source)) = pieces.peek() {
            if piece.start >= range.end {
                break;
            }
            let shown = piece.start.max(range.start)..piece.end.min(range.end);
            if !shown.is_empty() {
                let text = &filled.text[shown.clone()];
                draft.push(text, font, source_within(source, shown.start - piece.start));
            }
            if piece.end > range.end {
                break;
            }
            pieces.next();
        }
        drafts.push(draft);
    }
    drafts
}

/// The source of a piece from its byte `offset` on.
fn source_within(source: &Source, offset: usize) -> Source {
    match source {
        Source::Verbatim { part, start } => Source::Verbatim { part: *part, start: start + offset },
        Source::Computed(place) => Source::Computed(place.clone()),
    }
}

/// The filled text cut where its source changes: copied parts and filled-in parts in turn.
fn pieces(filled: &Filled, part: Part) -> Vec<(Range<usize>, Source)> {
    let (mut at, mut stored) = (0, 0);
    let mut pieces = Vec::with_capacity(filled.substitutions().len() * 2 + 1);
    for (made, from) in filled.substitutions() {
        if made.start > at {
            pieces.push((at..made.start, Source::Verbatim { part, start: stored }));
        }
        pieces.push((made.clone(), Source::Computed(Place::new(part, from.clone()))));
        (at, stored) = (made.end, from.end);
    }
    if at < filled.text.len() {
        pieces.push((at..filled.text.len(), Source::Verbatim { part, start: stored }));
    }
    pieces
}
