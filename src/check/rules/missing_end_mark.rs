//! 段末缺标点: running text whose last sentence has no end mark, or the last item of a list that lacks what the one
//! before has.
//!
//! Why it matters: the paragraph looks cut off. Fires only where the paragraph holds finished sentences and its last
//! one is long enough to be no signature or title. Source: GB/T 15834-2011 §4.1.

use crate::document::ParagraphKind;
use crate::text::class::is_han;

use super::super::facts::{Facts, LineFacts};
use super::super::finding::{Edit, Finding, Fix, Kind, Severity};
use super::super::manuscript::Span;
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "missing-end-mark",
    kind: Kind::Punctuation,
    name: "段末缺标点",
    summary: "正文段落或列项末尾没有句号",
    scope: Scope::Document(check),
};

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    for (index, line) in facts.lines.iter().enumerate() {
        if is_open(line) && (is_cut_off(line) || is_odd_item(facts, index)) {
            findings.push(finding(index, line));
        }
    }
}

/// Whether the line ends with a word or figure.
fn is_open(line: &LineFacts) -> bool {
    line.text.trim_end().chars().next_back().is_some_and(|ch| is_han(ch) || ch.is_ascii_digit())
}

/// A paragraph of finished sentences with an unfinished one at the end.
fn is_cut_off(line: &LineFacts) -> bool {
    let Some(stop) = line.text.rfind('。').filter(|_| line.is_prose()) else { return false };
    let last = line.text[stop..].trim_end().chars().count() - 1;
    last >= 10 && line.text.chars().count() >= 40
}

/// The last of several numbered items, of which the one before is a sentence.
fn is_odd_item(facts: &Facts<'_>, index: usize) -> bool {
    let line = &facts.lines[index];
    let is_item = matches!(line.paragraph.kind, ParagraphKind::Heading3 | ParagraphKind::Heading4);
    let section = |index: usize| facts.manuscript.lines.get(index).and_then(|line| line.section);
    let is_last = section(index + 1) != section(index);
    let before =
        index.checked_sub(1).filter(|&before| is_item && is_last && section(before) == section(index));
    before.and_then(|before| facts.lines.get(before)).is_some_and(|before| {
        let is_one_sentence =
            before.text.trim_end().ends_with('。') && before.text.matches('。').count() == 1;
        before.paragraph.kind == ParagraphKind::Plain && !before.paragraph.label.is_empty() && is_one_sentence
    })
}

fn finding(index: usize, line: &LineFacts) -> Finding<Span> {
    let end = line.text.trim_end().len();
    let start = line.text[..end].char_indices().rev().nth(9).map_or(0, |(at, _)| at);
    let message = format!("“{}”后面缺少句号", &line.text[start..end]);
    let stop = Edit { at: Span::new(index, end..end), text: "。".into() };
    let fix = Fix { label: "补上句号".into(), edits: vec![stop] };
    Finding::new(&RULE, Severity::Warning, Span::new(index, start..end), message).fix(fix)
}
