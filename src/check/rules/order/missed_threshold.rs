//! 数值与所说界限不符: 突破1200万元，达到1180万元; 六成以上（54.8%）; 3.2件，低于上年的2.8件.
//!
//! Why it matters: a threshold is what a report boasts of, and the exact figure stands right beside it. Only figures
//! that nothing but a mark and a word of comparison separates are compared.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind};
use crate::check::rule::{Rule, Scope};
use crate::quantity::{Approximation, Dimension, Figure};

use super::report::{conflict, is_exact, is_signed_or_ranked, keeps};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "missed-threshold",
    kind: Kind::Order,
    name: "数值与界限不符",
    summary: "“突破”“超过”“不到”“六成以上”等说法与紧挨着的准确数不符",
    scope: Scope::Line(check),
};

/// Words that say a figure is above what follows; what follows is named with 的.
const ABOVE: &[&str] = &["高于", "超过", "超出", "高出", "多于", "大于"];

/// Words that say a figure is below what follows.
const BELOW: &[&str] = &["低于", "少于", "小于", "不及"];

/// Words that turn the comparison into its opposite, or into a hope.
const TURNED: &[&str] = &["不", "未", "没有", "非", "力争", "确保", "目标是", "要"];

/// Most characters between a word of comparison and its figure: 每千人, 全省, 上年的.
const REACH: usize = 8;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    for (index, two) in line.figures.windows(2).enumerate() {
        let [first, second] = two else { continue };
        if first.unit.dimension != second.unit.dimension || is_signed_or_ranked(&line.text, second) {
            continue;
        }
        let found = explained(line, index).or_else(|| compared(&line.text, first, second));
        findings.extend(found);
    }
}

/// An approximate figure and the exact one that explains it: 超过5万人（4.98万人）; 突破14亿元，达到13.86亿元.
fn explained(line: &LineFacts, index: usize) -> Option<Finding<Range<usize>>> {
    let (first, second) = (line.figures.get(index)?, line.figures.get(index + 1)?);
    let is_threshold = matches!(first.approximation, Approximation::Above | Approximation::Below);
    if !is_threshold || first.upper.is_some() || !is_exact(second) || is_hoped(&line.text, first) {
        return None;
    }
    let between = line.text.get(first.range.end..second.range.start)?;
    let is_bracket = between == "（" && line.text.get(second.range.end..)?.starts_with('）');
    let is_reached = ["，达到", "，达", "，实际达到", "，实际达", "，实际为"].contains(&between);
    let is_met = keeps(first, second.value());
    ((is_bracket || is_reached) && !is_met).then(|| finding(&line.text, first, second))
}

/// Whether a threshold is still to be reached.
fn is_hoped(text: &str, figure: &Figure) -> bool {
    let before = text.get(..figure.range.start).unwrap_or("");
    let clause = before.rsplit(['，', '。', '；']).next().unwrap_or("");
    TURNED.iter().any(|word| clause.contains(word)) || clause.contains(['由', '从'])
}

/// A figure and what it is said to be above or below: 6.2批次，高于每千人7批次的要求.
fn compared(text: &str, first: &Figure, second: &Figure) -> Option<Finding<Range<usize>>> {
    let between = text.get(first.range.end..second.range.start)?;
    // The lexer takes 低于 right before a number into the figure.
    let inside = text.get(second.range.start..second.numeral.start)?;
    let clause = between.strip_prefix('，')?;
    let joined = format!("{clause}{inside}");
    let begins = ["", "均", "也", "都", "明显", "大幅", "远", "略", "且"];
    let said = |word: &&&str| {
        begins.iter().any(|lead| joined.strip_prefix(lead).is_some_and(|rest| rest.starts_with(**word)))
    };
    let (above, below) = (ABOVE.iter().find(said), BELOW.iter().find(said));
    let word = above.or(below)?;
    let named = joined.split_once(*word)?.1;
    let (named, is_bracket) = named.strip_suffix('（').map_or((named, false), |named| (named, true));
    let is_near =
        named.chars().count() <= REACH && !named.contains(['，', '、', '。', '；', '（', '）', '近', '约']);
    let behind = text.get(second.range.end..)?;
    // 高于上年2件 says by how much; only with 的 it says than what.
    let is_standard = is_bracket && behind.starts_with('）')
        || named.ends_with('的') && behind.starts_with(['，', '。', '；'])
        || behind.strip_prefix('的').is_some_and(|rest| {
            [
                "平均", "考核", "要求", "标准", "目标", "指标", "规定", "任务", "水平", "全", "省", "市",
                "预期", "控制", "上限", "下限",
            ]
            .iter()
            .any(|word| rest.starts_with(word))
        });
    let is_plain =
        is_exact(first) && second.upper.is_none() && !matches!(first.unit.dimension, Dimension::Duration);
    let (value, bound) = (first.value(), second.value());
    let is_missed = if above.is_some() { value < bound } else { value > bound };
    (is_near && is_standard && is_plain && is_missed && !is_hoped(text, first))
        .then(|| finding(text, first, second))
}

fn finding(text: &str, first: &Figure, second: &Figure) -> Finding<Range<usize>> {
    let quote = |figure: &Figure| text.get(figure.range.clone()).unwrap_or("").to_owned();
    let all = first.range.start..second.range.end;
    let message = format!("“{}”与“{}”的大小与所说的相反", quote(first), quote(second));
    conflict(&RULE, text, (first, all), message)
}
