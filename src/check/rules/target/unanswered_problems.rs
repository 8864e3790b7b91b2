//! 问题未回应: a part about problems, and a plan that takes up none of them.
//!
//! Why it matters: a reader turns from the problems to the plan to see what will be done about them. Told once, and
//! only when not a single problem is spoken of: a plan may answer in other words, and need not answer all.

use std::collections::HashSet;

use crate::check::Span;
use crate::check::facts::{Facts, LineFacts};
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::manuscript::{LineKind, SectionLines};
use crate::check::rule::{Rule, Scope};
use crate::document::SectionKind;

use super::topic::{Topic, pairs};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "unanswered-problems",
    kind: Kind::Structure,
    name: "问题未回应",
    summary: "下一步打算没有回应任何一个存在的问题",
    scope: Scope::Document(check),
};

/// Fewest problems of which none is answered; a single one may be answered in other words.
const FEWEST_PROBLEMS: usize = 2;

/// Fewest telling pairs of a plan that says enough to be judged.
const FEWEST_PLANNED: usize = 60;

/// Pairs that say of any matter that it is a problem, or that it will be solved.
const OF_PROBLEMS: [&str; 48] = [
    "问题", "不足", "差距", "短板", "困难", "薄弱", "弱项", "不够", "不高", "不强", "不平", "平衡", "不少",
    "还不", "还有", "仍有", "仍然", "依然", "存在", "有待", "需要", "仍需", "进一", "一步", "较大", "较低",
    "偏低", "滞后", "压力", "突出", "部分", "个别", "少数", "一些", "有的", "没有", "尚未", "能力", "水平",
    "质量", "群众", "持续", "加快", "全面", "基础", "机制", "比较", "相对",
];

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    let problems: Vec<(Span, &str)> = paragraphs(facts, SectionKind::Problems).flat_map(problems).collect();
    if problems.len() < FEWEST_PROBLEMS {
        return;
    }
    let plan: String = paragraphs(facts, SectionKind::Plan)
        .map(|(_, line)| line.text.as_str())
        .collect::<Vec<_>>()
        .join("\n");
    let planned = pairs(&plan);
    if planned.len() >= FEWEST_PLANNED && !problems.iter().any(|(_, text)| is_answered(text, &plan, &planned))
    {
        findings.extend(report(&problems));
    }
}

fn report(problems: &[(Span, &str)]) -> Option<Finding<Span>> {
    let (first, others) = problems.split_first()?;
    let message = format!("下一步打算里没有提到这里的{}个问题中的任何一个，请写明怎样解决", problems.len());
    let finding = Finding::new(&RULE, Severity::Hint, first.0.clone(), message);
    Some(others.iter().fold(finding, |finding, other| finding.against(other.0.clone())))
}

/// Paragraphs of the parts of one kind, with their places.
fn paragraphs<'a>(facts: &Facts<'a>, kind: SectionKind) -> impl Iterator<Item = (usize, &'a LineFacts)> {
    let lines = facts.lines;
    let sections = facts.manuscript.sections.iter().filter(move |section| section.kind == kind);
    let indices = sections.flat_map(|SectionLines { lines, .. }| lines.clone());
    let told = indices.filter_map(move |index| Some((index, lines.get(index)?.as_ref())));
    told.filter(|(_, line)| line.setting.kind == LineKind::Paragraph)
}

/// The problems of a paragraph: each sentence that names one, or each of its parts between ；.
fn problems((index, line): (usize, &LineFacts)) -> impl Iterator<Item = (Span, &str)> {
    let parts = line.sentences.iter().flat_map(move |sentence| {
        let mut at = sentence.start;
        let text = line.text.get(sentence.clone()).unwrap_or("");
        text.split_inclusive('；').map(move |part| {
            let start = at;
            at += part.len();
            (Span::new(index, start..at), part)
        })
    });
    parts.filter(|(_, text)| names_problem(text))
}

/// Whether a sentence names a problem, and does not only say that there are some: 主要有以下四个方面的问题。
fn names_problem(sentence: &str) -> bool {
    const FEWEST: usize = 4;
    let announces = sentence.trim_end().ends_with('：')
        || ["以下", "如下", "几个方面", "方面的问题", "方面问题", "清醒", "认识到"]
            .iter()
            .any(|word| sentence.contains(word));
    !announces && telling(sentence).len() >= FEWEST
}

/// Pairs that say of what matter a problem is.
fn telling(text: &str) -> HashSet<[char; 2]> {
    // 一是 counts problems and plans alike.
    let is_of_problems = |pair: &[char; 2]| {
        pair[1] == '是' || OF_PROBLEMS.iter().any(|word| word.chars().eq(pair.iter().copied()))
    };
    pairs(text).into_iter().filter(|pair| !is_of_problems(pair)).collect()
}

/// Whether a plan uses any word of a problem, or one that goes with it.
fn is_answered(problem: &str, plan: &str, planned: &HashSet<[char; 2]>) -> bool {
    let shares_word = telling(problem).iter().any(|pair| planned.contains(pair));
    shares_word || Topic::new(problem).is_some_and(|topic| topic.has_kin(plan))
}
