//! Unbreakable runs (不可分割串): a number with its sign, range and unit, a Latin word, a document number, a
//! doubled dash.
//!
//! Source: CLREQ “Prohibition rules for unbreakable marks”; GB/T 15835-2011 (Arabic numbers are not split
//! over lines); GB/T 9704-2012 §7.2.5 for 〔2023〕12号.

use std::ops::Range;

use crate::text::class::{CharClass, class_of, is_han};

/// Units of more than one character, longest first within a common beginning. A unit of one character needs
/// no entry: the first hanzi after a number always stays with it.
const LONG_UNITS: [&str; 50] = [
    "个百分点",
    "百分点",
    "个工作日",
    "工作日",
    "个小时",
    "小时",
    "个月",
    "分钟",
    "年度",
    "季度",
    "月份",
    "平方公里",
    "平方千米",
    "平方米",
    "立方米",
    "公里",
    "千米",
    "毫米",
    "厘米",
    "公顷",
    "公斤",
    "千克",
    "毫克",
    "平米",
    "英亩",
    "海里",
    "千瓦时",
    "千瓦",
    "兆瓦",
    "摄氏度",
    "周岁",
    "周年",
    "人次",
    "人日",
    "户次",
    "件次",
    "场次",
    "批次",
    "班次",
    "台次",
    "辆次",
    "家次",
    "例次",
    "车次",
    "亩次",
    "美元",
    "港元",
    "欧元",
    "日元",
    "英镑",
];

/// Words between a number and its unit: 300余场, 20多个, 3000万元, 10来户.
const BETWEEN: &str = "余多来几十百千万亿";

/// The figures (数字) of a text, with their signs, ranges and units: byte ranges in order. What stands together here
/// is never split over lines.
pub fn figures(text: &str) -> Vec<Range<usize>> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let (mut at, mut byte) = (0, 0);
    while at < chars.len() {
        let end = run_end(&chars, at).max(at + 1);
        let bytes: usize = chars[at..end].iter().map(|c| c.len_utf8()).sum();
        let begins = is_digit(&chars, at) || (is_sign(chars[at]) && is_digit(&chars, at + 1));
        if begins {
            found.push(byte..byte + bytes);
        }
        at = end;
        byte += bytes;
    }
    found
}

/// For each character, whether it is glued to the one before it: no line may begin with it.
pub(super) fn glued(chars: &[char]) -> Vec<bool> {
    let mut glued = vec![false; chars.len()];
    let mut at = 0;
    while at < chars.len() {
        let end = run_end(chars, at).max(at + 1);
        for flag in &mut glued[at + 1..end] {
            *flag = true;
        }
        at = end;
    }
    glued
}

/// End of the unbreakable run that begins at `at`; `at + 1` or less when there is none.
fn run_end(chars: &[char], at: usize) -> usize {
    match class_of(chars[at]) {
        CharClass::Digit => number_end(chars, at),
        CharClass::Letter => word_end(chars, at),
        CharClass::Han if chars[at] == '第' && is_digit(chars, at + 1) => number_end(chars, at + 1),
        CharClass::Han => han_year_end(chars, at),
        CharClass::Dash => chars[at..].iter().take_while(|&&c| c == chars[at]).count().min(2) + at,
        CharClass::Open => bracketed_year_end(chars, at),
        CharClass::Symbol | CharClass::LatinMark if is_sign(chars[at]) && is_digit(chars, at + 1) => {
            number_end(chars, at + 1)
        }
        _ => at,
    }
}

fn is_sign(ch: char) -> bool {
    matches!(ch, '+' | '-' | '±' | '＋' | '≥' | '≤' | '>' | '<' | '¥' | '￥' | '$')
}

fn is_digit(chars: &[char], at: usize) -> bool {
    chars.get(at).is_some_and(|&c| class_of(c) == CharClass::Digit)
}

/// A number with decimals, ranges, percent signs and its unit.
fn number_end(chars: &[char], start: usize) -> usize {
    let mut at = digits_end(chars, start);
    // 5%～10%, 1—9月, 7×24小时, 3/4: a connector between two numbers keeps them together.
    while let Some(next) = connected_number(chars, at) {
        at = digits_end(chars, next);
    }
    let at = if class_of(chars[at - 1]) == CharClass::Postfix { at } else { unit_end(chars, at) };
    match chars.get(at) {
        // 2024－2026年 is one range: 2024年—2026年 may break after the first 年.
        Some(c) if c.is_ascii_alphabetic() => word_end(chars, at),
        _ => at,
    }
}

/// Digits with inner points and commas, and the percent sign after them.
fn digits_end(chars: &[char], start: usize) -> usize {
    let mut at = start;
    while is_digit(chars, at)
        || (chars.get(at).is_some_and(|c| ".,．，:：".contains(*c)) && joins_digits(chars, at))
    {
        at += 1;
    }
    if chars.get(at).is_some_and(|&c| class_of(c) == CharClass::Postfix) { at + 1 } else { at }
}

