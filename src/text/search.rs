//! Literal search (查找) in a text, with or without regard to case and to full and half width.

use std::ops::Range;

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The text itself, taken literally. An empty one is found nowhere.
    pub text: String,
    /// 区分大小写: whether `GDP` and `gdp` differ.
    pub match_case: bool,
    /// 区分全/半角: whether `，` and `,` or `８` and `8` differ.
    pub match_width: bool,
    /// 全字匹配: whether a hit may not begin or end in the middle of a number or a Latin word, so that `86` is
    /// not found in `1,286`.
    pub whole_word: bool,
}

impl Query {
    /// A query for `text` that distinguishes widths but not cases.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), match_case: false, match_width: true, whole_word: false }
    }
}

impl Default for Query {
    fn default() -> Self {
        Self::new("")
    }
}

/// A query made ready to search many texts (Knuth–Morris–Pratt over folded characters).
#[derive(Debug, Clone)]
pub struct Searcher {
    match_case: bool,
    match_width: bool,
    whole_word: bool,
    pattern: Vec<char>,
    /// For each prefix of the pattern, the length of its longest proper prefix that is also its suffix.
    borders: Vec<usize>,
}

impl Searcher {
    /// Prepares a query.
    pub fn new(query: &Query) -> Self {
        let Query { match_case, match_width, whole_word, .. } = *query;
        let mut this = Self { match_case, match_width, whole_word, pattern: Vec::new(), borders: Vec::new() };
        this.pattern = query.text.chars().map(|ch| this.fold(ch)).collect();
        this.borders = borders(&this.pattern);
        this
    }

    /// Every hit in `text` from left to right, none overlapping another, in time linear in the text.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let size = self.pattern.len();
        // Where each of the last `size` characters began.
        let mut starts = vec![0; size];
        let mut matched = 0;
        let chars = text.char_indices().enumerate().take(if size == 0 { 0 } else { usize::MAX });
        chars.filter_map(move |(index, (at, ch))| {
            starts[index % size] = at;
            matched = self.step(matched, self.fold(ch));
            if matched < size {
                return None;
            }
            let hit = starts[(index + 1) % size]..at + ch.len_utf8();
            let counts = !self.whole_word || is_whole(text, &hit);
            matched = if counts { 0 } else { self.borders[size - 1] };
            counts.then_some(hit)
        })
    }

    /// How much of the pattern is matched after one more character.
    fn step(&self, mut matched: usize, ch: char) -> usize {
        while matched > 0 && self.pattern[matched] != ch {
            matched = self.borders[matched - 1];
        }
        matched + usize::from(self.pattern[matched] == ch)
    }

    fn fold(&self, ch: char) -> char {
        let ch = if self.match_width { ch } else { narrow(ch) };
        match ch {
            _ if self.match_case => ch,
            'Ａ'..='Ｚ' => char::from_u32(u32::from(ch) + 0x20).unwrap_or(ch),
            _ => ch.to_ascii_lowercase(),
        }
    }
}

/// The half-width form of a full-width character that has one.
pub(crate) fn narrow(ch: char) -> char {
    match ch {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(ch) - 0xFEE0).unwrap_or(ch),
        _ => ch,
    }
}

fn borders(pattern: &[char]) -> Vec<usize> {
    let mut borders = vec![0; pattern.len()];
    let mut length = 0;
    for index in 1..pattern.len() {
        while length > 0 && pattern[index] != pattern[length] {
            length = borders[length - 1];
        }
        length += usize::from(pattern[index] == pattern[length]);
        borders[index] = length;
    }
    borders
}

/// Whether neither end of the hit lies within a number or a Latin word.
fn is_whole(text: &str, hit: &Range<usize>) -> bool {
    let (before, inside, after) = (&text[..hit.start], &text[hit.clone()], &text[hit.end..]);
    let ends = |text: &str| {
        let mut chars = text.chars().rev();
        (chars.next(), chars.next())
    };
    let begins = |text: &str| {
        let mut chars = text.chars();
        (chars.next(), chars.next())
    };
    !joined(ends(before), begins(inside)) && !joined(ends(inside), begins(after))
}

/// Whether text goes on from the last two characters of one piece (the last one first) to the first two of
/// the next within one word or number.
fn joined(left: (Option<char>, Option<char>), right: (Option<char>, Option<char>)) -> bool {
    let is_word = |ch: char| narrow(ch).is_ascii_alphanumeric();
    let is_digit = |ch: Option<char>| ch.is_some_and(|ch| narrow(ch).is_ascii_digit());
    let is_mark = |ch: char| matches!(ch, '.' | ',');
    match (left.0, right.0) {
        (Some(l), Some(r)) if is_word(l) && is_word(r) => true,
        (Some(l), Some(r)) if is_mark(l) => is_digit(left.1) && is_digit(Some(r)),
        (Some(l), Some(r)) if is_mark(r) => is_digit(Some(l)) && is_digit(right.1),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hits(query: &Query, text: &str) -> Vec<String> {
        Searcher::new(query).find(text).map(|hit| text[hit].to_string()).collect()
    }

    #[test]
    fn case_and_width_count_only_when_asked_for() {
        let text = "GDP、gdp、ＧＤＰ、ｇｄｐ";
        let query = Query::new("gdp");
        assert_eq!(hits(&query, text), ["GDP", "gdp"]);
        assert_eq!(hits(&Query { match_case: true, ..query.clone() }, text), ["gdp"]);
        assert_eq!(hits(&Query { match_width: false, ..query.clone() }, text).len(), 4);
        assert_eq!(hits(&Query { match_case: true, match_width: false, ..query }, text), ["gdp", "ｇｄｐ"]);
        assert_eq!(hits(&Query::new("Ｇ"), text), ["Ｇ", "ｇ"]);
    }

    #[test]
    fn hits_do_not_overlap() {
        assert_eq!(Searcher::new(&Query::new("人人")).find("人人人人人").collect::<Vec<_>>(), [0..6, 6..12]);
        assert_eq!(hits(&Query::new(""), "甲"), [""; 0]);
        assert_eq!(hits(&Query::new("甲乙"), "甲"), [""; 0]);
    }

    #[test]
    fn a_whole_word_is_not_part_of_a_number() {
        let found = |word: &str, text: &str| {
            let query = Query { whole_word: true, ..Query::new(word) };
            Searcher::new(&query).find(text).map(|hit| hit.start).collect::<Vec<_>>()
        };
        assert_eq!(found("86", "1,286人、86人、86.5、3.86、186,000、86，12"), [11, 43]);
        assert_eq!(found("gdp", "GDP增长，GDPs"), [0]);
        assert_eq!(found("86.", "86.5，第86."), [10]);
        assert_eq!(found("aa", "aaa aa"), [4]);
    }

    /// What the search means, in the plainest words.
    fn plain(text: &str, word: &str) -> Vec<Range<usize>> {
        let (text, word) = (text.to_ascii_lowercase(), word.to_ascii_lowercase());
        text.match_indices(&word).map(|(at, hit)| at..at + hit.len()).collect()
    }

    proptest! {
        #[test]
        fn the_search_finds_what_the_plain_one_finds(text in "[aAb甲乙]{0,40}", word in "[abB甲]{1,4}") {
            let found: Vec<_> = Searcher::new(&Query::new(word.clone())).find(&text).collect();
            prop_assert_eq!(found, plain(&text, &word));
        }
    }
}
