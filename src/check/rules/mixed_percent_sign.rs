//! 百分号混用: 12.5％ here and 8% there.
//!
//! Why it matters: one document, one form; told once. Source: GB/T 15835-2011 §5.1.

use super::super::facts::Facts;
use super::super::finding::{Edit, Finding, Fix, Kind, Severity};
use super::super::manuscript::Span;
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "mixed-percent-sign",
    kind: Kind::Unit,
    name: "百分号混用",
    summary: "全角和半角的百分号混用",
    scope: Scope::Document(check),
};

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    let signs = |full: bool| -> Vec<Span> {
        let of_line = |(line, facts): (usize, &std::sync::Arc<super::super::facts::LineFacts>)| {
            let notation = &facts.notation;
            let places = if full { &notation.full_percents } else { &notation.half_percents };
            let width = if full { '％'.len_utf8() } else { 1 };
            places.iter().map(move |&at| Span::new(line, at..at + width)).collect::<Vec<_>>()
        };
        facts.lines.iter().enumerate().flat_map(of_line).collect()
    };
    let (half, full) = (signs(false), signs(true));
    let (odd, usual, sign) = if full.len() > half.len() { (half, full, '％') } else { (full, half, '%') };
    let (Some(first), Some(other)) = (odd.first(), usual.first()) else { return };
    let message = format!("全文{}处用“{sign}”，这里等{}处用了另一种百分号", usual.len(), odd.len());
    let edits = odd.iter().map(|span| Edit { at: span.clone(), text: sign.to_string() }).collect();
    let fix = Fix { label: format!("全部改为“{sign}”"), edits };
    let (first, other) = (with_number(facts, first), with_number(facts, other));
    findings.push(Finding::new(&RULE, Severity::Warning, first, message).against(other).fix(fix));
}

/// The sign with its number.
fn with_number(facts: &Facts<'_>, sign: &Span) -> Span {
    let before = facts.lines.get(sign.line).map_or("", |line| &line.text[..sign.start]);
    let number = before.trim_end_matches(|ch: char| ch.is_ascii_digit() || ch == '.').len();
    Span::new(sign.line, number..sign.end)
}
