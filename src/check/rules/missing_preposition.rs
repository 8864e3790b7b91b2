//! 缺“以”: 坚持市场为中心 for 坚持以市场为中心.
//!
//! Why it matters: 为导向 needs its 以. The set phrases of four characters with 为主, 为先, 为本 and 为基 do without.

use std::ops::Range;

use crate::quantity::clauses;

use super::super::facts::LineFacts;
use super::super::finding::{Edit, Finding, Fix, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "missing-preposition",
    kind: Kind::Wording,
    name: "缺“以”",
    summary: "“坚持……为导向”缺少“以”",
    scope: Scope::Line(check),
};

/// Ends of the frame 以……为…….
const ENDS: [&str; 8] = ["为导向", "为中心", "为抓手", "为契机", "为引领", "为统领", "为遵循", "为主线"];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let verb = "坚持";
    if !line.text.contains(verb) {
        return;
    }
    for clause in clauses(&line.text) {
        let text = &line.text[clause.clone()];
        let found = ENDS.iter().find_map(|end| {
            let at = text.find(end)?;
            let start = text[..at].rfind(verb)?;
            let noun = &text[start + verb.len()..at];
            let is_bare = (2..=8).contains(&noun.chars().count())
                && !noun.contains(['以', '把', '将', '作', '、', '“', '”']);
            is_bare.then(|| start..at + end.len())
        });
        let Some(range) = found else { continue };
        let place = clause.start + range.start..clause.start + range.end;
        let gap = place.start + verb.len();
        let message = format!("“{}”缺少“以”", &line.text[place.clone()]);
        let insert = Edit { at: gap..gap, text: "以".into() };
        let fix = Fix { label: "补上“以”".into(), edits: vec![insert] };
        findings.push(Finding::new(&RULE, Severity::Warning, place, message).fix(fix));
    }
}
