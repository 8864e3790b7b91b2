//! Tidying of full and half width (全角半角整理): digits, letters and percent signs half width, punctuation
//! among Chinese full width, quotes paired, no spaces where Chinese has none.
//!
//! Sources: GB/T 15834-2011 (full-width marks, six-dot ellipsis, two-em dash), GB/T 15835-2011 (half-width
//! Arabic digits). What stands inside numbers, times, file names and addresses is never touched. Tidying what
//! is tidy changes nothing. Knows nothing of documents; a line is a paragraph.

use std::ops::Range;

use super::class::{CharClass, class_of, is_han};
use super::search::narrow;
use super::web::addresses;

/// The edits that tidy `text`: byte ranges from left to right, none overlapping another, and what comes there.
pub fn tidy(text: &str) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        tidy_line(line).into_iter().for_each(|(range, new)| {
            edits.push((start + range.start..start + range.end, new));
        });
        start += line.len() + 1;
    }
    edits
}

/// What becomes of one character.
#[derive(Debug, Clone, Copy)]
struct Glyph {
    /// Where it begins in the line.
    at: usize,
    /// As it was.
    old: char,
    /// As it will be.
    new: char,
    /// How many times it will stand there; none removes it.
    copies: usize,
    /// Whether it belongs to an address and stays.
    fixed: bool,
}

fn tidy_line(line: &str) -> Vec<(Range<usize>, String)> {
    let mut glyphs: Vec<Glyph> = line
        .char_indices()
        .map(|(at, ch)| Glyph { at, old: ch, new: ch, copies: 1, fixed: false })
        .collect();
    let old: Vec<char> = line.chars().collect();
    for address in addresses(&old) {
        glyphs[address].iter_mut().for_each(|glyph| glyph.fixed = true);
    }
    narrow_signs(&mut glyphs);
    if old.iter().any(|&ch| is_han(ch)) {
        repeated_marks(&mut glyphs);
        pair_brackets(&mut glyphs);
        pair_quotes(&mut glyphs);
        (0..glyphs.len()).for_each(|at| widen_mark(&mut glyphs, at));
        drop_spaces(&mut glyphs);
    }
    edits_of(&glyphs, line.len())
}

/// Half width for digits, letters, the percent sign, and the points and commas inside numbers.
fn narrow_signs(line: &mut [Glyph]) {
    let is_wide_digit = |glyph: Option<&Glyph>| glyph.is_some_and(|g| matches!(g.old, '０'..='９'));
    for at in 0..line.len() {
        let before = at.checked_sub(1).and_then(|before| line.get(before));
        let in_number = is_wide_digit(before) && is_wide_digit(line.get(at + 1));
        let is_narrowed = match line[at].old {
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' => true,
            '．' => in_number || is_label(&line[..at]),
            '，' => in_number && is_group(&line[..at], &line[at + 1..]),
            _ => false,
        };
        if is_narrowed && !line[at].fixed {
            line[at].new = narrow(line[at].old);
        }
    }
}

/// Whether a line that begins so has only the digits of a number before its first heading: １．
fn is_label(before: &[Glyph]) -> bool {
    (1..=2).contains(&before.len()) && before.iter().all(|glyph| narrow(glyph.old).is_ascii_digit())
}

/// Whether a comma between these groups digits by three: １，２８６
fn is_group(before: &[Glyph], after: &[Glyph]) -> bool {
    let digits = |glyph: &&Glyph| matches!(glyph.old, '０'..='９');
    let left = before.iter().rev().take(4).take_while(digits).count();
    let right = after.iter().take(4).take_while(digits).count();
    (1..=3).contains(&left) && right == 3
}

/// Ellipses of six dots and dashes of two ems.
fn repeated_marks(line: &mut [Glyph]) {
    let mut at = 0;
    while at < line.len() {
        let mark = line[at].old;
        let length = line[at..].iter().take_while(|glyph| glyph.old == mark && !glyph.fixed).count().max(1);
        let run = at..at + length;
        at = run.end;
        let new = match (mark, length) {
            ('.' | '。', 3..) | ('…', 1) => '…',
            ('-' | '－', 2..=3) => '—',
            _ => continue,
        };
        let among_chinese = [before(line, run.start), after(line, run.end)].into_iter().flatten().any(is_chinese);
        if line[run.start].fixed || !among_chinese {
            continue;
        }
        let single = length == 1;
        for (index, glyph) in line[run].iter_mut().enumerate() {
            glyph.new = new;
            glyph.copies = if single { 2 } else { usize::from(index < 2) };
        }
    }
}

