//! 分类看的各项与总数不符: 工业增加值384.1亿元，…。从隶属关系看，中直工业268亿元，下降3.5%；地方工业161.1亿元，增长6.8%.
//!
//! Why it matters: reports of statistics tell a total, how it grew, and then divide it anew, each part with its own
//! growth behind a ；. Total and parts stand far apart, and only one of them is brought up to date. The list must be
//! announced (从…看, 按…分), and two neighbouring digits exchanged in one number of three digits or more must explain
//! why it does not add up.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind};
use crate::check::relation::partition::{List, Partition, Verdict};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::report::sum_finding;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "divided-sum",
    kind: Kind::Sum,
    name: "分类看的各项与总数不符",
    summary: "“从……看”“按……分”以分号逐项列出的数，与前一句的总数不符",
    scope: Scope::Line(check),
};

/// Most characters of what announces the list: 从经济类型看.
const LONGEST_CUE: usize = 12;

/// How many sentences before the list its total may stand.
const FAR: usize = 3;

/// Least number of a total whose digits are not alike by chance.
const THREE_DIGITS: i128 = 100;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 || !line.text.contains('；') || !line.text.contains(['看', '分']) {
        return;
    }
    let passage = Passage::new(line);
    for (index, first) in passage.terms.iter().enumerate().skip(1) {
        let begins = passage.terms.get(index - 1).is_some_and(|before| before.sentence < first.sentence);
        if begins && is_announced(&passage, first) {
            findings.extend(judge(&passage, index));
        }
    }
}

/// Whether the sentence of its first figure begins with 从…看 or 按…分.
fn is_announced(passage: &Passage<'_>, first: &Term<'_>) -> bool {
    let before = passage.text.get(..first.start()).unwrap_or("");
    let sentence = before.rsplit('。').next().unwrap_or("");
    let cue = sentence.split('，').next().unwrap_or("");
    let is_cue = cue.starts_with(['从', '分', '按']) && cue.ends_with(['看', '分']);
    is_cue && cue.len() < sentence.len() && cue.chars().count() <= LONGEST_CUE
}

fn judge(passage: &Passage<'_>, index: usize) -> Option<Finding<Range<usize>>> {
    let first = passage.terms.get(index)?;
    let mut parts: Vec<&Term<'_>> = Vec::new();
    for term in passage.terms[index..].iter().take_while(|term| term.sentence == first.sentence) {
        if parts.last().is_none_or(|last| last.part < term.part) {
            parts.push(term);
        }
    }
    let is_list = parts.len() >= 2
        && parts
            .iter()
            .all(|part| part.is_like(first) && !part.is_outside() && part.bracket == first.bracket);
    let before = &passage.terms[..index];
    let wholes = || {
        let near = before.iter().rev().take_while(|whole| first.sentence - whole.sentence <= FAR);
        near.filter(|whole| whole.is_like(first) && !whole.is_outside() && whole.bracket == first.bracket)
            .map(|whole| Partition { whole, parts: parts.clone(), list: List::Unsaid })
    };
    if !is_list || wholes().any(|partition| partition.holds()) {
        return None;
    }
    let is_long = |partition: &Partition<'_, '_>| partition.whole.figure.number.mantissa() >= THREE_DIGITS;
    let mistyped = wholes().find(|partition| is_long(partition) && partition.has_exchanged_digits())?;
    Some(sum_finding(&RULE, passage, &mistyped, Verdict::Doubtful))
}
