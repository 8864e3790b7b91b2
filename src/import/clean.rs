//! Source → lines: noise, blank lines and outer white space taken off and accounted for.
//!
//! What is left of the source is exactly the lines joined by newlines. Knows nothing of what a line says,
//! except that rows of a table are told from paragraphs by their tabs.

use std::ops::Range;

use super::label;
use super::noise::{Mark, mark_at};
use super::report::{DropReason, Dropped};

/// A line of the source that is kept: never blank, without white space at its ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Line of the source, from 1.
    pub(super) number: usize,
    /// Its text; cells are separated by tabs and trimmed when it is a row.
    pub(super) text: String,
    /// Whether it is a row of a table.
    pub(super) is_row: bool,
    /// What else is known of it.
    pub(super) hint: LineHint,
}

/// What a source tells of a line besides its characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct LineHint {
    /// Outline level from 0, for headings.
    pub(super) outline: Option<u8>,
    /// Which table it is a row of, counted from 1.
    pub(super) table: Option<usize>,
}

/// Splits the source; the dropped ranges come in the order of the source, without overlap. With `hints`, one for
/// each line, rows are told by them instead of by tabs.
pub(super) fn clean(source: &str, hints: &[LineHint]) -> (Vec<Line>, Vec<Dropped>) {
    let mut splitter = Splitter { source, raw: Vec::new(), drops: Vec::new(), line: RawLine::new(1) };
    splitter.split();
    let Splitter { raw, mut drops, .. } = splitter;
    let hint = |line: &RawLine| hints.get(line.number - 1).copied().unwrap_or_default();
    let rows = if hints.is_empty() {
        rows(&raw)
    } else {
        raw.iter().map(|line| hint(line).table.is_some()).collect()
    };
    let mut lines = Vec::with_capacity(raw.len());
    for (line, is_row) in raw.iter().zip(rows) {
        let cuts = cuts(&line.text, is_row);
        let text = without(&line.text, &cuts);
        lines.push(Line { number: line.number, text, is_row, hint: hint(line) });
        line.map_cuts(&cuts, &mut drops);
    }
    drops.sort_by_key(|drop| drop.range.start);
    (lines, merged(source, drops))
}

/// A dropped range before its text is copied.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Drop {
    range: Range<usize>,
    line: usize,
    reason: DropReason,
    breaks_line: bool,
}

/// A line without its noise.
#[derive(Debug)]
struct RawLine {
    number: usize,
    text: String,
    /// Where the pieces of `text` stand in the source.
    pieces: Vec<Range<usize>>,
}

impl RawLine {
    fn new(number: usize) -> Self {
        Self { number, text: String::new(), pieces: Vec::new() }
    }

    /// Turns ascending ranges of `text` into dropped ranges of the source.
    fn map_cuts(&self, cuts: &[(Range<usize>, DropReason)], drops: &mut Vec<Drop>) {
        let (mut piece, mut base) = (0, 0);
        for (cut, reason) in cuts {
            let mut at = cut.start;
            while at < cut.end {
                let Some(range) = self.pieces.get(piece) else { return };
                let end = (base + range.len()).min(cut.end);
                if at < end {
                    let start = range.start + (at - base);
                    drops.push(Drop {
                        range: start..start + (end - at),
                        line: self.number,
                        reason: *reason,
                        breaks_line: false,
                    });
                    at = end;
                }
                if base + range.len() <= at {
                    base += range.len();
                    piece += 1;
                }
            }
        }
    }
}

struct Splitter<'a> {
    source: &'a str,
    raw: Vec<RawLine>,
    drops: Vec<Drop>,
    line: RawLine,
}

impl Splitter<'_> {
    fn split(&mut self) {
        let (mut at, mut text_from) = (0, 0);
        // The break after the last kept line, while it is no newline: a newline that follows replaces it.
        let mut open_break: Option<usize> = None;
        while at < self.source.len() {
            let Some((len, mark)) = mark_at(&self.source[at..], at == 0) else {
                at += self.source[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            };
            self.take_text(text_from..at);
            match mark {
                Mark::Noise(reason) => self.drop_range(at..at + len, reason),
                Mark::Break(reason) => self.end_line(at..at + len, reason, &mut open_break),
            }
            at += len;
            text_from = at;
        }
        self.take_text(text_from..at);
        self.end_line(at..at, None, &mut open_break);
    }

    fn take_text(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.line.text.push_str(&self.source[range.clone()]);
            self.line.pieces.push(range);
        }
    }

    fn drop_range(&mut self, range: Range<usize>, reason: DropReason) {
        self.drops.push(Drop { range, line: self.line.number, reason, breaks_line: false });
    }

    fn end_line(&mut self, mark: Range<usize>, reason: Option<DropReason>, open_break: &mut Option<usize>) {
        let counts = reason.is_none_or(|reason| reason == DropReason::LineBreak);
        let next = RawLine::new(self.line.number + usize::from(counts));
        let dropped_whole = whole_line_reason(&self.line.text);
        if let Some(why) = dropped_whole {
            for piece in std::mem::take(&mut self.line.pieces) {
                self.drop_range(piece, why);
            }
            match (reason, open_break.take()) {
                (None, Some(open)) if !mark.is_empty() => self.drops[open].breaks_line = false,
                (_, open) => {
                    *open_break = open;
                    self.drop_range(mark, reason.unwrap_or(why));
                }
            }
            self.line = next;
            return;
        }
        *open_break = reason.map(|reason| {
            self.drop_range(mark, reason);
            self.drops.len() - 1
        });
        if let Some(open) = *open_break {
            self.drops[open].breaks_line = true;
        }
        self.raw.push(std::mem::replace(&mut self.line, next));
    }
}