/// Whether the mark at `at` stands inside a number. A full-width comma or colon does not: between figures it
/// separates the parts of a sentence.
fn joins_digits(chars: &[char], at: usize) -> bool {
    is_digit(chars, at + 1) && at > 0 && is_digit(chars, at - 1) && !matches!(chars[at], '，' | '：')
}

/// Start of the number that a connector at `at` joins to the one before it.
fn connected_number(chars: &[char], at: usize) -> Option<usize> {
    let connector = *chars.get(at)?;
    let joins = matches!(connector, '～' | '—' | '–' | '－' | '-' | '~' | '×' | '/' | '／' | '〜');
    (joins && is_digit(chars, at + 1)).then_some(at + 1)
}

/// End of the unit after a number that ends at `at`.
fn unit_end(chars: &[char], at: usize) -> usize {
    let mut end = at;
    while chars.get(end).is_some_and(|c| BETWEEN.contains(*c)) {
        end += 1;
    }
    if let Some(len) = long_unit(&chars[end..]) {
        return end + len;
    }
    match chars.get(end) {
        Some(&c) if is_han(c) || is_unit_symbol(c) => end + 1,
        _ => end,
    }
}

fn is_unit_symbol(ch: char) -> bool {
    matches!(ch, '㎡' | '㎞' | '㎏' | '㎎' | '㏄' | '°' | '′' | '″') || class_of(ch) == CharClass::Postfix
}

fn long_unit(chars: &[char]) -> Option<usize> {
    LONG_UNITS.iter().find_map(|unit| {
        let len = unit.chars().count();
        (chars.len() >= len && unit.chars().eq(chars[..len].iter().copied())).then_some(len)
    })
}

/// A Latin word with the digits, points and hyphens inside it; a number's unit follows as after any number.
fn word_end(chars: &[char], start: usize) -> usize {
    let mut at = start;
    while let Some(&c) = chars.get(at) {
        let inner = "-.@_&'’/:".contains(c) && chars.get(at + 1).is_some_and(char::is_ascii_alphanumeric);
        if !(matches!(class_of(c), CharClass::Letter | CharClass::Digit) || inner) {
            break;
        }
        at += 1;
    }
    at
}

/// 二〇二五年: a year in Chinese digits.
fn han_year_end(chars: &[char], start: usize) -> usize {
    let digits = chars[start..].iter().take(5).take_while(|c| "〇零一二三四五六七八九".contains(**c)).count();
    if digits == 4 && chars.get(start + 4) == Some(&'年') { start + 5 } else { start }
}

/// 〔2023〕12号 and 〔2023〕第12号.
fn bracketed_year_end(chars: &[char], start: usize) -> usize {
    let digits = digits_end(chars, start + 1);
    let is_year = digits == start + 5 && matches!(chars[start], '〔' | '［' | '[' | '（');
    if !is_year || chars.get(digits).map(|&c| class_of(c)) != Some(CharClass::Close) {
        return start;
    }
    let number = digits + 1 + usize::from(chars.get(digits + 1) == Some(&'第'));
    if is_digit(chars, number) { number_end(chars, number) } else { start }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The runs of `text`, separated by spaces where a line may break as far as numbers and words go.
    fn runs(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let glued = glued(&chars);
        let mut out = String::new();
        for (i, &c) in chars.iter().enumerate() {
            if i > 0 && !glued[i] {
                out.push(' ');
            }
            out.push(c);
        }
        out
    }

    #[test]
    fn numbers_stay_with_their_units() {
        for (text, expected) in [
            ("收入2400万元，", "收 入 2400万元 ，"),
            ("占48.88％。", "占 48.88％ 。"),
            ("增长5%～10%左", "增 长 5%～10% 左"),
            ("1—9月实际", "1—9月 实 际"),
            ("2023年12月5日上午", "2023年 12月 5日 上 午"),
            ("提高3.2个百分点，", "提 高 3.2个百分点 ，"),
            ("共300余场次活动", "共 300余场次 活 动"),
            ("1,286.4万平方米土", "1,286.4万平方米 土"),
            ("7×24小时服务", "7×24小时 服 务"),
            ("政发〔2023〕12号文", "政 发 〔2023〕12号 文"),
            ("接入5G基站", "接 入 5G 基 站"),
            ("完成GDP核算", "完 成 GDP 核 算"),
            ("中——日……", "中 —— 日 ……"),
            ("7户8人", "7户 8人"),
            ("第12次会", "第12次 会"),
            ("到二〇二五年底", "到 二〇二五年 底"),
            ("３００元整", "３００元 整"),
        ] {
            assert_eq!(runs(text), expected);
        }
    }
}
