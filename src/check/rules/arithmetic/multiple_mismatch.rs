//! 倍数不符: 受理90件，为上年60件的2.5倍 where 90 ÷ 60 is 1.5.
//!
//! Why it matters: a multiple stands right behind its base. When any amount of the sentence gives it, the rule is silent.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::measure::is_share;
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::quantity::Dimension;

use super::report::ratio_finding;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "multiple-mismatch",
    kind: Kind::Growth,
    name: "倍数不符",
    summary: "“是上年……的几倍”与前后两个数不符",
    scope: Scope::Line(check),
};

/// Most clauses from the amount to its multiple.
const REACH: usize = 2;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 || !line.text.contains('倍') {
        return;
    }
    let passage = Passage::new(line);
    for (index, multiple) in passage.terms.iter().enumerate() {
        if let Some(pair) = contradiction(&passage, index) {
            findings.push(ratio_finding(&RULE, Severity::Warning, &passage, multiple, pair));
        }
    }
}

/// The amount and the base that do not give the multiple.
fn contradiction<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let multiple = passage.terms.get(index)?;
    let base = passage.terms.get(index.checked_sub(1)?)?;
    let is_phrase = multiple.figure.unit.dimension == Dimension::Times
        && multiple.is_exact()
        && multiple.lead == "的"
        && multiple.clause == base.clause
        && base.lead.starts_with(['为', '是', '达'])
        && base.lead.contains('年');
    if !is_phrase || multiple.tail.starts_with(['多', '以']) {
        return None;
    }
    let like = || passage.sentence(base).filter(|term| term.is_like(base) && term.start() != base.start());
    if like().any(|now| is_share(now, base, multiple.figure)) {
        return None;
    }
    let now = like().rfind(|term| term.start() < base.start())?;
    let is_near = now.part == base.part && base.clause - now.clause <= REACH && now.value() > base.value();
    is_near.then_some((now, base))
}
