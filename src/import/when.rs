//! Years and dates as documents write them: 2023年, ２０２３年, 二〇二三年十二月五日, 2023-12-05.
//!
//! Knows nothing of what the dates mean for a document.

use crate::document::meta::YEARS;
use crate::number::digit_value;

/// Words that point to the time after the year the document is about.
const LATER: [&str; 15] = [
    "下一步",
    "下步",
    "明年",
    "来年",
    "下一年",
    "下年",
    "今后",
    "下一阶段",
    "下阶段",
    "下半年",
    "下季度",
    "四季度",
    "新的一年",
    "新一年",
    "接下来",
];

/// The years in `text` with the byte at which each begins.
pub(super) fn years(text: &str) -> Vec<(usize, u16)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('年') {
        let before = text[..at].trim_end();
        let Some((start, year)) = four_digits_at_end(before) else { continue };
        if YEARS.contains(&year) {
            found.push((start, year));
        }
    }
    found
}

/// The four digits, Arabic or Chinese, that end `text`, not preceded by another digit.
fn four_digits_at_end(text: &str) -> Option<(usize, u16)> {
    let mut digits = text.char_indices().rev().map_while(|(i, c)| Some((i, digit(c)?)));
    let (mut start, mut value, mut unit) = (0, 0, 1);
    for _ in 0..4 {
        let (at, digit) = digits.next()?;
        (start, value) = (at, value + digit * unit);
        unit *= 10;
    }
    digits.next().is_none().then_some((start, value))
}

/// Value of a digit as years are written: Arabic, full-width or Chinese, with the circles and letters that
/// people type for 〇.
fn digit(c: char) -> Option<u16> {
    match c {
        '０'..='９' => Some(c as u16 - '０' as u16),
        '○' | 'Ｏ' | 'O' => Some(0),
        '两' => None,
        _ => c.to_digit(10).or_else(|| digit_value(c)).and_then(|value| u16::try_from(value).ok()),
    }
}

/// Whether `text` speaks of the time after `year`.
pub(super) fn is_later(text: &str, year: Option<u16>) -> bool {
    LATER.iter().any(|word| text.contains(word))
        || year.is_some_and(|year| years(text).iter().any(|(_, other)| *other > year))
}

/// Whether `text` begins with a time after `year`: a later year, 明年, 下一步 …
pub(super) fn begins_later(text: &str, year: Option<u16>) -> bool {
    let text = text.trim_start_matches(['在', '展', '望', '，']);
    LATER.iter().any(|word| text.starts_with(word))
        || year
            .is_some_and(|year| years(first_chars(text, 8)).first().is_some_and(|y| y.0 == 0 && y.1 > year))
}

/// The first `count` characters of `text`.
pub(super) fn first_chars(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}

/// Whether `text` is a date and nothing else: year and month at least.
pub(super) fn is_date(text: &str) -> bool {
    let compact: String = first_chars(text, 24).chars().filter(|c| !c.is_whitespace()).collect();
    compact.len() == text.chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum::<usize>()
        && (is_written_date(&compact) || is_short_date(&compact))
}

/// 2023年12月5日, 二〇二三年十二月
fn is_written_date(text: &str) -> bool {
    let Some((year, rest)) = text.split_once('年') else { return false };
    let Some((month, rest)) = rest.split_once('月') else { return false };
    let day = rest.strip_suffix(['日', '号']);
    years(text).first().is_some_and(|(at, _)| *at == 0)
        && year.chars().count() == 4
        && is_small_number(month)
        && (rest.is_empty() || day.is_some_and(is_small_number))
}

/// A month or a day.
fn is_small_number(text: &str) -> bool {
    (1..=3).contains(&text.chars().count()) && text.chars().all(|c| digit(c).is_some() || c == '十')
}

/// 2023-12-05, 2023.12.5, 2023/12
fn is_short_date(text: &str) -> bool {
    let mut parts = text.split(['-', '.', '/', '．', '－']);
    let is_number = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    let year = parts.next().filter(|part| is_number(part, 4..=4)).and_then(|part| part.parse().ok());
    let month = parts.next().is_some_and(|part| is_number(part, 1..=2));
    let day = parts.next().is_none_or(|part| is_number(part, 1..=2));
    year.is_some_and(|year| YEARS.contains(&year)) && month && day && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_any_digits() {
        let of = |text| years(text).into_iter().map(|(_, year)| year).collect::<Vec<_>>();
        assert_eq!(of("2023年工作总结及２０２４年打算"), [2023, 2024]);
        assert_eq!(of("二〇二三年、二○二四年"), [2023, 2024]);
        assert_eq!(of("2023—2025 年"), [2025]);
        assert_eq!(of("12023年，三年，年"), [0u16; 0]);
    }

    #[test]
    fn dates_stand_alone() {
        for text in
            ["2023年12月5日", "2023 年 12 月 5 日", "二〇二三年十二月五日", "2023年12月", "2023-12-05"]
        {
            assert!(is_date(text), "{text}");
        }
        for text in ["2023年", "2023年12月5日，街道召开会议", "12月5日", "2023.5", "1.2", "年月日", ""]
        {
            assert_eq!(is_date(text), text == "2023.5", "{text}");
        }
    }

    #[test]
    fn later_times() {
        assert!(is_later("2024年工作打算", Some(2023)));
        assert!(!is_later("2023年工作回顾", Some(2023)));
        assert!(begins_later("2024年，街道将", Some(2023)));
        assert!(begins_later("下一步，街道将", None));
        assert!(!begins_later("街道2024年将", Some(2023)));
    }
}
