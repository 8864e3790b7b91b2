//! 结转年份不符: 结转2021年实施 in the report of 2022.
//!
//! Why it matters: what is not done is carried over to a year to come. A year that is over is one that was not
//! brought up to date.

use std::ops::Range;

use crate::quantity::year_before;

use super::super::facts::LineFacts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "carried-year",
    kind: Kind::Year,
    name: "结转年份不符",
    summary: "“结转某年实施”“延期至某年”写的是已经过去的年份",
    scope: Scope::Line(check),
};

/// Words of what is put off, right before the year.
const PUT_OFF: &[&str] = &["结转", "延期", "顺延", "推迟", "延迟", "延后", "转入", "结转入"];

/// Words of plans, right before the year, that what is left is put into.
const PLANNED: &[&str] = &["纳入", "列入"];

/// Words with which what is left begins.
const REST: &[&str] = &["剩余", "其余", "余下", "另有", "尚有"];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let Some(report) = line.setting.year.map(i32::from) else { return };
    for (at, _) in line.text.match_indices('年') {
        let Some(year) = year_before(&line.text, at).filter(|year| *year < report) else { continue };
        let digits: usize = line.text[..at].chars().rev().take(4).map(char::len_utf8).sum();
        let before = line.text[..at - digits].trim_end_matches(['至', '到']);
        let clause = before.rsplit(['，', '。', '；']).next().unwrap_or("");
        // 其余4处纳入2022年计划: what is left is planned for a time to come.
        let is_rest = REST.iter().any(|rest| clause.starts_with(rest));
        let mut words = PUT_OFF.iter().chain(PLANNED.iter().filter(|_| is_rest));
        let Some(word) = words.find(|word| before.ends_with(**word)) else { continue };
        // 由2020年结转2021年实施 tells of the past.
        if clause.contains('年') {
            continue;
        }
        let wanted = report + 1;
        let range = before.len() - word.len()..at + '年'.len_utf8();
        let message = format!("“{}”：本文总结的是{report}年，{year}年已经过去", &line.text[range.clone()]);
        let fix = Fix::replace(format!("改为{wanted}年"), at - digits..at, wanted.to_string());
        findings.push(Finding::new(&RULE, Severity::Warning, range, message).fix(fix));
    }
}
