//! 全部与数字不符: 排查隐患120处，整改115处，全部整改到位.
//!
//! Why it matters: 全部 is a claim of 100%, and the two counts beside it deny it.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "hundred-percent",
    kind: Kind::Ratio,
    name: "全部与数字不符",
    summary: "写“全部整改”“全部办结”等，而前面两个数不相等",
    scope: Scope::Line(check),
};

/// 全部 with what was done.
const CLAIMS: &[(&str, &str)] = &[
    ("全部整改", "整改"),
    ("全部完成整改", "整改"),
    ("已全部整改", "整改"),
    ("均已整改", "整改"),
    ("全部办结", "办结"),
    ("均已办结", "办结"),
    ("全部化解", "化解"),
    ("全部调处成功", "调处成功"),
    ("全部销号", "销号"),
    ("全部审结", "审结"),
    ("全部合格", "合格"),
    ("全部处置", "处置"),
    ("全部拆除", "拆除"),
    ("全部兑付", "兑付"),
];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 2 || !(line.text.contains("全部") || line.text.contains("均已")) {
        return;
    }
    let passage = Passage::new(line);
    for (claim, stem) in CLAIMS {
        for (at, _) in line.text.match_indices(claim) {
            if let Some((done, all)) = unequal(&passage, at, stem) {
                findings.push(finding(&passage, at..at + claim.len(), done, all));
            }
        }
    }
}

/// Two counts right before the claim, the second of them what was done, smaller than the first.
fn unequal<'p, 'a>(passage: &'p Passage<'a>, at: usize, stem: &str) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let before = || passage.terms.iter().filter(|term| term.start() < at);
    let done = before().next_back()?;
    let gap = passage.text.get(done.figure.range.end..at)?;
    let all = before().rfind(|term| term.start() < done.start() && term.is_like(done))?;
    let is_near = matches!(gap, "，" | "，已" | "，目前已" | "，现已")
        && done.clause - all.clause == 1
        && done.part == all.part;
    let is_done =
        done.is_led_by(&[stem]) && !all.is_led_by(&[stem]) && !passage.between(all, done).contains("其中");
    (is_near && is_done && done.value() < all.value()).then_some((done, all))
}

fn finding(
    passage: &Passage<'_>,
    claim: Range<usize>,
    done: &Term<'_>,
    all: &Term<'_>,
) -> Finding<Range<usize>> {
    let word = passage.text.get(claim.clone()).unwrap_or("");
    let message = format!("“{word}”与“{}”“{}”不符", passage.statement(all), passage.statement(done));
    Finding::new(&RULE, Severity::Warning, claim, message)
        .against(passage.place(done))
        .against(passage.place(all))
}