/// Why the whole line is dropped, if it is.
fn whole_line_reason(text: &str) -> Option<DropReason> {
    if text.trim().is_empty() {
        return Some(DropReason::BlankLine);
    }
    is_page_number(text.trim()).then_some(DropReason::PageNumber)
}

/// `— 12 —`: a page number between two dashes, left over from a page.
fn is_page_number(text: &str) -> bool {
    let is_dash = |c: char| matches!(c, '—' | '-' | '－' | '–');
    let inner = text.trim_start_matches(is_dash).trim_end_matches(is_dash);
    let digits = inner.trim();
    text.starts_with(is_dash)
        && text.ends_with(is_dash)
        && text.len() <= 24
        && (1..=3).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Which lines are rows of a table: two or more in a row with the same number of tabs, at least one of them
/// with text on both sides of every tab's run. Paragraphs indented with a tab are none.
fn rows(lines: &[RawLine]) -> Vec<bool> {
    let tabs: Vec<(usize, usize)> = lines.iter().map(|line| tab_counts(&line.text)).collect();
    let mut rows = vec![false; lines.len()];
    let mut from = 0;
    for group in tabs.chunk_by(|a, b| a.0 == b.0) {
        let all = group[0].0;
        let is_table = all > 0 && group.len() > 1 && group.iter().any(|(_, inner)| *inner == all);
        rows[from..from + group.len()].fill(is_table);
        from += group.len();
    }
    rows
}

/// Number of tabs in a line: all of them, and those between its first and its last visible character.
fn tab_counts(text: &str) -> (usize, usize) {
    let count = |text: &str| text.bytes().filter(|&b| b == b'\t').count();
    (count(text), count(text.trim()))
}

/// The ranges of a line's text that are not kept, ascending.
fn cuts(text: &str, is_row: bool) -> Vec<(Range<usize>, DropReason)> {
    let mut cuts = Vec::new();
    let mut trim = |range: Range<usize>| {
        let part = &text[range.clone()];
        let start = range.start + (part.len() - part.trim_start().len());
        let end = start + part.trim().len();
        cuts.push((range.start..start, DropReason::OuterSpace));
        cuts.push((end..range.end, DropReason::OuterSpace));
        start..end
    };
    if is_row {
        let mut at = 0;
        for cell in text.split('\t') {
            trim(at..at + cell.len());
            at += cell.len() + 1;
        }
    } else {
        let kept = trim(0..text.len());
        if let Some(space) = label::space_after(&text[kept.clone()]) {
            let space = kept.start + space.start..kept.start + space.end;
            cuts.insert(1, (space, DropReason::LabelSpace));
        }
    }
    cuts.retain(|(range, _)| !range.is_empty());
    cuts
}

/// `text` without the cut ranges.
fn without(text: &str, cuts: &[(Range<usize>, DropReason)]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    for (cut, _) in cuts {
        kept.push_str(&text[at..cut.start]);
        at = cut.end;
    }
    kept.push_str(&text[at..]);
    kept
}

/// Adjacent ranges dropped for the same reason made one, with their text.
fn merged(source: &str, drops: Vec<Drop>) -> Vec<Dropped> {
    let mut out: Vec<Drop> = Vec::with_capacity(drops.len());
    for drop in drops.into_iter().filter(|drop| !drop.range.is_empty()) {
        match out.last_mut() {
            Some(last)
                if last.range.end == drop.range.start
                    && last.reason == drop.reason
                    && !last.breaks_line
                    && !drop.breaks_line =>
            {
                last.range.end = drop.range.end;
            }
            _ => out.push(drop),
        }
    }
    out.into_iter()
        .map(|Drop { range, line, reason, breaks_line }| Dropped {
            text: source[range.clone()].to_string(),
            range,
            line,
            reason,
            breaks_line,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(source: &str) -> Vec<String> {
        clean(source, &[]).0.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn lines_come_out_bare_and_numbered() {
        let source = "\u{FEFF}　　标题 \r\n\r\n##a##正文##b##\r\n一、 经济\r\n— 3 —\r\n末<br>段&nbsp;";
        let (lines, dropped) = clean(source, &[]);
        let seen: Vec<(usize, &str)> = lines.iter().map(|l| (l.number, l.text.as_str())).collect();
        assert_eq!(seen, [(1, "标题"), (3, "正文"), (4, "一、经济"), (6, "末"), (6, "段")]);
        let breaks: Vec<&str> = dropped.iter().filter(|d| d.breaks_line).map(|d| d.text.as_str()).collect();
        assert_eq!(breaks, ["<br>"]);
    }

    #[test]
    fn tabs_make_rows_only_between_cells() {
        assert_eq!(kept("甲\t乙\n丙 \t\n"), ["甲\t乙", "丙\t"]);
        assert_eq!(kept("\t段一。\n\t段二。"), ["段一。", "段二。"]);
        assert_eq!(kept("甲\t乙\n\n正文"), ["甲\t乙", "正文"]);
    }

    #[test]
    fn other_line_breaks_stand_for_newlines() {
        assert_eq!(kept("甲\r乙\u{2028}丙\x0C丁"), ["甲", "乙", "丙", "丁"]);
        let (_, dropped) = clean("<p>甲</p>\n<p>乙</p>\n", &[]);
        assert!(dropped.iter().all(|d| !d.breaks_line), "the newlines after the tags are kept");
    }
}
