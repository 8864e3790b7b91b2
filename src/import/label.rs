//! Heading numbers (序号) as people write them: 一、 一． 第一部分 第一， （一） (一) 1. 1、.
//!
//! Reads more forms than the document's own grammar; whatever is not the canonical form stays a manual label.

use std::ops::Range;

use crate::document::paragraph::MAX_HEADING_CHARS;
use crate::number::parse_numeral;

/// A way of numbering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Family {
    /// 第一部分, 第一章
    Part,
    /// 一、 一． 一. 一，
    Comma,
    /// 第一， 第一、
    Ordinal,
    /// （一） (一)
    Paren,
    /// 1. 1、 １．
    Arabic,
}

/// A number at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct HeadingLabel {
    /// Its form.
    pub(super) family: Family,
    /// Its value.
    pub(super) number: u32,
    /// Its length in bytes, the space after it included.
    pub(super) len: usize,
}

/// The longest numeral in a label, in characters.
const MAX_NUMERAL: usize = 4;

/// Reads the number at the start of `line`.
pub(super) fn read(line: &str) -> Option<HeadingLabel> {
    let first = line.chars().next()?;
    let (family, number, len) = match first {
        '第' => after_di(line)?,
        '（' | '(' => bracketed(line, first)?,
        c if arabic_value(c).is_some() => arabic(line)?,
        _ => comma(line)?,
    };
    let rest = &line[len..];
    let space = rest.len() - rest.trim_start().len();
    Some(HeadingLabel { family, number, len: len + space })
}

/// The space after a canonical number, 一、 or （一）, of a line short enough to be a heading.
pub(super) fn space_after(line: &str) -> Option<Range<usize>> {
    if !is_short(line) {
        return None;
    }
    let label = read(line)?;
    let end = line[..label.len].trim_end().len();
    let is_canonical = matches!(label.family, Family::Comma | Family::Paren)
        && line[..end].ends_with(['、', '）', ')'])
        && label.len < line.len();
    (is_canonical && end < label.len).then_some(end..label.len)
}

/// Whether the line is short enough to be a heading.
pub(super) fn is_short(line: &str) -> bool {
    line.len() <= MAX_HEADING_CHARS * 4 && line.chars().count() <= MAX_HEADING_CHARS
}

/// Whether a sentence ends inside `text`, not counting a mark at its very end.
pub(super) fn has_inner_stop(text: &str) -> bool {
    text.trim_end_matches(['。', '：', '；', ':', ';', '！', '？']).contains(['。', '；', '！', '？'])
}

/// Chinese numeral at the start of `text`: its value and its length in bytes.
fn han_numeral(text: &str) -> Option<(u32, usize)> {
    let len: usize = text
        .chars()
        .take(MAX_NUMERAL)
        .take_while(|c| "一二三四五六七八九十百零〇".contains(*c))
        .map(char::len_utf8)
        .sum();
    Some((parse_numeral(&text[..len])?, len))
}

/// One or two Arabic digits, half or full width: value and length in bytes.
fn arabic_numeral(text: &str) -> Option<(u32, usize)> {
    let (mut value, mut len) = (0, 0);
    for c in text.chars() {
        let Some(digit) = arabic_value(c) else { break };
        if value >= 10 {
            return None;
        }
        value = value * 10 + digit;
        len += c.len_utf8();
    }
    (value > 0).then_some((value, len))
}

