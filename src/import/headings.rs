//! Which lines are headings (标题行): numbered ones by their number, others by their shape and words.
//!
//! Decides line by line and family by family; what the sections are for is decided in [`super::outline`].

use std::ops::Range;

use crate::document::Level;

use super::clean::Line;
use super::kind::{self, Context};
use super::label::{self, Family, HeadingLabel};
use super::tail::is_attachment_mark;
use super::when;

/// The longest heading without a number, in characters.
const MAX_BARE_HEADING: usize = 30;

/// The shortest line that is prose for certain, in characters.
const MIN_PROSE: usize = 30;

/// The longest title of a numbered paragraph that has its text on the same line, in characters.
const MAX_RUN_IN_TITLE: usize = 30;

/// A line that begins a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// Index of the line.
    pub(super) line: usize,
    /// Its level.
    pub(super) level: Level,
    /// The number before it; `None` for a heading without one.
    pub(super) numbered: Option<HeadingLabel>,
    /// Bytes of the line that are label: the number or 附：.
    pub(super) label_len: usize,
    /// Whether the text follows on the same line, so that the line belongs to the body.
    pub(super) run_in: bool,
}

impl Heading {
    fn new(line: usize, level: Level, numbered: Option<HeadingLabel>) -> Self {
        let label_len = numbered.map_or(0, |label| label.len);
        Self { line, level, numbered, label_len, run_in: false }
    }

    /// The words of the heading.
    pub(super) fn words<'a>(&self, lines: &'a [Line]) -> &'a str {
        let text = &lines[self.line].text[self.label_len..];
        if self.run_in { run_in_title(text).unwrap_or(text) } else { text }
    }
}

/// The headings among `lines[range]`, in order.
pub(super) fn find(lines: &[Line], range: Range<usize>, year: Option<u16>) -> Vec<Heading> {
    let short = lines[range.clone()].iter().filter(|line| label::is_short(&line.text));
    let highest = short.filter_map(|line| line.hint.outline).min();
    let finder = Finder { lines, range, year, highest };
    let mut headings = finder.level_one();
    let has_numbers = headings.iter().any(|heading| !heading.run_in);
    headings.extend(finder.bare_headings(has_numbers));
    headings.sort_by_key(|heading| heading.line);
    headings.dedup_by_key(|heading| heading.line);
    let second = finder.level_two(&headings);
    headings.extend(second);
    headings.sort_by_key(|heading| heading.line);
    headings
}

struct Finder<'a> {
    lines: &'a [Line],
    range: Range<usize>,
    year: Option<u16>,
    /// The highest outline level, from 0, that the source gives a short line.
    highest: Option<u8>,
}

