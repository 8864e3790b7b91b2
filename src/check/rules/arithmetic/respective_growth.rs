//! 分别增减不符: 发生16起、死亡14人，上年为20起、死亡16人，同比分别下降20%和15.2% where the second is 12.5%.
//!
//! Why it matters: growths told in one row belong to the amounts in the same order, and only the first of them says
//! that it is one.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::change::{direction, is_base};
use crate::check::relation::measure::{Bounds, in_unit_of, printed, prints_as};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::report::{change, with_fix};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "respective-growth",
    kind: Kind::Growth,
    name: "分别增减不符",
    summary: "“同比分别增长甲%和乙%”与依次所说的本年、上年各数不符",
    scope: Scope::Line(check),
};

/// Most growths in a row.
const MOST: usize = 4;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 6 || !line.text.contains("分别") {
        return;
    }
    let passage = Passage::new(line);
    for index in 0..passage.terms.len() {
        let row = row(&passage, index);
        let Some(sign) = row.first().filter(|_| row.len() >= 2).and_then(|first| direction(&passage, first))
        else {
            continue;
        };
        let Some((now, before)) = compared(&passage, index, row.len()) else { continue };
        // The first is compared by the rule of single growths.
        let told = now.iter().zip(before).zip(&row).skip(1);
        findings
            .extend(told.filter_map(|((now, before), growth)| judge(&passage, growth, (now, before), sign)));
    }
}

/// The growths from one on that are told together: 分别下降20%和12.5%.
fn row<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Vec<&'p Term<'a>> {
    let Some(first) = passage.terms.get(index).filter(|first| first.is_percent()) else { return Vec::new() };
    if !first.lead.contains("分别") {
        return Vec::new();
    }
    let joined = passage.terms[index + 1..].iter().take_while(|term| {
        term.is_percent() && term.is_exact() && term.clause == first.clause && matches!(term.lead, "" | "和")
    });
    std::iter::once(first).chain(joined).take(MOST).collect()
}

/// The amounts of this year and of the year before right before the growths, as many of each as there are growths.
fn compared<'p, 'a>(
    passage: &'p Passage<'a>,
    index: usize,
    count: usize,
) -> Option<(&'p [Term<'a>], &'p [Term<'a>])> {
    let (now, before) = passage.terms.get(index.checked_sub(2 * count)?..index)?.split_at(count);
    let growth = passage.terms.get(index)?;
    let is_told = before.first().is_some_and(|base| is_base(passage, base))
        && !now.iter().any(|now| is_base(passage, now))
        && now.iter().chain(before).all(|term| term.sentence == growth.sentence && term.is_amount());
    let are_paired = now.iter().zip(before).all(|(now, before)| now.is_like(before));
    (is_told && are_paired).then_some((now, before))
}

fn judge(
    passage: &Passage<'_>,
    growth: &Term<'_>,
    (now, base): (&Term<'_>, &Term<'_>),
    sign: Decimal,
) -> Option<Finding<Range<usize>>> {
    let (is, was) = (Bounds::of(now.figure), Bounds::of(base.figure));
    let one = Bounds { low: Decimal::ONE, high: Decimal::ONE };
    let grown = is.over(was)?;
    let range = if sign > Decimal::ZERO { grown.minus(one)? } else { one.minus(grown)? };
    if prints_as(range, growth.figure) {
        return None;
    }
    let value = now.value().checked_sub(base.value())?.checked_div(base.value())?.checked_mul(sign)?;
    let (a, b) = (passage.quote(now), passage.quote(base));
    let right = printed(value, growth.figure).filter(|_| value > Decimal::ZERO)?;
    let message = format!("“{}”与“{a}”“{b}”不符，按后者应为{right}%", passage.quote(growth));
    let (more, less) = if sign > Decimal::ZERO { (a, b) } else { (b, a) };
    let working = format!("（{more} – {less}）÷ {b} = {}%", in_unit_of(value, growth.figure));
    let finding = Finding::new(&RULE, Severity::Warning, passage.place(growth), message)
        .against(passage.place(now))
        .against(passage.place(base))
        .because(working);
    Some(with_fix(finding, change(passage, growth, value)))
}
