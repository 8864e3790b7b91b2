//! What a place has, told again among its problems (现有数复述): 提供托位430个, 全区托位仅380个.
//!
//! Told by name and not by digits, so that any other value speaks: a number brought up to date in one place need not
//! look like the other. Both must say that they count all there is.

use crate::check::finding::Severity;
use crate::check::grouped::{Member, Pair, Way};
use crate::check::key::key_of;
use crate::check::statement::Statement;
use crate::check::view::View;
use crate::quantity::{Approximation, Dimension, Role};

use super::place::{clause_before, is_of_problems};

/// What is counted by the same measure word and bears the same name.
pub(super) const BY_NAME: Way = Way { keys, pairs };

/// Words right before the figure of a problem that say it counts all there is.
const ONLY: [&str; 6] = ["仅有", "只有", "仅为", "仅", "只", "共有"];

/// The place of which a problem counts all there is.
const WHOLES: [&str; 9] = ["全区", "全县", "全市", "全镇", "全乡", "全街道", "辖区", "全局", "全院"];

/// Verbs with which a report says what there is.
const HAVING: [&str; 16] = [
    "提供", "拥有", "现有", "共有", "实有", "设有", "建有", "设立", "登记", "在册", "总数", "辖区", "全区",
    "全县", "全镇", "有",
];

/// Names of things that are counted in many ways.
const GENERAL: [&str; 14] = [
    "项目", "工作", "人员", "企业", "资金", "面积", "问题", "任务", "活动", "数量", "群众", "收入", "干部",
    "设施",
];

fn keys(view: &View<'_>, line: usize) -> Vec<(u64, Member)> {
    let is_problem = is_of_problems(view, line);
    let told = view.statements(line).filter_map(|told| {
        let (noun, is_asked) = noun(view, &told, is_problem)?;
        let member = Member::new(line, told.index);
        let key = key_of(&(noun, &told.mention.figure.unit.dimension));
        Some((key, if is_asked { member.asked() } else { member }))
    });
    told.collect()
}

/// The name of what a statement counts all of, and whether it is a problem that does.
fn noun<'a>(view: &View<'a>, told: &Statement<'a>, is_problem: bool) -> Option<(&'a str, bool)> {
    let figure = &told.mention.figure;
    let is_plain = matches!(figure.unit.dimension, Dimension::Count(_))
        && figure.approximation == Approximation::Exact
        && figure.upper.is_none()
        && told.role == Role::Actual
        && !told.is_plan
        && told.subject.is_none();
    let line = &view.lines.get(told.span.line)?.text;
    let clause = clause_before(line, told.span.start);
    if !is_plain {
        return None;
    }
    let noun = if is_problem {
        let only = ONLY.iter().find_map(|word| clause.strip_suffix(word))?;
        WHOLES.iter().find_map(|whole| Some(only.split_once(whole)?.1))?
    } else {
        let clause = clause.trim_end_matches(['有', '共', '达', '为']);
        HAVING.iter().find_map(|word| Some(clause.rsplit_once(word)?.1)).unwrap_or(clause)
    };
    let is_name = (2..=6).contains(&noun.chars().count()) && !GENERAL.contains(&noun);
    is_name.then_some((noun, is_problem))
}

/// What a problem counts otherwise than the one place that counts it first.
fn pairs(view: &View<'_>, members: &[Member]) -> Vec<Pair> {
    let told = |member: &Member| Statement::new(view, member.line(), member.item());
    let mut pairs = Vec::new();
    for again in members.iter().filter(|member| member.is_asked) {
        let firsts: Vec<&Member> =
            members.iter().filter(|first| !first.is_asked && first.line() < again.line()).collect();
        let ([first], Some(of_problem)) = (&firsts[..], told(again)) else { continue };
        let Some(of_report) = told(first) else { continue };
        let severity = (!of_problem.agrees(&of_report)).then_some(Severity::Warning);
        pairs.push(Pair { wrong: *again, right: **first, severity });
    }
    pairs
}
