//! 空白部分: a heading without any text under it.
//!
//! Why it matters: problems and plans are what readers look for. A document that holds no text yet is being begun and
//! is left alone; so are runs of headings that are a list.

use crate::document::SectionKind;

use super::super::around::depth;
use super::super::facts::Facts;
use super::super::finding::{Finding, Kind, Severity};
use super::super::manuscript::{LineKind, SectionLines, Span};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "empty-section",
    kind: Kind::Structure,
    name: "空白部分",
    summary: "标题下面没有内容",
    scope: Scope::Document(check),
};

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    let sections = &facts.manuscript.sections;
    let states: Vec<State> = sections.iter().map(|section| state(facts, section)).collect();
    let written = states.iter().filter(|state| state.has_text).count();
    let blank = states.iter().filter(|state| !state.has_text).count();
    if written < 2 || written <= blank {
        return;
    }
    for (index, section) in sections.iter().enumerate() {
        let Some(heading) = heading_line(facts, section).filter(|_| !states[index].has_text) else {
            continue;
        };
        let is_numbered = !section.label.is_empty();
        let leads = states.get(index + 1).is_some_and(|next| next.depth > states[index].depth);
        let is_required =
            matches!(section.kind, SectionKind::Problems | SectionKind::Plan | SectionKind::Targets);
        let is_blank = |index: usize| states.get(index).is_some_and(|state| !state.has_text);
        let is_list = is_blank(index + 1) || (index > 0 && is_blank(index - 1));
        if leads || !is_numbered || (is_list && !is_required) {
            continue;
        }
        let span = Span::new(heading, 0..facts.lines[heading].text.len());
        let message = format!("“{}”下面没有内容", section.title);
        findings.push(Finding::new(&RULE, Severity::Warning, span, message));
    }
}

/// What is known of a section.
#[derive(Debug, Clone, Copy)]
struct State {
    has_text: bool,
    depth: u8,
}

fn state(facts: &Facts<'_>, section: &SectionLines) -> State {
    let lines = facts.lines.get(section.lines.clone()).unwrap_or_default();
    let is_content = |kind: &LineKind| matches!(kind, LineKind::Paragraph | LineKind::Cell { .. });
    let has_text = lines.iter().any(|line| is_content(&line.setting.kind) && !line.text.trim().is_empty());
    State { has_text, depth: depth(&section.label) }
}

/// The line of the heading; `None` for a heading that is a sentence.
fn heading_line(facts: &Facts<'_>, section: &SectionLines) -> Option<usize> {
    let mut lines = section.lines.clone();
    let line = lines
        .find(|&line| facts.lines.get(line).is_some_and(|line| line.setting.kind == LineKind::Heading))?;
    let text = facts.lines[line].text.as_str();
    (!text.is_empty() && !text.ends_with(['。', '；']) && text.chars().count() <= 30).then_some(line)
}
