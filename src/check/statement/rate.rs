//! Rates (比率) of a line that may be told once more elsewhere: 办结率96.4%. Read once, with the line.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::quantity::{Approximation, Digits, Dimension, Figure};

use super::super::key::key_of;
use super::super::relation::{Passage, Term};

/// Words of a change, a goal or another time.
const OTHER: &[&str] = &[
    "增",
    "降",
    "升",
    "提高",
    "回落",
    "减",
    "上年",
    "去年",
    "同期",
    "目标",
    "力争",
    "确保",
    "计划达",
    "以上",
    "以下",
    "由",
    "从",
    "以内",
    "预计",
];

/// Characters between a rate and its figure.
const LINKS: [char; 9] = ['只', '为', '达', '到', '是', '至', '仅', '约', '有'];

/// Least amount on which two rates of one name cannot both be counted.
const LEAST_BASE: Decimal = Decimal::ONE_HUNDRED;

/// Clauses between a rate and what it is counted on.
const NEAR: usize = 2;

/// Characters before a rate that tell what it is of.
const REACH: usize = 56;

/// An exact rate that is no change and no goal. Ranges count bytes of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// Index of its figure among those of the line.
    pub figure: usize,
    /// The words right before it.
    pub lead: Range<usize>,
    /// 办结率; empty when no such word stands before it.
    pub word: Range<usize>,
    /// The words around it, in its part of the sentence.
    pub said: Range<usize>,
    /// Its sentence, by its number in the line.
    pub sentence: usize,
    /// The same for rates with the same digits in any order.
    pub digits: u64,
    /// The same for rates of one word with an amount before them in common.
    pub bases: Vec<u64>,
}

/// The rates of a line, in order.
pub(in crate::check) fn rates(passage: &Passage<'_>) -> Vec<Rate> {
    let terms = passage.terms.iter().enumerate();
    terms.filter(|(_, term)| is_rate(passage.text, term)).map(|(at, term)| rate(passage, at, term)).collect()
}

fn is_rate(text: &str, term: &Term<'_>) -> bool {
    let figure = term.figure;
    let clause = || text.get(term.clause_start..figure.range.start).unwrap_or("");
    figure.unit.dimension == Dimension::Percent
        && figure.upper.is_none()
        && figure.number.mantissa() >= 10
        && figure.approximation == Approximation::Exact
        && figure.value() != Decimal::ONE
        && !OTHER.iter().any(|word| clause().contains(word))
}

fn rate(passage: &Passage<'_>, index: usize, term: &Term<'_>) -> Rate {
    let start = term.start() - term.lead.len();
    let lead = term.lead.trim_end_matches(LINKS).trim_end_matches("虽然").trim_end_matches('已');
    let word = if lead.ends_with('率') { lead } else { "" };
    Rate {
        figure: index,
        lead: start..term.start(),
        word: start..start + word.len(),
        said: said(passage.text, term),
        sentence: term.sentence,
        digits: digits(term.figure),
        bases: if has_own_word(word) { bases(passage, term, word) } else { Vec::new() },
    }
}

/// Whether a word tells what a rate is of; 完成率 is of whatever there is a target for.
fn has_own_word(word: &str) -> bool {
    !word.is_empty() && !word.ends_with("完成率")
}

fn digits(figure: &Figure) -> u64 {
    key_of(&(Digits::of(figure).sorted().as_slice(), figure.number.scale()))
}

/// Exact amounts right before a rate.
fn bases(passage: &Passage<'_>, rate: &Term<'_>, word: &str) -> Vec<u64> {
    let is_base = |base: &&Term<'_>| {
        base.part == rate.part
            && base.start() < rate.start()
            && rate.clause - base.clause <= NEAR
            && base.is_amount()
            && base.is_exact()
            && base.value() >= LEAST_BASE
    };
    let key = |base: &Term<'_>| key_of(&(word, base.value().normalize(), &base.figure.unit.dimension));
    passage.terms.iter().filter(is_base).map(key).collect()
}

fn said(text: &str, term: &Term<'_>) -> Range<usize> {
    let (before, behind) = text.split_at(term.figure.range.end.min(text.len()));
    let begins = before.rfind(['。', '；']).map_or(0, |at| at + '。'.len_utf8());
    let near = before.get(begins..).unwrap_or("");
    let from = near.char_indices().rev().nth(REACH).map_or(0, |(at, _)| at);
    let ends = behind.find(['，', '。', '；']).unwrap_or(behind.len());
    begins + from..before.len() + ends
}
