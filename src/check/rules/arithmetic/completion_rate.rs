//! 完成率不符: 年度任务400台，实际安装430台，完成任务的105.7% where 430 ÷ 400 is 107.5%.
//!
//! Why it matters: targets are what a leader reads first. Target and actual may stand in either order; when any two
//! amounts of the sentence give the rate, the rule is silent.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::measure::{is_exchanged_share, is_share, is_share_of_exact};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::report::ratio_finding;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "completion-rate",
    kind: Kind::Ratio,
    name: "完成率不符",
    summary: "“完成目标（任务、计划）的百分之几”与目标数、完成数不符",
    scope: Scope::Line(check),
};

/// Words of a figure that is a target.
const TARGET: &[&str] = &["目标", "任务", "计划", "下达", "指标", "应完成", "预算"];

/// Words of a figure that is an actual although it speaks of a target.
const DONE: &[&str] = &["完成", "实现", "实际", "到位", "已"];

/// Words that make the rate a change or a comparison.
const CHANGES: &[&str] = &[
    "增长", "下降", "提高", "同比", "由", "上升", "序时", "时序", "力争", "确保", "占", "率先", "比重",
    "达标",
];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 || !line.text.contains("完成") && !line.text.contains("的") {
        return;
    }
    let passage = Passage::new(line);
    for (index, rate) in passage.terms.iter().enumerate() {
        if !is_rate(&passage, rate) {
            continue;
        }
        let before = group(&passage, index);
        let pair = contradiction(&passage, rate, &before).or_else(|| earlier(&passage, index));
        if let Some((actual, target)) = pair {
            findings.push(ratio_finding(&RULE, Severity::Warning, &passage, rate, (actual, target)));
        }
    }
}

/// Whether a figure says how far a target is met.
fn is_rate(passage: &Passage<'_>, rate: &Term<'_>) -> bool {
    let clause = passage.clause_before(rate);
    let is_of_target = TARGET.iter().any(|word| clause.contains(word)) && clause.ends_with('的');
    rate.is_percent()
        && rate.is_exact()
        && (clause.contains("完成") || is_of_target)
        && !CHANGES.iter().any(|word| clause.contains(word))
}

/// The exact amounts of the sentence before the rate, back to the rate before, the nearest first.
fn group<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Vec<&'p Term<'a>> {
    let Some((rate, before)) = passage.terms[..=index].split_last() else { return Vec::new() };
    let of_sentence = before.iter().rev().take_while(|term| term.sentence == rate.sentence);
    let group = of_sentence.take_while(|term| !is_rate(passage, term));
    group.filter(|term| term.is_amount() && term.is_exact()).collect()
}

/// Actual and target that do not give the rate.
fn contradiction<'p, 'a>(
    passage: &Passage<'a>,
    rate: &Term<'a>,
    before: &[&'p Term<'a>],
) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let pairs = || before.iter().flat_map(|one| before.iter().map(move |other| (*one, *other)));
    // 完成年度任务260公里的118%: the target stands in the phrase.
    let inside = before.first().filter(|term| {
        term.clause == rate.clause
            && rate.lead == "的"
            && TARGET.iter().any(|word| passage.clause_before(term).contains(word))
    });
    let target = inside.or_else(|| before.iter().find(|term| is_target(term)))?;
    let actual = before.iter().find(|term| {
        term.start() != target.start()
            && term.is_like(target)
            && !is_target(term)
            && !term.is_led_by(&["上年", "去年", "比"])
    })?;
    let gives = |one: &Term<'_>, other: &Term<'_>| {
        // A target is set, not measured: 3.6亿元 means exactly that.
        if other.start() == target.start() {
            is_share_of_exact(one, other, rate.figure)
        } else {
            is_share(one, other, rate.figure)
        }
    };
    // The target by the actual is no rate, though 46 by 43.8 happens to give 105.0%.
    let is_pair = |one: &Term<'_>, other: &Term<'_>| {
        one.start() != other.start() && one.start() != target.start() && one.is_like(other)
    };
    let is_right = pairs().any(|(one, other)| is_pair(one, other) && gives(one, other));
    (!is_right).then_some((actual, target))
}

/// 完成年度目标11.2亿元的102.3% where the actual stands in a sentence before: exchanged digits alone tell which it is.
fn earlier<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let (rate, target) = (passage.terms.get(index)?, passage.terms.get(index.checked_sub(1)?)?);
    let is_inside = target.clause == rate.clause && rate.lead == "的" && is_goal(passage, target);
    let before = || passage.terms[..index - 1].iter().filter(|term| term.is_like(target));
    if !is_inside || !target.is_amount() || before().any(|term| is_share_of_exact(term, target, rate.figure))
    {
        return None;
    }
    let actual = before().rfind(|term| is_exchanged_share(term, target, rate.figure))?;
    Some((actual, target))
}

/// Whether the words up to a figure name a target.
fn is_goal(passage: &Passage<'_>, term: &Term<'_>) -> bool {
    TARGET.iter().any(|word| passage.clause_before(term).contains(word))
}

/// Whether a figure is a target. 高于4200万元的预算目标168万元: what stands behind the words is the excess.
fn is_target(term: &Term<'_>) -> bool {
    term.is_led_by(TARGET) && !term.is_led_by(DONE) && !term.lead.starts_with('的')
}
