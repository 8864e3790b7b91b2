//! Slips of the pen (笔误): two numbers of which one can be the other mistyped.

use crate::quantity::{Apart, Digits, Figure};

/// How two figures differ when one may be the other mistyped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Slip {
    /// Same digits in another order: 804, 840.
    Transposed,
    /// One digit of at least three is another: 339, 399.
    Digit,
    /// Same digits on another scale: 1040万元, 1040亿元.
    Scale,
}

/// Fewest digits of which one may be wrong.
const DIGITS: usize = 3;

/// How `one` may be `other` mistyped.
pub(in crate::check) fn slip(one: &Figure, other: &Figure) -> Option<Slip> {
    let is_plain = one.upper.is_none() && other.upper.is_none();
    if !is_plain || one.number.scale() != other.number.scale() {
        return None;
    }
    if one.number == other.number {
        return (one.unit.factor != other.unit.factor).then_some(Slip::Scale);
    }
    if one.unit.factor != other.unit.factor {
        return None;
    }
    let (one, other) = (Digits::of(one), Digits::of(other));
    if one.significant().max(other.significant()) < DIGITS {
        return None;
    }
    match one.apart(&other) {
        Apart::Exchanged { .. } => Some(Slip::Transposed),
        Apart::One => Some(Slip::Digit),
        Apart::Nowhere | Apart::More => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::figures;

    #[test]
    fn slips_are_told_from_other_differences() {
        for (text, expected) in [
            ("804人840人", Some(Slip::Transposed)),
            ("2.61%6.21%", Some(Slip::Transposed)),
            ("2.6%6.2%", None),
            ("350人530人", None),
            ("339家399家", Some(Slip::Digit)),
            ("1040万元1040亿元", Some(Slip::Scale)),
            ("12场14场", None),
            ("1250人1310人", None),
            ("1.25亿元12500万元", None),
        ] {
            let figures = figures(text);
            assert_eq!(slip(&figures[0], &figures[1]), expected, "{text}");
        }
    }
}
