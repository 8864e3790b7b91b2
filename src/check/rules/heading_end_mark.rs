//! 标题末标点: a heading that stands alone and ends with 。.
//!
//! Why it matters: a heading on its own line takes no end mark. A numbered sentence in a list of such sentences is no
//! heading, so the neighbours decide. Source: GB/T 15834-2011 on headings; GB/T 9704-2012 §7.3.3.

use crate::document::ParagraphKind;

use super::super::facts::{Facts, LineFacts};
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::manuscript::{LineKind, Span};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "heading-end-mark",
    kind: Kind::Punctuation,
    name: "标题末标点",
    summary: "独立成行的标题末尾有句号等标点",
    scope: Scope::Anchored { anchors: |line| end_mark(line).is_some(), check },
};

fn check(facts: &Facts<'_>, anchors: &[usize], findings: &mut Vec<Finding<Span>>) {
    for &index in anchors {
        let Some(line) = facts.lines.get(index) else { continue };
        let Some(mark) = end_mark(line) else { continue };
        if !is_heading(facts, index) || is_item(facts, index) {
            continue;
        }
        let end = line.text.trim_end().len();
        let place = Span::new(index, line.paragraph.label.end.min(end)..end);
        let message = format!("标题“{}”末尾不用“{mark}”", facts.manuscript.text(&place));
        let last = Span::new(index, end - mark.len_utf8()..end);
        let delete = Fix::replace(format!("删去“{mark}”"), last, "");
        findings.push(Finding::new(&RULE, Severity::Warning, place, message).fix(delete));
    }
}

/// The mark at the end, when it is the only one: a heading holds one phrase.
fn end_mark(line: &LineFacts) -> Option<char> {
    let text = line.text.trim_end();
    let mark = text.chars().next_back().filter(|ch| matches!(ch, '。' | '；' | '，' | '、'))?;
    let words = &text[..text.len() - mark.len_utf8()];
    (!words.contains(['。', '；', '！']) && words.chars().count() <= 40).then_some(mark)
}

/// Whether text of its own stands under the line.
fn is_heading(facts: &Facts<'_>, index: usize) -> bool {
    let line = &facts.lines[index];
    let Some(next) = facts.lines.get(index + 1) else { return false };
    let is_same_section = facts.manuscript.lines[index].section
        == facts.manuscript.lines.get(index + 1).and_then(|line| line.section);
    match line.setting.kind {
        LineKind::Heading => is_same_section,
        LineKind::Paragraph => {
            let kind = line.paragraph.kind;
            let is_numbered = matches!(kind, ParagraphKind::Heading1 | ParagraphKind::Heading2);
            is_numbered && is_same_section && next.is_prose() && next.text.chars().count() > 30
        }
        _ => false,
    }
}

/// Whether the next line is numbered in the same way: an item in a list of such sentences.
fn is_item(facts: &Facts<'_>, index: usize) -> bool {
    let Some(next) = facts.lines.get(index + 1) else { return false };
    let section = facts.manuscript.lines[index].section;
    let section = section.and_then(|section| facts.manuscript.sections.get(section));
    let own = own_label(&facts.lines[index]);
    let label = own.or(section.map(|section| section.label.as_str()));
    let shape = |label: &str| label.trim().chars().filter(|ch| !ch.is_alphanumeric()).collect::<String>();
    own_label(next).is_some_and(|next| label.is_some_and(|label| shape(label) == shape(next)))
}

fn own_label(line: &LineFacts) -> Option<&str> {
    line.text.get(line.paragraph.label.clone()).filter(|label| !label.is_empty())
}
