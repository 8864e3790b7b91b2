//! 日期不存在: 截至11月31日, 2023年2月29日.
//!
//! Why it matters: the cut-off was moved from one month to the next and the day stayed. A leader sees it at once.

use std::ops::Range;

use jiff::civil::Date;

use crate::quantity::year_before;

use super::super::facts::LineFacts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "impossible-date",
    kind: Kind::Year,
    name: "日期不存在",
    summary: "写了日历上没有的日子，如11月31日",
    scope: Scope::Line(check),
};

/// A leap year: without a year every day a February can have is let pass.
const LEAP_YEAR: i16 = 2024;

/// A day of a month as it is written. Ranges count bytes of the line.
struct Day {
    year: Option<i16>,
    month: i8,
    day: i8,
    /// The number of the day.
    numeral: Range<usize>,
    /// From the month to 日.
    place: Range<usize>,
}

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    for (at, _) in line.text.match_indices('月') {
        findings.extend(Day::around(&line.text, at).and_then(|day| day.judge(&line.text)));
    }
}

impl Day {
    /// The day around 月 at a byte: 11月31日.
    fn around(text: &str, at: usize) -> Option<Self> {
        let before = text.get(..at)?;
        let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let start = at - digits;
        let month = before.get(start..)?.parse().ok()?;
        let behind = at + '月'.len_utf8();
        let length = text.get(behind..)?.bytes().take_while(u8::is_ascii_digit).count();
        let numeral = behind..behind + length;
        let day = text.get(numeral.clone())?.parse().ok()?;
        text.get(numeral.end..)?.strip_prefix('日')?;
        let year = before.get(..start)?.strip_suffix('年').and_then(|rest| year_before(text, rest.len()));
        let year = year.and_then(|year| i16::try_from(year).ok());
        Some(Self { year, month, day, place: start..numeral.end + '日'.len_utf8(), numeral })
    }

    fn judge(&self, text: &str) -> Option<Finding<Range<usize>>> {
        let year = self.year.unwrap_or(LEAP_YEAR);
        if Date::new(year, self.month, self.day).is_ok() {
            return None;
        }
        let quote = text.get(self.place.clone())?;
        let message = format!("“{quote}”不存在，日历上没有这一天");
        let finding = Finding::new(&RULE, Severity::Error, self.place.clone(), message);
        let last = Date::new(year, self.month, 1).ok().map(|date| date.days_in_month());
        Some(match last.filter(|last| self.day > *last) {
            Some(last) => {
                let label = format!("改为{}月{last}日", self.month);
                finding.fix(Fix::replace(label, self.numeral.clone(), last.to_string()))
            }
            None => finding,
        })
    }
}
