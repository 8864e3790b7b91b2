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
    let mut glyphs: Vec<Glyph> =
        line.char_indices().map(|(at, ch)| Glyph { at, old: ch, new: ch, copies: 1, fixed: false }).collect();
    narrow_signs(&mut glyphs);
    let signs: Vec<char> = glyphs.iter().map(|glyph| glyph.new).collect();
    for address in addresses(&signs) {
        glyphs[address].iter_mut().for_each(|glyph| glyph.fixed = true);
    }
    if signs.iter().any(|&ch| is_han(ch)) {
        pair_quotes(&mut glyphs);
        widen_brackets(&mut glyphs);
        let surroundings = Surroundings::of(&glyphs);
        (0..glyphs.len()).for_each(|at| widen_mark(&mut glyphs, at, &surroundings));
        repeated_marks(&mut glyphs, &surroundings);
        drop_spaces(&mut glyphs);
    }
    edits_of(&glyphs, line.len())
}

/// Half width for digits, letters, the percent sign, and the points and commas inside numbers; half-width
/// forms of Chinese marks become what they stand for.
fn narrow_signs(line: &mut [Glyph]) {
    let is_digit = |glyph: Option<&Glyph>| glyph.is_some_and(|glyph| narrow(glyph.old).is_ascii_digit());
    for at in 0..line.len() {
        let before = at.checked_sub(1).and_then(|before| line.get(before));
        let in_number = is_digit(before) && is_digit(line.get(at + 1));
        line[at].new = match line[at].old {
            ch @ ('０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％') => narrow(ch),
            '．' if in_number || is_label(&line[..at]) => '.',
            '，' if in_number && is_group(&line[..at], &line[at + 1..]) => ',',
            '｡' => '。',
            '､' => '、',
            same => same,
        };
    }
}

/// Whether a line that begins so has nothing but the digits of its number before the point: １．
fn is_label(before: &[Glyph]) -> bool {
    (1..=2).contains(&before.len()) && before.iter().all(|glyph| narrow(glyph.old).is_ascii_digit())
}

/// Whether a comma between these groups digits of full width by three: １，２８６
fn is_group(before: &[Glyph], after: &[Glyph]) -> bool {
    let digits = |glyph: &&Glyph| matches!(glyph.old, '０'..='９');
    let left = before.iter().rev().take(4).take_while(digits).count();
    let right = after.iter().take(4).take_while(digits).count();
    (1..=3).contains(&left) && right == 3
}

/// For every character, whether the nearest one before or after it that is neither a space nor a mark still in
/// question is Chinese. Marks side by side thus share their surroundings, and none depends on another.
struct Surroundings {
    chinese_before: Vec<bool>,
    chinese_after: Vec<bool>,
}

impl Surroundings {
    fn of(line: &[Glyph]) -> Self {
        let mut here = false;
        let before = |glyph: &Glyph| {
            let before = here;
            // What follows a percentage in a Chinese line goes on in Chinese.
            here = is_settled(glyph).map_or(here, |chinese| chinese || matches!(glyph.new, '%' | '‰'));
            before
        };
        let chinese_before = line.iter().map(before).collect();
        let mut here = false;
        let after = |glyph: &Glyph| {
            let after = here;
            here = is_settled(glyph).unwrap_or(here);
            after
        };
        let mut chinese_after: Vec<bool> = line.iter().rev().map(after).collect();
        chinese_after.reverse();
        Self { chinese_before, chinese_after }
    }

    /// Whether Chinese stands on either side of these characters.
    fn are_chinese(&self, range: Range<usize>) -> bool {
        let before = self.chinese_before.get(range.start).copied();
        let after = range.end.checked_sub(1).and_then(|last| self.chinese_after.get(last)).copied();
        before.unwrap_or(false) || after.unwrap_or(false)
    }
}

