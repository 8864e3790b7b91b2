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
use crate::check::grouped::{Grouped, Member, Pair};
use crate::check::manuscript::Span;
use crate::check::rule::{Rule, Scope};
use crate::check::statement::Statement;
use crate::check::view::View;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "same-indicator-conflict",
    kind: Kind::SameIndicator,
    name: "同一指标不同数值",
    summary: "同一指标在两处的数值不同",
    scope: Scope::Grouped(Grouped {
        ways: &[
            by_name::WAY,
            by_pair::BY_FIRST,
            by_pair::BY_SECOND,
            by_digits::WAY,
            by_bearer::WAY,
            by_base::WAY,
        ],
        tell,
    }),
};

/// Most statements that are compared with each other; a number or a name found more often is not one thing.
const MOST_ALIKE: usize = 12;

/// Tells the conflicts of all ways, once for each place.
fn tell(facts: &Facts<'_>, pairs: &[Pair], findings: &mut Vec<Finding<Span>>) {
    let view = facts.view();
    let mut known: HashSet<Member> = HashSet::new();
    for pair in pairs {
        if !known.contains(&pair.right) && known.insert(pair.wrong) {
            findings.extend(conflict(&view, pair));
        }
    }
}

/// That one figure contradicts another.
fn conflict(view: &View<'_>, pair: &Pair) -> Option<Finding<Span>> {
    let told = |member: Member| Statement::new(view, member.line(), member.item());
    let (wrong, right) = (told(pair.wrong)?, told(pair.right)?);
    let (bad, good) = (view.text(&wrong.span).to_owned(), view.text(&right.span).to_owned());
    let names = [&wrong, &right].map(|s| s.mention.indicator.name.as_str());
    let name = names.into_iter().find(|name| !name.is_empty());
    let subject = name.map_or_else(|| "同一数字".to_owned(), |name| format!("“{name}”"));
    let message = format!("{subject}此处为{bad}，另一处为{good}，两处不一致");
    let shown = |at: &Statement<'_>| at.shown(&view.lines[at.span.line].text);
    let swap = |at: &Statement<'_>, text: &str| Edit { at: at.span.clone(), text: text.to_owned() };
    let finding = Finding::new(&RULE, pair.severity?, shown(&wrong), message).against(shown(&right));
    Some(
        finding
            .fix(Fix { label: format!("此处改为{good}"), edits: vec![swap(&wrong, &good)] })
            .fix(Fix { label: format!("另一处改为{bad}"), edits: vec![swap(&right, &bad)] }),
    )
}

/// The statements of a line that have a key.
fn keys_of(view: &View<'_>, line: usize, key: impl Fn(&Statement<'_>) -> Option<u64>) -> Vec<(u64, Member)> {
    view.statements(line).filter_map(|statement| Some((key(&statement)?, member(&statement)))).collect()
}

/// What the members of a group state; nothing for a group too large to be of one thing.
fn told_by<'a>(view: &View<'a>, members: &[Member]) -> Vec<Statement<'a>> {
    let told = members.iter().filter(|_| members.len() <= MOST_ALIKE);
    told.filter_map(|member| Statement::new(view, member.line(), member.item())).collect()
}

fn member(statement: &Statement<'_>) -> Member {
    Member::new(statement.span.line, statement.index)
}

fn pair(wrong: &Statement<'_>, right: &Statement<'_>, severity: Severity) -> Pair {
    Pair { wrong: member(wrong), right: member(right), severity: Some(severity) }
}
