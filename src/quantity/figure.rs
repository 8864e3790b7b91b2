//! Figures (数字): a numeral with its unit and what makes it approximate.

use std::ops::Range;

use rust_decimal::Decimal;

use super::unit::{Dimension, Unit};

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
    /// The whole figure: 近30多吨, 1.25亿元, 5%～10%.
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

impl Figure {
    /// A share told in words: 百分之三十 (2 places), 千分之三 (3), 一半.
    pub(super) fn percent(
        range: Range<usize>,
        numeral: Range<usize>,
        number: Decimal,
        places: u32,
        says: Approximation,
    ) -> Self {
        Self {
            unit_range: range.end..range.end,
            range,
            numeral,
            number,
            upper: None,
            unit: Unit { dimension: Dimension::Percent, factor: Decimal::new(1, places) },
            approximation: says,
        }
    }

    /// The (first) value in base units of its dimension.
    pub fn value(&self) -> Decimal {
        self.in_base_units(self.number)
    }

    /// The value of one unit of the last printed digit, in base units: 100万元 for 1.25亿元, 1 for 1500人. Half of
    /// it is the rounding tolerance.
    pub fn step(&self) -> Decimal {
        self.in_base_units(Decimal::new(1, self.number.scale()))
    }

    /// Whether it counts single things exactly as printed: 1500人, but not 1.5万人.
    pub fn is_whole_count(&self) -> bool {
        matches!(self.unit.dimension, Dimension::Count(_) | Dimension::Bare)
            && self.unit.factor == Decimal::ONE
            && self.number.scale() == 0
    }

    /// Every value it may stand for: half a step around a rounded number, [50, 60) for 50余, below for 近 and 不足.
    pub fn interval(&self) -> Interval {
        let half = if self.is_whole_count() { Decimal::ZERO } else { self.step() / Decimal::TWO };
        let value = self.value();
        let upper = self.upper.map_or(value, |upper| self.in_base_units(upper));
        let magnitude = self.magnitude();
        let (below, above) = match self.approximation {
            Approximation::Exact => (half, half),
            Approximation::About => {
                let span = (magnitude / Decimal::TWO).min(value.abs() / Decimal::TEN).max(half);
                (span, span)
            }
            Approximation::Below => (magnitude, half),
            Approximation::Above => (half, self.rest(magnitude)),
            Approximation::Contradictory => (magnitude, magnitude),
        };
        Interval { low: value.saturating_sub(below), high: Some(upper.saturating_add(above)) }
    }

    /// What 余 may hide: less than one of the last digit that is not zero.
    fn rest(&self, magnitude: Decimal) -> Decimal {
        if self.is_whole_count() && magnitude > Decimal::ONE { magnitude - Decimal::ONE } else { magnitude }
    }

    /// The value of one unit of the last digit that is not zero: 100 for 300, 10 for 120, in base units.
    fn magnitude(&self) -> Decimal {
        if self.number.scale() > 0 {
            return self.step();
        }
        let (mut number, mut unit) = (self.number.mantissa().unsigned_abs(), Decimal::ONE);
        while number > 0 && number % 10 == 0 {
            number /= 10;
            unit *= Decimal::TEN;
        }
        self.in_base_units(unit)
    }

    fn in_base_units(&self, number: Decimal) -> Decimal {
        number.checked_mul(self.unit.factor).unwrap_or(Decimal::MAX)
    }
}

impl Interval {
    /// Whether a value can be in both.
    pub fn overlaps(&self, other: &Self) -> bool {
        let reaches = |low: Decimal, high: Option<Decimal>| high.is_none_or(|high| low <= high);
        reaches(self.low, other.high) && reaches(other.low, self.high)
    }

    /// Whether a value is in it.
    pub fn contains(&self, value: Decimal) -> bool {
        self.low <= value && self.high.is_none_or(|high| value <= high)
    }
}
