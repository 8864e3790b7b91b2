//! 欠账未说明: a target that was missed by the year's end, and a part about problems that does not speak of it.
//!
//! Why it matters: the table shows it anyway; a reader who finds it there first trusts the rest less. What is meant to
//! go down, reports of a part of the year, and a part about problems that owns up to targets in general are left alone.

use std::collections::HashSet;

use crate::check::Span;
use crate::check::direction::is_less_better;
use crate::check::facts::Facts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::manuscript::LineKind;
use crate::check::rule::{Rule, Scope};
use crate::check::statement::Statement;
use crate::document::{MetaField, SectionKind};
use crate::quantity::{Approximation, Dimension, Role};

use super::goal::{Goal, Missed, goals};
use super::topic::{Topic, pairs};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "missed-target-unnamed",
    kind: Kind::Structure,
    name: "欠账未说明",
    summary: "没有完成的年度目标，存在问题里没有提到",
    scope: Scope::Document(check),
};

/// Words with which problems own up to targets in general.
const GENERAL: [&str; 8] = ["指标", "目标", "任务", "序时", "未完成", "没有完成", "进度", "未达"];

/// Words of a report that is not of the whole year.
const PARTIAL: [&str; 12] = [
    "上半年",
    "半年",
    "季度",
    "前三季",
    "截至9月",
    "截至10月",
    "截至11月",
    "1—9月",
    "1-9月",
    "1—10月",
    "1—11月",
    "1-11月",
];

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    let problems = problems(facts);
    if problems.is_empty() || is_before_years_end(facts) || GENERAL.iter().any(|word| problems.contains(word))
    {
        return;
    }
    let named = pairs(&problems);
    let is_named = |name: &str| {
        Topic::new(name).is_none_or(|topic| topic.shared(&named) > 0 || topic.has_kin(&problems))
    };
    let mut known: HashSet<String> = HashSet::new();
    let of_goals = goals(facts).into_iter().filter_map(|Goal { name, missed, .. }| Some((name, missed?)));
    let told = facts.ledger().statements.iter().filter_map(|statement| of_statement(facts, statement));
    for (name, missed) in of_goals.chain(told) {
        if !is_less_better(&name) && !is_named(&name) && known.insert(name.clone()) {
            findings.push(report(&name, missed));
        }
    }
}

fn report(name: &str, missed: Missed<'_>) -> Finding<Span> {
    let done = missed.done;
    let message = match &missed.target {
        Some((_, target)) => format!("“{name}”目标{target}，完成{done}，存在问题里没有提到"),
        None => format!("“{name}”只完成目标的{done}，存在问题里没有提到"),
    };
    let finding = Finding::new(&RULE, Severity::Hint, missed.span, message);
    match missed.target {
        Some((span, _)) => finding.against(span),
        None => finding,
    }
}

/// The text of the part about problems; empty when there is none.
fn problems(facts: &Facts<'_>) -> String {
    let sections = facts.manuscript.sections.iter().filter(|section| section.kind == SectionKind::Problems);
    let lines = sections.flat_map(|section| facts.manuscript.lines.get(section.lines.clone()).unwrap_or(&[]));
    lines.filter(|line| line.kind == LineKind::Paragraph).map(|line| line.text.as_str()).collect()
}

/// Whether figures may still grow: the cut-off, or the words at the beginning of the document.
fn is_before_years_end(facts: &Facts<'_>) -> bool {
    let is_cut = facts.cutoff.is_some_and(|day| {
        facts.year.is_some_and(|year| i32::from(day.year()) == i32::from(year)) && day.month() < 12
    });
    let mut lines = facts.manuscript.lines.iter().filter(|line| {
        let section = line.section.and_then(|section| facts.manuscript.sections.get(section));
        let kind = section.map(|section| section.kind);
        line.kind == LineKind::Meta(MetaField::Title)
            || matches!(kind, Some(SectionKind::Preface | SectionKind::Targets | SectionKind::Table))
    });
    is_cut || lines.any(|line| PARTIAL.iter().any(|word| line.text.contains(word)))
}

/// 完成年度任务的94% in prose.
fn of_statement<'a>(facts: &Facts<'a>, statement: &Statement<'a>) -> Option<(String, Missed<'a>)> {
    let mention = statement.mention;
    let name = mention.indicator.name.strip_suffix("完成率")?;
    let line = &facts.manuscript.lines.get(statement.span.line)?.text;
    let figure = &mention.figure;
    let is_share = statement.role == Role::Share
        && figure.unit.dimension == Dimension::Percent
        && figure.approximation == Approximation::Exact
        && figure.upper.is_none()
        && figure.interval().high.is_some_and(|high| high < rust_decimal::Decimal::ONE);
    let is_whole = statement.subject.is_none()
        && !statement.told.is_part
        && !statement.is_plan
        && mention.period.months.is_none()
        && statement.year == facts.year.map(i32::from);
    let sentence = line.get(facts.lines.get(statement.span.line)?.sentence_at(statement.span.start))?;
    let is_final =
        !["月", "序时", "预计", "力争", "目前", "上年", "去年"].iter().any(|word| sentence.contains(word));
    let is_plain = name.chars().count() >= 4 && is_final && !is_less_better(sentence);
    let before = line.get(..statement.span.start)?.rsplit(['，', '；', '。']).next()?;
    (is_share && is_whole && is_plain && is_of_year(before)).then(|| {
        let done = line.get(statement.span.range()).unwrap_or("");
        (name.to_owned(), Missed { span: statement.shown(line), done, target: None })
    })
}

/// Whether the words before a share are of a target for the year: a 完成率 alone may be of anything.
fn is_of_year(before: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| before.contains(word));
    let is_longer = has(&["三年", "五年", "两年", "总任务", "总目标"]);
    has(&["年度", "全年", "年初", "目标"]) && has(&["目标", "任务", "计划"]) && !is_longer
}
