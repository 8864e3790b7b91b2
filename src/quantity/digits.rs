//! The digits of a number (数字串) as they are typed, and where two numbers differ.

use super::figure::Figure;

/// Digits of a number without its point, the last one last. On the stack, as every two like numbers of a document
/// are compared.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Digits {
    digits: [u8; Self::MOST],
    start: usize,
}

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
        let number = figure.number.mantissa().unsigned_abs();
        let mut of = Self { digits: [b'0'; Self::MOST], start: Self::MOST };
        // Nearly all numbers are short, and short ones are divided much faster.
        if let Ok(mut number) = u64::try_from(number) {
            loop {
                of.start = of.start.saturating_sub(1);
                of.digits[of.start] = b'0' + (number % 10) as u8;
                number /= 10;
                if number == 0 {
                    return of;
                }
            }
        }
        let mut number = number;
        loop {
            of.start = of.start.saturating_sub(1);
            of.digits[of.start] = b'0' + (number % 10) as u8;
            number /= 10;
            if number == 0 {
                return of;
            }
        }
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
        self
    }

    /// Where the two differ.
    pub(crate) fn apart(&self, other: &Self) -> Apart {
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
