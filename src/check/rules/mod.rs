//! The rules, one file each. A new rule is a file, a `mod` line and an entry in [`RULES`].

mod approximation_clash;
mod same_indicator_conflict;

use super::rule::Rule;

/// Every rule, grouped by what it is about.
pub const RULES: &[&Rule] = &[&approximation_clash::RULE, &same_indicator_conflict::RULE];

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}