impl Finder<'_> {
    fn text(&self, at: usize) -> &str {
        &self.lines[at].text
    }

    /// The number of a line that may be a heading.
    fn label(&self, at: usize) -> Option<HeadingLabel> {
        let line = &self.lines[at];
        if line.is_row { None } else { label::read(&line.text) }
    }

    /// A numbered line short enough to be a heading, without a sentence in it.
    fn is_alone(&self, at: usize, label: HeadingLabel) -> bool {
        let text = self.text(at);
        let rest = &text[label.len..];
        label::is_short(text)
            && !label::has_inner_stop(rest)
            && (!rest.is_empty() || label.family == Family::Part)
    }

    fn level_one(&self) -> Vec<Heading> {
        let (mut alone, mut run_in, mut has_paren) = (Vec::new(), Vec::new(), false);
        for at in self.range.clone() {
            let Some(label) = self.label(at) else { continue };
            match label.family {
                Family::Part | Family::Comma if self.is_alone(at, label) => {
                    alone.push(Heading::new(at, Level::One, Some(label)));
                }
                Family::Comma if run_in_title(&self.text(at)[label.len..]).is_some() => {
                    let heading = Heading::new(at, Level::One, Some(label));
                    run_in.push(Heading { run_in: true, ..heading });
                }
                Family::Paren => has_paren = true,
                _ => {}
            }
        }
        if alone.is_empty() && run_in.len() > 1 {
            return run_in;
        }
        if alone.is_empty() && !has_paren {
            return self.weaker_level_one();
        }
        run_in.retain(|heading| self.is_special(heading.words(self.lines), true));
        alone.extend(run_in);
        alone
    }

    /// First-level headings numbered 1. or 第一， in a document that has no others: at least two, most of
    /// them with text below.
    fn weaker_level_one(&self) -> Vec<Heading> {
        for family in [Family::Arabic, Family::Ordinal] {
            let of_family = |at: usize| self.label(at).filter(|label| label.family == family);
            let headings: Vec<Heading> = self
                .range
                .clone()
                .filter_map(|at| Some(Heading::new(at, Level::One, Some(of_family(at)?))))
                .collect();
            let all_alone = headings.iter().all(|heading| {
                let text = self.text(heading.line);
                heading.numbered.is_some_and(|label| self.is_alone(heading.line, label))
                    && !text.ends_with(['。', '；', '，'])
            });
            let next = |heading: &Heading| heading.line + 1;
            let with_text =
                headings.iter().filter(|h| next(h) < self.range.end && of_family(next(h)).is_none()).count();
            if headings.len() > 1 && all_alone && with_text * 2 > headings.len() {
                return headings;
            }
        }
        Vec::new()
    }

    /// Whether the words name something other than a work area.
    fn is_special(&self, words: &str, after_areas: bool) -> bool {
        kind::classify(words, Context { year: self.year, after_areas }).is_some()
    }

    fn bare_headings(&self, has_numbers: bool) -> Vec<Heading> {
        self.range.clone().filter_map(|at| self.bare_heading(at, has_numbers)).collect()
    }

    /// A heading without a number.
    fn bare_heading(&self, at: usize, has_numbers: bool) -> Option<Heading> {
        if self.lines[at].is_row || self.label(at).is_some() || at + 1 >= self.range.end {
            return None;
        }
        let text = self.text(at);
        if let Some(label_len) = annex_label(text) {
            return Some(Heading { label_len, ..Heading::new(at, Level::One, None) });
        }
        let is_heading = self.is_named_heading(at)
            || self.is_review_heading(at)
            || (!has_numbers && self.is_shaped_heading(at));
        match self.styled_level(at) {
            Some(level) => Some(Heading::new(at, level, None)),
            None => is_heading.then(|| Heading::new(at, Level::One, None)),
        }
    }

    /// The level of a line that the source calls a heading: one for the highest it uses, two for the next.
    fn styled_level(&self, at: usize) -> Option<Level> {
        let own = self.lines[at].hint.outline?;
        let text = self.text(at);
        if !label::is_short(text) || has_clause_mark(text) {
            return None;
        }
        match own.checked_sub(self.highest?)? {
            0 => Some(Level::One),
            1 => Some(Level::Two),
            _ => None,
        }
    }

    /// Words that name targets, problems, a plan or honours; with a mark at the end only before a list.
    fn is_named_heading(&self, at: usize) -> bool {
        const NOUNS: [&str; 19] = [
            "情况", "问题", "困难", "不足", "短板", "打算", "计划", "思路", "安排", "谋划", "设想", "重点",
            "任务", "目标", "荣誉", "称号", "表彰", "指标", "工作",
        ];
        let text = self.text(at);
        let words = kind::bare(text);
        let is_marked = words.len() < text.len();
        label::is_short(text)
            && !has_clause_mark(words)
            && NOUNS.iter().any(|noun| words.ends_with(noun))
            && !["现将", "如下", "我们", "还", "仍", "也"].iter().any(|word| words.contains(word))
            && !names_one_honour(words)
            && (!is_marked || self.begins_list(at + 1))
            && self.is_special(words, true)
            && !self.lines[at + 1].is_row
    }

    /// 2024年工作回顾 alone on its line, as the counterpart of a plan.
    fn is_review_heading(&self, at: usize) -> bool {
        let text = self.text(at);
        text.chars().count() <= MAX_BARE_HEADING
            && !has_clause_mark(text)
            && when::years(text).first().is_some_and(|(start, _)| *start == 0)
            && ["工作总结", "工作回顾", "工作情况", "完成情况", "开展情况", "主要工作"]
                .iter()
                .any(|end| text.ends_with(end))
            && !self.lines[at + 1].is_row
    }

    /// A short line without any mark, between prose: the heading of a document without numbers.
    fn is_shaped_heading(&self, at: usize) -> bool {
        let text = self.text(at);
        let chars = text.chars().count();
        let after_text = at == self.range.start || self.text(at - 1).ends_with(['。', '！', '”', '：']);
        (4..=MAX_BARE_HEADING).contains(&chars)
            && !has_clause_mark(text)
            && text.ends_with(|c: char| crate::text::class::is_han(c) || c == '”')
            && after_text
            && self.is_prose(at + 1)
            && !when::is_date(text)
    }

    fn is_prose(&self, at: usize) -> bool {
        let text = self.text(at);
        text.chars().count() >= MIN_PROSE && text.contains(['。', '；'])
    }

    /// Whether the first item of a list stands here: 1. （一） 一是
    fn begins_list(&self, at: usize) -> bool {
        self.text(at).starts_with("一是") || self.label(at).is_some_and(|label| label.number == 1)
    }

    /// Second-level headings: under one parent either all （一） lines stand alone or none counts.
    fn level_two(&self, parents: &[Heading]) -> Vec<Heading> {
        let starts = std::iter::once(self.range.start).chain(parents.iter().map(|heading| heading.line));
        let ends = parents.iter().map(|heading| heading.line).chain([self.range.end]);
        starts.zip(ends).flat_map(|(start, end)| self.level_two_within(start..end)).collect()
    }

    fn level_two_within(&self, range: Range<usize>) -> Vec<Heading> {
        let is_paren = |label: &HeadingLabel| label.family == Family::Paren;
        let headings: Vec<Heading> = range
            .clone()
            .filter_map(|at| Some(Heading::new(at, Level::Two, Some(self.label(at).filter(is_paren)?))))
            .collect();
        let all_alone = headings.iter().all(|heading| {
            heading.numbered.is_some_and(|label| self.is_alone(heading.line, label))
                && !self.text(heading.line).ends_with(['；', '，'])
        });
        let lines: Vec<usize> = headings.iter().map(|heading| heading.line).collect();
        let ends = lines.iter().skip(1).copied().chain([range.end]);
        let with_text = lines.iter().zip(ends).filter(|(line, end)| end - *line > 1).count();
        if all_alone && with_text * 2 >= headings.len() { headings } else { Vec::new() }
    }
}

