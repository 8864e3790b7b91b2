//! Years as they are written: 2023, ２０２３, 二〇二三; read and written back in the same digits.

use std::ops::Range;

/// Years that a document may name; other numbers of four digits are amounts.
const PLAUSIBLE: Range<u16> = 1900..2100;

/// The digits a year is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Digits {
    /// 2023
    Ascii,
    /// ２０２３
    FullWidth,
    /// 二〇二三, with the sign that stands for zero.
    Han(char),
}

const HAN: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// A year as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct YearNumeral {
    /// The year.
    pub(super) year: u16,
    /// Its digits.
    pub(super) digits: Digits,
    /// Byte behind the last digit.
    pub(super) end: usize,
}

/// The year whose four digits start at byte `at`; `None` when they are part of a longer number.
pub(super) fn year_at(text: &str, at: usize) -> Option<YearNumeral> {
    let before = text.get(..at)?.chars().next_back();
    if before
        .is_some_and(|ch| value(ch).is_some() || matches!(ch, '.' | '．' | ',') || ch.is_ascii_alphabetic())
    {
        return None;
    }
    let (mut year, mut digits, mut end) = (0, None, at);
    for ch in text.get(at..)?.chars().take(4) {
        let (digit, kind) = value(ch)?;
        let zero = match (digits, kind) {
            (Some(Digits::Han(zero)), Digits::Han(_)) if digit != 0 => zero,
            _ => ch,
        };
        let kind = if matches!(kind, Digits::Han(_)) { Digits::Han(zero) } else { kind };
        if digits.is_some_and(|known| std::mem::discriminant(&known) != std::mem::discriminant(&kind)) {
            return None;
        }
        digits = Some(kind);
        year = year * 10 + digit;
        end += ch.len_utf8();
    }
    let after = text.get(end..)?.chars().next();
    let is_whole = after.is_none_or(|ch| value(ch).is_none() && ch != ',' && !ch.is_ascii_alphabetic());
    (is_whole && PLAUSIBLE.contains(&year)).then(|| YearNumeral {
        year,
        digits: digits.unwrap_or(Digits::Ascii),
        end,
    })
}

/// Value and kind of a digit; a zero of Chinese digits is told by its sign.
fn value(ch: char) -> Option<(u16, Digits)> {
    if let Some(digit) = ch.to_digit(10) {
        return Some((u16::try_from(digit).ok()?, Digits::Ascii));
    }
    match ch {
        '０'..='９' => Some((u16::try_from(u32::from(ch) - u32::from('０')).ok()?, Digits::FullWidth)),
        '〇' | '○' | '零' => Some((0, Digits::Han(ch))),
        _ => {
            let digit = HAN.iter().position(|&han| han == ch)?;
            Some((u16::try_from(digit).ok()?, Digits::Han('〇')))
        }
    }
}

/// A number in these digits.
pub(super) fn write(number: u16, digits: Digits) -> String {
    let as_written = |ch: char| {
        let digit = ch.to_digit(10).unwrap_or(0);
        match digits {
            Digits::Ascii => ch,
            Digits::FullWidth => char::from_u32(u32::from('０') + digit).unwrap_or(ch),
            Digits::Han(zero) if digit == 0 => zero,
            Digits::Han(_) => HAN.get(digit as usize).copied().unwrap_or(ch),
        }
    };
    number.to_string().chars().map(as_written).collect()
}

/// Byte behind the Arabic digits that start at `at`, and their value, when there are one or two of them.
pub(super) fn small_number(text: &str, at: usize) -> Option<(usize, u16)> {
    let rest = text.get(at..)?;
    let run =
        rest.chars().take_while(|&ch| matches!(value(ch), Some((_, Digits::Ascii | Digits::FullWidth))));
    let (mut end, mut number, mut count) = (at, 0, 0);
    for ch in run {
        (end, number, count) = (end + ch.len_utf8(), number * 10 + value(ch)?.0, count + 1);
        if count > 2 {
            return None;
        }
    }
    (count > 0).then_some((end, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_all_digits_come_back_in_the_same() {
        for (text, rolled) in [
            ("2023年", "2024"),
            ("２０２３年", "２０２４"),
            ("二〇二三年", "二〇二四"),
            ("二○二九年", "二○三○"),
        ] {
            let read = year_at(text, 0).unwrap();
            assert_eq!(write(read.year + 1, read.digits), rolled);
        }
    }

    #[test]
    fn longer_numbers_are_no_years() {
        for text in ["20234", "2023,000", "5023年", "202年", "20２3", "2023A"] {
            assert_eq!(year_at(text, 0), None, "{text}");
        }
        assert_eq!(year_at("12023年", 1), None);
        assert_eq!(year_at("1.2023", 2), None);
    }
}
