//! How findings about arithmetic are worded.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::finding::{Finding, Fix, Severity};
use crate::check::relation::measure::{in_unit_of, printed, printed_sum, quotient};
use crate::check::relation::partition::{Partition, Verdict};
use crate::check::relation::{Passage, Term};
use crate::check::rule::Rule;

/// A finding while a rule looks at one line.
pub(super) type LineFinding = Finding<Range<usize>>;

/// The fix that prints another value in the place of a term; `None` for a number in Chinese characters.
pub(super) fn change(passage: &Passage<'_>, term: &Term<'_>, value: Decimal) -> Option<Fix<Range<usize>>> {
    let numeral = passage.text.get(term.figure.numeral.clone())?;
    let is_han = !numeral.contains(|ch: char| ch.is_ascii_digit() || ('０'..='９').contains(&ch));
    let text = printed(value, term.figure)?;
    let at = &term.figure.numeral;
    let behind = passage.text.get(at.end..term.figure.range.end)?;
    (!is_han && value > Decimal::ZERO).then(|| Fix::replace(format!("改为{text}{behind}"), at.clone(), text))
}

/// Adds a fix when there is one.
pub(super) fn with_fix(finding: LineFinding, fix: Option<Fix<Range<usize>>>) -> LineFinding {
    match fix {
        Some(fix) => finding.fix(fix),
        None => finding,
    }
}

/// A share or rate that part ÷ whole does not give.
pub(super) fn ratio_finding(
    rule: &'static Rule,
    severity: Severity,
    passage: &Passage<'_>,
    share: &Term<'_>,
    (part, whole): (&Term<'_>, &Term<'_>),
) -> LineFinding {
    let value = quotient(part, whole).unwrap_or_default();
    let sign = passage.text.get(share.figure.unit_range.clone()).unwrap_or("%");
    let computed = format!("{}{sign}", in_unit_of(value, share.figure));
    let message = format!(
        "“{}”与“{}”“{}”不符，按后者应为{}",
        passage.quote(share),
        passage.statement(part),
        passage.statement(whole),
        printed(value, share.figure).map_or_else(|| computed.clone(), |text| format!("{text}{sign}")),
    );
    let working = format!("{} ÷ {} = {computed}", passage.quote(part), passage.quote(whole));
    let finding = Finding::new(rule, severity, passage.place(share), message)
        .against(passage.place(part))
        .against(passage.place(whole))
        .because(working);
    with_fix(finding, change(passage, share, value))
}

/// A whole that its parts do not add up to.
pub(super) fn sum_finding(
    rule: &'static Rule,
    passage: &Passage<'_>,
    partition: &Partition<'_, '_>,
    verdict: Verdict,
) -> LineFinding {
    let total = printed_sum(&partition.parts).unwrap_or_default();
    let unit = passage.text.get(partition.whole.figure.unit_range.clone()).unwrap_or("");
    let sum = format!("{}{unit}", in_unit_of(total, partition.whole.figure));
    let message = format!("各分项相加为{sum}，与“{}”不符", passage.statement(partition.whole));
    let severity = if verdict == Verdict::Wrong { Severity::Error } else { Severity::Warning };
    let culprit = partition.culprit();
    let first = culprit.map_or(partition.whole, |(part, _)| part);
    let mut finding =
        Finding::new(rule, severity, passage.place(first), message).because(partition.working(passage));
    for other in std::iter::once(&partition.whole).chain(&partition.parts) {
        if other.start() != first.start() {
            finding = finding.against(passage.place(other));
        }
    }
    if let Some((part, wanted)) = culprit {
        finding = with_fix(finding, change(passage, part, wanted));
    }
    with_fix(finding, change(passage, partition.whole, total))
}
