//! 复述不一: 剩余9座水库 in the plan, 还有7座没有完成加固 in the report.
//!
//! Why it matters: problems, plans and appendices say again what the report has said, and are brought up to date last.
//! A figure that by its place restates one, that the report does not tell, and that is one told there but for a slip
//! of the pen, is that slip. The fewer digits it has, the more must the words around both have in common.

mod likeness;
mod place;

use rustc_hash::FxHashMap;

use crate::check::facts::Facts;
use crate::check::finding::{Edit, Finding, Fix, Kind, Severity};
use crate::check::manuscript::Span;
use crate::check::rule::{Rule, Scope};
use crate::check::statement::Statement;
use crate::quantity::{Digits, LastDigits};

use likeness::{Likeness, likeness};
use place::{Restated, could_restate, restated, tells_first};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "restated-figure",
    kind: Kind::SameIndicator,
    name: "复述不一",
    summary: "问题、打算、附表里复述的数与前文所说的差一位数字或颠倒了数字",
    scope: Scope::Anchored { anchors: could_restate, check },
};

fn check(facts: &Facts<'_>, anchors: &[usize], findings: &mut Vec<Finding<Span>>) {
    if anchors.is_empty() {
        return;
    }
    let restated = restated(facts, anchors);
    if restated.is_empty() {
        return;
    }
    let mut told: FxHashMap<u64, Vec<(LastDigits, &Statement<'_>)>> =
        restated.iter().map(|again| (again.statement.told.form, Vec::new())).collect();
    for statement in &facts.ledger().statements {
        if let Some(told) = told.get_mut(&statement.told.form).filter(|_| tells_first(statement)) {
            told.push((Digits::of(&statement.mention.figure).last(), statement));
        }
    }
    for again in &restated {
        let Some(told) = told.get(&again.statement.told.form) else { continue };
        if let Some(first) = contradicted(facts, again, told) {
            findings.push(finding(facts, again.statement, first));
        }
    }
}

/// The one value of the report that the figure must be; `None` when the report tells it, or several could be meant.
fn contradicted<'s, 'a>(
    facts: &Facts<'_>,
    again: &Restated<'_, '_>,
    told: &[(LastDigits, &'s Statement<'a>)],
) -> Option<&'s Statement<'a>> {
    let digits = Digits::of(&again.statement.mention.figure);
    let mut slips: Vec<&Statement<'a>> = Vec::new();
    let before = told.iter().take_while(|(_, first)| first.span.line < again.statement.span.line);
    for (_, first) in before.filter(|(rival, _)| !rival.is_far(digits.last())) {
        match likeness(facts, again, first, digits.apart(&Digits::of(&first.mention.figure))) {
            Likeness::None => {}
            Likeness::Same => return None,
            Likeness::Slip => slips.push(first),
        }
    }
    let name = |of: &Statement<'_>| of.mention.indicator.name.clone();
    let is_clear = |slips: &[&Statement<'_>]| slips.iter().all(|other| other.agrees(slips[0]));
    if !is_clear(&slips) {
        // 养老机构23家，公办14家: the one that bears the name is meant.
        slips.retain(|first| !name(first).is_empty() && name(first) == name(again.statement));
    }
    slips.first().copied().filter(|_| is_clear(&slips))
}

fn finding(facts: &Facts<'_>, again: &Statement<'_>, first: &Statement<'_>) -> Finding<Span> {
    let text = |at: &Statement<'_>| facts.manuscript.text(&at.span).to_owned();
    let (bad, good) = (text(again), text(first));
    let message = format!("此处复述为{bad}，前文说的是{good}，像是同一个数");
    let shown = |at: &Statement<'_>| at.shown(&facts.lines[at.span.line].text);
    let swap = |at: &Statement<'_>, text: &str| Edit { at: at.span.clone(), text: text.to_owned() };
    Finding::new(&RULE, Severity::Warning, shown(again), message)
        .against(shown(first))
        .fix(Fix { label: format!("此处改为{good}"), edits: vec![swap(again, &good)] })
        .fix(Fix { label: format!("另一处改为{bad}"), edits: vec![swap(first, &bad)] })
}
