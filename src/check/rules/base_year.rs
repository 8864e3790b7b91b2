//! 基期年份不符: 同比增长8%（2025年为3968万元） in the report of 2025.
//!
//! Why it matters: the bracket behind a growth gives what it grew from, and that is of the year before. A bracket that
//! names the year of the report itself has the wrong year.

use std::ops::Range;

use crate::quantity::year_before;

use super::super::facts::LineFacts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::rule::{Rule, Scope};
use crate::document::SectionKind;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "base-year",
    kind: Kind::Year,
    name: "基期年份不符",
    summary: "同比增幅后括注的上年数写成了本年",
    scope: Scope::Line(check),
};

/// Words that say against which year something grew.
const AGAINST: [&str; 5] = ["同比", "比上年", "较上年", "比去年", "较去年"];

/// What stands between the year and the figure it gives.
const GIVES: [&str; 4] = ["为", "是", "仅为", "同期为"];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    compares_with_itself(line, findings);
    let is_plan = matches!(line.setting.section, Some(SectionKind::Plan | SectionKind::Targets));
    let Some(report) = line.setting.year.map(i32::from).filter(|_| !is_plan) else { return };
    for (open, mark) in line.text.match_indices('（') {
        let inside = &line.text[open + mark.len()..];
        let Some((year, gives)) = inside.split_once('年') else { continue };
        let end = open + mark.len() + year.len();
        let is_year = year.chars().count() == 4 && year_before(&line.text, end) == Some(report);
        let is_base = GIVES.iter().any(|word| {
            gives.strip_prefix(word).is_some_and(|rest| rest.starts_with(|ch: char| ch.is_ascii_digit()))
        });
        let sentence = line.sentence_at(open).start;
        let before = line.text.get(sentence..open).unwrap_or("");
        let clauses: Vec<&str> = before.rsplit('，').take(2).collect();
        let grew = clauses.iter().any(|clause| AGAINST.iter().any(|word| clause.contains(word)));
        let names_years = before.contains('年') && year_named(before);
        if is_year && is_base && grew && !names_years {
            let digits = end - year.len()..end;
            let figure = line.figures.iter().find(|figure| figure.range.start >= end);
            let place = digits.start..figure.map_or(end, |figure| figure.range.end);
            let message = format!("括注的是同比的基数，“{year}年”应为{}年", report - 1);
            let fix = Fix::replace(format!("改为{}年", report - 1), digits, (report - 1).to_string());
            findings.push(Finding::new(&RULE, Severity::Warning, place, message).fix(fix));
        }
    }
}

/// 2026年，计划完成38亿元，比2026年增长7%: a year does not grow against itself.
fn compares_with_itself(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    for (at, word) in line.text.match_indices(['比', '较']) {
        let start = at + word.len();
        let Some((digits, behind)) = line.text[start..].split_once('年') else { continue };
        let year = year_before(&line.text, start + digits.len()).filter(|_| digits.len() == 4);
        let is_change = CHANGES.iter().any(|word| behind.trim_start_matches(['同', '期']).starts_with(word));
        let before = line.text.get(line.sentence_at(at).start..at).unwrap_or("");
        let told = told_years(before);
        if let Some(year) = year.filter(|year| is_change && told == [*year]) {
            let place = at..start + digits.len() + "年".len();
            let message = format!("这一句说的就是{year}年，不能再“{}”", &line.text[place.clone()]);
            let label = format!("改为{}年", year - 1);
            let fix = Fix::replace(label, start..start + digits.len(), (year - 1).to_string());
            findings.push(Finding::new(&RULE, Severity::Warning, place, message).fix(fix));
        }
    }
}

/// Words of a change against a year.
const CHANGES: [&str; 8] = ["增长", "增加", "提高", "提升", "下降", "减少", "上升", "降低"];

/// Every year a text names.
fn told_years(text: &str) -> Vec<i32> {
    text.match_indices('年').filter_map(|(at, _)| year_before(text, at)).collect()
}

/// Whether the sentence names a year of its own.
fn year_named(text: &str) -> bool {
    !told_years(text).is_empty()
}
