//! Pairs as 135户412人 of which one number is the same and the other is not.

use std::collections::HashMap;

use crate::check::finding::Severity;
use crate::check::statement::{Ledger, Statement, shares_words, slip};

use super::Conflicts;
use super::wording::deeds;

/// Pairs as 135户412人 of which one number is the same and the other is not.
pub(super) fn by_pair(ledger: &Ledger<'_>, conflicts: &mut Conflicts<'_, '_>) {
    let pairs: Vec<[&Statement<'_>; 2]> = ledger
        .statements
        .windows(2)
        .map(|two| [&two[0], &two[1]])
        .filter(|[first, second]| first.span.line == second.span.line && first.span.end == second.span.start)
        .collect();
    for place in [0, 1] {
        let mut known: HashMap<_, [&Statement<'_>; 2]> = HashMap::new();
        for pair in &pairs {
            let [figure, rest] = [place, 1 - place].map(|at| &pair[at].mention.figure);
            if figure.value().mantissa() < 20 {
                continue;
            }
            let key = (figure.value().normalize(), &figure.unit.dimension, &rest.unit.dimension);
            let Some(earlier) = known.get(&key) else {
                known.insert(key, *pair);
                continue;
            };
            let (one, other) = (pair[1 - place], earlier[1 - place]);
            let names = [one, other].map(|s| s.mention.indicator.name.as_str());
            let is_same = slip(&one.mention.figure, &other.mention.figure).is_some()
                || shares_words(names[0], names[1], 2);
            let is_same = is_same && deeds(names[0]) == deeds(names[1]);
            if is_same && !one.agrees(other) && !one.is_beside(other) && one.subject == other.subject {
                conflicts.report(one, other, Severity::Error);
            }
        }
    }
}
