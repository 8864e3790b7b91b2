//! 约数矛盾: 近30多吨 says “below 30” and “above 30” at once.
//!
//! Why it matters: a leader reads it as carelessness with the figure itself. Source: GB/T 15835-2011 on
//! approximate numbers; 近、约、大约、将近 exclude 余、多、以上.

use std::ops::Range;

use crate::quantity::Approximation;

use super::super::facts::LineFacts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "approximation-clash",
    kind: Kind::Wording,
    name: "约数矛盾",
    summary: "“近”“约”与“余”“多”“以上”用在同一个数字上",
    scope: Scope::Line(check),
};

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    for figure in &line.figures {
        if figure.approximation != Approximation::Contradictory {
            continue;
        }
        let quote = &line.text[figure.range.clone()];
        let before = figure.range.start..figure.numeral.start;
        let message = format!("“{quote}”前后两个约数词矛盾，只能保留一个");
        let label = format!("删去“{}”", &line.text[before.clone()]);
        let finding = Finding::new(&RULE, Severity::Error, figure.range.clone(), message);
        findings.push(finding.fix(Fix::replace(label, before, "")));
    }
}
