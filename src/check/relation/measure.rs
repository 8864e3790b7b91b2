//! Comparing terms exactly, with the tolerance their printed digits allow.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::quantity::{Dimension, Figure};

use super::Term;
use super::slip::{is_dropped_digit, is_transposition, transpositions};

/// Both ends of what a result can be, given how its operands are rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bounds {
    /// Smallest.
    pub low: Decimal,
    /// Largest.
    pub high: Decimal,
}

impl Bounds {
    /// What a figure can be.
    pub(crate) fn of(figure: &Figure) -> Self {
        let interval = figure.interval();
        Self { low: interval.low, high: interval.high.unwrap_or(Decimal::MAX) }
    }

    /// `None` when the numbers are too large to add.
    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        Some(Self { low: self.low.checked_add(other.low)?, high: self.high.checked_add(other.high)? })
    }

    /// `None` when the numbers are too large to subtract.
    pub(crate) fn minus(self, other: Self) -> Option<Self> {
        Some(Self { low: self.low.checked_sub(other.high)?, high: self.high.checked_sub(other.low)? })
    }

    /// Of amounts that are not negative. `None` when the divisor can be zero.
    pub(crate) fn over(self, other: Self) -> Option<Self> {
        if other.low <= Decimal::ZERO {
            return None;
        }
        Some(Self { low: self.low.checked_div(other.high)?, high: self.high.checked_div(other.low)? })
    }

    /// Whether both can be the same.
    pub(crate) fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

