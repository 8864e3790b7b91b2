//! Differences (对照) of two paragraphs for a comparison side by side: numbers whole, Chinese by the character.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Most words of both texts that are compared in full; beyond it only their ends are.
const MOST_WORDS: usize = 8000;

/// A piece of the comparison. `Same` and `Removed` make up the old text, `Same` and `Added` the new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiffPiece {
    /// In both.
    Same(String),
    /// In the old text alone.
    Removed(String),
    /// In the new text alone.
    Added(String),
}

impl DiffPiece {
    /// Its text.
    pub fn text(&self) -> &str {
        let (Self::Same(text) | Self::Removed(text) | Self::Added(text)) = self;
        text
    }

    /// Whether it is in both texts.
    pub fn is_same(&self) -> bool {
        matches!(self, Self::Same(_))
    }
}

/// Compares two paragraphs.
pub fn diff(old: &str, new: &str) -> Vec<DiffPiece> {
    let (old, new) = (words(old), words(new));
    let same_head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tails = old[same_head..].iter().rev().zip(new[same_head..].iter().rev());
    let same_tail = tails.take_while(|(a, b)| a == b).count();
    let (old_mid, new_mid) = (&old[same_head..old.len() - same_tail], &new[same_head..new.len() - same_tail]);
    let mut pieces = Pieces::default();
    pieces.same(&old[..same_head]);
    if old_mid.len() + new_mid.len() > MOST_WORDS {
        pieces.replaced(old_mid, new_mid);
    } else {
        compare(old_mid, new_mid, &mut pieces);
    }
    pieces.same(&old[old.len() - same_tail..]);
    pieces.0
}

fn compare(old: &[&str], new: &[&str], pieces: &mut Pieces) {
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        let (before, after) = (&old[op.old_range()], &new[op.new_range()]);
        let is_first_or_last = op.old_range().start == 0 || op.old_range().end == old.len();
        match op {
            // A character that happens to stand between two changes only makes them hard to read.
            DiffOp::Equal { len: 1, .. } if !is_first_or_last => pieces.replaced(before, after),
            DiffOp::Equal { .. } => pieces.same(before),
            _ => pieces.replaced(before, after),
        }
    }
}

/// The text in words: a number with its decimals, a run of Latin letters, any other character.
fn words(text: &str) -> Vec<&str> {
    let is_numeric = |ch: char| ch.is_ascii_digit() || ('０'..='９').contains(&ch);
    let kind = |ch: char| match ch {
        _ if is_numeric(ch) || matches!(ch, '.' | ',') => 1,
        _ if ch.is_ascii_alphabetic() => 2,
        _ => 0,
    };
    let mut words = Vec::new();
    let mut start = 0;
    let mut previous = 0;
    for (at, ch) in text.char_indices() {
        let kind = kind(ch);
        if at > start && (kind == 0 || kind != previous) {
            words.push(&text[start..at]);
            start = at;
        }
        previous = kind;
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

#[derive(Default)]
struct Pieces(Vec<DiffPiece>);

impl Pieces {
    fn same(&mut self, words: &[&str]) {
        let text = words.concat();
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(DiffPiece::Same(last)) => last.push_str(&text),
            _ => self.0.push(DiffPiece::Same(text)),
        }
    }

    /// Adds to the change that is going on, or begins one: first what was removed, then what was added.
    fn replaced(&mut self, old: &[&str], new: &[&str]) {
        let added = match self.0.last() {
            Some(DiffPiece::Added(_)) => self.0.pop(),
            _ => None,
        };
        let removed = match self.0.last() {
            Some(DiffPiece::Removed(_)) => self.0.pop(),
            _ => None,
        };
        let text = |piece: Option<DiffPiece>| piece.map(|piece| piece.text().to_owned()).unwrap_or_default();
        let (removed, added) = (text(removed) + &old.concat(), text(added) + &new.concat());
        if !removed.is_empty() {
            self.0.push(DiffPiece::Removed(removed));
        }
        if !added.is_empty() {
            self.0.push(DiffPiece::Added(added));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_change_as_a_whole() {
        let pieces = diff("2023年完成1.25亿元，增长9%。", "2024年完成1.52亿元，增长9%。");
        let said = [
            DiffPiece::Removed("2023".into()),
            DiffPiece::Added("2024".into()),
            DiffPiece::Same("年完成".into()),
            DiffPiece::Removed("1.25".into()),
            DiffPiece::Added("1.52".into()),
            DiffPiece::Same("亿元，增长9%。".into()),
        ];
        assert_eq!(pieces, said);
        assert_eq!(diff("", ""), []);
    }

    proptest! {
        #[test]
        fn both_texts_come_back(old in "[甲乙丙，。0-9a.]{0,40}", new in "[甲乙丙，。0-9a.]{0,40}") {
            let pieces = diff(&old, &new);
            let of = |is_wanted: fn(&DiffPiece) -> bool| -> String {
                let wanted = pieces.iter().filter(|piece| is_wanted(piece));
                wanted.map(DiffPiece::text).collect()
            };
            prop_assert_eq!(of(|piece| !matches!(piece, DiffPiece::Added(_))), old);
            prop_assert_eq!(of(|piece| !matches!(piece, DiffPiece::Removed(_))), new);
        }
    }
}
