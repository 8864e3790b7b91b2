//! 概数占比不符: 在岗职工312人，青年职工117人，占比不到三分之一.
//!
//! Why it matters: a share in words is checked by nobody who has the counts beside it. The share must fit none of the
//! counts before it in the sentence to be reported.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::quantity::Approximation;

use super::report::{conflict, keeps};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "word-fraction",
    kind: Kind::Order,
    name: "概数占比不符",
    summary: "“不到三分之一”“六成以上”与前面两个数之比不符",
    scope: Scope::Line(check),
};

/// What stands between a count and its share in words.
const CUES: [&str; 6] = ["占比", "占", "占总数的", "只占", "仅占", "占全部的"];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let is_fraction = |text: &str| text.contains(['成', '半']) || text.contains("分之");
    if line.figures.len() < 3 || !is_fraction(&line.text) {
        return;
    }
    let passage = Passage::new(line);
    for (index, share) in passage.terms.iter().enumerate().skip(2) {
        let is_bound = matches!(share.figure.approximation, Approximation::Above | Approximation::Below);
        let written = line.text.get(share.range()).unwrap_or("");
        if is_bound && share.is_percent() && share.figure.upper.is_none() && is_fraction(written) {
            findings.extend(judge(&passage, index));
        }
    }
}

fn judge(passage: &Passage<'_>, index: usize) -> Option<Finding<Range<usize>>> {
    let (share, part) = (passage.terms.get(index)?, passage.terms.get(index - 1)?);
    let between = passage.between(part, share).strip_prefix('，')?;
    if !CUES.contains(&between) || !part.is_exact() || !part.is_amount() {
        return None;
    }
    let is_whole = |term: &&Term<'_>| term.start() < part.start() && term.is_like(part);
    let wholes: Vec<&Term<'_>> = passage.sentence(share).filter(is_whole).collect();
    let whole =
        wholes.last().filter(|whole| part.clause - whole.clause <= 2 && whole.value() >= part.value())?;
    let fits = |whole: &&Term<'_>| {
        let ratio = part.value().checked_div(whole.value());
        ratio.is_none_or(|ratio| keeps(share.figure, ratio))
    };
    if wholes.iter().any(fits) {
        return None;
    }
    let message =
        format!("“{}”与“{}”“{}”之比不符", passage.quote(share), passage.quote(part), passage.quote(whole));
    Some(conflict(&RULE, passage.text, (whole.figure, part.start()..share.range().end), message))
}
