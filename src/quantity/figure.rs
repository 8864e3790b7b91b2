//! Figures (数字): a numeral with its unit and what makes it approximate.

use std::ops::Range;

use rust_decimal::Decimal;

use super::unit::Unit;

/// How exact a figure claims to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Approximation {
    /// Nothing says otherwise; rounded to its last printed digit.
    Exact,
    /// 约、左右、上下、近…左右
    About,
    /// 近、接近、将近、不足、不到、以内: at most.
    Below,
    /// 余、多、超、突破、以上: at least.
    Above,
    /// 近500多: says both.
    Contradictory,
}

/// A figure. All ranges count bytes of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The whole figure: 近500多米, 1.25亿元, 5%～10%.
    pub range: Range<usize>,
    /// The digits of the (first) number alone, as written.
    pub numeral: Range<usize>,
    /// The unit with the multiplier 万/亿 before it, as written; empty when there is none.
    pub unit_range: Range<usize>,
    /// The number as printed, 1.25 in 1.25亿元; its scale is the number of printed decimals.
    pub number: Decimal,
    /// The second number of a range, 10 in 5%～10%.
    pub upper: Option<Decimal>,
    /// The unit.
    pub unit: Unit,
    /// How exact it is.
    pub approximation: Approximation,
}

/// Every value a figure may stand for, in base units of its dimension; both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Smallest value.
    pub low: Decimal,
    /// Largest value; `None` when there is no bound.
    pub high: Option<Decimal>,
}

/// Every figure of a line, in order. What looks like a number and is none (names, codes, dates) is left out.
pub fn figures(text: &str) -> Vec<Figure> {
    let _ = text;
    Vec::new()
}
