//! Counted claims: a small count of things that the text goes on to list.

use std::ops::Range;

use rust_decimal::prelude::ToPrimitive;

use crate::quantity::{Approximation, Dimension, Figure};

/// Most things that a text lists one by one.
const MOST: usize = 20;

/// How many things a figure claims, when it is a small whole count.
pub(super) fn claimed(figure: &Figure) -> Option<usize> {
    let is_count = matches!(figure.unit.dimension, Dimension::Count(_)) && figure.is_whole_count();
    let is_exact = figure.approximation == Approximation::Exact && figure.upper.is_none();
    let count = figure.number.to_usize().filter(|count| (2..=MOST).contains(count))?;
    (is_count && is_exact).then_some(count)
}

/// The count at the head of a quoted name and the length of its numeral: 五个着力.
pub(super) fn quoted_count(inside: &str) -> Option<(usize, usize)> {
    (2..=20).rev().find_map(|count| {
        let word = han(count)?;
        let word = if count == 2 { "两".to_owned() } else { word };
        let rest = inside.strip_prefix(word.as_str())?;
        rest.starts_with(['个', '大', '项', '条', '类', '种', '化', '篇', '场', '件', '支', '道', '张'])
            .then_some((count, word.len()))
    })
}

/// The fix that claims another count, in the characters of the claim.
pub(super) fn recount(text: &str, numeral: &Range<usize>, count: usize) -> Option<String> {
    let old = text.get(numeral.clone())?;
    let new = if old.chars().all(|ch| ch.is_ascii_digit()) { count.to_string() } else { han(count)? };
    // 两个, but 十二个.
    Some(if new == "二" { "两".to_owned() } else { new })
}

/// A count up to twenty in Chinese characters.
pub(super) fn han(count: usize) -> Option<String> {
    const DIGITS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    match count {
        1..=10 => Some(DIGITS[count - 1].to_owned()),
        11..=19 => Some(format!("十{}", DIGITS[count - 11])),
        20 => Some("二十".to_owned()),
        _ => None,
    }
}

/// Most characters of a noun shown before its count.
const NOUN: usize = 6;

/// The place of a claim with the word behind it, up to a mark, 六个方面工作, or before it.
pub(super) fn place(text: &str, range: &Range<usize>) -> Range<usize> {
    let behind = text.get(range.end..).unwrap_or("");
    let stops = |ch: char| !ch.is_alphanumeric();
    let most = behind.char_indices().nth(2).map_or(behind.len(), |(at, _)| at);
    let end = behind.find(stops).unwrap_or(behind.len()).min(most);
    if end > 0 {
        return range.start..range.end + end;
    }
    // 老旧小区7个，分别是…: the noun stands before.
    let before = text.get(..range.start).unwrap_or("").chars().rev();
    let noun: usize = before.take_while(|ch| !stops(*ch)).take(NOUN).map(char::len_utf8).sum();
    let start = range.start - noun;
    // 改造计划的老旧小区7个: what stands before 的 is another noun.
    let of = text.get(start..range.start).and_then(|noun| noun.rfind(['的', '了']));
    let skipped = of.map_or(0, |at| at + '的'.len_utf8());
    start + skipped..range.end
}
