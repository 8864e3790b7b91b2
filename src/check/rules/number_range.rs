//! 数字范围: 1-9月, 1－9月 for 1—9月.
//!
//! Why it matters: a hyphen reads as minus or as part of a code. Looks at months, days, years and rates only; codes,
//! telephone numbers and dates with hyphens are left alone. Source: GB/T 15834-2011 §4.13, GB/T 15835-2011 §5.1.4.

use std::ops::Range;

use super::super::around::{char_at, char_before};
use super::super::facts::LineFacts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "number-range",
    kind: Kind::Unit,
    name: "数字范围",
    summary: "起止月份、年份之间误用短横线",
    scope: Scope::Line(check),
};

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let text = line.text.as_str();
    for (at, dash) in text.match_indices(['-', '－', '–', '~']) {
        let end = at + dash.len();
        if let Some(range) = range_around(text, at, end) {
            let proper = format!("{}—{}", &text[range.start..at], &text[end..range.end]);
            let message = format!("起止时间“{}”应当用一字线，写作“{proper}”", &text[range.clone()]);
            let fix = Fix::replace(format!("改为“{proper}”"), range.clone(), proper);
            findings.push(Finding::new(&RULE, Severity::Hint, range, message).fix(fix));
        }
    }
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
