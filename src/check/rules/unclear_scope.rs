//! 口径不明: 全年收储3800吨 here, 1—10月收储2950吨 there, of the same target.
//!
//! Why it matters: one of the two was not brought up to date, or the cut-off of the first is missing. The program
//! cannot know which, so it asks for the cut-off.

use crate::quantity::Role;

use super::super::facts::Facts;
use super::super::finding::{Finding, Kind, Severity};
use super::super::grouped::{Grouped, Member, Pair, Way};
use super::super::manuscript::Span;
use super::super::rule::{Rule, Scope};
use super::super::statement::Statement;
use super::super::view::View;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unclear-scope",
    kind: Kind::SameIndicator,
    name: "口径不明",
    summary: "同一指标一处是几个月的数，另一处没有说明截止时间",
    scope: Scope::Grouped(Grouped { ways: &[Way { keys, pairs }], tell }),
};

fn keys(view: &View<'_>, line: usize) -> Vec<(u64, Member)> {
    let annual = view.statements(line).filter(|statement| statement.told.is_annual);
    annual.filter_map(|it| Some((it.told.named?, Member::new(line, it.index)))).collect()
}

/// The first value of an indicator that cannot be told from one of a part of the year.
fn pairs(view: &View<'_>, members: &[Member]) -> Vec<Pair> {
    let told = members.iter().filter_map(|member| Statement::new(view, member.line(), member.item()));
    let same: Vec<Statement<'_>> = told.collect();
    let actual = || same.iter().filter(|s| s.role == Role::Actual && s.subject.is_none());
    let is_partial =
        |s: &&Statement<'_>| s.mention.period.months.is_some_and(|(first, last)| first == 1 && last < 12);
    let unclear = actual().filter(is_partial).find_map(|partial| {
        let open = actual().find(|open| is_unclear(view, &same, open, partial))?;
        let [wrong, right] = [open, partial].map(|s| Member::new(s.span.line, s.index));
        Some(Pair { wrong, right, severity: Some(Severity::Warning) })
    });
    unclear.into_iter().collect()
}

fn tell(facts: &Facts<'_>, pairs: &[Pair], findings: &mut Vec<Finding<Span>>) {
    let view = facts.view();
    let told = |member: Member| Statement::new(&view, member.line(), member.item());
    let unclear = pairs.iter().filter_map(|pair| Some((told(pair.wrong)?, told(pair.right)?)));
    findings.extend(unclear.map(|(open, partial)| finding(&view, &open, &partial)));
}

fn finding(view: &View<'_>, open: &Statement<'_>, partial: &Statement<'_>) -> Finding<Span> {
    let text = |s: &Statement<'_>| view.text(&s.span);
    let message = format!(
        "“{}”此处为{}，没有说明截止时间；另一处{}为{}，请写明各是截至几月的数",
        partial.mention.indicator.name,
        text(open),
        months(partial),
        text(partial)
    );
    Finding::new(&RULE, Severity::Warning, open.span.clone(), message).against(partial.span.clone())
}

fn months(statement: &Statement<'_>) -> String {
    statement.mention.period.months.map_or_else(String::new, |(first, last)| format!("{first}—{last}月"))
}

/// Whether an undated value cannot be told from the partial one: both of the same target, or less than the part.
fn is_unclear(
    view: &View<'_>,
    same: &[Statement<'_>],
    open: &Statement<'_>,
    partial: &Statement<'_>,
) -> bool {
    let figure = |s: &Statement<'_>| s.mention.figure.clone();
    let comparable = open.mention.period.months.is_none()
        && open.year == partial.year
        && !open.agrees(partial)
        && !open.is_beside(partial);
    if !comparable {
        return false;
    }
    let before = view.lines[open.span.line].text.get(open.told.sentence..open.span.start).unwrap_or("");
    if ["全年", "预计", "年度", "年末", "截至"].iter().any(|word| before.contains(word)) {
        return false;
    }
    let target = |of: &Statement<'_>| {
        let target = same.iter().find(|s| s.role == Role::Target && s.is_beside(of));
        target.map(|s| s.mention.figure.value())
    };
    let same_target = target(open).is_some() && target(open) == target(partial);
    same_target || figure(open).value() < figure(partial).value()
}
