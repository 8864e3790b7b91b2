//! Many replacements in one text at once, in time that does not grow with their square.

use std::ops::Range;

use crate::document::{Part, Place};

use super::change::Change;
use super::splice::Splice;

/// Most bytes that may be moved to make replacements one by one. Beyond it the text is replaced in one piece,
/// which takes linear time but lets other places within lose their bearings.
const MOVE_BUDGET: usize = 64 << 20;

/// The changes that make `replacements` in the text `old` of a part, from the back, so that none moves the text
/// of another. The replacements are in order, lie on character boundaries and do not overlap.
pub fn rewrite(part: Part, old: &str, replacements: Vec<(Range<usize>, String)>) -> Vec<Change> {
    let splice = |(range, text)| Change::Splice(Splice::new(Place::new(part, range), text));
    let added: usize = replacements.iter().map(|(_, text)| text.len()).sum();
    if replacements.len().saturating_mul(old.len().saturating_add(added)) <= MOVE_BUDGET {
        return replacements.into_iter().rev().map(splice).collect();
    }
    let (Some((first, _)), Some((last, _))) = (replacements.first(), replacements.last()) else {
        return Vec::new();
    };
    let (whole, mut text, mut at) = (first.start..last.end, String::new(), first.start);
    for (range, new) in replacements {
        text.push_str(old.get(at..range.start).unwrap_or_default());
        text.push_str(&new);
        at = range.end;
    }
    vec![splice((whole, text))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, MetaField};
    use crate::edit::Transaction;

    #[test]
    fn one_by_one_or_in_one_piece_the_text_is_the_same() {
        let part = Part::Meta(MetaField::Title);
        for (count, changes) in [(100, 100), (10_000, 1)] {
            let mut document = Document::default();
            document.meta.title = "甲乙".repeat(count);
            let replacements = (0..count).map(|index| (index * 6..index * 6 + 3, "丙丁".into())).collect();
            let changes_made = rewrite(part, &document.meta.title, replacements);
            assert_eq!(changes_made.len(), changes);
            Transaction { title: String::new(), changes: changes_made }.apply(&mut document).unwrap();
            assert_eq!(document.meta.title, "丙丁乙".repeat(count));
        }
        assert!(rewrite(part, "", Vec::new()).is_empty());
    }
}
