//! 段末缺标点: running text whose last sentence has no end mark.
//!
//! Why it matters: the paragraph looks cut off. Fires only where the paragraph holds finished sentences and its last
//! one is long enough to be no signature or title. Source: GB/T 15834-2011 §4.1.

use std::ops::Range;

use crate::text::class::is_han;

use super::super::facts::LineFacts;
use super::super::finding::{Edit, Finding, Fix, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "missing-end-mark",
    kind: Kind::Punctuation,
    name: "段末缺标点",
    summary: "正文段落末尾没有句号",
    scope: Scope::Line(check),
};

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let text = line.text.trim_end();
    let is_open = text.chars().next_back().is_some_and(|ch| is_han(ch) || ch.is_ascii_digit());
    if !is_open || !line.is_prose() || text.chars().count() < 40 {
        return;
    }
    let Some(stop) = text.rfind('。') else { return };
    let last = stop + '。'.len_utf8()..text.len();
    if text[last.clone()].chars().count() < 10 {
        return;
    }
    let tail = text[last.clone()].char_indices().rev().nth(9).map_or(last.start, |(at, _)| last.start + at);
    let message = format!("“{}”后面缺少句号", &text[tail..]);
    let end = Edit { at: text.len()..text.len(), text: "。".into() };
    let fix = Fix { label: "补上句号".into(), edits: vec![end] };
    findings.push(Finding::new(&RULE, Severity::Warning, tail..text.len(), message).fix(fix));
}
