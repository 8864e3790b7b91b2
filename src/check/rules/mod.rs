//! The rules, one file each. A new rule is a file, a `mod` line and an entry in [`RULES`].

mod approximation_clash;
mod arithmetic;
mod enumeration;

use super::rule::Rule;

/// Every rule, grouped by what it is about.
pub const RULES: &[&Rule] = &[
    &approximation_clash::RULE,
    &arithmetic::share_mismatch::RULE,
    &arithmetic::completion_rate::RULE,
    &arithmetic::rate_mismatch::RULE,
    &arithmetic::rate_over_hundred::RULE,
    &arithmetic::hundred_percent::RULE,
    &arithmetic::base_elsewhere::RULE,
    &arithmetic::average_mismatch::RULE,
    &arithmetic::parts_sum::RULE,
    &arithmetic::bracket_sum::RULE,
    &arithmetic::total_mismatch::RULE,
    &arithmetic::balance_mismatch::RULE,
    &arithmetic::growth_mismatch::RULE,
    &arithmetic::increase_mismatch::RULE,
    &arithmetic::impossible_decrease::RULE,
    &arithmetic::order_violation::RULE,
    &arithmetic::met_claim::RULE,
    &arithmetic::sub_cent_amount::RULE,
    &enumeration::listed_claim::RULE,
    &enumeration::named_claim::RULE,
    &enumeration::outlined_claim::RULE,
];

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}
