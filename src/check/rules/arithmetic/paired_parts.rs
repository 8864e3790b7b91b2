//! 户数、人数分项不符: 贫困户1124户4058人，脱贫912户3364人，未脱贫212户712人 where the households add up and the people do not.
//!
//! Why it matters: two counts of the same things are divided together. Where one of them adds up exactly, the parts
//! are all there, and a slip of the pen in the other is one.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind};
use crate::check::relation::partition::{List, Partition, Verdict};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::report::sum_finding;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "paired-parts",
    kind: Kind::Sum,
    name: "户数、人数分项不符",
    summary: "“甲户乙人”分成的各项，户数（或人数）正好相加得总数，另一个却不符",
    scope: Scope::Line(check),
};

/// Least number that is divided; small ones add up by chance.
const LEAST: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// Most parts.
const MOST: usize = 5;

/// The parts of a list miss their whole by at most one in so many.
const NEAR: i64 = 6;

/// Two counts of the same things, side by side: 912户3364人.
type Pair<'p, 'a> = [&'p Term<'a>; 2];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 6 {
        return;
    }
    let passage = Passage::new(line);
    let pairs = pairs(&passage);
    for first in 0..pairs.len() {
        let list = run(&pairs[first..]);
        let found = (3..=list.len()).find_map(|count| broken(&list[..count]));
        if let Some(partition) = found {
            findings.push(sum_finding(&RULE, &passage, &partition, Verdict::Doubtful));
        }
    }
}

/// Figures without anything between them.
fn pairs<'p, 'a>(passage: &'p Passage<'a>) -> Vec<Pair<'p, 'a>> {
    let two = passage.terms.windows(2).filter_map(|two| match two {
        [one, other] => Some([one, other]),
        _ => None,
    });
    two.filter(|[one, other]| {
        let are_counts = [one, other].iter().all(|term| term.is_exact() && term.figure.is_whole_count());
        one.figure.range.end == other.start() && are_counts && !one.is_like(other)
    })
    .collect()
}

/// The pairs of one sentence from the first on that count the same.
fn run<'p, 'a>(pairs: &[Pair<'p, 'a>]) -> Vec<Pair<'p, 'a>> {
    let Some(whole) = pairs.first() else { return Vec::new() };
    let is_like = |pair: &&Pair<'_, '_>| {
        pair[0].sentence == whole[0].sentence && (0..2).all(|at| pair[at].is_like(whole[at]))
    };
    pairs.iter().take_while(is_like).take(MOST + 1).copied().collect()
}

/// The count of a whole and its parts that does not add up though the other does.
fn broken<'p, 'a>(list: &[Pair<'p, 'a>]) -> Option<Partition<'p, 'a>> {
    let divided = |at: usize| {
        let (whole, parts) = list.split_first()?;
        let parts = parts.iter().map(|part| part[at]).collect();
        Some(Partition { whole: whole[at], parts, list: List::Unsaid })
    };
    let sides = [divided(0)?, divided(1)?];
    let adds_up = |side: &Partition<'_, '_>| side.whole.value() >= LEAST && side.holds();
    let [one, other] = sides;
    let wrong = match (adds_up(&one), adds_up(&other)) {
        (true, false) => other,
        (false, true) => one,
        _ => return None,
    };
    let is_slip = wrong.has_exchanged_digits() || wrong.has_wrong_scale() || wrong.is_near_miss(NEAR);
    is_slip.then_some(wrong)
}
