//! The grammar of a body line: the trade's own numbering is the markup.
//!
//! A line that starts with `（一）` is a heading of level two, `1.` of level three, `（1）` of level four; 一是…
//! is an enumeration; a short first sentence is a lead (段首主题句). Page, editor, import and checks all read
//! a line through [`parse_paragraph`], so they can never disagree.

use std::ops::Range;

use crate::number::parse_numeral;

/// Longest heading in characters, number and end mark included. A numbered line above it is a paragraph that
/// merely begins with a number.
pub const MAX_HEADING_CHARS: usize = 40;

/// Longest lead in characters, end mark included.
pub const MAX_LEAD_CHARS: usize = 24;

/// What a body line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// 一、 in a body: a heading of level one that was not made a section.
    Heading1,
    /// （一）
    Heading2,
    /// `1.` alone on its line
    Heading3,
    /// （1） alone on its line
    Heading4,
    /// 一是…, 二是…
    Enumeration,
    /// Running text, possibly numbered.
    Plain,
}

/// A parsed body line. Ranges count bytes within the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What the line is.
    pub kind: ParagraphKind,
    /// The number at its start; empty when there is none.
    pub label: Range<usize>,
    /// The lead after the number, its end mark included, when more text follows it.
    pub lead: Option<Range<usize>>,
}

/// Parses one line of a body.
pub fn parse_paragraph(line: &str) -> Paragraph {
    let (level, len) = label_at_start(line).unwrap_or((0, 0));
    let label = 0..len;
    let short = line.chars().take(MAX_HEADING_CHARS + 1).count() <= MAX_HEADING_CHARS;
    let alone = short && len < line.len() && !is_sentence(&line[len..]);
    let kind = match level {
        1 if short => ParagraphKind::Heading1,
        2 if short => ParagraphKind::Heading2,
        3 if alone => ParagraphKind::Heading3,
        4 if alone => ParagraphKind::Heading4,
        5 => ParagraphKind::Enumeration,
        _ => ParagraphKind::Plain,
    };
    let lead = match kind {
        ParagraphKind::Plain | ParagraphKind::Enumeration => lead_after(line, len),
        _ => None,
    };
    Paragraph { kind, label, lead }
}

/// Level (1 一、 2 （一） 3 `1.` 4 （1） 5 一是) and byte length of the number at the start of `line`.
pub fn label_at_start(line: &str) -> Option<(u8, usize)> {
    let first = line.chars().next()?;
    if matches!(first, '（' | '(') {
        return bracketed_label(line, first);
    }
    if first.is_ascii_digit() {
        return arabic_label(line);
    }
    let end = han_digits(line)?;
    match line[end..].chars().next()? {
        '、' => Some((1, end + '、'.len_utf8())),
        '是' => Some((5, end + '是'.len_utf8())),
        _ => None,
    }
}

/// （一） or （1）; at most four characters inside.
fn bracketed_label(line: &str, open: char) -> Option<(u8, usize)> {
    let inner = &line[open.len_utf8()..];
    let (close_at, close) = inner.char_indices().take(6).find(|(_, c)| matches!(c, '）' | ')'))?;
    let number = &inner[..close_at];
    let level = if parse_numeral(number).is_some() {
        2
    } else if !number.is_empty() && number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit()) {
        4
    } else {
        return None;
    };
    Some((level, open.len_utf8() + close_at + close.len_utf8()))
}

/// `1.` `1．` `1、`, but not the beginning of 1.5亿元 or 2024年.
fn arabic_label(line: &str) -> Option<(u8, usize)> {
    let end = line.find(|c: char| !c.is_ascii_digit())?;
    let mark = line[end..].chars().next()?;
    let after = end + mark.len_utf8();
    let next_is_digit = line[after..].starts_with(|c: char| c.is_ascii_digit());
    (end <= 2 && matches!(mark, '.' | '．' | '、') && !next_is_digit).then_some((3, after))
}

/// End of the Chinese numeral at the start of `line`; at most four characters.
fn han_digits(line: &str) -> Option<usize> {
    let end = line
        .char_indices()
        .take_while(|&(i, c)| i < 12 && "一二三四五六七八九十百零〇".contains(c))
        .last()
        .map(|(i, c)| i + c.len_utf8())?;
    parse_numeral(&line[..end]).map(|_| end)
}

/// Whether `text` ends a sentence anywhere: then it is an item of a list or running text, not a heading.
fn is_sentence(text: &str) -> bool {
    text.contains(['。', '；', '！', '？'])
}

/// The lead that starts at byte `from`: a short first sentence with more text after it.
fn lead_after(line: &str, from: usize) -> Option<Range<usize>> {
    let mut chars = line[from..].char_indices().take(MAX_LEAD_CHARS);
    let (at, _) = chars.find(|&(_, c)| c == '。')?;
    let end = from + at + '。'.len_utf8();
    let sentence = &line[from..end];
    let is_title = !sentence.contains(['；', '：', '，']) && sentence.chars().count() > 4;
    (is_title && end < line.len()).then_some(from..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_follow_the_number() {
        use ParagraphKind::*;
        for (line, kind, label) in [
            ("（一）民生服务", Heading2, "（一）"),
            ("（十二）民生服务", Heading2, "（十二）"),
            ("(三)民生服务", Heading2, "(三)"),
            ("1.主要经济指标", Heading3, "1."),
            ("12．主要经济指标", Heading3, "12．"),
            ("1.获市级先进单位称号。", Plain, "1."),
            ("1.主要指标。外贸出口完成4.75亿元。", Plain, "1."),
            ("（1）重点项目", Heading4, "（1）"),
            ("一是抓产业。", Enumeration, "一是"),
            ("二、民生福祉", Heading1, "二、"),
            ("4.75亿元投资到位。", Plain, ""),
            ("2024年，街道抓好五件事。", Plain, ""),
            ("（试行）办法", Plain, ""),
            ("一些问题还存在。", Plain, ""),
            ("", Plain, ""),
        ] {
            let parsed = parse_paragraph(line);
            assert_eq!((parsed.kind, &line[parsed.label.clone()]), (kind, label), "{line}");
        }
    }

    #[test]
    fn a_long_numbered_line_is_running_text() {
        let line = format!("（一）{}", "字".repeat(38));
        assert_eq!(parse_paragraph(&line).kind, ParagraphKind::Plain);
    }

    #[test]
    fn leads_are_short_first_sentences() {
        let lead = |line: &str| parse_paragraph(line).lead.map(|r| line[r].to_string());
        assert_eq!(lead("经济运行稳中向好。全年完成投资。").as_deref(), Some("经济运行稳中向好。"));
        assert_eq!(lead("一是抓好产业发展。全年完成投资。").as_deref(), Some("抓好产业发展。"));
        assert_eq!(lead("经济运行稳中向好。"), None);
        assert_eq!(lead("今年以来，街道抓好投资。全年完成投资。"), None);
    }
}
