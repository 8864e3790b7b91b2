//! 平均数与别处的个数不符: 活动216场次，平均每个社区16场次, with 辖区12个社区 in the opening.
//!
//! Why it matters: how many communities, villages or schools there are is told once and divided by all over the
//! document. Every count of them is tried; one that gives the average is enough to be silent, and only a slip of the
//! pen against an exact quotient is reported.

use std::cell::OnceCell;

use rust_decimal::Decimal;

use crate::check::facts::{Facts, LineFacts};
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::manuscript::Span;
use crate::check::relation::measure::{in_unit_of, is_exact_quotient, is_share, printed, quotient};
use crate::check::relation::slip::is_digit_slip;
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::average_mismatch::{MEASURED, Over, is_total};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "average-elsewhere",
    kind: Kind::Ratio,
    name: "平均数与别处的个数不符",
    summary: "“平均每个社区”“村均”“校均”等与别处写的个数不符",
    scope: Scope::Anchored { anchors: has_average, check },
};

/// How many lines at the beginning of a document state its main figures.
const OPENING: usize = 8;

/// Fewest things an average is over.
const FEWEST: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

fn has_average(line: &LineFacts) -> bool {
    let is_told = ["均", "每"].iter().any(|word| line.text.contains(word));
    is_told && line.figures.len() >= 2 && {
        let passage = Passage::new(line);
        (0..passage.terms.len()).any(|index| question(&passage, index).is_some())
    }
}

fn check(facts: &Facts<'_>, anchors: &[usize], findings: &mut Vec<Finding<Span>>) {
    let all: OnceCell<Vec<Passage<'_>>> = OnceCell::new();
    let passages = || all.get_or_init(|| facts.lines.iter().map(|line| Passage::new(line)).collect());
    for &number in anchors {
        let Some(line) = facts.lines.get(number) else { continue };
        let own = Passage::new(line);
        for (index, average) in own.terms.iter().enumerate() {
            let Some((total, over)) = question(&own, index) else { continue };
            let all = passages().iter().enumerate();
            let all = all.flat_map(|(line, passage)| passage.terms.iter().map(move |term| (line, term)));
            let counts: Vec<(usize, &Term<'_>)> =
                all.filter(|(_, term)| over.counts_things(term) && term.value() >= FEWEST).collect();
            if counts.iter().any(|(_, count)| is_share(total, count, average.figure)) {
                continue;
            }
            let mistyped = counts.iter().find(|(line, count)| {
                *line < OPENING
                    && is_exact_quotient(total, count, average.figure)
                    && quotient(total, count).is_some_and(|right| is_digit_slip(average.figure, right))
            });
            if let Some((line, count)) = mistyped {
                findings.extend(finding(
                    (&own, number),
                    (average, total),
                    (&passages()[*line], *line, count),
                ));
            }
        }
    }
}

/// An average whose count is not in its paragraph: what is divided, and by what.
fn question<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<(&'p Term<'a>, Over)> {
    let average = passage.terms.get(index).filter(|average| average.is_exact() && average.is_amount())?;
    let clause = passage.clause_before(average);
    let over = Over::of(average).filter(|_| !MEASURED.iter().any(|word| clause.contains(word)))?;
    let total = passage.terms.get(index.checked_sub(1)?)?;
    let is_next = total.part == average.part && average.clause - total.clause <= 1;
    let is_total = is_total(total, average) && total.value() > average.value() && is_next;
    let is_told = passage.terms.iter().any(|term| over.counts_things(term));
    (over.has_things() && is_total && !is_told).then_some((total, over))
}

fn finding(
    (own, number): (&Passage<'_>, usize),
    (average, total): (&Term<'_>, &Term<'_>),
    (passage, line, count): (&Passage<'_>, usize, &Term<'_>),
) -> Option<Finding<Span>> {
    let value = quotient(total, count)?;
    let unit = own.text.get(average.figure.unit_range.clone())?;
    let right = printed(value, average.figure)?;
    let message = format!(
        "“{}”与“{}”、别处的“{}”不符，按后者应为{right}{unit}",
        own.statement(average),
        own.statement(total),
        passage.statement(count),
    );
    let (a, b) = (own.quote(total), passage.quote(count));
    let working = format!("{a} ÷ {b} = {}{unit}", in_unit_of(value, average.figure));
    let finding = Finding::new(&RULE, Severity::Warning, Span::new(number, own.place(average)), message)
        .against(Span::new(number, own.place(total)))
        .against(Span::new(line, passage.place(count)))
        .because(working);
    let numeral = Span::new(number, average.figure.numeral.clone());
    Some(finding.fix(Fix::replace(format!("改为{right}{unit}"), numeral, right)))
}
