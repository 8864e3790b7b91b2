//! 同一指标不同数值: 工业用电量 is 3.47亿千瓦时 on page 2 and 3.74亿千瓦时 on page 6.
//!
//! Why it matters: the reader no longer knows which to believe, and whoever signed must explain. Three ways lead to
//! a finding, all outside one sentence and only for the document's own organ or one named subject:
//! - the same name, year, months and role with values that exclude each other, where the name is an indicator with
//!   one value a year, or the numbers look like a slip of the pen;
//! - numbers that look like a slip of the pen whose names share their words (充电车位, 新建充电车位);
//! - pairs (135户412人, 135户421人) that share one number and differ in the other.

mod by_base;
mod by_bearer;
mod by_digits;
mod by_name;
mod by_pair;
mod wording;

use std::collections::HashSet;

use crate::check::facts::Facts;
use crate::check::finding::{Edit, Finding, Fix, Kind, Severity};
use crate::check::manuscript::Span;
use crate::check::rule::{Rule, Scope};
use crate::check::statement::{Ledger, Statement};

use by_base::by_base;
use by_bearer::by_bearer;
use by_digits::by_digits;
use by_name::by_name;
use by_pair::by_pair;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "same-indicator-conflict",
    kind: Kind::SameIndicator,
    name: "同一指标不同数值",
    summary: "同一指标在两处的数值不同",
    scope: Scope::Document(check),
};

/// Most statements that are compared with each other; a number or a name found more often is not one thing.
const MOST_ALIKE: usize = 12;

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    let ledger = facts.ledger();
    let mut conflicts = Conflicts { facts, known: HashSet::new(), findings };
    by_name(ledger, &mut conflicts);
    by_pair(ledger, &mut conflicts);
    by_digits(ledger, &mut conflicts);
    by_bearer(ledger, &mut conflicts);
    by_base(ledger, &mut conflicts);
}

struct Conflicts<'a, 'f> {
    facts: &'a Facts<'f>,
    known: HashSet<Span>,
    findings: &'a mut Vec<Finding<Span>>,
}

impl Conflicts<'_, '_> {
    /// Reports that `wrong` contradicts `right`, once for each place.
    fn report(&mut self, wrong: &Statement<'_>, right: &Statement<'_>, severity: Severity) {
        if self.known.contains(&right.span) || !self.known.insert(wrong.span.clone()) {
            return;
        }
        let text = |statement: &Statement<'_>| self.facts.manuscript.text(&statement.span).to_owned();
        let (bad, good) = (text(wrong), text(right));
        let name = [wrong, right]
            .into_iter()
            .map(|s| s.mention.indicator.name.as_str())
            .find(|name| !name.is_empty());
        let subject = name.map_or_else(|| "同一数字".to_owned(), |name| format!("“{name}”"));
        let message = format!("{subject}此处为{bad}，另一处为{good}，两处不一致");
        let shown = |at: &Statement<'_>| at.shown(&self.facts.lines[at.span.line].text);
        let finding = Finding::new(&RULE, severity, shown(wrong), message).against(shown(right));
        let swap = |at: &Statement<'_>, text: &str| Edit { at: at.span.clone(), text: text.to_owned() };
        self.findings.push(
            finding
                .fix(Fix { label: format!("此处改为{good}"), edits: vec![swap(wrong, &good)] })
                .fix(Fix { label: format!("另一处改为{bad}"), edits: vec![swap(right, &bad)] }),
        );
    }
}

/// Statements with the same key; groups too large to be of one thing are left out.
fn alike<'l, 'a>(
    ledger: &'l Ledger<'a>,
    key: impl Fn(&Statement<'a>) -> Option<u64>,
) -> impl Iterator<Item = Vec<&'l Statement<'a>>> {
    ledger.alike(key).into_iter().filter(|group| group.len() <= MOST_ALIKE)
}
