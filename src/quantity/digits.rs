//! The digits of a number (数字串) as they are typed, and where two numbers differ.

use super::figure::Figure;

/// Digits of a number without its point, the last one last. On the stack, as every two like numbers of a document
/// are compared.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Digits {
    digits: [u8; Self::MOST],
    start: usize,
    /// The last sixteen, four bits each.
    packed: u64,
}

/// The last sixteen digits of a number, four bits each, by which most numbers are told apart at once.
#[derive(Debug, Clone, Copy)]
struct LastDigits(u64);

impl LastDigits {
    /// Whether so many differ that one number is not the other mistyped.
    #[inline]
    fn is_far(self, other: Self) -> bool {
        let differing = self.0 ^ other.0;
        // One bit for each digit that differs.
        let spread = differing | differing >> 1 | differing >> 2 | differing >> 3;
        (spread & 0x1111_1111_1111_1111).count_ones() > 2
    }
}

/// Digits that are compared at once.
const PACKED: usize = 16;

/// Where two numbers differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Apart {
    /// Nowhere.
    Nowhere,
    /// In one digit.
    One,
    /// In two digits, which are exchanged.
    Exchanged {
        /// Whether the two stand next to each other.
        neighbours: bool,
    },
    /// In how many digits they have, or in more of them.
    More,
}

impl Digits {
    /// As many as a `u128` has.
    const MOST: usize = 39;

    /// The digits of a figure's (first) number.
    pub(crate) fn of(figure: &Figure) -> Self {
        let mut number = figure.number.mantissa().unsigned_abs();
        let mut of = Self { digits: [b'0'; Self::MOST], start: Self::MOST, packed: 0 };
        while number > u128::from(u64::MAX) {
            of.push((number % 10) as u8);
            number /= 10;
        }
        // Nearly all numbers are short, and short ones are divided much faster.
        let mut short = number as u64;
        loop {
            of.push((short % 10) as u8);
            short /= 10;
            if short == 0 {
                return of;
            }
        }
    }

    /// Puts a digit before the others.
    fn push(&mut self, digit: u8) {
        let place = Self::MOST - self.start;
        self.start = self.start.saturating_sub(1);
        self.digits[self.start] = b'0' + digit;
        if place < PACKED {
            self.packed |= u64::from(digit) << (4 * place);
        }
    }

    /// Its last digits, for a first look.
    fn last(&self) -> LastDigits {
        LastDigits(self.packed)
    }

    /// The digits in ASCII.
    pub(crate) fn as_slice(&self) -> &[u8] {
        &self.digits[self.start..]
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.as_slice().len()
    }

    /// How many there are without the zeros at the end: 350 and 530 are round numbers, not one mistyped.
    pub(crate) fn significant(&self) -> usize {
        self.as_slice().iter().rposition(|digit| *digit != b'0').map_or(0, |last| last + 1)
    }

    /// In ascending order: the same for numbers with the same digits.
    pub(crate) fn sorted(mut self) -> Self {
        self.digits[self.start..].sort_unstable();
        self.packed = self.as_slice().iter().fold(0, |packed, digit| packed << 4 | u64::from(digit - b'0'));
        self
    }

    /// Where the two differ.
    pub(crate) fn apart(&self, other: &Self) -> Apart {
        if self.last().is_far(other.last()) {
            return Apart::More;
        }
        let (one, other) = (self.as_slice(), other.as_slice());
        if one.len() != other.len() {
            return Apart::More;
        }
        let mut differing = (0..one.len()).filter(|&at| one[at] != other[at]);
        match (differing.next(), differing.next(), differing.next()) {
            (None, ..) => Apart::Nowhere,
            (Some(_), None, _) => Apart::One,
            (Some(first), Some(second), None)
                if one[first] == other[second] && one[second] == other[first] =>
            {
                Apart::Exchanged { neighbours: first + 1 == second }
            }
            _ => Apart::More,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::figures;

    #[test]
    fn numbers_are_compared_digit_by_digit() {
        for (text, expected) in [
            ("804人804人", Apart::Nowhere),
            ("804人814人", Apart::One),
            ("804人840人", Apart::Exchanged { neighbours: true }),
            ("804人408人", Apart::Exchanged { neighbours: false }),
            ("804人915人", Apart::More),
            ("804人84人", Apart::More),
        ] {
            let [one, other] = &figures(text)[..] else { panic!("{text}") };
            assert_eq!(Digits::of(one).apart(&Digits::of(other)), expected, "{text}");
        }
        assert_eq!(Digits::of(&figures("3500人")[0]).significant(), 2);
        assert_eq!(Digits::of(&figures("4.13亿元")[0]).sorted().as_slice(), b"134");
    }
}
