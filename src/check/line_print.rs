//! Prints (指纹) of a line: what tells that sentences are the same and paragraphs nearly so.
//!
//! Hashes only; a rule that finds two alike may compare the texts. Derived from the line alone.

use std::ops::Range;

use super::key::key_of;
use crate::text::class::is_han;

/// Shortest paragraph of which a sketch is made, in Chinese characters.
const MIN_SKETCHED: usize = 60;

/// Characters of a shingle.
const SHINGLE: usize = 4;

/// Hashes in a sketch.
pub(super) const SKETCH: usize = 48;

/// A sentence that could be repeated by mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentencePrint {
    /// Its bytes in the line, end mark included.
    pub range: Range<usize>,
    /// Hash of its words without the end mark.
    pub hash: u64,
    /// How many Chinese characters it has.
    pub length: usize,
    /// Whether it holds a digit.
    pub has_figure: bool,
}

/// The print of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinePrint {
    /// Its sentences, in order.
    pub sentences: Vec<SentencePrint>,
    /// The smallest hashes of its shingles, ascending; empty for a short line.
    pub sketch: Vec<u64>,
}

impl LinePrint {
    /// Reads a line; `label_end` is where the number at its start ends.
    pub(super) fn new(text: &str, label_end: usize, sentences: &[Range<usize>]) -> Self {
        let prints = sentences.iter().filter_map(|range| sentence(text, label_end, range));
        Self { sentences: prints.collect(), sketch: sketch(text) }
    }

    /// How alike two paragraphs are, in hundredths: the share of common shingles, estimated from the sketches.
    pub(super) fn likeness(&self, other: &Self) -> usize {
        let (mut one, mut two) = (self.sketch.iter().peekable(), other.sketch.iter().peekable());
        let (mut seen, mut common) = (0, 0);
        while seen < SKETCH {
            let (a, b) = (one.peek().copied(), two.peek().copied());
            let Some(least) = a.into_iter().chain(b).min() else { break };
            let (in_one, in_two) = (one.next_if_eq(&least).is_some(), two.next_if_eq(&least).is_some());
            common += usize::from(in_one && in_two);
            seen += 1;
        }
        (common * 100usize).checked_div(seen).unwrap_or(0)
    }
}

fn sentence(text: &str, label_end: usize, range: &Range<usize>) -> Option<SentencePrint> {
    let start = if range.contains(&label_end) { label_end } else { range.start };
    let whole = text.get(start..range.end)?;
    let blank = whole.len() - whole.trim_start().len();
    let words = whole.trim().trim_end_matches(['。', '；', '！', '？', '”', '’']);
    let length = words.chars().filter(|&ch| is_han(ch)).count();
    let has_figure = words.contains(|ch: char| ch.is_ascii_digit() || matches!(ch, '０'..='９'));
    let hash = key_of(words);
    (length >= 4).then(|| SentencePrint { range: start + blank..range.end, hash, length, has_figure })
}

fn sketch(text: &str) -> Vec<u64> {
    let chars: Vec<char> = text.chars().filter(|ch| is_han(*ch) || ch.is_ascii_alphanumeric()).collect();
    if chars.len() < MIN_SKETCHED {
        return Vec::new();
    }
    let mut hashes: Vec<u64> = chars.windows(SHINGLE).map(key_of).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(SKETCH);
    hashes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> LinePrint {
        LinePrint::new(text, 0, &crate::quantity::sentences(text))
    }

    #[test]
    fn likeness_is_100_for_the_same_and_near_0_for_different_paragraphs() {
        let one = read(
            &"全面推进辖区各村环境整治工作，组织党员干部清理沟渠，拆除破损广告，道路面貌得到改善。".repeat(2),
        );
        let other = read(
            &"严格落实安全生产责任制，开展消防演练，走访企业排查隐患，督促业主限期整改并逐一复核到位。"
                .repeat(2),
        );
        assert_eq!(one.likeness(&one), 100);
        assert!(one.likeness(&other) < 10);
        assert_eq!(read("短句。").likeness(&read("短句。")), 0);
    }
}
