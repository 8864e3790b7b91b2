//! The rules, one file each. A new rule is a file, a `mod` line and an entry in [`RULES`].

mod approximation_clash;
mod missing_unit;
mod same_indicator_conflict;
mod stale_year;
mod unclear_scope;
mod whole_count_conflict;

use super::rule::Rule;

/// Every rule, grouped by what it is about.
pub const RULES: &[&Rule] = &[
    &approximation_clash::RULE,
    &same_indicator_conflict::RULE,
    &whole_count_conflict::RULE,
    &unclear_scope::RULE,
    &missing_unit::RULE,
    &stale_year::RULE,
];

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}
