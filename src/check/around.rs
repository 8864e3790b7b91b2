//! What stands around a place in a line: neighbours, clauses, titles in 《》.
//!
//! All positions count bytes and stand on character boundaries. Knows marks and characters, no rules.

use std::ops::Range;

use crate::document::paragraph::label_at_start;
use crate::text::class::is_han;

/// The character that ends before `at`.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character that begins at `at`.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether `ch` is a pause or stop of Chinese text.
pub(super) fn is_pause_or_stop(ch: char) -> bool {
    matches!(ch, '、' | '，' | '；' | '：' | '。' | '！' | '？')
}

/// Whether `ch` ends a clause.
fn ends_clause(ch: char) -> bool {
    matches!(ch, '，' | '；' | '：' | '。' | '！' | '？' | ',' | ';')
}

/// The clause around a range, its end mark left out.
pub(super) fn clause_around(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text[..range.start]
        .rfind(ends_clause)
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let end = text[range.end..].find(ends_clause).map_or(text.len(), |at| range.end + at);
    start..end
}

/// At most `count` Chinese characters right before `at`.
pub(super) fn han_before(text: &str, at: usize, count: usize) -> usize {
    let han = text[..at].chars().rev().take(count).take_while(|&ch| is_han(ch));
    at - han.map(char::len_utf8).sum::<usize>()
}

/// Whether `at` stands inside 《》 of its line: a title is quoted, whatever it says.
pub(super) fn is_inside_title(text: &str, at: usize) -> bool {
    let before = &text[..at];
    match (before.rfind('《'), before.rfind('》')) {
        (Some(open), Some(close)) => open > close,
        (Some(_), None) => text[at..].contains('》'),
        _ => false,
    }
}

/// How deep a heading with this printed number stands: 0 第一部分, 1 一、 or no number, 2 （一） ….
pub(super) fn depth(label: &str) -> u8 {
    match label_at_start(label) {
        Some((level, _)) => level,
        None if label.starts_with('第') => 0,
        None => 1,
    }
}

/// Byte ranges of the runs of characters that `belongs` accepts.
pub(super) fn runs(text: &str, belongs: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, ch) in text.char_indices().filter(|&(_, ch)| belongs(ch)) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += ch.len_utf8(),
            _ => runs.push(at..at + ch.len_utf8()),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_titles_and_runs() {
        let text = "一，按照《法制，宣传》办，好";
        let at = text.find('办').unwrap_or(0);
        assert_eq!(&text[clause_around(text, &(at..at + 3))], "宣传》办");
        assert!(!is_inside_title(text, at));
        assert!(is_inside_title(text, text.find('法').unwrap_or(0)));
        assert_eq!(runs("aXXbX", |ch| ch == 'X'), [1..3, 4..5]);
        assert_eq!(han_before("2个中心X", 10, 4), 1);
    }
}
