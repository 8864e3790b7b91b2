//! 由多到少之差不符: 积压件由860件减少到275件，销号558件 where 585 are gone.
//!
//! Why it matters: what came or went between two stocks is their difference. The words of the third figure are free,
//! so only two neighbouring digits exchanged tell that it is meant to be the difference.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::slip::{is_neighbour, is_transposition};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::report::{change, with_fix};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "transition-slip",
    kind: Kind::Growth,
    name: "前后之差疑有笔误",
    summary: "“由多少减少到多少”之后的数与二者之差颠倒了两位数字",
    scope: Scope::Line(check),
};

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 || !line.text.contains(['由', '从']) {
        return;
    }
    let passage = Passage::new(line);
    for three in passage.terms.windows(3) {
        let [first, second, third] = three else { continue };
        for (base, now, change) in [(first, second, third), (second, third, first)] {
            check_change(&passage, (base, now, change), findings);
        }
    }
}

fn check_change(
    passage: &Passage<'_>,
    (base, now, change): (&Term<'_>, &Term<'_>, &Term<'_>),
    findings: &mut Vec<Finding<Range<usize>>>,
) {
    let is_reached = ["到", "至", "为"].iter().any(|word| now.lead.ends_with(word));
    let is_transition = base.is_led_by(&["由", "从"]) && is_reached && now.clause == base.clause;
    let is_beside = change.clause.abs_diff(now.clause) == 1 && change.part == now.part;
    if is_transition && is_beside && now.is_like(base) && change.is_like(base) {
        findings.extend(judge(passage, base, now, change));
    }
}

/// Whether the words of the change name what was changed: 拆除危旧房53栋，危旧房由71栋减少到18栋.
fn names_it(changed: &Term<'_>, base: &Term<'_>) -> bool {
    let name: String = base.lead.split(['由', '从']).next().unwrap_or("").to_owned();
    name.chars().count() >= 3 && changed.lead.ends_with(&name)
}

fn judge(
    passage: &Passage<'_>,
    base: &Term<'_>,
    now: &Term<'_>,
    changed: &Term<'_>,
) -> Option<Finding<Range<usize>>> {
    let (more, less) = if base.value() > now.value() { (base, now) } else { (now, base) };
    let wanted = more.value().checked_sub(less.value())?;
    let is_close = is_neighbour(changed.figure, wanted) && names_it(changed, base);
    if !is_transposition(changed.figure, wanted) && !is_close {
        return None;
    }
    let (a, b) = (passage.quote(more), passage.quote(less));
    let message = format!("“{}”与“{a}”“{b}”之差不符", passage.statement(changed));
    let unit = passage.text.get(changed.figure.unit_range.clone())?;
    let working =
        format!("{a} – {b} = {}{unit}", crate::check::relation::measure::in_unit_of(wanted, changed.figure));
    let finding = Finding::new(&RULE, Severity::Warning, passage.place(changed), message)
        .against(passage.place(base))
        .against(passage.place(now))
        .because(working);
    Some(with_fix(finding, change(passage, changed, wanted)))
}
