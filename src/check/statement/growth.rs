//! Growth (增幅) told in a line without its base, and amounts told with their base. Read once, with the line.

use std::ops::Range;

use rust_decimal::Decimal;

use super::super::key::key_of;
use super::super::relation::change::{direction, is_base};
use super::super::relation::{Passage, Term};

/// Figures around an amount among which its base is looked for.
const REACH: usize = 2;

/// Least number of an amount that is known again by its number.
const LEAST: i128 = 100;

/// An amount and what it is compared with. Ranges count bytes of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Growth {
    /// Index of the amount among the figures of the line.
    pub now: usize,
    /// Its clause up to it.
    pub clause: Range<usize>,
    /// The same for equal amounts of one dimension.
    pub key: u64,
    /// How it is compared.
    pub by: By,
}

/// How an amount is compared with the year before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// By its growth alone: 收入2.36亿元，同比增长7.8%.
    Rate {
        /// Index of the growth.
        figure: usize,
        /// 1 for growth, -1 for a decrease.
        sign: Decimal,
    },
    /// By its base: 由上年的2.19亿元增加到2.36亿元.
    Base {
        /// Index of the base.
        figure: usize,
        /// The clause of the base up to it.
        clause: Range<usize>,
    },
}

/// Every such amount of a line, in order.
pub(in crate::check) fn growths(passage: &Passage<'_>) -> Vec<Growth> {
    if !["增", "降", "减", "由", "从", "年"].iter().any(|word| passage.text.contains(word)) {
        return Vec::new();
    }
    (0..passage.terms.len()).filter_map(|index| growth(passage, index)).collect()
}

fn growth(passage: &Passage<'_>, index: usize) -> Option<Growth> {
    let now = passage.terms.get(index)?;
    let is_amount = now.is_exact() && now.is_amount() && now.figure.number.mantissa() >= LEAST;
    if !is_amount || is_base(passage, now) {
        return None;
    }
    let by = by_rate(passage, index).or_else(|| by_base(passage, index))?;
    let key = key_of(&(now.value().normalize(), &now.figure.unit.dimension));
    Some(Growth { now: index, clause: now.clause_start..now.start(), key, by })
}

fn by_rate(passage: &Passage<'_>, index: usize) -> Option<By> {
    let (now, growth) = (passage.terms.get(index)?, passage.terms.get(index + 1)?);
    let sign = direction(passage, growth).filter(|_| growth.is_percent())?;
    let is_near = now.part == growth.part && growth.clause - now.clause <= 1 && now.bracket == growth.bracket;
    let has_base = passage.sentence(growth).any(|term| term.is_like(now) && is_base(passage, term));
    let is_plain = direction(passage, now).is_none() && !growth.lead.contains("环比");
    (is_near && is_plain && !has_base).then_some(By::Rate { figure: index + 1, sign })
}

fn by_base(passage: &Passage<'_>, index: usize) -> Option<By> {
    let now = passage.terms.get(index)?;
    let from = index.saturating_sub(REACH);
    let around = passage.terms.get(from..passage.terms.len().min(index + REACH + 1))?;
    let is_base_of = |base: &Term<'_>| {
        base.start() != now.start()
            && base.sentence == now.sentence
            && base.clause.abs_diff(now.clause) <= 1
            && base.is_like(now)
            && is_base(passage, base)
    };
    let mut bases = around.iter().enumerate().filter(|(_, base)| is_base_of(base));
    let (at, base) = bases.next().filter(|_| bases.next().is_none())?;
    Some(By::Base { figure: from + at, clause: base.clause_start..base.start() })
}
