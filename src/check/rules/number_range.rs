//! 数字范围: 1-9月, 1－9月 for 1—9月.
//!
//! Why it matters: a hyphen reads as minus or as part of a code. Told once a document. Looks at months, days, years
//! and rates only; codes, telephone numbers and dates with hyphens are left alone. Source: GB/T 15834-2011 §4.13, GB/T 15835-2011 §5.1.4.

use std::ops::Range;

use super::super::around::{char_at, char_before};
use super::super::facts::Facts;
use super::super::finding::{Edit, Finding, Fix, Kind, Severity};
use super::super::manuscript::Span;
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "number-range",
    kind: Kind::Unit,
    name: "数字范围",
    summary: "起止月份、年份之间误用短横线",
    scope: Scope::Anchored { anchors: |line| ranges(&line.text).next().is_some(), check },
};

fn check(facts: &Facts<'_>, anchors: &[usize], findings: &mut Vec<Finding<Span>>) {
    let of_line = |&line: &usize| {
        let ranges = facts.lines.get(line).into_iter().flat_map(|facts| ranges(&facts.text));
        ranges.map(move |(range, proper)| (Span::new(line, range), proper))
    };
    let all: Vec<(Span, String)> = anchors.iter().flat_map(of_line).collect();
    let Some((first, proper)) = all.first() else { return };
    let written = facts.manuscript.text(first);
    let message = match all.len() {
        1 => format!("起止时间“{written}”应当用一字线，写作“{proper}”"),
        count => format!("“{written}”等{count}处起止时间应当用一字线，写作“{proper}”"),
    };
    let label =
        if all.len() == 1 { format!("改为“{proper}”") } else { "全部改为一字线".to_owned() };
    let edits = all.iter().map(|(at, text)| Edit { at: at.clone(), text: text.clone() }).collect();
    findings.push(Finding::new(&RULE, Severity::Hint, first.clone(), message).fix(Fix { label, edits }));
}

/// The ranges of a line joined by a hyphen, with what they should be.
fn ranges(text: &str) -> impl Iterator<Item = (Range<usize>, String)> + '_ {
    text.match_indices(['-', '－', '–', '~']).filter_map(|(at, dash)| {
        let end = at + dash.len();
        let range = range_around(text, at, end)?;
        let proper = format!("{}—{}", text.get(range.start..at)?, text.get(end..range.end)?);
        Some((range, proper))
    })
}

/// 1-9月, 1月-9月, 2021-2023年; `None` when the dash joins something else.
fn range_around(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let unit_before = ['月', '日', '年'].iter().find(|unit| text[..at].ends_with(**unit));
    let number_end = at - unit_before.map_or(0, |unit| unit.len_utf8());
    let digits = text[..number_end].bytes().rev().take_while(u8::is_ascii_digit).count();
    let after = text[end..].bytes().take_while(u8::is_ascii_digit).count();
    let unit = char_at(text, end + after).filter(|ch| matches!(ch, '月' | '日' | '年'))?;
    let start = number_end - digits;
    let is_code =
        char_before(text, start).is_some_and(|ch| "-－–~./:：".contains(ch) || ch.is_ascii_alphanumeric());
    let fits = match unit {
        '年' => digits == 4 && after == 4,
        _ => (1..=2).contains(&digits) && (1..=2).contains(&after),
    };
    let is_same_unit = unit_before.is_none_or(|before| *before == unit);
    (fits && is_same_unit && !is_code).then(|| start..end + after + unit.len_utf8())
}
