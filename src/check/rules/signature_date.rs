//! 落款日期早于总结期: a summary of 2025 that is dated 28 December 2024, or 10 January 2025.
//!
//! Why it matters: the date is the last line of last year's file and the last one looked at. In January the old year
//! is typed out of habit. A summary of half a year, a quarter or a month may be of any date of its year.

use crate::document::MetaField;

use super::super::facts::Facts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::manuscript::{LineKind, Span};
use super::super::rule::{Rule, Scope};
use crate::quantity::year_before;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "signature-date",
    kind: Kind::Year,
    name: "落款日期早于总结期",
    summary: "年度总结的落款日期早于所总结的一年",
    scope: Scope::Document(check),
};

/// First month in which a year is summed up.
const FIRST_MONTH: u8 = 9;

/// Most characters of a line that is nothing but a date.
const LONGEST: usize = 12;

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    let Some(report) = report_year(facts) else { return };
    for (number, line) in facts.manuscript.lines.iter().enumerate() {
        let is_last = line.kind == LineKind::Paragraph && number + 1 == facts.manuscript.lines.len();
        if line.kind != LineKind::Meta(MetaField::Date) && !is_last {
            continue;
        }
        let Some((year, month)) = date(&line.text) else { continue };
        if year > report || year == report && month >= FIRST_MONTH {
            continue;
        }
        let wanted = if month >= FIRST_MONTH { report } else { report + 1 };
        let Some(at) = line.text.find('年') else { continue };
        let place = Span::new(number, 0..line.text.len());
        let message = format!("落款日期“{}”早于所总结的{report}年", line.text.trim());
        let digits = Span::new(number, at - 4..at);
        let fix = Fix::replace(format!("改为{wanted}年"), digits, wanted.to_string());
        findings.push(Finding::new(&RULE, Severity::Warning, place, message).fix(fix));
    }
}

/// The year the title says is summed up, when it is a whole year.
fn report_year(facts: &Facts<'_>) -> Option<i32> {
    let is_title = |kind: &LineKind| matches!(kind, LineKind::Meta(MetaField::Title | MetaField::Subtitle));
    let title =
        facts.manuscript.lines.iter().find(|line| is_title(&line.kind) && line.text.contains('年'))?;
    let is_part = ["半年", "季度", "月"].iter().any(|word| title.text.contains(word));
    let at = title.text.find('年')?;
    let behind = title.text.get(at..)?;
    let is_summary = ["总结", "完成情况", "回顾"].iter().any(|word| behind.contains(word));
    year_before(&title.text, at).filter(|_| is_summary && !is_part)
}

/// Year and month of a line that is nothing but a date in digits.
fn date(text: &str) -> Option<(i32, u8)> {
    let text = text.trim();
    let (year, rest) = text.split_once('年')?;
    let (month, day) = rest.split_once('月')?;
    let is_date = day.strip_suffix('日')?.parse::<u8>().is_ok() && text.chars().count() <= LONGEST;
    is_date.then_some(())?;
    (year.len() == 4).then_some(())?;
    Some((year.parse().ok()?, month.parse().ok()?))
}
