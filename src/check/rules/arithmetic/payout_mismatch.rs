//! 发放总额不符: 奖励扶助4212人，按每人每年960万元发放，共404.35万元 where 4212 × 960元 is 404.35万元.
//!
//! Why it matters: who is paid by a standard can multiply it. Which months and which of the people are paid is not
//! always told, so only a slip of the pen, in the standard or in the total, is reported.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::measure::{Bounds, in_unit_of, printed, prints_as};
use crate::check::relation::slip::{is_digit_slip, is_unit_slip};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::quantity::Dimension;

use super::report::{change, with_fix};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "payout-mismatch",
    kind: Kind::Ratio,
    name: "发放总额不符",
    summary: "“多少人，按每人多少元发放，共多少元”中人数乘标准与总额不符",
    scope: Scope::Line(check),
};

/// Whom a standard is for, and how they are counted.
const EACH: [(&str, &[&str]); 6] = [
    ("每人", &["人", "名"]),
    ("人均", &["人", "名"]),
    ("每名", &["人", "名"]),
    ("每户", &["户"]),
    ("户均", &["户"]),
    ("每个", &["个", "所", "家", "处"]),
];

/// Clauses between the count, the standard and the total.
const NEAR: usize = 2;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 || !line.text.contains(['按', '标']) {
        return;
    }
    let passage = Passage::new(line);
    for three in passage.terms.windows(3) {
        let [count, standard, total] = three else { continue };
        let is_row =
            [count, standard].iter().all(|term| term.part == total.part && term.bracket == total.bracket)
                && standard.clause - count.clause <= NEAR
                && total.clause - standard.clause <= NEAR;
        let are_amounts = standard.figure.unit.dimension == Dimension::Money && total.is_like(standard);
        if is_row && are_amounts && is_paid(&passage, count, standard) && is_total(total) {
            findings.extend(judge(&passage, count, standard, total));
        }
    }
}

/// Whether a standard is said to be paid to each of those counted.
fn is_paid(passage: &Passage<'_>, count: &Term<'_>, standard: &Term<'_>) -> bool {
    let clause = passage.clause_before(standard);
    let Dimension::Count(unit) = &count.figure.unit.dimension else { return false };
    let is_set = clause.contains('按') || clause.contains("标准") || standard.tail.contains("标准");
    let is_each = EACH.iter().any(|(each, units)| clause.contains(each) && units.contains(&unit.as_str()));
    let is_range = ["至", "最高", "不超过", "上限", "以上"].iter().any(|word| clause.contains(word));
    is_set && is_each && !is_range && count.is_exact() && count.is_amount()
}

fn is_total(total: &Term<'_>) -> bool {
    ["共", "合计", "总计", "总额"].iter().any(|word| total.lead.contains(word)) && total.is_exact()
}

fn judge(
    passage: &Passage<'_>,
    count: &Term<'_>,
    standard: &Term<'_>,
    total: &Term<'_>,
) -> Option<Finding<Range<usize>>> {
    let clause = passage.clause_before(standard);
    let most = if clause.contains("每月") || clause.contains("月") { MONTHS } else { 1 };
    let wanted =
        |months: i64| standard.value().checked_mul(count.value())?.checked_mul(Decimal::from(months));
    let gives = |months: i64| {
        wanted(months).is_none_or(|value| prints_as(Bounds { low: value, high: value }, total.figure))
    };
    if (1..=most).any(gives) {
        return None;
    }
    let wanted = wanted(most)?;
    let each = total.value().checked_div(count.value())?.checked_div(Decimal::from(most))?;
    let (said, count_said, total_said) =
        (passage.statement(standard), passage.statement(count), passage.statement(total));
    let unit = |term: &Term<'_>| passage.text.get(term.figure.unit_range.clone()).unwrap_or("").to_owned();
    let by = if most == MONTHS { format!(" × {MONTHS}") } else { String::new() };
    if is_digit_slip(total.figure, wanted) || is_unit_slip(total.figure, wanted) {
        let right = format!("{}{}", printed(wanted, total.figure)?, unit(total));
        let message = format!("“{total_said}”与“{count_said}”“{said}”不符，按后者应为{right}");
        let working = format!(
            "{} × {}{by} = {}{}",
            passage.quote(count),
            passage.quote(standard),
            in_unit_of(wanted, total.figure),
            unit(total)
        );
        let finding = Finding::new(&RULE, Severity::Warning, passage.place(total), message)
            .against(passage.place(count))
            .against(passage.place(standard))
            .because(working);
        return Some(with_fix(finding, change(passage, total, wanted)));
    }
    let is_mistyped = is_digit_slip(standard.figure, each) || is_scaled(standard, each);
    is_mistyped.then(|| {
        let message = format!("“{said}”与“{count_said}”“{total_said}”不符");
        let working = format!("{} ÷ {}", passage.quote(total), passage.quote(count));
        Finding::new(&RULE, Severity::Warning, passage.place(standard), message)
            .against(passage.place(count))
            .against(passage.place(total))
            .because(format!("{working} = {}元", each.round_dp(2).normalize()))
    })
}

/// Months of a year.
const MONTHS: i64 = 12;

/// 960万元 for 960元: the standard is about ten thousand times what each is paid.
fn is_scaled(standard: &Term<'_>, each: Decimal) -> bool {
    let ratio = standard.value().checked_div(each);
    let ten_thousand = Decimal::from(10_000);
    ratio
        .and_then(|ratio| ratio.checked_div(ten_thousand))
        .is_some_and(|ratio| (ratio - Decimal::ONE).abs() < Decimal::new(1, 2))
}
