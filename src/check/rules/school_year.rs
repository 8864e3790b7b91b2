//! 学年有误: a plan for 2024—2025学年 behind a report of 2024—2025学年, or 2023—2025学年.
//!
//! Why it matters: schools count by school years, and last year's file leaves them as other organs their years. Only
//! a school year at the head of a sentence that plans is compared with that of the title.

use super::super::facts::Facts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::manuscript::{LineKind, Span};
use super::super::rule::{Rule, Scope};
use super::super::statement::is_plan_title;
use crate::document::{MetaField, SectionKind};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "school-year",
    kind: Kind::Year,
    name: "学年有误",
    summary: "下学年打算仍写着本学年，或学年的起止相差不是一年",
    scope: Scope::Document(check),
};

/// A school year in a line.
struct SchoolYear {
    first: i32,
    last: i32,
    /// First byte of the first year.
    start: usize,
    /// First byte of the second year.
    middle: usize,
    /// Byte behind the second year.
    end: usize,
}

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    let lines = facts.manuscript.lines.iter().enumerate();
    let title = facts.manuscript.lines.iter().find(|line| line.kind == LineKind::Meta(MetaField::Title));
    let reported = title.and_then(|title| school_years(&title.text).into_iter().next());
    for (number, line) in lines.filter(|(_, line)| line.text.contains("学年")) {
        for year in school_years(&line.text) {
            if year.last != year.first + 1 {
                findings.push(finding(number, &line.text, &year, year.first));
            } else if let Some(report) = &reported
                && year.first <= report.first
                && is_plan(facts, number, &line.text, year.start)
            {
                findings.push(finding(number, &line.text, &year, report.first + 1));
            }
        }
    }
}

/// Whether the school year stands at the head of what is planned.
fn is_plan(facts: &Facts<'_>, number: usize, text: &str, start: usize) -> bool {
    let is_planned = facts.manuscript.section_kind(number) == Some(SectionKind::Plan);
    let section = facts.manuscript.lines.get(number).and_then(|line| line.section);
    let title =
        section.and_then(|index| facts.manuscript.sections.get(index)).map_or("", |s| s.title.as_str());
    let begins =
        text.get(..start).is_some_and(|before| before.is_empty() || before.ends_with(['。', '、', '）']));
    let sentence = text.get(start..).and_then(|rest| rest.split('。').next()).unwrap_or("");
    let plans =
        ["将", "力争", "计划", "重点抓", "着力", "要", "打算"].iter().any(|word| sentence.contains(word));
    begins && plans && (is_planned || is_plan_title(title))
}

/// Every pair of years before 学年.
fn school_years(text: &str) -> Vec<SchoolYear> {
    text.match_indices("学年").filter_map(|(at, _)| school_year(text, at)).collect()
}

fn school_year(text: &str, end: usize) -> Option<SchoolYear> {
    let before = text.get(..end)?;
    let last: String = tail_digits(before);
    let middle = end - last.len();
    let rest = text.get(..middle)?;
    let joined = rest.trim_end_matches(['—', '－', '-', '–', '至', '～', '~']);
    let first = tail_digits(joined);
    let is_pair = first.len() == 4 && last.len() == 4 && joined.len() < rest.len();
    let start = joined.len() - first.len();
    is_pair.then_some(SchoolYear { first: first.parse().ok()?, last: last.parse().ok()?, start, middle, end })
}

/// The digits a text ends with.
fn tail_digits(text: &str) -> String {
    let from = text.trim_end_matches(|ch: char| ch.is_ascii_digit()).len();
    text[from..].to_owned()
}

fn finding(line: usize, text: &str, year: &SchoolYear, first: i32) -> Finding<Span> {
    let written = text.get(year.start..year.end).unwrap_or("");
    let dash = text
        .get(year.start..year.middle)
        .map_or("—", |dashed| dashed.trim_start_matches(|ch: char| ch.is_ascii_digit()));
    let right = format!("{first}{dash}{}", first + 1);
    let message = format!("“{written}学年”应为{right}学年");
    let span = Span { line, start: year.start, end: year.end };
    Finding::new(&RULE, Severity::Warning, span.clone(), message).fix(Fix::replace(
        format!("改为{right}"),
        span,
        right,
    ))
}
