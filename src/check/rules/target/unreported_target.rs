//! 目标未见总结: an indicator with a target of which no other part of the document speaks.
//!
//! Why it matters: whoever set the target looks for what was done about it. A document that leaves most targets to
//! the table means to, and is left alone.

use std::collections::HashSet;

use rust_decimal::Decimal;

use crate::check::Span;
use crate::check::facts::Facts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::rule::{Rule, Scope};
use crate::document::SectionKind;
use crate::quantity::{Dimension, usual_name};

use super::goal::{Goal, goals, is_of_targets};
use super::topic::{Topic, pairs};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "unreported-target",
    kind: Kind::Structure,
    name: "目标未见总结",
    summary: "目标任务里的指标，其他部分一处也没有提到",
    scope: Scope::Document(check),
};

/// What stands outside of the targets' sections.
#[derive(Default)]
struct Rest {
    /// The telling pairs of all lines.
    pairs: HashSet<[char; 2]>,
    /// Values with their dimension.
    values: HashSet<(Dimension, Decimal)>,
}

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    let goals = goals(facts);
    if goals.is_empty() || areas(facts) < 2 {
        return;
    }
    let rest = Rest::new(facts);
    let unreported: Vec<&Goal<'_>> = goals.iter().filter(|goal| !rest.reports(goal)).collect();
    if unreported.len() * 2 > goals.len() {
        return;
    }
    for goal in unreported {
        let message = format!("“{}”列入了目标任务，其他部分没有提到", goal.name);
        findings.push(Finding::new(&RULE, Severity::Hint, goal.span.clone(), message));
    }
}

/// How many work areas have prose.
fn areas(facts: &Facts<'_>) -> usize {
    let is_area = |section: usize| {
        facts.manuscript.sections.get(section).is_some_and(|section| section.kind == SectionKind::Area)
    };
    let prose = facts.lines.iter().zip(&facts.manuscript.lines).filter(|(facts, _)| facts.is_prose());
    let sections: HashSet<usize> =
        prose.filter_map(|(_, line)| line.section).filter(|section| is_area(*section)).collect();
    sections.len()
}

impl Rest {
    fn new(facts: &Facts<'_>) -> Self {
        let mut rest = Self::default();
        for (line, own) in facts.manuscript.lines.iter().zip(facts.lines) {
            if line.section.is_some_and(|section| is_of_targets(facts, section)) {
                continue;
            }
            rest.pairs.extend(pairs(&usual_name(&line.text)));
            let values = own.figures.iter();
            rest.values.extend(values.map(|it| (it.unit.dimension.clone(), it.value().normalize())));
        }
        rest
    }

    /// Whether a good part of the name's words or one of its values stands somewhere.
    fn reports(&self, goal: &Goal<'_>) -> bool {
        let Some(topic) = Topic::new(&goal.name) else { return true };
        let is_value = goal.figures.iter().any(|figure| {
            let is_known = !matches!(figure.unit.dimension, Dimension::Bare | Dimension::Percent);
            is_known && self.values.contains(&(figure.unit.dimension.clone(), figure.value().normalize()))
        });
        // A quarter of its words, wherever they stand, is enough.
        is_value || topic.shared(&self.pairs) * 4 > topic.len()
    }
}
