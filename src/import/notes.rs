//! Notes for people: what the lines were taken for, and what is odd about headings and their numbers.
//!
//! Reads the filed result; changes nothing.

use crate::document::Level;

use super::clean::Line;
use super::filing::{Filed, Trust};
use super::label::Family;
use super::outline::Boundary;
use super::report::Note;
use super::when;

/// The longest quotation in a note, in characters.
const MAX_QUOTE: usize = 24;

/// What was recognised, in the order of the source.
pub(super) fn recognised(lines: &[Line], filed: &Filed) -> Vec<Note> {
    let (head, tail) = (&filed.head, &filed.tail);
    let marks = tail.attachments.iter().map(|attachment| (attachment.mark..attachment.title.end, "附件"));
    let parts = [
        (head.number.clone(), "发文字号"),
        (head.title.clone(), "标题"),
        (head.subtitle.clone(), "副标题"),
        (head.recipient.clone(), "主送机关"),
        (tail.note.clone(), "附件说明"),
        (tail.signature.clone(), "署名"),
        (tail.date.clone(), "成文日期"),
    ];
    let mut notes: Vec<Note> =
        parts.into_iter().chain(marks).filter_map(|(range, what)| part(&lines[range], what)).collect();
    notes.extend(preface(lines, filed));
    notes.extend(filed.outline.iter().map(|boundary| section(lines, boundary)));
    notes.extend(tables(lines));
    notes.sort_by_key(|note| note.line);
    notes
}

/// A part of the document that takes these lines.
fn part(lines: &[Line], what: &str) -> Option<Note> {
    let text: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let line = lines.first()?.number;
    Some(Note { line, text: format!("{what}“{}”", quote(&text.join(" "))) })
}

/// Rows that stand together and have the same number of cells.
fn tables(lines: &[Line]) -> impl Iterator<Item = Note> {
    let cells = |line: &Line| line.text.split('\t').count();
    let groups = lines.chunk_by(move |a, b| a.is_row && b.is_row && cells(a) == cells(b));
    groups.filter(|group| group[0].is_row).map(move |group| {
        let text = format!("表格，{}行{}列", group.len(), cells(&group[0]));
        Note { line: group[0].number, text }
    })
}

fn preface(lines: &[Line], filed: &Filed) -> Option<Note> {
    let start = filed.head.end();
    let end = filed.outline.first().map_or(filed.tail.note.start, |boundary| boundary.line);
    let line = lines[start..end].first()?;
    Some(Note { line: line.number, text: format!("前言，共{}段", end - start) })
}

fn section(lines: &[Line], boundary: &Boundary) -> Note {
    let line = &lines[boundary.line];
    let what = match (boundary.label_len, boundary.level) {
        (None, _) => "无标题的部分",
        (Some(_), Level::One) => "一级标题",
        (Some(_), Level::Two) => "二级标题",
    };
    let text = format!("{what}“{}”→{}", quote(&line.text), boundary.kind.name());
    Note { line: line.number, text }
}

fn quote(text: &str) -> String {
    let short = when::first_chars(text, MAX_QUOTE);
    if short.len() < text.len() { format!("{short}…") } else { short.to_string() }
}

/// What deserves a look, in the order of the source.
pub(super) fn warnings(lines: &[Line], filed: &Filed) -> Vec<Note> {
    let mut warnings = Vec::new();
    let first = lines.first().map_or(1, |line| line.number);
    if filed.head.title.is_empty() {
        warnings.push(Note { line: first, text: "没有认出标题".into() });
    }
    match filed.trust {
        Trust::Full => {}
        Trust::WithoutAttachments => warnings.push(Note {
            line: first,
            text: "正文后的“附件：”说明与所附内容不一致，附件按普通部分收入".into(),
        }),
        Trust::None => {
            warnings.push(Note {
                line: first, text: "没有可靠地认出结构，全文按前言收入".into()
            });
        }
    }
    warnings.extend(missing_headings(lines, &filed.outline));
    warnings.extend(sequence(lines, &filed.outline));
    warnings.sort_by_key(|note| note.line);
    warnings
}

/// Parts without a heading, and headings without a number among numbered ones.
fn missing_headings(lines: &[Line], outline: &[Boundary]) -> Vec<Note> {
    let has_numbers = outline.iter().any(|b| b.level == Level::One && b.numbered.is_some());
    let note = |boundary: &Boundary| {
        let line = &lines[boundary.line];
        let text = match (boundary.label_len, boundary.numbered) {
            (None, None) => format!("从“{}”起是{}，没有标题", quote(&line.text), boundary.kind.name()),
            (Some(0), None) if has_numbers => format!("标题“{}”没有序号", quote(&line.text)),
            _ => return None,
        };
        Some(Note { line: line.number, text })
    };
    outline.iter().filter_map(note).collect()
}

/// Numbers out of order: repeated, skipped, going back.
fn sequence(lines: &[Line], outline: &[Boundary]) -> Vec<Note> {
    let mut counters = Counters::default();
    let mut notes = Vec::new();
    for boundary in outline {
        let Some(label) = boundary.numbered else {
            counters.unnumbered(boundary.level);
            continue;
        };
        let expected = counters.next(boundary.level, label.family);
        counters.set(boundary.level, label.family, label.number);
        let may_restart = label.number == 1 && counters.take_fresh(boundary.level, label.family);
        if label.number != expected && !may_restart {
            let line = &lines[boundary.line];
            let written = line.text[..label.len].trim_end();
            let text = format!("序号“{written}”不连续，按顺序应为第{expected}个（“{}”）", quote(&line.text));
            notes.push(Note { line: line.number, text });
        }
    }
    notes
}

/// The last number of each sequence.
#[derive(Debug, Default)]
struct Counters {
    part: u32,
    one: u32,
    two: u32,
    /// Whether a heading came that 一、 may begin again under.
    fresh: bool,
}

impl Counters {
    fn next(&self, level: Level, family: Family) -> u32 {
        1 + match (level, family) {
            (Level::Two, _) => self.two,
            (Level::One, Family::Part) => self.part,
            (Level::One, _) => self.one,
        }
    }

    fn set(&mut self, level: Level, family: Family, number: u32) {
        match (level, family) {
            (Level::Two, _) => self.two = number,
            (Level::One, Family::Part) => (self.part, self.two, self.fresh) = (number, 0, true),
            (Level::One, _) => (self.one, self.two) = (number, 0),
        }
    }

    fn unnumbered(&mut self, level: Level) {
        if level == Level::One {
            (self.two, self.fresh) = (0, true);
        }
    }

    /// Whether a sequence of level one may begin again here; it may once.
    fn take_fresh(&mut self, level: Level, family: Family) -> bool {
        level == Level::One && family != Family::Part && std::mem::take(&mut self.fresh)
    }
}
