//! How findings about the order of two figures are worded.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::finding::{Finding, Severity};
use crate::check::rule::Rule;
use crate::quantity::{Approximation, Figure};

/// Whether a figure is one number that nothing makes approximate.
pub(super) fn is_exact(figure: &Figure) -> bool {
    figure.approximation == Approximation::Exact && figure.upper.is_none()
}

/// Whether a sign before the number makes it negative, or 第 makes it a rank.
pub(super) fn is_signed_or_ranked(text: &str, figure: &Figure) -> bool {
    let before = text.get(..figure.range.start).unwrap_or("");
    before.ends_with(['-', '－', '−', '—', '负', '第'])
}

/// A finding at the second of two figures, against the first.
pub(super) fn conflict(
    rule: &'static Rule,
    text: &str,
    (first, second): (&Figure, Range<usize>),
    message: String,
) -> Finding<Range<usize>> {
    let from = text.get(..first.range.start).unwrap_or("");
    let lead: usize =
        from.chars().rev().take_while(|ch| ch.is_alphanumeric()).take(4).map(char::len_utf8).sum();
    let start = first.range.start.saturating_sub(lead);
    Finding::new(rule, Severity::Warning, second, message).against(start..first.range.end)
}

/// Whether a value is on the side of a threshold that its words say: 六成以上, 不到三分之一.
pub(super) fn keeps(threshold: &Figure, value: Decimal) -> bool {
    match threshold.approximation {
        Approximation::Above => value >= threshold.value(),
        Approximation::Below => value <= threshold.value(),
        _ => true,
    }
}
