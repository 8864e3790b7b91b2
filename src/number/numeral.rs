//! Chinese numerals (汉字数字) from one to 9999, as headings and enumerations use them.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const UNITS: [(u32, char); 3] = [(1000, '千'), (100, '百'), (10, '十')];

/// Writes `value` as a Chinese numeral: 11 → 十一, 20 → 二十, 105 → 一百零五.
///
/// Values above 9999 are written in Arabic digits; a heading never gets there.
pub fn format_numeral(value: u32) -> String {
    if value == 0 || value > 9999 {
        return if value == 0 { "零".into() } else { value.to_string() };
    }
    let mut out = String::new();
    let mut rest = value;
    let mut skipped = false;
    for (unit, mark) in UNITS {
        let digit = rest / unit;
        rest %= unit;
        if digit == 0 {
            skipped = !out.is_empty();
            continue;
        }
        if skipped {
            out.push('零');
        }
        skipped = false;
        if !(unit == 10 && digit == 1 && out.is_empty()) {
            out.push(DIGITS[digit as usize]);
        }
        out.push(mark);
    }
    if rest > 0 {
        if skipped {
            out.push('零');
        }
        out.push(DIGITS[rest as usize]);
    }
    out
}

/// Reads a Chinese numeral between 1 and 9999, or `None` when `text` is not one.
///
/// Both the positional form (二〇二四) and the spoken one (一百零五, 两百) are read.
pub fn parse_numeral(text: &str) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    if text.chars().all(|c| digit_value(c).is_some()) {
        return positional(text);
    }
    let (mut total, mut digit) = (0u32, None);
    let mut last_unit = u32::MAX;
    for ch in text.chars() {
        if let Some(unit) = unit_value(ch) {
            if unit >= last_unit {
                return None;
            }
            let factor = match digit.take() {
                Some(0) | None if unit != 10 || total > 0 => return None,
                other => other.unwrap_or(1),
            };
            total += factor * unit;
            last_unit = unit;
        } else {
            let value = digit_value(ch)?;
            if digit.is_some_and(|d| d != 0) {
                return None;
            }
            digit = Some(value);
        }
    }
    let value = total + digit.unwrap_or(0);
    (value > 0).then_some(value)
}

fn positional(text: &str) -> Option<u32> {
    let value = text.chars().try_fold(0u32, |acc, ch| acc.checked_mul(10)?.checked_add(digit_value(ch)?))?;
    (value > 0 && value <= 9999).then_some(value)
}

/// Value of a Chinese digit, 零 to 九; 两 counts as 二.
pub fn digit_value(ch: char) -> Option<u32> {
    Some(match ch {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn unit_value(ch: char) -> Option<u32> {
    UNITS.iter().find(|(_, mark)| *mark == ch).map(|(unit, _)| *unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_reads_back() {
        for value in 1..=9999 {
            let text = format_numeral(value);
            assert_eq!(parse_numeral(&text), Some(value), "{text}");
        }
    }

    #[test]
    fn forms_a_heading_uses() {
        for (value, text) in [
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (21, "二十一"),
            (100, "一百"),
            (105, "一百零五"),
            (110, "一百一十"),
        ] {
            assert_eq!(format_numeral(value), text);
        }
        assert_eq!(parse_numeral("二〇二四"), Some(2024));
    }

    #[test]
    fn words_that_are_no_numerals() {
        for text in ["", "甲", "十十", "一二十", "百", "一十百", "千", "零"] {
            assert_eq!(parse_numeral(text), None, "{text}");
        }
    }
}