/// Whether a character is Chinese, or `None` for spaces and marks that may yet become Chinese ones.
fn is_settled(glyph: &Glyph) -> Option<bool> {
    let is_open = glyph.new.is_whitespace()
        || matches!(glyph.new, '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '-' | '－')
        || matches!(glyph.new, '"' | '\'' | '＂' | '＇');
    (glyph.fixed || !is_open).then(|| is_chinese(glyph.new))
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

/// Full width for both brackets of a pair that holds Chinese or stands among it.
fn widen_brackets(line: &mut [Glyph]) {
    // One pair may settle its neighbour; long chains of Latin pairs are left to the next time.
    const ROUNDS: usize = 8;
    let mut pairs = bracket_pairs(line);
    for _ in 0..ROUNDS {
        let surroundings = Surroundings::of(line);
        let count = pairs.len();
        pairs.retain(|&(open, close)| {
            let is_wide = line[open].new == '（' || line[close].new == '）';
            let [first, last] = [open, close].map(|at| surroundings.are_chinese(at..at + 1));
            if is_wide || first || last {
                (line[open].new, line[close].new) = ('（', '）');
                return false;
            }
            true
        });
        if pairs.len() == count {
            break;
        }
    }
}

/// The round brackets that belong together.
fn bracket_pairs(line: &[Glyph]) -> Vec<(usize, usize)> {
    let (mut open, mut pairs) = (Vec::new(), Vec::new());
    for (at, glyph) in line.iter().enumerate().filter(|(_, glyph)| !glyph.fixed) {
        match glyph.new {
            '(' | '（' => open.push(at),
            ')' | '）' => pairs.extend(open.pop().map(|start| (start, at))),
            _ => {}
        }
    }
    pairs
}

/// Full width for a mark that belongs to a Chinese sentence.
fn widen_mark(line: &mut [Glyph], at: usize, surroundings: &Surroundings) {
    if line[at].fixed {
        return;
    }
    let among_chinese = surroundings.are_chinese(at..at + 1);
    line[at].new = match line[at].new {
        '.' if ends_sentence(line, at, surroundings) => '。',
        ',' if among_chinese => '，',
        ';' if among_chinese => '；',
        ':' if among_chinese && !is_drive(line, at) => '：',
        '!' if among_chinese => '！',
        '?' if among_chinese => '？',
        same => same,
    };
}

/// Whether the point at `at` is a full stop: neither in a number nor in a name, nor after the number of a
/// heading, nor one of several.
fn ends_sentence(line: &[Glyph], at: usize, surroundings: &Surroundings) -> bool {
    let before = line[..at].iter().rev().map(|glyph| glyph.old).find(|&ch| !is_wrapping(ch));
    if before.is_none_or(is_pause) {
        return false;
    }
    let follows_word = line[..at].last().is_some_and(|glyph| glyph.old.is_alphanumeric());
    match line.get(at + 1) {
        None => (follows_word || surroundings.chinese_before[at]) && !is_label(&line[..at]),
        Some(next) => {
            let goes_on = next.old == '.' || is_settled(next) == Some(false);
            surroundings.chinese_before[at] && !goes_on
        }
    }
}

/// Whether a mark pauses or stops, whatever its width.
fn is_pause(ch: char) -> bool {
    matches!(ch, '.' | ',' | ';' | ':' | '!' | '?' | '-' | '－')
        || matches!(class_of(ch), CharClass::Pause | CharClass::Stop | CharClass::Dash)
}

/// Whether a character is a space, a quote or a bracket.
fn is_wrapping(ch: char) -> bool {
    ch.is_whitespace()
        || matches!(ch, '(' | ')' | '"' | '\'' | '＂' | '＇')
        || matches!(class_of(ch), CharClass::Open | CharClass::Close)
}

/// Whether the colon at `at` follows the letter of a drive: D:\
fn is_drive(line: &[Glyph], at: usize) -> bool {
    line.get(at + 1).is_some_and(|glyph| matches!(glyph.old, '\\' | '/'))
}

/// Ellipses of six dots and dashes of two ems.
fn repeated_marks(line: &mut [Glyph], surroundings: &Surroundings) {
    let mut at = 0;
    while at < line.len() {
        let mark = line[at].new;
        let length = line[at..].iter().take_while(|glyph| glyph.new == mark && !glyph.fixed).count().max(1);
        let run = at..at + length;
        at = run.end;
        let new = match (mark, length) {
            ('。', 3..) | ('…', 1) => '…',
            ('.', 3..) if surroundings.are_chinese(run.clone()) => '…',
            ('-' | '－', 2..=3) if surroundings.are_chinese(run.clone()) => '—',
            _ => continue,
        };
        for (index, glyph) in line[run].iter_mut().enumerate().filter(|(_, glyph)| !glyph.fixed) {
            glyph.new = new;
            glyph.copies = if length == 1 { 2 } else { usize::from(index < 2) };
        }
    }
}

/// Removes the spaces between Chinese characters, between them and digits, around full-width marks, between a
/// number and its percent sign, and after the number of a heading.
fn drop_spaces(line: &mut [Glyph]) {
    let is_space = |glyph: &Glyph| matches!(glyph.old, ' ' | '\t' | '\u{A0}') && !glyph.fixed;
    let (mut at, mut left) = (0, None);
    while at < line.len() {
        let length = line[at..].iter().take_while(|glyph| is_space(glyph)).count();
        let end = at + length;
        let right = line.get(end).map(|glyph| glyph.new);
        if let (Some(left), Some(right), 1..) = (left, right, length)
            && is_superfluous(left, right, &line[..at])
        {
            line[at..end].iter_mut().for_each(|glyph| glyph.copies = 0);
        }
        // After an address the space shows where it ends.
        left = line.get(end).filter(|glyph| !glyph.fixed).map(|glyph| glyph.new);
        at = end + 1;
    }
}

/// Whether no space belongs between `left`, which ends the line so far, and `right`.
fn is_superfluous(left: char, right: char, line: &[Glyph]) -> bool {
    // A point of full width may yet be one within a number.
    let is_mark = |ch: char| is_chinese(ch) && !is_han(ch) && ch != '．';
    match (left, right) {
        // Stops apart are not an ellipsis.
        ('。', '。') => false,
        (l, r) if is_mark(l) || is_mark(r) => l != '\u{3000}' && r != '\u{3000}',
        (l, r) if is_han(l) && is_han(r) => true,
        (l, r) if is_han(l) && r.is_ascii_digit() => true,
        (l, r) if l.is_ascii_digit() && is_han(r) => true,
        (l, '%' | '‰' | '℃') => l.is_ascii_digit(),
        ('.', r) if is_han(r) => is_label(&line[..line.len() - 1]),
        _ => false,
    }
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
#[path = "width_tests.rs"]
mod tests;
