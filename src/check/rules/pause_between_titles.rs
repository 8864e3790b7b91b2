//! 书名号、引号之间的顿号: 《甲》、《乙》.
//!
//! Why it matters: titles and quoted terms side by side usually take no 、. A matter of taste: one hint a document,
//! one fix for all. Source: GB/T 15834-2011 §4.5.3.5.

use super::super::facts::Facts;
use super::super::finding::{Edit, Finding, Fix, Kind, Severity};
use super::super::manuscript::Span;
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "pause-between-titles",
    kind: Kind::Punctuation,
    name: "书名号之间的顿号",
    summary: "并列的书名号或引号之间通常不用顿号",
    scope: Scope::Document(check),
};

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    let lines = facts.lines.iter().enumerate();
    let pauses: Vec<Span> = lines
        .flat_map(|(line, facts)| {
            let places = facts.notation.pauses_between_titles.iter();
            places.map(move |&at| Span::new(line, at..at + '、'.len_utf8()))
        })
        .collect();
    let Some(first) = pauses.first() else { return };
    let text = facts.lines.get(first.line).map_or("", |line| line.text.as_str());
    let start = text[..first.start].rfind(['《', '“']).unwrap_or(first.start);
    let end = text[first.end..].find(['》', '”']).map_or(first.end, |at| first.end + at + '》'.len_utf8());
    let message = format!("并列的书名号或引号之间通常不用顿号，全文共{}处", pauses.len());
    let edits = pauses.iter().map(|span| Edit { at: span.clone(), text: String::new() }).collect();
    let fix = Fix { label: "删去这些顿号".into(), edits };
    let place = Span::new(first.line, start..end);
    findings.push(Finding::new(&RULE, Severity::Hint, place, message).fix(fix));
}