/// What a sum of terms can be; `None` for no terms and for numbers too large.
pub(crate) fn sum(terms: &[&Term<'_>]) -> Option<Bounds> {
    let mut bounds = terms.iter().map(|term| Bounds::of(term.figure));
    let first = bounds.next()?;
    bounds.try_fold(first, Bounds::plus)
}

/// The exact sum of what is printed.
pub(crate) fn printed_sum(terms: &[&Term<'_>]) -> Option<Decimal> {
    terms.iter().try_fold(Decimal::ZERO, |sum, term| sum.checked_add(term.value()))
}

/// One amount by another as printed.
pub(crate) fn quotient(part: &Term<'_>, whole: &Term<'_>) -> Option<Decimal> {
    part.value().checked_div(whole.value())
}

/// Percentages this close are let pass: they are often computed from numbers with more digits than are printed.
const NOISE: Decimal = Decimal::from_parts(3, 0, 0, false, 4);

/// Whether a result can be printed as this figure. One unit of its last digit is let pass, for those who cut off
/// where they should round.
pub(crate) fn prints_as(result: Bounds, printed: &Figure) -> bool {
    let value = printed.value();
    let is_percent = printed.unit.dimension == Dimension::Percent;
    let step = if is_percent { printed.step().max(NOISE) } else { printed.step() };
    let (Some(low), Some(high)) = (value.checked_sub(step), value.checked_add(step)) else { return true };
    result.low < high && low < result.high
}

/// Whether part ÷ whole can be printed as this share.
pub(crate) fn is_share(part: &Term<'_>, whole: &Term<'_>, share: &Figure) -> bool {
    let ratio = Bounds::of(part.figure).over(Bounds::of(whole.figure));
    ratio.is_some_and(|ratio| prints_as(ratio, share))
}

/// Whether part ÷ whole can be printed as this share when the whole, a target, is exactly what is printed.
pub(crate) fn is_share_of_exact(part: &Term<'_>, whole: &Term<'_>, share: &Figure) -> bool {
    let whole = Bounds { low: whole.value(), high: whole.value() };
    Bounds::of(part.figure).over(whole).is_some_and(|ratio| prints_as(ratio, share))
}

/// In units of a share, what a quotient may differ from its digits to have no more than those.
const NO_MORE_DIGITS: Decimal = Decimal::from_parts(5, 0, 0, false, 3);

/// Whether part ÷ whole has no more digits than the share: 366 ÷ 2440 is 15% to the digit.
pub(crate) fn is_exact_quotient(part: &Term<'_>, whole: &Term<'_>, share: &Figure) -> bool {
    let number = quotient(part, whole).and_then(|value| value.checked_div(share.unit.factor));
    number.is_some_and(|number| (number - number.round_dp(share.number.scale())).abs() < NO_MORE_DIGITS)
}

/// Whether part ÷ whole is what this share says with two neighbouring digits exchanged.
pub(crate) fn is_exchanged_share(part: &Term<'_>, whole: &Term<'_>, share: &Figure) -> bool {
    let value = quotient(part, whole).and_then(|value| printed(value, share)?.parse::<Decimal>().ok());
    let value = value.and_then(|number| number.checked_mul(share.unit.factor));
    value.is_some_and(|value| is_transposition(share, value))
}

/// Whether the part with two neighbouring digits exchanged is this share of the whole.
pub(crate) fn is_share_of_exchanged(part: &Term<'_>, whole: &Term<'_>, share: &Figure) -> bool {
    let whole = Bounds { low: whole.value(), high: whole.value() };
    transpositions(part.figure).any(|value| {
        let ratio = Bounds { low: value, high: value }.over(whole);
        ratio.is_some_and(|ratio| ratio.high <= Decimal::ONE && prints_as(ratio, share))
    })
}

/// Whether the part with one more digit somewhere is this share of the whole: 415 for 4158.
pub(crate) fn is_share_of_completed(part: &Term<'_>, whole: &Term<'_>, share: &Figure) -> bool {
    let wanted = whole.value().checked_mul(share.value());
    let range = wanted.zip(whole.value().checked_mul(share.step()));
    range.is_some_and(|(wanted, step)| {
        // At most one number of so many digits is meant, so the step must be small against them.
        let unit = part.figure.unit.factor;
        let lowest = wanted.checked_sub(step).and_then(|low| low.checked_div(unit)).map(|low| low.ceil());
        let highest =
            wanted.checked_add(step).and_then(|high| high.checked_div(unit)).map(|high| high.floor());
        let (Some(low), Some(high)) = (lowest, highest) else { return false };
        let mut number = low;
        let mut tried = 0;
        while number <= high && tried < MOST_TRIED {
            if number.checked_mul(unit).is_some_and(|value| is_dropped_digit(part.figure, value)) {
                return part.figure.is_whole_count();
            }
            let Some(next) = number.checked_add(Decimal::ONE) else { return false };
            number = next;
            tried += 1;
        }
        false
    })
}

/// Most numbers that are tried for the one that is meant.
const MOST_TRIED: u32 = 64;

/// A value in base units as a figure would print it: with its unit's scale and its number of decimals.
pub(crate) fn printed(value: Decimal, like: &Figure) -> Option<String> {
    let number = value.checked_div(like.unit.factor)?;
    let places = like.number.scale();
    let rounded = number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    Some(format!("{rounded:.*}", places as usize))
}

/// A value in base units in the unit of a figure, with enough decimals to see what is wrong.
pub(crate) fn in_unit_of(value: Decimal, like: &Figure) -> String {
    let number = value.checked_div(like.unit.factor).unwrap_or(value);
    number.round_dp(like.number.scale() + 2).normalize().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::figures;

    #[test]
    fn shares_are_compared_with_the_digits_that_are_printed() {
        for (text, holds) in [
            ("1173万元 2400万元 48.88%", true),
            ("1173万元 2400万元 48.87%", true),
            ("1173万元 2400万元 48.95%", false),
            ("1266处 1292处 98%", true),
            ("1266处 1292处 89%", false),
            ("1.2亿元 3.4亿元 35%", true),
        ] {
            let [part, whole, share] = &figures(text)[..] else { panic!("{text}") };
            let ratio = Bounds::of(part).over(Bounds::of(whole)).unwrap();
            assert_eq!(prints_as(ratio, share), holds, "{text}");
        }
    }

    #[test]
    fn values_are_printed_like_their_figure() {
        let figure = &figures("占48.88%")[0];
        assert_eq!(printed(Decimal::new(5, 1), figure).as_deref(), Some("50.00"));
        assert_eq!(in_unit_of(Decimal::new(48_875, 5), figure), "48.875");
    }
}
