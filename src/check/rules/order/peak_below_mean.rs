//! 峰值小于均值: 日均接待1.3万人次，单日最高9800人次.
//!
//! Why it matters: the largest of some numbers is never below their mean. Both must be of one stretch of time and one
//! unit, in one sentence.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind};
use crate::check::rule::{Rule, Scope};
use crate::quantity::Figure;

use super::report::{conflict, is_exact};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "peak-below-mean",
    kind: Kind::Order,
    name: "峰值小于均值",
    summary: "单日最高、峰值等小于同一句的日均数",
    scope: Scope::Line(check),
};

/// What names a mean, and what names a peak over the same stretch of time.
const MEANS: &[(&[&str], &[&str])] = &[
    (&["日均", "平均每天", "平均每日"], &["日"]),
    (&["月均", "平均每月"], &["月"]),
    (&["场均", "平均每场"], &["场"]),
];

/// Words of a peak.
const PEAKS: &[&str] = &["峰值", "最高", "最多", "最大"];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if !PEAKS.iter().any(|word| line.text.contains(word)) {
        return;
    }
    for (index, mean) in line.figures.iter().enumerate() {
        let Some((words, stretch)) = MEANS.iter().find(|(words, _)| names(line, index, words)) else {
            continue;
        };
        let sentence = line.sentence_at(mean.range.start);
        let within = |other: &&(usize, &Figure)| sentence.contains(&other.1.range.start);
        let others: Vec<(usize, &Figure)> = line.figures.iter().enumerate().skip(index + 1).take(4).collect();
        let peak = others
            .iter()
            .take_while(within)
            .find(|(at, _)| names(line, *at, PEAKS) && names(line, *at, stretch) && !names(line, *at, words));
        let Some((_, peak)) = peak else { continue };
        let is_alike = peak.unit.dimension == mean.unit.dimension && is_exact(peak) && is_exact(mean);
        if is_alike && peak.value() < mean.value() {
            let text = |figure: &Figure| line.text.get(figure.range.clone()).unwrap_or("").to_owned();
            let message = format!("最高值“{}”小于平均值“{}”，其中一个数有误", text(peak), text(mean));
            findings.push(conflict(&RULE, &line.text, (mean, peak.range.clone()), message));
        }
    }
}

/// Whether the words right before a figure, back to a mark, hold one of these.
fn names(line: &LineFacts, index: usize, words: &[&str]) -> bool {
    let Some(figure) = line.figures.get(index) else { return false };
    let from = index.checked_sub(1).and_then(|at| line.figures.get(at)).map_or(0, |figure| figure.range.end);
    let before = line.text.get(from..figure.range.start).unwrap_or("");
    let clause = before.rsplit(['，', '。', '；', '：', '、']).next().unwrap_or("");
    words.iter().any(|word| clause.contains(word))
}
