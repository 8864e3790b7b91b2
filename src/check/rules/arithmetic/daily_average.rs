//! 日均、月均不符: 全年接听来电21900个，日均80个 where 21900 ÷ 365 is 60.
//!
//! Why it matters: a year has 365 days and 12 months. Which of its days are counted is not always told, so a daily
//! average is wrong when no number of days of a year gives it, or when its digits are exchanged.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::measure::{Bounds, in_unit_of, printed, prints_as};
use crate::check::relation::slip::{is_digit_slip, is_transposition};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::report::{change, with_fix};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "daily-average",
    kind: Kind::Ratio,
    name: "日均、月均不符",
    summary: "日均、月均数与全年总数不符",
    scope: Scope::Line(check),
};

/// Days of a year; a leap year has one more.
const DAYS: u32 = 365;

/// A word, how many of it a year has, and the fewest that are counted.
const SPANS: &[(&str, u32, u32)] = &[
    ("日均", DAYS, 200),
    ("每天", DAYS, 200),
    ("月均", 12, 12),
    ("平均每月", 12, 12),
    ("平均每周", WEEKS, WEEKS),
];

/// Weeks of a year.
const WEEKS: u32 = 52;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let is_told = SPANS.iter().any(|(word, ..)| line.text.contains(word)) || line.text.contains("年均");
    if line.figures.len() < 2 || !is_told {
        return;
    }
    let passage = Passage::new(line);
    for (index, average) in passage.terms.iter().enumerate() {
        let word = average.lead.trim_end_matches(['约', '达', '为', '到', '有']);
        // 按每人每天5元: a tariff of each, not the average of a total.
        let is_tariff = average.lead.contains('按') || average.lead.matches('每').count() > 1;
        let is_average = |name: &str| word.ends_with(name) && !word.ends_with("日日均") && !is_tariff;
        let Some((total, is_of_year)) = total_of(&passage, index) else { continue };
        if let Some((_, most, fewest)) = SPANS.iter().find(|(name, ..)| is_average(name)) {
            // Without 全年 the total may be of fewer days; exchanged digits tell all the same.
            let fewest = if is_of_year { *fewest } else { 1 };
            findings.extend(judge(&passage, average, total, (*most, fewest)));
        } else if is_average("年均")
            && let Some(years) = years_of(&passage, total)
        {
            findings.extend(judge(&passage, average, total, (years, years)));
        }
    }
}

/// 五年累计21.7万亩: over how many years a total is told.
fn years_of(passage: &Passage<'_>, total: &Term<'_>) -> Option<u32> {
    const YEARS: [(&str, u32); 6] =
        [("两年", 2), ("三年", 3), ("四年", 4), ("五年", 5), ("六年", 6), ("十年", 10)];
    let clause = passage.clause_before(total);
    let told = ["累计", "共", "合计", "来"].iter().any(|word| clause.contains(word));
    YEARS.iter().find(|(word, _)| told && clause.starts_with(word)).map(|(_, years)| *years)
}

/// The total right before the average, and whether it is said to be of the year.
fn total_of<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<(&'p Term<'a>, bool)> {
    let (before, rest) = passage.terms.split_at(index);
    let (average, total) = (rest.first()?, before.iter().rfind(|term| term.is_amount())?);
    let is_next = total.is_like(average) && total.part == average.part && average.clause - total.clause <= 1;
    let start = passage.sentence(total).next()?.clause_start;
    let sentence = passage.text.get(start..total.start())?;
    let is_of_year = sentence.contains("全年") || total.lead.contains("年");
    let is_partial =
        ["月", "季度", "春运", "假期", "期间", "以来", "半年"].iter().any(|word| sentence.contains(word));
    (is_next && !is_partial && total.value() > average.value()).then_some((total, is_of_year))
}

fn judge(
    passage: &Passage<'_>,
    average: &Term<'_>,
    total: &Term<'_>,
    (most, fewest): (u32, u32),
) -> Option<Finding<Range<usize>>> {
    let whole = Bounds::of(total.figure);
    let over = |count: u32| {
        let count = Decimal::from(count);
        Some(Bounds { low: whole.low.checked_div(count)?, high: whole.high.checked_div(count)? })
    };
    let (least, largest) = (over(most + u32::from(most == DAYS))?, over(fewest)?);
    let value = total.value().checked_div(Decimal::from(most))?;
    let right = printed(value, average.figure)?;
    let wanted = right.parse::<Decimal>().ok()?.checked_mul(average.figure.unit.factor)?;
    let is_possible = prints_as(Bounds { low: least.low, high: largest.high }, average.figure);
    // 24次，平均每月3次: the total is made of as many months, and the average one of another number.
    let is_short = average.figure.number.mantissa() < 10;
    let is_whole = value == wanted && (is_short || is_digit_slip(average.figure, wanted));
    let is_slip = is_whole || is_transposition(average.figure, wanted);
    if is_possible && (wanted == average.value() || !is_slip) {
        return None;
    }
    let unit = passage.text.get(average.figure.unit_range.clone())?;
    let message = format!(
        "“{}”与“{}”不符，按后者应为{right}{unit}",
        passage.statement(average),
        passage.statement(total)
    );
    let working = format!("{} ÷ {most} = {}{unit}", passage.quote(total), in_unit_of(value, average.figure));
    let finding = Finding::new(&RULE, Severity::Warning, passage.place(average), message)
        .against(passage.place(total))
        .because(working);
    Some(with_fix(finding, change(passage, average, value)))
}
