//! 占位符: what a draft leaves to be filled in: 立案XX起, ××村, ____, 【待核实】, ##…##, 202X年, 《》.
//!
//! Why it matters: a printed placeholder is the worst slip of a report. Latin X inside other letters or digits
//! (XXL, 1+X) and the sign of multiplication between numbers are none.

use std::ops::Range;

use super::super::around::{char_at, char_before, han_before, runs};
use super::super::facts::LineFacts;
use super::super::finding::{Finding, Kind, Severity};
use super::super::rule::{Rule, Scope};
use crate::text::class::is_han;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "placeholder",
    kind: Kind::Placeholder,
    name: "占位符",
    summary: "XX、××、____、【待核实】等没有填写的内容",
    scope: Scope::Line(check),
};

/// Beginnings of a bracketed note that says something is still to come.
const NOTES: [&str; 10] =
    ["待补", "待核", "待填", "待定", "待确认", "待完善", "待更新", "请填", "填写", "此处"];

/// Units and measure words; a placeholder before one stands for a figure.
const UNITS: &str =
    "万亿元个件起名人户次场家项条处张块吨米亩天日月年期批套座辆间栋篇份支只例宗笔类台部所位组片枚株%％";

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let text = line.text.as_str();
    let mut found = crosses(text);
    found.extend(rules(text));
    found.extend(blanks(text));
    found.extend(questions(text));
    found.extend(notes(text));
    found.extend(markers(text));
    found.extend(empty_marks(text));
    for range in found {
        let quote = &text[range.clone()];
        let message = if is_congress(text, &range) {
            format!("“{quote}”是固定的政治表述，必须写明是第几次代表大会")
        } else {
            format!("“{quote}”是没有填写的占位内容")
        };
        findings.push(Finding::new(&RULE, Severity::Error, range, message));
    }
}

/// 党的XX大: which congress is never left open.
fn is_congress(text: &str, range: &Range<usize>) -> bool {
    text[range.clone()].starts_with("党的") && text[range.clone()].ends_with('大')
}

/// Runs of X, Ｘ and ×, and a single one that stands for a figure or a digit.
fn crosses(text: &str) -> Vec<Range<usize>> {
    let is_cross = |ch| matches!(ch, 'X' | 'x' | 'Ｘ' | 'ｘ' | '×' | '╳' | '*' | '＊');
    runs(text, is_cross).into_iter().filter_map(|run| cross(text, run)).collect()
}

fn cross(text: &str, run: Range<usize>) -> Option<Range<usize>> {
    let (before, after) = (char_before(text, run.start), char_at(text, run.end));
    let joins = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_alphanumeric() || "+＋-#".contains(ch));
    let is_digit = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_digit());
    let count = text[run.clone()].chars().count();
    if count <= 2 && after == Some('年') && is_digit(before) {
        let digits = text[..run.start].bytes().rev().take_while(u8::is_ascii_digit).count();
        return (digits + count == 4).then(|| run.start - digits..run.end + '年'.len_utf8());
    }
    if joins(before) || joins(after) {
        return None;
    }
    if count < 2 {
        let is_letter = text[run.clone()].starts_with(['X', 'Ｘ']);
        let is_open = after.is_some_and(|ch| "月日年个户名件%％".contains(ch));
        return (is_letter && is_open).then(|| figure(text, run));
    }
    Some(if text[..run.start].ends_with("党的") && after == Some('大') {
        run.start - "党的".len()..run.end + '大'.len_utf8()
    } else {
        figure(text, run)
    })
}

/// The placeholder of a figure with the word before it and its unit; any other placeholder as it is.
fn figure(text: &str, run: Range<usize>) -> Range<usize> {
    let units = text[run.end..].chars().take(2).take_while(|&ch| UNITS.contains(ch));
    let unit: usize = units.map(char::len_utf8).sum();
    if unit == 0 { run } else { han_before(text, run.start, 2)..run.end + unit }
}

/// Ruled lines to write on.
fn rules(text: &str) -> Vec<Range<usize>> {
    let is_name = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_alphanumeric());
    let lines = runs(text, |ch| matches!(ch, '_' | '＿' | '﹍'));
    let is_blank = |run: &Range<usize>| {
        let is_long = text[run.clone()].chars().count() >= 2;
        is_long && !(is_name(char_before(text, run.start)) && is_name(char_at(text, run.end)))
    };
    lines.into_iter().filter(is_blank).map(|run| figure(text, run)).collect()
}

/// 罚款　　万元: room left for a figure, between the words and the unit.
fn blanks(text: &str) -> Vec<Range<usize>> {
    let spaces = runs(text, |ch| matches!(ch, ' ' | '\u{3000}' | '\u{a0}'));
    let is_blank = |run: &Range<usize>| {
        let is_long = text[run.clone()].chars().count() >= 2;
        let follows_word = char_before(text, run.start).is_some_and(is_han);
        let is_money = ["万元", "亿元", "万人", "亩", "平方米", "%", "％"]
            .iter()
            .any(|unit| text[run.end..].starts_with(unit));
        is_long && follows_word && is_money
    };
    spaces.into_iter().filter(is_blank).map(|run| figure(text, run)).collect()
}

/// ？？ where a figure is missing: before a unit. At the end of a question nothing is counted.
fn questions(text: &str) -> Vec<Range<usize>> {
    let marks = runs(text, |ch| matches!(ch, '？' | '?'));
    let is_open = |run: &Range<usize>| {
        let is_unit = char_at(text, run.end).is_some_and(|ch| UNITS.contains(ch));
        is_unit && text[run.clone()].chars().count() >= 2
    };
    marks.into_iter().filter(is_open).map(|run| figure(text, run)).collect()
}

/// 【待核实】 （待补充）
fn notes(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, open) in text.char_indices() {
        let close = match open {
            '【' => '】',
            '（' => '）',
            '(' => ')',
            '[' => ']',
            '〔' => '〕',
            _ => continue,
        };
        let inner = &text[at + open.len_utf8()..];
        let Some(end) = inner.find(close).filter(|&end| end <= 60) else { continue };
        let inside = inner[..end].trim();
        if NOTES.iter().any(|note| inside.starts_with(note)) {
            found.push(at..at + open.len_utf8() + end + close.len_utf8());
        }
    }
    found
}

/// ##name##: a marker of a web site or of a form.
fn markers(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find("##").map(|at| from + at) {
        let Some(close) = text[open + 2..].find("##").map(|at| open + 2 + at + 2) else { break };
        if text[open..close].chars().count() <= 40 {
            found.push(open..close);
        }
        from = close;
    }
    found
}

/// 《》 “” （） with nothing inside.
fn empty_marks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (open, close) in [('《', '》'), ('“', '”'), ('（', '）'), ('【', '】')] {
        for (at, _) in text.match_indices(open) {
            let inner = &text[at + open.len_utf8()..];
            let Some(end) = inner.find(|ch: char| !ch.is_whitespace()) else { continue };
            if inner[end..].starts_with(close) {
                found.push(at..at + open.len_utf8() + end + close.len_utf8());
            }
        }
    }
    found
}
