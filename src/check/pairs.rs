//! Paired marks (成对标点): which openings and closings of a line find no partner.
//!
//! Knows marks, not rules. All positions count bytes of the line.

use std::ops::Range;

use super::around::{char_at, char_before};

/// A mark of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// First byte.
    pub(super) at: usize,
    /// The mark.
    pub(super) ch: char,
}

impl Mark {
    /// Its bytes.
    pub(super) fn range(self) -> Range<usize> {
        self.at..self.at + self.ch.len_utf8()
    }
}

/// The marks of a line that are `open` or `close`, in order.
pub(super) fn marks(text: &str, open: &[char], close: &[char]) -> Vec<Mark> {
    let is_either = |&(_, ch): &(usize, char)| open.contains(&ch) || close.contains(&ch);
    text.char_indices().filter(is_either).map(|(at, ch)| Mark { at, ch }).collect()
}

/// The marks without a partner, in order.
pub(super) fn unpaired(marks: &[Mark], open: &[char]) -> Vec<Mark> {
    let (mut waiting, mut lonely): (Vec<Mark>, Vec<Mark>) = (Vec::new(), Vec::new());
    for &mark in marks {
        if open.contains(&mark.ch) {
            waiting.push(mark);
        } else if waiting.pop().is_none() {
            lonely.push(mark);
        }
    }
    lonely.append(&mut waiting);
    lonely.sort_by_key(|mark| mark.at);
    lonely
}

/// Double quotation marks.
pub(super) fn quotes(text: &str) -> Vec<Mark> {
    marks(text, &['“'], &['”'])
}

/// Whether a quotation mark points the wrong way for what stands beside it: “ before a pause, ” after one.
pub(super) fn is_backwards(text: &str, mark: Mark) -> bool {
    if mark.ch == '“' {
        char_at(text, mark.range().end).is_none_or(|ch| "、，；：。）》".contains(ch))
    } else {
        char_before(text, mark.at).is_none_or(|ch| "、，：（《".contains(ch))
    }
}

/// Whether the quotation marks of a line are turned round: some point the wrong way, or they begin with a closing
/// one and pair up when all are turned.
pub(super) fn are_inverted(text: &str, quotes: &[Mark]) -> bool {
    let backwards = quotes.iter().filter(|&&quote| is_backwards(text, quote)).count();
    let alternates = quotes.windows(2).all(|pair| pair[0].ch != pair[1].ch);
    let begins_closed = quotes.first().is_some_and(|quote| quote.ch == '”');
    (backwards > 0 && alternates && quotes.len() > 1)
        || (begins_closed && alternates && quotes.len().is_multiple_of(2) && quotes.len() > 1)
}
