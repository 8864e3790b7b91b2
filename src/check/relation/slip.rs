//! Slips of the pen (笔误): whether one number explains why a sum does not hold.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::quantity::{Apart, Digits, Figure};

/// Most digits of a number whose slips are tried.
const MAX_DIGITS: usize = 12;

/// Whether a figure is `wanted`, in base units, with two neighbouring digits exchanged.
pub(crate) fn is_transposition(figure: &Figure, wanted: Decimal) -> bool {
    is_nines_apart(figure, wanted) && transpositions(figure).any(|value| value == wanted)
}

/// Whether a figure and `wanted` are a multiple of nine of its last digit apart, as numbers with the same digits are.
/// It is soon seen and rules most out.
fn is_nines_apart(figure: &Figure, wanted: Decimal) -> bool {
    let steps = wanted.checked_sub(figure.value()).and_then(|apart| apart.checked_div(figure.step()));
    let steps = steps.map(|steps| steps.round());
    steps.is_some_and(|steps| !steps.is_zero() && steps.checked_rem(Decimal::from(9)) == Some(Decimal::ZERO))
}

/// The values, in base units, that a figure has with two neighbouring digits exchanged.
pub(crate) fn transpositions(figure: &Figure) -> impl Iterator<Item = Decimal> + use<'_> {
    let digits = figure.number.mantissa().unsigned_abs().to_string().into_bytes();
    let places = if digits.len() > MAX_DIGITS { 0 } else { digits.len() };
    (1..places).filter_map(move |at| {
        let mut other = digits.clone();
        other.swap(at, at - 1);
        if other == digits { None } else { value(&other, figure) }
    })
}

/// Whether `wanted` is the figure with one more digit somewhere: 68 for 8.
pub(crate) fn is_dropped_digit(figure: &Figure, wanted: Decimal) -> bool {
    let Some(number) = wanted.checked_div(figure.unit.factor) else { return false };
    let mut number = number.normalize();
    if number.scale() > figure.number.scale() {
        return false;
    }
    number.rescale(figure.number.scale());
    let digits = |number: Decimal| number.mantissa().unsigned_abs().to_string();
    let (full, short) = (digits(number), digits(figure.number));
    full.len() == short.len() + 1
        && (0..full.len()).any(|at| [&full[..at], &full[at + 1..]].concat() == short)
}

/// Whether `wanted` is the figure with its unit a power of ten off: 万亩 for 亩, 亿元 for 万元, a digit too many.
pub(crate) fn is_scale_slip(figure: &Figure, wanted: Decimal) -> bool {
    let mut power = Decimal::TEN;
    let value = figure.value();
    // One digit is too little to know it by.
    if figure.number.mantissa().unsigned_abs() < 10 {
        return is_unit_slip(figure, wanted);
    }
    for _ in 0..8 {
        if value.checked_mul(power) == Some(wanted) || wanted.checked_mul(power) == Some(value) {
            return true;
        }
        power *= Decimal::TEN;
    }
    false
}

/// Where a figure and `wanted`, printed with as many decimals, differ.
pub(crate) fn apart(figure: &Figure, wanted: Decimal) -> Option<Apart> {
    let places = figure.number.scale();
    let number = wanted.checked_div(figure.unit.factor)?;
    let mut number = number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    number.rescale(places);
    Some(Digits::of(figure).apart(&Digits::of(&Figure { number, ..figure.clone() })))
}

/// Whether a number of three digits or more is `wanted` with any two of its digits exchanged: 8990 for 9980.
pub(crate) fn is_exchange(figure: &Figure, wanted: Decimal) -> bool {
    is_nines_apart(figure, wanted)
        && Digits::of(figure).len() >= LONG
        && matches!(apart(figure, wanted), Some(Apart::Exchanged { .. }))
}

/// Digits of a number whose exchanged digits need not be neighbours.
const LONG: usize = 3;

/// Whether a figure is `wanted`, printed with as many decimals, but for one digit or two neighbours exchanged.
pub(crate) fn is_digit_slip(figure: &Figure, wanted: Decimal) -> bool {
    matches!(apart(figure, wanted), Some(Apart::One | Apart::Exchanged { neighbours: true }))
}

/// Whether `wanted` is the figure with 万 or 亿 more or less in its unit.
pub(crate) fn is_unit_slip(figure: &Figure, wanted: Decimal) -> bool {
    let value = figure.value();
    [10_000, 100_000_000]
        .map(Decimal::from)
        .into_iter()
        .any(|power| value.checked_mul(power) == Some(wanted) || wanted.checked_mul(power) == Some(value))
}

/// Whether `wanted` differs from the figure by one in one digit, or by two in the last.
pub(crate) fn is_neighbour(figure: &Figure, wanted: Decimal) -> bool {
    let step = figure.step();
    let Some(apart) = wanted.checked_sub(figure.value()).and_then(|apart| apart.checked_div(step)) else {
        return false;
    };
    let apart = apart.abs().normalize();
    [1, 2, 10, 100, 1_000].iter().any(|slip| apart == Decimal::from(*slip))
}

fn value(digits: &[u8], figure: &Figure) -> Option<Decimal> {
    let mantissa: i64 = std::str::from_utf8(digits).ok()?.parse().ok()?;
    Decimal::new(mantissa, figure.number.scale()).checked_mul(figure.unit.factor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::figures;

    #[test]
    fn slips_are_known() {
        let figure = &figures("893户")[0];
        assert!(is_transposition(figure, Decimal::from(839)));
        assert!(!is_transposition(figure, Decimal::from(829)));
        assert!(is_neighbour(figure, Decimal::from(892)));
        assert!(!is_neighbour(figure, Decimal::from(888)));
        assert!(is_scale_slip(&figures("5000万亩")[0], figures("5000亩")[0].value()));
    }
}
