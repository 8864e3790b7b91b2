//! 减少若干倍: 发案数下降2倍 takes away more than there is.
//!
//! Why it matters: a decrease is never more than the whole; the writer means 下降一半 or 为原来的几分之几. Source:
//! common usage guides on 倍 with decreases.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::rule::{Rule, Scope};
use crate::quantity::Dimension;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "impossible-decrease",
    kind: Kind::Growth,
    name: "减少若干倍",
    summary: "“减少、下降、缩短一倍（几倍）”说不通，减少最多只能减完",
    scope: Scope::Line(check),
};

/// Words of decrease that end right before the figure.
const DOWN: &[&str] = &["下降", "减少", "降低", "缩短", "缩小", "压缩", "减轻", "回落", "压减", "精简"];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    for figure in &line.figures {
        let before = line.text.get(..figure.range.start).unwrap_or("").trim_end_matches(['了', '近', '约']);
        let is_times =
            figure.unit.dimension == Dimension::Times && !line.text[figure.range.clone()].contains('番');
        let Some(word) = DOWN.iter().find(|word| before.ends_with(*word)).filter(|_| is_times) else {
            continue;
        };
        let quote = &line.text[figure.range.clone()];
        let message =
            format!("“{word}{quote}”说不通：减少最多只能减完，应写{word}百分之几或减为原来的几分之几");
        findings.push(Finding::new(&RULE, Severity::Warning, figure.range.clone(), message));
    }
}
