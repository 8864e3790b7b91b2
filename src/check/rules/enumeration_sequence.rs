//! “一是、二是”顺序: 一是…二是…四是 inside a paragraph.
//!
//! Why it matters: a point was deleted or moved. One series may stand inside another; 一要、二要 counts too.

use std::ops::Range;

use crate::document::paragraph::label_at_start;
use crate::number::{format_numeral, parse_numeral};

use super::super::facts::LineFacts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "enumeration-sequence",
    kind: Kind::Numbering,
    name: "“一是、二是”顺序",
    summary: "段内“一是、二是、三是”跳号或重号",
    scope: Scope::Line(check),
};

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    for word in ["是", "要"] {
        let mut series: Vec<u32> = Vec::new();
        for (value, range) in points(&line.text, word) {
            let position = series.iter().rposition(|&last| last + 1 == value);
            match (position, series.last_mut()) {
                (Some(position), _) => {
                    series.truncate(position + 1);
                    series[position] = value;
                }
                (None, Some(last)) if value != 1 => {
                    findings.push(finding(&line.text, &range, *last, value, word));
                    *last = value;
                }
                (None, _) => series.push(value),
            }
        }
    }
}

fn finding(text: &str, range: &Range<usize>, last: u32, value: u32, word: &str) -> Finding<Range<usize>> {
    let (written, before) = (&text[range.clone()], format_numeral(last));
    let proper = format!("{}{word}", format_numeral(last + 1));
    let fault = if last == value { "重复" } else { "跳号" };
    let message = format!("“{written}”{fault}：前面是“{before}{word}”，应为“{proper}”");
    let tail = text[range.end..].chars().take(6).take_while(|&ch| crate::text::class::is_han(ch));
    let place = range.start..range.end + tail.map(char::len_utf8).sum::<usize>();
    let fix = Fix::replace(format!("改为“{proper}”"), range.clone(), proper);
    Finding::new(&RULE, Severity::Warning, place, message).fix(fix)
}

/// Numbers before `word` at the start of a clause, with their ranges.
fn points(text: &str, word: &str) -> Vec<(u32, Range<usize>)> {
    let mut points = Vec::new();
    for (at, _) in text.match_indices(word) {
        let head = &text[..at];
        let start = head.trim_end_matches(|ch| "一二三四五六七八九十".contains(ch)).len();
        let is_first = start == 0 || label_at_start(text).is_some_and(|(_, length)| length == start);
        let opens = is_first || head[..start].ends_with(['，', '；', '。', '：', '、', '—']);
        if let Some(value) = parse_numeral(&head[start..]).filter(|&value| opens && value <= 30) {
            points.push((value, start..at + word.len()));
        }
    }
    points
}
