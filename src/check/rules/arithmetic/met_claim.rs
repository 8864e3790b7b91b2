//! 完成情况与数字相反: 目标60座，完成47座，超额完成任务.
//!
//! Why it matters: a claim that the figures beside it deny is the first thing an inspector quotes.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "met-claim",
    kind: Kind::Order,
    name: "完成情况与数字相反",
    summary: "写“超额完成”“圆满完成”而完成数小于目标数，或写“未完成”而已达到",
    scope: Scope::Line(check),
};

/// Claims that a target is met.
const MET: &[&str] = &["超额完成", "圆满完成", "全面完成", "提前完成", "如期完成", "顺利完成"];

/// Claims that it is not.
const UNMET: &[&str] = &["未完成", "没有完成", "未能完成", "未达到目标"];

const TARGET: &[&str] = &["目标", "任务", "计划", "下达"];

const DONE: &[&str] = &["完成", "实现", "实际", "到位"];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let claims = || MET.iter().map(|word| (word, true)).chain(UNMET.iter().map(|word| (word, false)));
    if line.figures.len() < 2 || !claims().any(|(word, _)| line.text.contains(word)) {
        return;
    }
    let passage = Passage::new(line);
    for (word, is_met) in claims() {
        for (at, _) in line.text.match_indices(word) {
            if let Some((actual, target)) = pair(&passage, at) {
                let is_denied =
                    if is_met { actual.value() < target.value() } else { actual.value() >= target.value() };
                if is_denied {
                    findings.push(finding(&passage, at..at + word.len(), actual, target));
                }
            }
        }
    }
}

/// The last target and actual before a claim, in its part of the sentence.
fn pair<'p, 'a>(passage: &'p Passage<'a>, at: usize) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let last = passage.terms.iter().rfind(|term| term.start() < at)?;
    let gap = passage.text.get(last.figure.range.end..at)?;
    if gap.contains(['。', '；']) || gap.matches('，').count() > 1 {
        return None;
    }
    let before = || {
        let part = passage.terms.iter().rev().filter(|term| term.start() < at);
        part.take_while(|term| term.part == last.part && last.clause - term.clause <= 2)
    };
    let is_target = |term: &&Term<'_>| term.is_led_by(TARGET) && !term.is_led_by(DONE);
    let target = before().find(|term| is_target(term) && term.is_amount() && term.is_exact())?;
    let actual = before().find(|term| term.is_led_by(DONE) && !is_target(term) && term.is_like(target))?;
    Some((actual, target))
}

fn finding(
    passage: &Passage<'_>,
    claim: Range<usize>,
    actual: &Term<'_>,
    target: &Term<'_>,
) -> Finding<Range<usize>> {
    let word = passage.text.get(claim.clone()).unwrap_or("");
    let (done, aim) = (passage.statement(actual), passage.statement(target));
    Finding::new(&RULE, Severity::Warning, claim, format!("“{word}”与“{aim}”“{done}”相反"))
        .against(passage.place(actual))
        .against(passage.place(target))
}
