//! Number formats of lists (ISO/IEC 29500-1 §17.18.59): a count as it is written.

use crate::number::format_numeral;

/// `value` in a number format by its name in the file; decimal where the format is not known.
pub(super) fn format(name: &str, value: u32) -> String {
    match name {
        "none" => String::new(),
        "chineseCountingThousand" | "japaneseCounting" | "koreanCounting" | "taiwaneseCountingThousand" => {
            format_numeral(value)
        }
        "chineseCounting" | "taiwaneseCounting" if value < 100 => format_numeral(value),
        "chineseCounting"
        | "taiwaneseCounting"
        | "ideographDigital"
        | "japaneseDigitalTenThousand"
        | "taiwaneseDigital"
        | "koreanDigital2" => digits(value, &HAN_DIGITS),
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => legal(value),
        "ideographTraditional" => cycle(value, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => cycle(value, "子丑寅卯辰巳午未申酉戌亥"),
        "decimalFullWidth" | "decimalFullWidth2" => {
            value.to_string().chars().filter_map(|c| char::from_u32(c as u32 + 0xFEE0)).collect()
        }
        "decimalZero" => format!("{value:02}"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(value),
        "decimalEnclosedParen" => from_block(value, '⑴', 20),
        "decimalEnclosedFullstop" => from_block(value, '⒈', 20),
        "ideographEnclosedCircle" => from_block(value, '㊀', 10),
        "numberInDash" => format!("- {value} -"),
        "upperLetter" => letters(value, b'A'),
        "lowerLetter" => letters(value, b'a'),
        "upperRoman" => roman(value),
        "lowerRoman" => roman(value).to_lowercase(),
        _ => value.to_string(),
    }
}

const HAN_DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn digits(value: u32, digits: &[char; 10]) -> String {
    value.to_string().bytes().filter_map(|b| digits.get(usize::from(b.wrapping_sub(b'0')))).collect()
}

/// 壹贰叁
fn legal(value: u32) -> String {
    const PAIRS: [(char, char); 13] = [
        ('一', '壹'),
        ('二', '贰'),
        ('三', '叁'),
        ('四', '肆'),
        ('五', '伍'),
        ('六', '陆'),
        ('七', '柒'),
        ('八', '捌'),
        ('九', '玖'),
        ('十', '拾'),
        ('百', '佰'),
        ('千', '仟'),
        ('零', '零'),
    ];
    let written = format_numeral(value);
    // 十 alone is 壹拾.
    let prefix = if written.starts_with('十') { "壹" } else { "" };
    let legal = |c: char| PAIRS.iter().find(|(plain, _)| *plain == c).map_or(c, |(_, legal)| *legal);
    prefix.chars().chain(written.chars().map(legal)).collect()
}

fn cycle(value: u32, signs: &str) -> String {
    let count = signs.chars().count();
    let index = (value as usize + count - 1) % count;
    signs.chars().nth(index).map_or_else(|| value.to_string(), String::from)
}

/// The `value`-th character of a row of `count` characters that begins with `first`.
fn from_block(value: u32, first: char, count: u32) -> String {
    let inside = (1..=count).contains(&value);
    let sign = inside.then(|| char::from_u32(first as u32 + value - 1)).flatten();
    sign.map_or_else(|| value.to_string(), String::from)
}

fn circled(value: u32) -> String {
    match value {
        0 => "⓪".into(),
        21..=35 => from_block(value - 20, '㉑', 15),
        36..=50 => from_block(value - 35, '㊱', 15),
        _ => from_block(value, '①', 20),
    }
}

/// A, B … Z, AA, BB …
fn letters(value: u32, first: u8) -> String {
    let Some(index) = value.checked_sub(1) else { return "0".into() };
    let letter = char::from(first + (index % 26) as u8);
    std::iter::repeat_n(letter, (index / 26 + 1).min(50) as usize).collect()
}

fn roman(value: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if value == 0 || value > 3999 {
        return value.to_string();
    }
    let (mut rest, mut out) = (value, String::new());
    for (amount, sign) in SIGNS {
        while rest >= amount {
            out.push_str(sign);
            rest -= amount;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_official_documents() {
        for (name, value, written) in [
            ("chineseCountingThousand", 12, "十二"),
            ("chineseCountingThousand", 105, "一百零五"),
            ("chineseCounting", 20, "二十"),
            ("japaneseCounting", 10, "十"),
            ("ideographDigital", 10, "一〇"),
            ("ideographTraditional", 11, "甲"),
            ("chineseLegalSimplified", 12, "壹拾贰"),
            ("decimal", 7, "7"),
            ("decimalZero", 7, "07"),
            ("decimalFullWidth", 12, "１２"),
            ("decimalEnclosedCircleChinese", 20, "⑳"),
            ("decimalEnclosedCircle", 21, "㉑"),
            ("decimalEnclosedCircle", 51, "51"),
            ("decimalEnclosedParen", 3, "⑶"),
            ("upperLetter", 27, "AA"),
            ("lowerLetter", 2, "b"),
            ("lowerRoman", 14, "xiv"),
            ("none", 3, ""),
            ("unheard of", 3, "3"),
        ] {
            assert_eq!(format(name, value), written, "{name}");
        }
    }
}
