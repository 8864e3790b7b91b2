//! Lengths on the page.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length in thousandths of a point (1 pt = 1/72 inch). Integers, so that the same document gives the same
/// page on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Length(pub i32);

impl Length {
    /// No length.
    pub const ZERO: Self = Self(0);

    /// `value` points.
    pub fn pt(value: f64) -> Self {
        Self((value * 1000.0).round() as i32)
    }

    /// `value` millimetres.
    pub fn mm(value: f64) -> Self {
        Self::pt(value * 72.0 / 25.4)
    }

    /// The length in points.
    pub fn to_pt(self) -> f64 {
        f64::from(self.0) / 1000.0
    }

    /// The length in millimetres.
    pub fn to_mm(self) -> f64 {
        self.to_pt() * 25.4 / 72.0
    }

    /// `numerator / denominator` of this length, rounded to the nearest unit.
    pub fn scale(self, numerator: i64, denominator: i64) -> Self {
        let product = i64::from(self.0) * numerator * 2 + denominator;
        Self(product.div_euclid(denominator * 2) as i32)
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i32> for Length {
    type Output = Self;
    fn mul(self, factor: i32) -> Self {
        Self(self.0 * factor)
    }
}

impl Div<i32> for Length {
    type Output = Self;
    fn div(self, divisor: i32) -> Self {
        Self(self.0 / divisor)
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.to_pt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_agree() {
        assert_eq!(Length::mm(25.4), Length::pt(72.0));
        assert_eq!(Length::mm(156.0), Length(442_205));
        assert_eq!(Length(7).scale(1, 2), Length(4));
        assert_eq!(Length(-7).scale(1, 2), Length(-3));
    }
}
