//! The lines below the text: attachment note, signature, date, attachments.
//!
//! Only their places are found here; whether they can be filed as such is decided when the document is put
//! together and compared with the source.

use std::ops::Range;

use crate::number::parse_numeral;

use super::clean::Line;
use super::head::{ends_with_organ, is_name_like, is_organ_with_date};
use super::when;

/// How many lines a signature has at most.
const MAX_SIGNATURE_LINES: usize = 3;

/// The longest title of an attachment, in characters.
const MAX_ATTACHMENT_TITLE: usize = 60;

/// Which lines are what. The ranges follow each other and the last attachment ends with the document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Tail {
    /// “附件：1.…”
    pub(super) note: Range<usize>,
    /// 署名
    pub(super) signature: Range<usize>,
    /// 成文日期, and 附注 in brackets below it
    pub(super) date: Range<usize>,
    /// The attachments, each beginning with its mark.
    pub(super) attachments: Vec<AttachmentLines>,
}

impl Tail {
    /// An empty tail after `end` lines.
    pub(super) fn at_end(end: usize) -> Self {
        Self { note: end..end, signature: end..end, date: end..end, attachments: Vec::new() }
    }
}

/// The lines of one attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AttachmentLines {
    /// “附件1”
    pub(super) mark: usize,
    /// Its title; empty when it has none.
    pub(super) title: Range<usize>,
    /// The rest.
    pub(super) body: Range<usize>,
}

/// Finds the tail in the lines from `from` on, attachments only when asked for.
pub(super) fn find(lines: &[Line], from: usize, with_attachments: bool) -> Tail {
    let attachments = if with_attachments { attachments(lines, from) } else { Vec::new() };
    let end = attachments.first().map_or(lines.len(), |first| first.mark);
    let is_date = |at: usize| at > from && !lines[at].is_row && when::is_date(&lines[at].text);
    let has_annotation = end > from + 2 && is_annotation(&lines[end - 1]) && is_date(end - 2);
    let below_date = end - usize::from(has_annotation);
    let has_date = below_date > from + 1 && is_date(below_date - 1);
    let date = below_date - usize::from(has_date)..end;
    let signature = signature(lines, from, date.start, has_date);
    let signature =
        if signature.is_empty() { signed_and_dated(lines, from, date.clone()) } else { signature };
    let note =
        if attachments.is_empty() { signature.start } else { note_start(lines, from, signature.start) };
    Tail { note: note..signature.start, signature, date, attachments }
}

/// Whether the line is an annotation (附注) in brackets: （联系人：…，电话：…）, （此件公开发布）
fn is_annotation(line: &Line) -> bool {
    !line.is_row && line.text.starts_with(['（', '(']) && line.text.ends_with(['）', ')'])
}

/// Whether the line is the mark of an attachment: 附件, 附件1, 附件二：
pub(super) fn is_attachment_mark(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("附件") else { return false };
    let number = rest.trim_end_matches(['：', ':']).trim();
    let is_number = number.bytes().all(|b| b.is_ascii_digit()) || parse_numeral(number).is_some();
    number.len() <= 6 && is_number
}

fn attachments(lines: &[Line], from: usize) -> Vec<AttachmentLines> {
    let marks: Vec<usize> = (from + 1..lines.len())
        .filter(|&at| !lines[at].is_row && is_attachment_mark(&lines[at].text))
        .collect();
    let ends = marks.iter().skip(1).copied().chain([lines.len()]);
    let attachment = |(mark, end): (usize, usize)| {
        let has_title = mark + 1 < end && is_attachment_title(&lines[mark + 1]);
        let title = mark + 1..mark + 1 + usize::from(has_title);
        AttachmentLines { mark, body: title.end..end, title }
    };
    marks.iter().copied().zip(ends).map(attachment).collect()
}

fn is_attachment_title(line: &Line) -> bool {
    !line.is_row
        && line.text.chars().count() <= MAX_ATTACHMENT_TITLE
        && !line.text.contains(['。', '；'])
        && !line.text.ends_with(['：', '，'])
}

/// Names right above the date; without a date, one line that is clearly an organ's name.
fn signature(lines: &[Line], from: usize, end: usize, has_date: bool) -> Range<usize> {
    let mut start = end;
    while start > from + 1 && end - start < MAX_SIGNATURE_LINES {
        let line = &lines[start - 1];
        let needs_organ = !has_date || start < end;
        let is_signature = !line.is_row
            && is_name_like(&line.text)
            && !is_attachment_mark(&line.text)
            && (!needs_organ || ends_with_organ(&line.text))
            && (has_date || ends_sentence(&lines[start - 2]));
        if !is_signature {
            break;
        }
        start -= 1;
        if !has_date {
            break;
        }
    }
    start..end
}

/// A last line with both, 柳河镇人民政府 2024年12月5日, is taken for the signature.
fn signed_and_dated(lines: &[Line], from: usize, date: Range<usize>) -> Range<usize> {
    let end = date.start;
    let is_both = date.is_empty()
        && end > from + 1
        && !lines[end - 1].is_row
        && is_organ_with_date(&lines[end - 1].text);
    end - usize::from(is_both)..end
}

fn ends_sentence(line: &Line) -> bool {
    line.text.ends_with(['。', '！', '”', '）', '；', '？'])
}

/// The first line of the attachment note that ends at `end`, or `end` when there is none.
fn note_start(lines: &[Line], from: usize, end: usize) -> usize {
    let is_item = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let items = lines[from..end].iter().rev().take_while(|line| is_item(&line.text)).count();
    let Some(first) = (end - items).checked_sub(1).filter(|&first| first >= from) else { return end };
    let text = &lines[first].text;
    let is_note = text.strip_prefix("附件：").is_some_and(|names| !names.is_empty());
    if is_note { first } else { end }
}

#[cfg(test)]
mod tests {
    use super::super::clean::clean;
    use super::*;

    #[test]
    fn everything_below_the_text_is_found() {
        let source = "标题\n正文。\n附件：1.甲表\n2.乙表\n柳河镇党委\n柳河镇人民政府\n2024年12月5日\n附件1\n甲表\n甲。\n附件2\n乙表";
        let lines = clean(source, &[]).0;
        let tail = find(&lines, 1, true);
        assert_eq!((tail.note, tail.signature, tail.date), (2..4, 4..6, 6..7));
        assert_eq!(tail.attachments[0], AttachmentLines { mark: 7, title: 8..9, body: 9..10 });
        assert_eq!(tail.attachments[1], AttachmentLines { mark: 10, title: 11..12, body: 12..12 });
    }

    #[test]
    fn only_names_are_signatures() {
        let signature = |source| find(&clean(source, &[]).0, 1, true).signature.len();
        assert_eq!(signature("标题\n正文。\n东关街道办事处\n2024年12月5日"), 1);
        assert_eq!(signature("标题\n正文。\n东关街道办事处"), 1);
        assert_eq!(signature("标题\n正文。\n东关街道办事处 2024年12月5日"), 1);
        assert_eq!(signature("标题\n正文。\n2、获评先进单位"), 0);
        assert_eq!(signature("标题\n正文。\n正文，仍是正文。\n2024年12月5日"), 0);
        assert_eq!(signature("标题\n2024年12月5日"), 0);
        assert_eq!(
            signature("标题\n正文。\n东关街道办事处\n2024年12月5日\n（联系人：王明，电话：88886666）"),
            1
        );
    }
}