/// Full width for both brackets of a pair that holds Chinese or stands among it.
fn pair_brackets(line: &mut [Glyph]) {
    let mut open = Vec::new();
    for at in 0..line.len() {
        match line[at].new {
            _ if line[at].fixed && line[at].new != '(' => {}
            '(' | '（' => open.push(at),
            ')' | '）' => {
                let Some(start) = open.pop() else { continue };
                if is_chinese_pair(line, start, at) {
                    (line[start].new, line[at].new) = ('（', '）');
                }
            }
            _ => {}
        }
    }
}

fn is_chinese_pair(line: &[Glyph], open: usize, close: usize) -> bool {
    let is_wide = line[open].new == '（' || line[close].new == '）';
    let around = [before(line, open), after(line, close), after(line, open + 1), before(line, close)];
    is_wide || around.into_iter().flatten().any(is_chinese)
}

/// Straight quotes become opening and closing ones in turn; one without a partner stays.
fn pair_quotes(line: &mut [Glyph]) {
    for (straight, open, close) in [(['"', '＂'], '“', '”'), (['\'', '＇'], '‘', '’')] {
        let is_letter = |at: Option<usize>| {
            at.and_then(|at| line.get(at)).is_some_and(|glyph| glyph.new.is_ascii_alphabetic())
        };
        let is_quote = |&at: &usize| {
            let is_apostrophe = is_letter(at.checked_sub(1)) && is_letter(Some(at + 1));
            straight.contains(&line[at].old) && !line[at].fixed && !(straight[0] == '\'' && is_apostrophe)
        };
        let quotes: Vec<usize> = (0..line.len()).filter(is_quote).collect();
        for pair in quotes.chunks_exact(2) {
            (line[pair[0]].new, line[pair[1]].new) = (open, close);
        }
    }
}

/// Full width for a mark that belongs to a Chinese sentence.
fn widen_mark(line: &mut [Glyph], at: usize) {
    let glyph = line[at];
    let is_mark = matches!(glyph.new, '｡' | '､' | '.' | ',' | ';' | ':' | '!' | '?');
    if !is_mark || glyph.fixed || glyph.copies == 0 {
        return;
    }
    let (left, right) = (before(line, at), after(line, at + 1));
    let among_chinese = left.is_some_and(is_chinese) || right.is_some_and(is_chinese);
    let after_percent = left == Some('%') || left == Some('‰');
    line[at].new = match glyph.new {
        '｡' => '。',
        '､' => '、',
        '.' if ends_sentence(line, at, left) => '。',
        ',' if among_chinese || after_percent => '，',
        ';' if among_chinese || after_percent => '；',
        ':' if among_chinese && !is_drive(line, at) => '：',
        '!' if among_chinese => '！',
        '?' if among_chinese => '？',
        same => same,
    };
}

/// Whether a point at `at` after `left` is a full stop: neither in a number nor in a name, nor after the
/// number of a heading.
fn ends_sentence(line: &[Glyph], at: usize, left: Option<char>) -> bool {
    let next = line.get(at + 1).map(|glyph| glyph.new);
    let follows_chinese = left.is_some_and(|ch| is_chinese(ch) || matches!(ch, '%' | '‰'));
    match next {
        None => left.is_some_and(|ch| ch != '.') && !is_label(&line[..at]),
        Some('.') => false,
        Some(ch) => follows_chinese && (is_chinese(ch) || ch.is_whitespace()),
    }
}

/// Whether the colon at `at` follows the letter of a drive: D:\
fn is_drive(line: &[Glyph], at: usize) -> bool {
    line.get(at + 1).is_some_and(|glyph| matches!(glyph.old, '\\' | '/'))
}

/// Removes the spaces between Chinese characters, between them and digits, around full-width marks, between a
/// number and its percent sign, and after the number of a heading.
fn drop_spaces(line: &mut [Glyph]) {
    let is_space = |glyph: &Glyph| matches!(glyph.old, ' ' | '\t' | '\u{A0}') && !glyph.fixed;
    let mut at = 0;
    while at < line.len() {
        let length = line[at..].iter().take_while(|glyph| is_space(glyph)).count();
        let run = at..at + length;
        at = run.end + 1;
        if length == 0 {
            continue;
        }
        let (Some(left), Some(right)) = (visible(&line[..run.start]), line.get(run.end)) else { continue };
        if is_superfluous(left, right.new, run.start, line) {
            line[run].iter_mut().for_each(|glyph| glyph.copies = 0);
        }
    }
}

