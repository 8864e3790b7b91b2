//! 概数顿号: 三、四百户 for 三四百户.
//!
//! Why it matters: with 、 it lists two numbers, without it is one approximate number. Only where a multiplier or a
//! plain measure word follows, so that 一、二期工程 and 三、四季度 stay. Source: GB/T 15835-2011 §5.2.

use std::ops::Range;

use crate::number::digit_value;

use super::super::around::{char_at, char_before};
use super::super::facts::LineFacts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "approximate-han",
    kind: Kind::Unit,
    name: "概数顿号",
    summary: "相邻两个数字表示概数时中间不用顿号",
    scope: Scope::Line(check),
};

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let text = line.text.as_str();
    for (at, pause) in text.match_indices('、') {
        let end = at + pause.len();
        let (Some(one), Some(two)) = (char_before(text, at), char_at(text, end)) else { continue };
        let is_next =
            digit_value(one).zip(digit_value(two)).is_some_and(|(one, two)| one > 0 && one + 1 == two);
        let start = at - one.len_utf8();
        let stop = end + two.len_utf8();
        let stands_alone =
            char_before(text, start).is_none_or(|ch| digit_value(ch).is_none() && !"第十百、和".contains(ch));
        if !(is_next && stands_alone && start > 0) {
            continue;
        }
        let Some(unit) = char_at(text, stop).filter(|ch| "百千".contains(*ch)) else { continue };
        let range = start..stop + unit.len_utf8();
        let proper = format!("{one}{two}{unit}");
        let message = format!("概数“{}”中间不用顿号", &text[range.clone()]);
        let fix = Fix::replace(format!("改为“{proper}”"), range.clone(), proper);
        findings.push(Finding::new(&RULE, Severity::Warning, range, message).fix(fix));
    }
}
