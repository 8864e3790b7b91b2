//! Sentences and clauses (句、分句).

use std::ops::Range;

/// Byte ranges of the sentences of a line, end mark and closing quotes included; together they cover the line.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    split(text, |c| matches!(c, '。' | '！' | '？' | '；'))
}

/// Byte ranges of the clauses of a line, end mark included; together they cover the line.
pub fn clauses(text: &str) -> Vec<Range<usize>> {
    split(text, |c| matches!(c, '。' | '！' | '？' | '；' | '，' | '：' | ',' | ';' | ':'))
}

fn split(text: &str, is_end: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, ch)) = chars.next() {
        let mut end = at + ch.len_utf8();
        if !is_end(ch) {
            continue;
        }
        while let Some((at, ch)) = chars.next_if(|&(_, c)| matches!(c, '”' | '’' | '）' | '》') || is_end(c))
        {
            end = at + ch.len_utf8();
        }
        ranges.push(start..end);
        start = end;
    }
    if start < text.len() {
        ranges.push(start..text.len());
    }
    ranges
}
