//! Numerals (数字): reads a number as written, Arabic (ASCII or full-width) or Chinese. Knows no units.

use rust_decimal::Decimal;

use crate::number::digit_value;

/// Most digits that are read; longer ones are account numbers.
const MAX_DIGITS: usize = 15;

/// A number and where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    /// Its value; the scale is the number of printed decimals.
    pub number: Decimal,
    /// Byte behind its last digit.
    pub end: usize,
    /// Printed as a Chinese numeral.
    pub is_han: bool,
}

/// The character at a byte.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character before a byte.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The value of an Arabic digit, ASCII or full-width.
pub(super) fn digit(ch: char) -> Option<u32> {
    match ch {
        '０'..='９' => Some(ch as u32 - '０' as u32),
        _ => ch.to_digit(10),
    }
}

/// Whether a character can stand in a Chinese numeral.
pub(super) fn is_han_digit(ch: char) -> bool {
    matches!(ch, '零' | '〇' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '两')
        || matches!(ch, '十' | '百' | '千' | '万' | '亿')
}

/// Reads an Arabic number: digits, commas between groups of three, one point. `None` when it is a code: zeros in
/// front, too many digits. `end` is told even then.
pub(super) fn arabic(text: &str, start: usize) -> (usize, Option<Decimal>) {
    let mut digits: i64 = 0;
    let (mut count, mut scale, mut at) = (0usize, None::<u32>, start);
    let mut is_code = false;
    while let Some(ch) = char_at(text, at) {
        let next = at + ch.len_utf8();
        if let Some(value) = digit(ch) {
            is_code |= count == 1 && digits == 0 && scale.is_none();
            digits = digits.saturating_mul(10).saturating_add(i64::from(value));
            count += 1;
            scale = scale.map(|places| places + 1);
        } else if matches!(ch, '.' | '．') && char_at(text, next).and_then(digit).is_some() && count > 0 {
            is_code |= scale.is_some();
            scale = Some(0);
        } else if !(ch == ',' && scale.is_none() && is_group(text, next)) {
            break;
        }
        at = next;
    }
    let is_number = count > 0 && count <= MAX_DIGITS && !is_code;
    (at, is_number.then(|| Decimal::new(digits, scale.unwrap_or(0))))
}

/// Whether exactly three digits stand at a byte.
fn is_group(text: &str, at: usize) -> bool {
    let mut chars = text.get(at..).unwrap_or("").chars();
    (0..3).all(|_| chars.next().and_then(digit).is_some()) && chars.next().and_then(digit).is_none()
}

/// Where the run of Chinese numeral characters at a byte ends.
pub(super) fn han_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or("");
    start + rest.find(|ch| !is_han_digit(ch)).unwrap_or(rest.len())
}

/// The value of a well-formed Chinese numeral: 三百二十, 十二, 两千零五, 一万二千. `None` for 十二五, 三四百, 一百二, 二〇二三.
pub(super) fn han_value(run: &str) -> Option<u64> {
    let (mut total, mut part) = (0u64, 0u64);
    let (mut digit, mut limit, mut section) = (None::<u64>, 10_000u64, u64::MAX);
    let mut zero = false;
    for ch in run.chars() {
        if let Some(value) = han_digit(ch) {
            if digit.replace(value).is_some() {
                return None;
            }
        } else if ch == '零' {
            zero = digit.is_none() && (part > 0 || total > 0);
            if !zero {
                return None;
            }
        } else if let Some(step @ (10 | 100 | 1_000)) = step(ch) {
            let times = digit.take().or_else(|| (step == 10 && part == 0 && total == 0).then_some(1))?;
            if step >= limit {
                return None;
            }
            part += times * step;
            (limit, zero) = (step, false);
        } else {
            let step = step(ch)?;
            let whole = part + digit.take().unwrap_or(0);
            if whole == 0 || step >= section {
                return None;
            }
            total += whole * step;
            (part, limit, section, zero) = (0, 10_000, step, false);
        }
    }
    match digit {
        // 一百二 and 三万五 leave out the last step: ambiguous.
        Some(_) if !zero && ((part > 0 && limit > 10) || (part == 0 && total > 0)) => None,
        Some(value) => Some(total + part + value),
        None if run.is_empty() || zero => None,
        None => Some(total + part),
    }
}

/// The number of a Chinese numeral without the 万 or 亿 at its end, and where that ends; 二 alone does not count.
pub(super) fn counted(run: &str) -> Option<(usize, Decimal)> {
    let stem = run.strip_suffix(['万', '亿']).filter(|stem| han_value(stem).is_some()).unwrap_or(run);
    let value = han_value(stem)?;
    (run != "二").then(|| (stem.len(), Decimal::from(value)))
}

fn han_digit(ch: char) -> Option<u64> {
    digit_value(ch).filter(|&value| value > 0).map(u64::from)
}

fn step(ch: char) -> Option<u64> {
    Some(match ch {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numerals_are_read_only_when_well_formed() {
        for (run, value) in [
            ("三百二十", Some(320)),
            ("十二", Some(12)),
            ("二十", Some(20)),
            ("两千零五", Some(2005)),
            ("一万二千", Some(12_000)),
            ("一百零五", Some(105)),
            ("三", Some(3)),
            ("三亿五千万", Some(350_000_000)),
            ("十二五", None),
            ("三四百", None),
            ("一百二", None),
            ("二〇二三", None),
            ("百", None),
            ("零", None),
            ("", None),
        ] {
            assert_eq!(han_value(run), value, "{run}");
        }
    }

    #[test]
    fn arabic_numbers_are_read_exactly() {
        for (text, number) in [
            ("1,286.4", Some("1286.4")),
            ("３００", Some("300")),
            ("1.50", Some("1.50")),
            ("0539", None),
            ("0.5", Some("0.5")),
            ("3.1.2", None),
            ("12345678901234567890", None),
        ] {
            assert_eq!(arabic(text, 0).1.map(|n| n.to_string()).as_deref(), number, "{text}");
            assert_eq!(arabic(text, 0).0, text.len());
        }
        assert_eq!(arabic("1,28", 0).0, 1);
    }
}
