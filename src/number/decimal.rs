//! Exact decimal numbers (十进制小数), as tables and percentages need them. No floating point anywhere.

use std::fmt;

/// Most digits after the point that are read.
const MAX_SCALE: u32 = 18;

/// Most digits altogether that are read, so that sums of a million numbers fit.
const MAX_DIGITS: usize = 28;

/// An exact decimal number: `units` × 10^−`scale`. Digits after the point are kept as they were written, so that
/// 1.50 stays 1.50.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    units: i128,
    scale: u32,
}

impl Decimal {
    /// Zero without digits after the point.
    pub const ZERO: Self = Self { units: 0, scale: 0 };

    /// `units` × 10^−`scale`; `None` when the scale is beyond what is read.
    pub fn new(units: i128, scale: u32) -> Option<Self> {
        (scale <= MAX_SCALE).then_some(Self { units, scale })
    }

    /// Reads a number that is nothing else: digits, at most one point, a sign in front, commas only between
    /// groups of three. Neither units nor percent signs; no zeros in front, for then it is a code or a
    /// telephone number.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (negative, text) = match text.strip_prefix(['-', '−', '－']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let scale = if text.contains('.') { u32::try_from(fraction.len()).ok()? } else { 0 };
        let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let whole = without_grouping(whole)?;
        let has_leading_zero = whole.len() > 1 && whole.starts_with('0');
        let fits = scale <= MAX_SCALE && whole.len() + fraction.len() <= MAX_DIGITS;
        if !fits || !is_number(&whole) || !is_number(fraction) || has_leading_zero {
            return None;
        }
        let digits = if scale > 0 { whole + fraction } else { whole };
        let units: i128 = digits.parse().ok()?;
        Some(Self { units: if negative { -units } else { units }, scale })
    }

    /// The sum, with as many digits after the point as the longer of the two; `None` when it is too large.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let units = self.rescaled(scale)?.checked_add(other.rescaled(scale)?)?;
        Some(Self { units, scale })
    }

    /// This number as a share of `whole` in percent, rounded half away from zero to `scale` digits after the
    /// point; `None` when the whole is zero or a number is too large.
    pub fn percent_of(self, whole: Self, scale: u32) -> Option<Self> {
        let common = self.scale.max(whole.scale);
        let factor = 10i128.checked_pow(scale.checked_add(2)?)?;
        let part = self.rescaled(common)?.checked_mul(factor)?;
        let whole = whole.rescaled(common)?;
        if whole == 0 || scale > MAX_SCALE {
            return None;
        }
        let (quotient, rest) = (part.checked_div(whole)?, part.checked_rem(whole)?);
        let rounds = rest.unsigned_abs() >= whole.unsigned_abs() - rest.unsigned_abs();
        let away = if (part < 0) == (whole < 0) { 1 } else { -1 };
        Some(Self { units: if rounds { quotient.checked_add(away)? } else { quotient }, scale })
    }

    /// The same number without zeros at the end of its fraction.
    pub fn trimmed(mut self) -> Self {
        while self.scale > 0 && self.units % 10 == 0 {
            self.units /= 10;
            self.scale -= 1;
        }
        self
    }

    fn rescaled(self, scale: u32) -> Option<i128> {
        self.units.checked_mul(10i128.checked_pow(scale - self.scale)?)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = self.scale as usize;
        let digits = format!("{:0>width$}", self.units.unsigned_abs(), width = scale + 1);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        let sign = if self.units < 0 { "-" } else { "" };
        let point = if scale > 0 { "." } else { "" };
        write!(f, "{sign}{whole}{point}{fraction}")
    }
}

/// The digits without the commas between thousands; `None` when commas stand elsewhere.
fn without_grouping(whole: &str) -> Option<String> {
    if !whole.contains([',', '，']) {
        return Some(whole.to_owned());
    }
    let groups: Vec<&str> = whole.split([',', '，']).collect();
    let fits =
        |(index, group): (usize, &&str)| group.len() == 3 || (index == 0 && (1..=3).contains(&group.len()));
    groups.iter().enumerate().all(fits).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_exactly_and_nothing_else_is() {
        for (text, number) in [
            ("1,286.40", "1286.40"),
            (" -0.5 ", "-0.5"),
            ("+12", "12"),
            ("1，234，567", "1234567"),
            ("0", "0"),
        ] {
            assert_eq!(Decimal::parse(text).map(|number| number.to_string()).as_deref(), Some(number));
        }
        for text in [
            "", "-", ".", "1.", ".5", "12万元", "8%", "0539", "1,28", "1,2864", "1.2.3", "１２", "1e5",
            ",123",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
        assert_eq!(Decimal::parse(&"9".repeat(40)), None);
        assert_eq!(Decimal::parse(&format!("0.{}", "9".repeat(40))), None);
    }

    #[test]
    fn a_share_is_rounded_half_up() {
        let percent = |part: &str, whole: &str| {
            let (part, whole) = (Decimal::parse(part).unwrap(), Decimal::parse(whole).unwrap());
            part.percent_of(whole, 2).map(|percent| percent.trimmed().to_string())
        };
        for (part, whole, expected) in [
            ("22", "45", "48.89"),
            ("1", "8", "12.5"),
            ("1", "3", "33.33"),
            ("2", "3", "66.67"),
            ("0.00005", "1", "0.01"),
            ("0.000049", "1", "0"),
            ("5", "5", "100"),
            ("-1", "3", "-33.33"),
            ("-2", "3", "-66.67"),
            ("1", "2000", "0.05"),
            ("1.5", "0.5", "300"),
        ] {
            assert_eq!(percent(part, whole).as_deref(), Some(expected), "{part} of {whole}");
        }
        assert_eq!(percent("1", "0.00"), None);
    }

    proptest! {
        #[test]
        fn sums_are_exact(a in -10i64.pow(12)..10i64.pow(12), b in -10i64.pow(12)..10i64.pow(12)) {
            let number = |units: i64| Decimal::parse(&format!("{}{}.{:03}",
                if units < 0 { "-" } else { "" }, units.abs() / 1000, units.abs() % 1000)).unwrap();
            let sum = number(a).checked_add(number(b)).unwrap();
            prop_assert_eq!(sum.to_string(), number(a + b).to_string());
        }
    }
}
