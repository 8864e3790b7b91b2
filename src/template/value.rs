//! Reading single values of a template within their bounds, so that an error names the value's own place.

use serde::de::{Deserialize, Deserializer, Error};

use crate::document::Level;
use crate::document::meta::YEARS;

use super::placeholder::unknown_placeholder;

/// Longest id and name in characters.
const MAX_NAME_CHARS: usize = 40;

/// Longest title, heading or other single line in characters.
const MAX_LINE_CHARS: usize = 200;

/// Longest paragraph in characters.
const MAX_PARAGRAPH_CHARS: usize = 20_000;

/// Template id.
pub(super) fn id<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    let id = String::deserialize(input)?;
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    if id.is_empty() || id.starts_with('-') || !id.chars().all(allowed) {
        return Err(D::Error::custom(format!(
            "id 只能用文字、数字、“-”和“_”，不能空着，也不能以“-”开头，现在是“{id}”"
        )));
    }
    not_longer_than("id ", id, MAX_NAME_CHARS)
}

/// Name of a template: a line that is not blank.
pub(super) fn name<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    let name = String::deserialize(input)?;
    if name.trim().is_empty() {
        return Err(D::Error::custom("name 不能空着，请写上模板的名称"));
    }
    not_longer_than("name ", without_controls(name, "")?, MAX_NAME_CHARS)
}

/// A single line that may hold placeholders.
pub(super) fn line<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    let line = without_controls(String::deserialize(input)?, "")?;
    not_longer_than("这一行", with_known_placeholders(line)?, MAX_LINE_CHARS)
}

/// Lines in one string, that may hold placeholders.
pub(super) fn lines_in_one<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    let text = without_controls(String::deserialize(input)?, "\n")?;
    not_longer_than("这段文字", with_known_placeholders(text)?, MAX_LINE_CHARS)
}

/// Title: one or more lines, not blank.
pub(super) fn title<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    let title = lines_in_one(input)?;
    if title.trim().is_empty() {
        return Err(D::Error::custom("title 不能空着，例如可写“{organ}{year}年工作总结”"));
    }
    Ok(title)
}

/// A list of paragraphs that may hold placeholders.
pub(super) fn paragraphs<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<String>, D::Error> {
    Ok(Vec::<Paragraph<true>>::deserialize(input)?.into_iter().map(|Paragraph(text)| text).collect())
}

/// A list of paragraphs in which braces mean nothing.
pub(super) fn plain_paragraphs<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<String>, D::Error> {
    Ok(Vec::<Paragraph<false>>::deserialize(input)?.into_iter().map(|Paragraph(text)| text).collect())
}

/// Rows of cells that may hold placeholders.
pub(super) fn rows<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<Vec<String>>, D::Error> {
    let rows = Vec::<Vec<Paragraph<true>>>::deserialize(input)?;
    Ok(rows.into_iter().map(|row| row.into_iter().map(|Paragraph(text)| text).collect()).collect())
}

/// Heading level, written 1 or 2.
pub(super) fn level<'de, D: Deserializer<'de>>(input: D) -> Result<Level, D::Error> {
    Ok(if bounded("level", 1..=2, input)? == 1 { Level::One } else { Level::Two })
}

/// Number of columns.
pub(super) fn columns<'de, D: Deserializer<'de>>(input: D) -> Result<u8, D::Error> {
    bounded("columns", 1..=20, input).map(|n| n as u8)
}

/// Number of empty rows.
pub(super) fn blank_rows<'de, D: Deserializer<'de>>(input: D) -> Result<u8, D::Error> {
    bounded("blank_rows", 0..=200, input).map(|n| n as u8)
}

/// Year of a template made for one year.
pub(super) fn year<'de, D: Deserializer<'de>>(input: D) -> Result<Option<u16>, D::Error> {
    let range = i64::from(*YEARS.start())..=i64::from(*YEARS.end());
    bounded("year", range, input).map(|n| Some(n as u16))
}

/// Widths of columns in percent.
pub(super) fn widths<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<u8>, D::Error> {
    struct Percent(u8);
    impl<'de> Deserialize<'de> for Percent {
        fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
            bounded("widths 的每一项", 1..=100, input).map(|n| Self(n as u8))
        }
    }
    Ok(Vec::<Percent>::deserialize(input)?.into_iter().map(|Percent(n)| n).collect())
}

/// One paragraph or cell; `FILLED` when it may hold placeholders.
struct Paragraph<const FILLED: bool>(String);

impl<'de, const FILLED: bool> Deserialize<'de> for Paragraph<FILLED> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text = without_controls(String::deserialize(input)?, "")?;
        let text = if FILLED { with_known_placeholders(text)? } else { text };
        not_longer_than("这一段", text, MAX_PARAGRAPH_CHARS).map(Self)
    }
}

/// A whole number within `range`; `field` names it in the message.
fn bounded<'de, D: Deserializer<'de>>(
    field: &str,
    range: std::ops::RangeInclusive<i64>,
    input: D,
) -> Result<i64, D::Error> {
    let number = i64::deserialize(input)?;
    if range.contains(&number) {
        return Ok(number);
    }
    let (low, high) = (range.start(), range.end());
    Err(D::Error::custom(format!("{field} 应为{low}到{high}的整数，现在是{number}")))
}

/// `text` when it has no control characters but `allowed` ones.
fn without_controls<E: Error>(text: String, allowed: &str) -> Result<String, E> {
    if text.chars().any(|c| c.is_control() && !allowed.contains(c)) {
        return Err(E::custom("文字里不能有换行、制表符等控制字符；要分段，请写成列表里的多项"));
    }
    Ok(text)
}

/// `text` when every placeholder in it is known.
fn with_known_placeholders<E: Error>(text: String) -> Result<String, E> {
    match unknown_placeholder(&text) {
        Some(problem) => Err(E::custom(problem)),
        None => Ok(text),
    }
}

/// `text` when it has at most `limit` characters; `what` names it in the message.
fn not_longer_than<E: Error>(what: &str, text: String, limit: usize) -> Result<String, E> {
    match text.chars().count() {
        count if count > limit => Err(E::custom(format!("{what}最多{limit}个字，现在有{count}个，请缩短"))),
        _ => Ok(text),
    }
}