fn arabic_value(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// 第一部分 第二章 第三，
fn after_di(line: &str) -> Option<(Family, u32, usize)> {
    let from = '第'.len_utf8();
    let (number, len) = han_numeral(&line[from..]).or_else(|| arabic_numeral(&line[from..]))?;
    let at = from + len;
    if let Some(word) = ["部分", "章", "篇"].iter().find(|word| line[at..].starts_with(**word)) {
        let end = at + word.len();
        let mark = line[end..].chars().next().filter(|c| "、，：:,".contains(*c));
        let is_label =
            mark.is_some() || line[end..].is_empty() || line[end..].starts_with(char::is_whitespace);
        return is_label.then_some((Family::Part, number, end + mark.map_or(0, char::len_utf8)));
    }
    let mark = line[at..].chars().next().filter(|c| matches!(c, '，' | '、' | ','))?;
    Some((Family::Ordinal, number, at + mark.len_utf8()))
}

/// （一） (一) （一）、
fn bracketed(line: &str, open: char) -> Option<(Family, u32, usize)> {
    let from = open.len_utf8();
    let (number, len) = han_numeral(&line[from..])?;
    let at = from + len;
    let close = line[at..].chars().next().filter(|c| matches!(c, '）' | ')'))?;
    let end = at + close.len_utf8();
    let mark = line[end..].chars().next().filter(|c| matches!(c, '、' | '.' | '．'));
    Some((Family::Paren, number, end + mark.map_or(0, char::len_utf8)))
}

/// 1. 1、 １．, but not the beginning of 1.5亿元.
fn arabic(line: &str) -> Option<(Family, u32, usize)> {
    let (number, len) = arabic_numeral(line)?;
    let mark = line[len..].chars().next().filter(|c| matches!(c, '.' | '．' | '、' | '，'))?;
    let end = len + mark.len_utf8();
    let is_decimal = line[end..].starts_with(|c| arabic_value(c).is_some());
    (!is_decimal).then_some((Family::Arabic, number, end))
}

/// 一、 and its variants, but not 八、九月份.
fn comma(line: &str) -> Option<(Family, u32, usize)> {
    let (number, len) = han_numeral(line)?;
    let spaced = line[len..].trim_start();
    let at = line.len() - spaced.len();
    let mark = spaced.chars().next()?;
    if at > len && mark != '、' {
        return Some((Family::Comma, number, len));
    }
    let end = at + mark.len_utf8();
    let goes_on = han_numeral(&line[end..]).is_some_and(|(other, more)| {
        other == number + 1 && line[end + more..].starts_with(['月', '日', '年', '号', '时'])
    });
    let is_point_between = matches!(mark, '.' | '．') && han_numeral(&line[end..]).is_some();
    ("、．.，,：:".contains(mark) && !goes_on && !is_point_between).then_some((Family::Comma, number, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_people_write() {
        for (line, family, number, label) in [
            ("一、经济", Family::Comma, 1, "一、"),
            ("十二．经济", Family::Comma, 12, "十二．"),
            ("三.经济", Family::Comma, 3, "三."),
            ("三　经济", Family::Comma, 3, "三　"),
            ("三 、经济", Family::Comma, 3, "三 、"),
            ("五、四季度打算", Family::Comma, 5, "五、"),
            ("第一部分 工作回顾", Family::Part, 1, "第一部分 "),
            ("第二章：工作回顾", Family::Part, 2, "第二章："),
            ("第三，抓民生", Family::Ordinal, 3, "第三，"),
            ("（四）荣誉", Family::Paren, 4, "（四）"),
            ("(五) 荣誉", Family::Paren, 5, "(五) "),
            ("1.经济", Family::Arabic, 1, "1."),
            ("１２、经济", Family::Arabic, 12, "１２、"),
        ] {
            let read = read(line).unwrap();
            assert_eq!((read.family, read.number, &line[..read.len]), (family, number, label), "{line}");
        }
    }

    #[test]
    fn prose_that_begins_with_a_number() {
        for line in [
            "1.5亿元投资",
            "2024年",
            "八、九月份",
            "三.八节活动",
            "一些问题",
            "三是抓好",
            "（试行）",
            "第一季度",
            "第一部分群众",
            "十佳社区",
            "",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn space_after_canonical_numbers_is_found() {
        assert_eq!(space_after("一、 经济"), Some(6..7));
        assert_eq!(space_after("（一）\u{3000}经济"), Some(9..12));
        assert_eq!(space_after("一 经济"), None);
        assert_eq!(space_after("1. 经济"), None);
        assert_eq!(space_after("一、"), None);
    }
}
