//! Carets: the only place where bytes of the document become characters of egui and back.

use std::ops::Range;

use egui::text::{CCursor, CCursorRange};
use egui::{Galley, Vec2};

/// The characters before byte `at` of `text`.
fn characters(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at.min(text.len()));
    text[..at].chars().count()
}

/// The byte at which character `index` of `text` begins.
fn byte(text: &str, index: usize) -> usize {
    text.char_indices().nth(index).map_or(text.len(), |(at, _)| at)
}

/// egui's selection for a byte range; the caret is at its end.
pub(super) fn selection(text: &str, range: &Range<usize>) -> CCursorRange {
    CCursorRange::two(cursor(text, range.start), cursor(text, range.end))
}

/// egui's cursor for a byte.
pub(super) fn cursor(text: &str, at: usize) -> CCursor {
    CCursor::new(characters(text, at))
}

/// The byte of `text`, shown as `galley`, at a point counted from its upper left corner.
pub(in crate::app) fn byte_at(text: &str, galley: &Galley, at: Vec2) -> usize {
    byte(text, galley.cursor_from_pos(at).index.into())
}

/// The byte range of egui's selection, in order.
pub(super) fn bytes(text: &str, selection: &CCursorRange) -> Range<usize> {
    let [from, to] = selection.sorted_cursors();
    byte(text, from.index.into())..byte(text, to.index.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_characters_agree() {
        let text = "投资3.2亿𠮷元";
        for (at, _) in text.char_indices() {
            let range = at..text.len();
            assert_eq!(bytes(text, &selection(text, &range)), range);
        }
        assert_eq!(bytes(text, &selection(text, &(1..999))), 0..text.len());
    }
}