/// Whether no space belongs between `left` and `right`.
fn is_superfluous(left: char, right: char, at: usize, line: &[Glyph]) -> bool {
    let is_mark = |ch: char| is_chinese(ch) && !is_han(ch);
    match (left, right) {
        (l, r) if is_mark(l) || is_mark(r) => l != '\u{3000}' && r != '\u{3000}',
        (l, r) if is_han(l) && is_han(r) => true,
        (l, r) if is_han(l) && r.is_ascii_digit() => true,
        (l, r) if l.is_ascii_digit() && is_han(r) => true,
        (l, '%' | '‰' | '℃') => l.is_ascii_digit(),
        ('.', r) if is_han(r) => is_label(&line[..at - 1]),
        _ => false,
    }
}

/// The last character that will stand in `line`.
fn visible(line: &[Glyph]) -> Option<char> {
    line.iter().rev().find(|glyph| glyph.copies > 0).map(|glyph| glyph.new)
}

/// The character before `at`, spaces passed over.
fn before(line: &[Glyph], at: usize) -> Option<char> {
    line[..at].iter().rev().find(|glyph| is_ink(glyph)).map(|glyph| glyph.new)
}

/// The character from `at` on, spaces passed over.
fn after(line: &[Glyph], at: usize) -> Option<char> {
    line[at..].iter().find(|glyph| is_ink(glyph)).map(|glyph| glyph.new)
}

fn is_ink(glyph: &Glyph) -> bool {
    glyph.copies > 0 && !glyph.new.is_whitespace()
}

/// Whether a character is a hanzi or a mark of full width.
fn is_chinese(ch: char) -> bool {
    use CharClass::{Close, Dash, Han, Open, Pause, Stop};
    matches!(class_of(ch), Han | Pause | Stop | Open | Close) || (class_of(ch) == Dash && ch != '/')
}

/// The edits that turn the line into what its characters became; neighbours in one edit.
fn edits_of(line: &[Glyph], length: usize) -> Vec<(Range<usize>, String)> {
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for (index, glyph) in line.iter().enumerate() {
        if glyph.copies == 1 && glyph.new == glyph.old {
            continue;
        }
        let end = line.get(index + 1).map_or(length, |next| next.at);
        match edits.last_mut() {
            Some((range, new)) if range.end == glyph.at => {
                range.end = end;
                new.extend(std::iter::repeat_n(glyph.new, glyph.copies));
            }
            _ => edits.push((glyph.at..end, std::iter::repeat_n(glyph.new, glyph.copies).collect())),
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tidied(text: &str) -> String {
        let mut out = text.to_string();
        for (range, new) in tidy(text).into_iter().rev() {
            out.replace_range(range, &new);
        }
        out
    }

    #[test]
    fn the_cases_come_out_as_written() {
        let cases = include_str!("../../tests/cases/width.txt");
        let lines = cases.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mut count = 0;
        for line in lines {
            let (text, expected) = line.split_once(" => ").unwrap_or((line, line));
            assert_eq!(tidied(text), expected, "{text}");
            assert_eq!(tidied(expected), expected, "again: {expected}");
            count += 1;
        }
        assert!(count > 50, "{count} cases");
    }

    #[test]
    fn quotes_are_paired_paragraph_by_paragraph() {
        assert_eq!(tidied("甲\"乙\n丙\"丁\"戊"), "甲\"乙\n丙“丁”戊");
    }

    #[test]
    fn long_lines_take_linear_time() {
        for piece in ["甲, ", "\"甲", "(甲", ".", "甲--", "１，２", " ", "http://a/甲"] {
            let text = piece.repeat((1 << 20) / piece.len()) + "甲";
            let start = std::time::Instant::now();
            tidy(&text);
            assert!(start.elapsed().as_secs() < 5, "{piece:?}: {:?}", start.elapsed());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn tidying_what_is_tidy_changes_nothing(text in "[甲乙a1１，,.．：:;!?()（）\"'“”。…%％ \t\u{3000}/\\-—@w\n]{0,16}") {
            let once = tidied(&text);
            prop_assert_eq!(tidied(&once), once.clone(), "from {:?}", text);
        }

        #[test]
        fn edits_are_in_order_and_do_something(text in "\\PC{0,40}") {
            let edits = tidy(&text);
            prop_assert!(edits.iter().all(|(range, new)| text.get(range.clone()).is_some_and(|old| old != new)));
            prop_assert!(edits.windows(2).all(|pair| pair[0].0.end < pair[1].0.start || text[pair[0].0.end..pair[1].0.start].is_empty()));
        }
    }
}
