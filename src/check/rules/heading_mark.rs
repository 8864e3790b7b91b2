//! 序号标点: 一. for 一、, （一）、 for （一）, 1、 beside 1.
//!
//! Why it matters: each level has its mark: 一、 （一） 1. （1） (GB/T 9704-2012 §7.3.3, GB/T 15834-2011 on 序次语).
//! 1、 is told once a document: as a warning where 1. is used as well, else as a hint.

use crate::document::parse_paragraph;

use super::super::facts::{Facts, LineFacts};
use super::super::finding::{Edit, Finding, Fix, Kind, Severity};
use super::super::manuscript::{LineKind, Span};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "heading-mark",
    kind: Kind::Numbering,
    name: "序号标点",
    summary: "序号后面的标点不合规范：一、（一）1.（1）",
    scope: Scope::Anchored { anchors: |line| carries_number(line) && has_mark(line), check },
};

fn check(facts: &Facts<'_>, anchors: &[usize], findings: &mut Vec<Finding<Span>>) {
    let lines = || anchors.iter().filter_map(|&index| Some((index, facts.lines.get(index)?)));
    findings.extend(lines().filter_map(|(index, line)| wrong_mark(index, line)));
    let commas: Vec<Span> = lines().filter_map(|(index, line)| arabic_mark(index, line, "、")).collect();
    let has_points = lines().any(|(index, line)| arabic_mark(index, line, ".").is_some());
    let Some(first) = commas.first() else { return };
    let severity = if has_points { Severity::Warning } else { Severity::Hint };
    let number = facts.manuscript.text(first).trim_end_matches('、');
    let message =
        format!("阿拉伯数字序号后面用“.”，“{number}、”应当写作“{number}.”，全文共{}处", commas.len());
    let mark = |span: &Span| Span { start: span.end - '、'.len_utf8(), ..span.clone() };
    let edits = commas.iter().map(|span| Edit { at: mark(span), text: ".".into() }).collect();
    let fix = Fix { label: "全部改为“.”".into(), edits };
    findings.push(Finding::new(&RULE, severity, first.clone(), message).fix(fix));
}

/// Lines of a body and numbers of sections that were typed.
fn carries_number(line: &LineFacts) -> bool {
    matches!(line.setting.kind, LineKind::Paragraph | LineKind::Label)
}

/// Whether there is something to say of its mark.
fn has_mark(line: &LineFacts) -> bool {
    wrong_mark(0, line).is_some() || ["、", "."].iter().any(|mark| arabic_mark(0, line, mark).is_some())
}

/// The number 1、 or 1. at the start of a line.
fn arabic_mark(index: usize, line: &LineFacts, mark: &str) -> Option<Span> {
    let label = line.text.get(line.paragraph.label.clone()).filter(|label| !label.is_empty());
    let label = label.or_else(|| (line.setting.kind == LineKind::Label).then_some(line.text.as_str()))?;
    let is_arabic = label.starts_with(|ch: char| ch.is_ascii_digit()) && label.ends_with(mark);
    is_arabic.then(|| Span::new(index, 0..label.len()))
}

/// 一. 一， （一）、 （一）. 第一、
fn wrong_mark(index: usize, line: &LineFacts) -> Option<Finding<Span>> {
    let text = line.text.as_str();
    let (end, proper) = han_with_point(text).or_else(|| bracket_with_mark(line))?;
    let rest_is_words = text[end..].is_empty() || !text[end..].starts_with(|ch: char| ch.is_ascii_digit());
    let number = Span::new(index, 0..end);
    let message = format!("序号“{}”应当写作“{proper}”", &text[..end]);
    let fix = Fix::replace(format!("改为“{proper}”"), number.clone(), proper);
    rest_is_words.then(|| Finding::new(&RULE, Severity::Warning, number, message).fix(fix))
}

fn han_with_point(text: &str) -> Option<(usize, String)> {
    let number_end = text.find(|ch: char| !"一二三四五六七八九十".contains(ch)).filter(|&end| end > 0)?;
    let mark = text[number_end..].chars().next().filter(|ch| matches!(ch, '.' | '．'))?;
    Some((number_end + mark.len_utf8(), format!("{}、", &text[..number_end])))
}

fn bracket_with_mark(line: &LineFacts) -> Option<(usize, String)> {
    let text = line.text.as_str();
    let paragraph = parse_paragraph(text);
    let label = &text[paragraph.label.clone()];
    let mark = text[label.len()..].chars().next().filter(|ch| matches!(ch, '、' | '.' | '．' | '，'))?;
    label.ends_with(['）', ')']).then(|| (label.len() + mark.len_utf8(), label.to_owned()))
}
