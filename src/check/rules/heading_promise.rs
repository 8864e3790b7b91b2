//! 标题落空: a heading promises 预期目标 or 主要指标 and no figure follows.
//!
//! Why it matters: the reader looks for the numbers. Counts any figure but years, and words such as 翻一番.

use super::super::around::depth;
use super::super::facts::{Facts, LineFacts};
use super::super::finding::{Finding, Kind, Severity};
use super::super::manuscript::{LineKind, Span};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "heading-promise",
    kind: Kind::Structure,
    name: "标题落空",
    summary: "标题写了预期目标、主要指标，下面却没有数字",
    scope: Scope::Document(check),
};

/// What a heading may promise.
const PROMISES: [&str; 4] = ["预期目标", "主要指标", "主要经济指标", "主要数据"];

/// Ways to give a figure in words.
const WORDS: [&str; 8] = ["翻一番", "翻番", "百分之", "倍", "全覆盖", "零增长", "清零", "百分点"];

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    for (index, line) in facts.lines.iter().enumerate() {
        if line.setting.kind != LineKind::Heading {
            continue;
        }
        let promise = PROMISES.iter().find_map(|promise| Some((line.text.find(promise)?, promise)));
        let Some((at, promise)) = promise else { continue };
        let under = under(facts, index);
        let has_prose = under.iter().any(|line| line.is_prose() && !line.text.trim().is_empty());
        if !has_prose || under.iter().any(|line| has_figure(line)) {
            continue;
        }
        let span = Span::new(index, at..at + promise.len());
        let message = format!("标题写了“{promise}”，下面没有一个数字");
        findings.push(Finding::new(&RULE, Severity::Warning, span, message));
    }
}

/// The lines under a heading: its section and the following ones of a lower level.
fn under<'a>(facts: &'a Facts<'_>, heading: usize) -> &'a [std::sync::Arc<LineFacts>] {
    let sections = &facts.manuscript.sections;
    let Some(section) = facts.manuscript.lines.get(heading).and_then(|line| line.section) else { return &[] };
    let depth = |index: usize| sections.get(index).map_or(0, |section| depth(&section.label));
    let mut last = section;
    while sections.get(last + 1).is_some() && depth(last + 1) > depth(section) {
        last += 1;
    }
    let end = sections.get(last).map_or(heading, |section| section.lines.end);
    facts.lines.get(heading + 1..end).unwrap_or_default()
}

/// Whether a line gives a figure that is no year, number of an item or date.
fn has_figure(line: &LineFacts) -> bool {
    let text = line.text.get(line.paragraph.label.end..).unwrap_or_default();
    let mut digits = text.char_indices().filter(|(_, ch)| ch.is_ascii_digit() || matches!(ch, '０'..='９'));
    let counts = |at: usize| {
        let rest =
            text[at..].trim_start_matches(|ch: char| ch.is_ascii_digit() || matches!(ch, '０'..='９' | '.'));
        !rest.starts_with(['年', '月', '日', '—'])
    };
    WORDS.iter().any(|word| text.contains(word)) || digits.any(|(at, _)| counts(at))
}
