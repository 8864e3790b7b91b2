//! 百分点不符: 由82.6%提高到87.1%，提高5.4个百分点 where the difference is 4.5.
//!
//! Why it matters: both rates and their difference are told in one breath, and a reader subtracts. When any two rates
//! of the sentence give the difference, the rule is silent.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::measure::{Bounds, in_unit_of, printed};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::quantity::Dimension;

use super::report::{change, with_fix};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "point-mismatch",
    kind: Kind::Growth,
    name: "百分点不符",
    summary: "“由百分之几提高到百分之几，提高几个百分点”中的差与两个百分数不符",
    scope: Scope::Line(check),
};

/// Words of a rate that stands a year before.
const BASE: &[&str] = &["上年", "去年", "由", "从", "年初", "同期", "上一年"];

/// Words of a result: what follows is the rate that was reached.
const RESULT: &[&str] = &["到", "至", "达", "为"];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 || !line.text.contains("百分点") {
        return;
    }
    let passage = Passage::new(line);
    for points in &passage.terms {
        let is_points = points.figure.unit.dimension == Dimension::PercentagePoint && points.is_exact();
        if let Some((now, base)) = is_points.then(|| rates(&passage, points)).flatten() {
            findings.extend(finding(&passage, points, now, base));
        }
    }
}

/// The rate that was reached and the rate before, when no two rates of the sentence give the difference.
fn rates<'p, 'a>(passage: &'p Passage<'a>, points: &Term<'a>) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let all: Vec<&Term<'_>> =
        passage.sentence(points).filter(|term| term.is_percent() && term.is_exact()).collect();
    let gives = |one: &Term<'_>, other: &Term<'_>| {
        let apart = Bounds::of(one.figure).minus(Bounds::of(other.figure));
        let apart = apart.and_then(in_points);
        apart.is_none_or(|apart| apart.meets(Bounds::of(points.figure)))
    };
    if all.iter().any(|one| all.iter().any(|other| one.start() != other.start() && gives(one, other))) {
        return None;
    }
    let near = |term: &&&Term<'_>| term.part == points.part && points.clause.abs_diff(term.clause) <= 1;
    let (first, second) = match all.iter().filter(near).copied().collect::<Vec<_>>()[..] {
        [first, second] => (first, second),
        _ => return None,
    };
    let is_base = |term: &Term<'_>| term.is_led_by(BASE);
    if is_base(first) && !is_base(second) && RESULT.iter().any(|word| second.lead.ends_with(word)) {
        return Some((second, first));
    }
    let is_compared = second.lead.starts_with(['比', '较']) || second.bracket != 0;
    let is_last_year = is_compared && is_base(second) && !is_base(first) && first.bracket == 0;
    // 比序时进度快9个百分点，序时进度为76%
    let name = second.lead.trim_end_matches(['为', '是', '达', '的']);
    let clause = passage.clause_before(points);
    let is_named = name.chars().count() >= 2
        && second.start() > points.start()
        && ["比", "较", "高于", "低于"].iter().any(|word| clause.contains(&format!("{word}{name}")));
    (is_last_year || is_named && first.start() < points.start()).then_some((first, second))
}

/// The difference of two rates in percentage points; `None` when it is too large.
fn in_points(apart: Bounds) -> Option<Bounds> {
    let hundred = Decimal::ONE_HUNDRED;
    Some(Bounds { low: apart.low.checked_mul(hundred)?, high: apart.high.checked_mul(hundred)? })
}

fn finding(
    passage: &Passage<'_>,
    points: &Term<'_>,
    now: &Term<'_>,
    base: &Term<'_>,
) -> Option<Finding<Range<usize>>> {
    let value = now.value().checked_sub(base.value())?.abs().checked_mul(Decimal::ONE_HUNDRED)?;
    let (a, b) = (passage.quote(now), passage.quote(base));
    let right = printed(value, points.figure)?;
    let message = format!("“{}”与“{b}”“{a}”不符，按后者应为{right}个百分点", passage.statement(points));
    let working = format!("{a}与{b}相差{}个百分点", in_unit_of(value, points.figure));
    let finding = Finding::new(&RULE, Severity::Warning, passage.place(points), message)
        .against(passage.place(now))
        .against(passage.place(base))
        .because(working);
    Some(with_fix(finding, change(passage, points, value)))
}
