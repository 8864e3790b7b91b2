//! 增减方向与数值相反: 由320户减少到354户, 从61%提高到58%.
//!
//! Why it matters: two figures exchanged are read over by the writer and noticed by every listener. Only where the verb
//! stands right before 到, 至 or 为 and between the two figures is its direction certain.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind};
use crate::check::rule::{Rule, Scope};
use crate::quantity::{Dimension, Figure};

use super::report::{conflict, is_exact, is_signed_or_ranked};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "reversed-change",
    kind: Kind::Order,
    name: "增减方向相反",
    summary: "“由多少减少到多少”“从多少提高到多少”的前后两数与增减方向相反",
    scope: Scope::Line(check),
};

/// Verbs of what grows.
const UP: &[&str] = &[
    "提高", "提升", "上升", "增加", "增长", "增", "升", "扩大", "扩展", "拓展", "扩充", "攀升", "跃升",
    "延长", "上调", "上涨", "壮大", "扩面", "增多", "涨",
];

/// Verbs of what shrinks.
const DOWN: &[&str] = &[
    "下降", "降低", "减少", "降", "减", "缩短", "缩小", "压缩", "压减", "回落", "下调", "缩减", "收窄",
    "精简", "减轻", "下跌", "跌", "萎缩",
];

/// Most characters between the two figures: 户减少到目前的.
const REACH: usize = 14;

/// Most characters between 由 and the first figure: 由上年同期的.
const LEAD: usize = 10;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    for two in line.figures.windows(2) {
        let [first, second] = two else { continue };
        findings.extend(judge(&line.text, first, second));
    }
}

fn judge(text: &str, first: &Figure, second: &Figure) -> Option<Finding<Range<usize>>> {
    let is_plain =
        [first, second].iter().all(|figure| is_exact(figure) && !is_signed_or_ranked(text, figure));
    if !is_plain || !is_measured(first) || first.unit.dimension != second.unit.dimension {
        return None;
    }
    let between = text.get(first.range.end..second.range.start)?;
    let (verb, grows) = direction(between)?;
    let (before, now) = (first.value(), second.value());
    let is_reversed = if grows { now < before } else { now > before };
    if !is_reversed || !begins_change(text.get(..first.range.start)?) {
        return None;
    }
    let (from, to) = (text.get(first.range.clone())?, text.get(second.range.clone())?);
    let message = format!("“由{from}{verb}{to}”前后两数与增减方向相反，请核对是否写反");
    Some(conflict(&RULE, text, (first, first.range.end..second.range.end), message))
}

/// Whether more of it is a larger number; a grade of 3 is not more than a grade of 2.
fn is_measured(figure: &Figure) -> bool {
    let Dimension::Count(word) = &figure.unit.dimension else { return true };
    !["位", "级", "类", "名次", "等", "档", "星", "线"].contains(&word.as_str())
}

/// The verb with 到, and whether it says that something grew.
fn direction(between: &str) -> Option<(&str, bool)> {
    let is_near =
        between.chars().count() <= REACH && !between.contains(['，', '、', '。', '；', '：', '（', '）']);
    let (at, mark) =
        between.char_indices().find(|(_, ch)| matches!(ch, '到' | '至' | '为')).filter(|_| is_near)?;
    let said = between.get(..at)?;
    let is_turned = ["扭转", "转", "由", "从", "比", "较"].iter().any(|word| said.contains(word));
    // What stands behind 到 belongs to the second figure: 到目前的.
    let rest = between.get(at + mark.len_utf8()..)?;
    let is_ended =
        rest.is_empty() || rest.ends_with(['的', '末', '底']) || ["目前", "现在", "现有"].contains(&rest);
    let with_mark = |verb: &&&str| said.ends_with(**verb);
    let up = UP.iter().find(with_mark);
    let down = DOWN.iter().find(with_mark);
    let verb = |word: &str| between.get(at - word.len()..at + mark.len_utf8());
    match (up, down) {
        _ if is_turned || !is_ended => None,
        (Some(word), None) => Some((verb(word)?, true)),
        (None, Some(word)) => Some((verb(word)?, false)),
        _ => None,
    }
}

/// Whether the words before a figure begin with 由 or 从 and no other figure stands between.
fn begins_change(before: &str) -> bool {
    let lead: Vec<char> = before.chars().rev().take(LEAD + 1).collect();
    let Some(at) = lead.iter().position(|ch| matches!(ch, '由' | '从' | '自')) else { return false };
    let words: String = lead[..at].iter().rev().collect();
    let is_broken = words.contains(['，', '。', '；', '、', '：', '到', '和', '及']);
    // The digits of a year may stand there, no other: 由2023年的.
    let is_year = !words.contains(|ch: char| ch.is_ascii_digit()) || words.contains('年');
    !is_broken && is_year
}
