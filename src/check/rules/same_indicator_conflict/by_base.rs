//! Counts among the same things: 92家企业中一级资质11家 here, 92家企业中一级资质只有15家 there.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::check::finding::Severity;
use crate::check::statement::{Ledger, Statement};
use crate::quantity::Dimension;

use super::Conflicts;

/// Fewest things among which some are counted.
const FEWEST: Decimal = Decimal::from_parts(10, 0, 0, false, 0);

/// Characters in a row that name what is counted among them.
const NAME: usize = 4;

/// The number and unit of the things, and the unit of what is counted among them.
type Key<'a> = (Decimal, &'a Dimension, &'a Dimension);

/// Reports counts among the same things that are named alike and differ.
pub(super) fn by_base(ledger: &Ledger<'_>, conflicts: &mut Conflicts<'_, '_>) {
    let mut known: HashMap<Key<'_>, Vec<(&Statement<'_>, &str)>> = HashMap::new();
    let facts = conflicts.facts;
    for two in ledger.statements.windows(2) {
        let [base, part] = two else { continue };
        if !part.is_beside(base) {
            continue;
        }
        let line = &facts.lines[part.span.line].text;
        let between = line.get(base.span.end..part.span.start).unwrap_or("");
        let Some((_, name)) = between.split_once('中').filter(|_| !between.contains(['，', '、', '；']))
        else {
            continue;
        };
        if base.mention.figure.value() < FEWEST {
            continue;
        }
        let (whole, counted) = (&base.mention.figure, &part.mention.figure);
        let key = (whole.value().normalize(), &whole.unit.dimension, &counted.unit.dimension);
        let told = known.entry(key).or_default();
        let is_same = |other: &str| shared_start(name, other) >= NAME;
        if let Some((earlier, _)) = told
            .iter()
            .find(|(earlier, other)| is_same(other) && !earlier.agrees(part) && !earlier.is_beside(part))
        {
            conflicts.report(part, earlier, Severity::Warning);
        }
        told.push((part, name));
    }
}

/// How many characters two texts begin with in common.
fn shared_start(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count()
}
