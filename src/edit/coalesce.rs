//! Joining what was typed in one go into one step of the history. Which steps join depends on the steps
//! alone, not on a clock.

use crate::document::Document;

use super::change::Change;
use super::splice::Splice;
use super::transaction::Transaction;

/// Whether a step may join the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Coalesce {
    /// A step of its own.
    Never,
    /// Part of typing: joins the typing before it when it goes on where that ended.
    Typing,
}

/// Marks after which typing begins a new step, so that undo goes back sentence by sentence.
const SENTENCE_ENDS: [char; 5] = ['。', '！', '？', '；', '\n'];

/// Whether `next` goes on with the typing that `previous` would take back from `document`.
///
/// Insertions go on at the end of what was inserted, up to the end of the sentence; deletions go on at either
/// side of what was deleted.
pub(super) fn continues(document: &Document, previous: &Transaction, next: &Transaction) -> bool {
    let (Some(undo), Some(splice)) = (only_splice(previous), only_splice(next)) else { return false };
    if undo.place.part != splice.place.part || previous.title != next.title {
        return false;
    }
    if splice.is_insertion() {
        let typed = document.text_at(&undo.place).unwrap_or_default();
        splice.place.range.start == undo.place.range.end
            && typed.chars().next_back().is_some_and(|last| !SENTENCE_ENDS.contains(&last))
    } else {
        let at = undo.place.range.start;
        splice.is_deletion()
            && undo.is_insertion()
            && (splice.place.range.end == at || splice.place.range.start == at)
    }
}

/// The inverse of two steps from their inverses, or `None` when they do not join.
pub(super) fn join(previous: &Transaction, next: &Transaction) -> Option<Transaction> {
    let whole = only_splice(next)?.followed_by(only_splice(previous)?)?;
    Some(Transaction::new(previous.title.clone()).with(Change::Splice(whole)))
}

fn only_splice(transaction: &Transaction) -> Option<&Splice> {
    match transaction.changes.as_slice() {
        [Change::Splice(splice)] => Some(splice),
        _ => None,
    }
}