/// 荣获全省先进单位称号: one honour, not the heading of a list of them.
fn names_one_honour(text: &str) -> bool {
    ["获", "荣", "被", "授", "评"].iter().any(|verb| text.starts_with(verb)) && !text.ends_with("情况")
}

/// Whether the text has marks that a heading does not have.
fn has_clause_mark(text: &str) -> bool {
    text.contains(['，', '。', '；', '：', '！', '？', ':', ';', '…', '\t'])
}

/// The title of a numbered paragraph whose text follows on the same line.
fn run_in_title(text: &str) -> Option<&str> {
    let end = text.char_indices().take(MAX_RUN_IN_TITLE + 1).find(|(_, c)| matches!(c, '。' | '：'))?.0;
    let after = text[end..].chars().next().map_or(end, |c| end + c.len_utf8());
    (end > 0 && after < text.len()).then(|| &text[..end])
}

/// Length of 附： or 附件2： before a heading on the same line. 附件：… lists attachments and is none.
fn annex_label(text: &str) -> Option<usize> {
    if !label::is_short(text) {
        return None;
    }
    let at = text.find(['：', ':'])?;
    let mark = &text[..at];
    let colon = text[at..].chars().next().map_or(0, char::len_utf8);
    let is_annex = matches!(mark, "附" | "附表" | "附录" | "附注")
        || (mark != "附件" && is_attachment_mark(mark))
        || ["附表", "附录"].iter().any(|word| {
            mark.strip_prefix(word).is_some_and(|n| n.len() <= 2 && n.bytes().all(|b| b.is_ascii_digit()))
        });
    let rest = &text[at + colon..];
    let space = rest.len() - rest.trim_start().len();
    let is_heading = !rest.trim().is_empty() && !label::has_inner_stop(rest) && !rest.ends_with('。');
    (is_annex && is_heading).then_some(at + colon + space)
}
