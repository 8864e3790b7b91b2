//! 期限已过: 将于2016年3月底前整改到位 in the report of 2016.
//!
//! Why it matters: what is still to be done by the end of a year lies in the next. Such a date is last year's text, or
//! the year was mistyped. Reports of a part of the year are left alone.

use crate::document::MetaField;
use crate::quantity::year_before;

use super::super::facts::{Facts, LineFacts};
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::manuscript::{LineKind, Span};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "past-deadline",
    kind: Kind::Year,
    name: "期限已过",
    summary: "“将于某年某月”的时间在总结的年份里已经过去",
    scope: Scope::Anchored { anchors: tells_deadline, check },
};

/// Words before a date that is to come.
const TO_COME: [&str; 4] = ["将于", "将在", "拟于", "预计于"];

/// Bytes of a year in digits with 年.
const YEAR: usize = 4;

/// The last month that is surely over when a year is reported on.
const LAST_MONTH: u32 = 9;

/// Words of a report on a part of the year.
const PARTIAL: [&str; 4] = ["半年", "季度", "1—", "月份"];

fn tells_deadline(line: &LineFacts) -> bool {
    line.setting.kind == LineKind::Paragraph && TO_COME.iter().any(|word| line.text.contains(word))
}

fn check(facts: &Facts<'_>, anchors: &[usize], findings: &mut Vec<Finding<Span>>) {
    let Some(report) = facts.year.map(i32::from) else { return };
    let mut titles =
        facts.manuscript.lines.iter().filter(|line| line.kind == LineKind::Meta(MetaField::Title));
    let cut = facts.cutoff.map_or(LAST_MONTH, |day| day.month().unsigned_abs().into());
    if titles.any(|line| PARTIAL.iter().any(|word| line.text.contains(word))) {
        return;
    }
    for &line in anchors {
        let Some(text) = facts.manuscript.lines.get(line).map(|line| line.text.as_str()) else { continue };
        for word in TO_COME {
            for (at, _) in text.match_indices(word) {
                let begin = at + word.len();
                findings
                    .extend(past(text, begin, (report, cut)).map(|end| told(text, line, begin..end, report)));
            }
        }
    }
}

/// The end of a month that begins here and was over when the report was written.
fn past(text: &str, begin: usize, (report, cut): (i32, u32)) -> Option<usize> {
    let year = year_before(text, begin + YEAR)
        .filter(|_| text.get(begin + YEAR..).is_some_and(|rest| rest.starts_with('年')))?;
    let rest = text.get(begin + YEAR + '年'.len_utf8()..)?;
    let (month, _) = rest.split_once('月')?;
    let number: u32 = month.parse().ok()?;
    let is_over = year == report && number <= cut.min(LAST_MONTH) && (1..=12).contains(&number);
    is_over.then_some(begin + YEAR + '年'.len_utf8() + month.len() + '月'.len_utf8())
}

fn told(text: &str, line: usize, range: std::ops::Range<usize>, report: i32) -> Finding<Span> {
    let said = text.get(range.clone()).unwrap_or("");
    let message = format!("“{said}”在{report}年的总结里已经过去，不会是“将”要到的时间");
    let next = (report + 1).to_string();
    let digits = Span { line, start: range.start, end: range.start + YEAR };
    Finding::new(&RULE, Severity::Warning, Span::new(line, range), message).fix(Fix::replace(
        format!("改为{next}年"),
        digits,
        next,
    ))
}
