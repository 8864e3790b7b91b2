//! The rules, one file each. A new rule is a file, a `mod` line and an entry in [`RULES`].

mod adverb_particle;
mod approximate_han;
mod approximation_clash;
mod arithmetic;
mod base_count_conflict;
mod base_year;
mod broken_sentence;
mod carried_year;
mod collocation;
mod doubled_punctuation;
mod doubled_word;
mod duplicate_sentence;
mod empty_section;
mod enumeration;
mod enumeration_sequence;
mod half_width_punctuation;
mod heading_end_mark;
mod heading_mark;
mod heading_promise;
mod heading_sequence;
mod impossible_date;
mod inverted_quotes;
mod last_year_growth;
mod leading_zero;
mod missing_end_mark;
mod missing_preposition;
mod missing_unit;
mod missing_words;
mod mixed_numeral;
mod mixed_percent_sign;
mod number_range;
mod order;
mod past_deadline;
mod pause_before_etc;
mod pause_between_titles;
mod placeholder;
mod plan_period_year;
mod political_wording;
mod rate_conflict;
mod restated;
mod same_indicator_conflict;
mod school_year;
mod signature_date;
mod similar_paragraph;
mod stale_year;
mod table;
mod target;
mod title_organ;
mod unbalanced_brackets;
mod unbalanced_quotes;
mod unchanged_figure;
mod unclear_scope;
mod unconfirmed_paragraph;
mod unit_name;
mod whole_count_conflict;
mod wrong_word;

use super::rule::Rule;

/// Every rule, grouped by what it is about.
pub const RULES: &[&Rule] = &[
    &approximation_clash::RULE,
    &placeholder::RULE,
    &missing_words::RULE,
    &duplicate_sentence::RULE,
    &similar_paragraph::RULE,
    &doubled_word::RULE,
    &heading_sequence::RULE,
    &heading_mark::RULE,
    &enumeration_sequence::RULE,
    &inverted_quotes::RULE,
    &unbalanced_quotes::RULE,
    &unbalanced_brackets::RULE,
    &doubled_punctuation::RULE,
    &pause_before_etc::RULE,
    &pause_between_titles::RULE,
    &half_width_punctuation::RULE,
    &heading_end_mark::RULE,
    &missing_end_mark::RULE,
    &mixed_percent_sign::RULE,
    &number_range::RULE,
    &leading_zero::RULE,
    &impossible_date::RULE,
    &mixed_numeral::RULE,
    &approximate_han::RULE,
    &unit_name::RULE,
    &wrong_word::RULE,
    &political_wording::RULE,
    &collocation::RULE,
    &missing_preposition::RULE,
    &adverb_particle::RULE,
    &broken_sentence::RULE,
    &empty_section::RULE,
    &heading_promise::RULE,
    &title_organ::RULE,
    &target::unreported_target::RULE,
    &target::missed_target_unnamed::RULE,
    &target::unanswered_problems::RULE,
    &arithmetic::share_mismatch::RULE,
    &arithmetic::completion_rate::RULE,
    &arithmetic::rate_mismatch::RULE,
    &arithmetic::rate_over_hundred::RULE,
    &arithmetic::hundred_percent::RULE,
    &arithmetic::base_elsewhere::RULE,
    &arithmetic::average_mismatch::RULE,
    &arithmetic::average_elsewhere::RULE,
    &arithmetic::daily_average::RULE,
    &arithmetic::parts_sum::RULE,
    &arithmetic::announced_parts::RULE,
    &arithmetic::parts_slip::RULE,
    &arithmetic::paired_parts::RULE,
    &arithmetic::parts_elsewhere::RULE,
    &arithmetic::bracket_sum::RULE,
    &arithmetic::total_mismatch::RULE,
    &arithmetic::balance_mismatch::RULE,
    &arithmetic::net_change::RULE,
    &arithmetic::remainder_mismatch::RULE,
    &arithmetic::remainder_elsewhere::RULE,
    &arithmetic::stock_flow::RULE,
    &arithmetic::transition_slip::RULE,
    &arithmetic::told_parts::RULE,
    &arithmetic::divided_sum::RULE,
    &arithmetic::growth_mismatch::RULE,
    &arithmetic::respective_growth::RULE,
    &arithmetic::growth_elsewhere::RULE,
    &arithmetic::base_by_name::RULE,
    &arithmetic::planned_growth::RULE,
    &arithmetic::increase_mismatch::RULE,
    &arithmetic::multiple_mismatch::RULE,
    &arithmetic::point_mismatch::RULE,
    &arithmetic::impossible_decrease::RULE,
    &arithmetic::order_violation::RULE,
    &arithmetic::part_of_year::RULE,
    &order::reversed_change::RULE,
    &order::inverted_rate::RULE,
    &order::larger_than_whole::RULE,
    &order::missed_threshold::RULE,
    &order::peak_below_mean::RULE,
    &order::word_fraction::RULE,
    &arithmetic::met_claim::RULE,
    &arithmetic::sub_cent_amount::RULE,
    &arithmetic::share_slip::RULE,
    &arithmetic::amount_by_rate::RULE,
    &arithmetic::unit_by_rate::RULE,
    &arithmetic::respective_share::RULE,
    &arithmetic::share_list::RULE,
    &arithmetic::average_slip::RULE,
    &arithmetic::derived_total::RULE,
    &arithmetic::payout_mismatch::RULE,
    &arithmetic::per_thousand::RULE,
    &arithmetic::composition::RULE,
    &table::table_sum::RULE,
    &table::table_rate::RULE,
    &same_indicator_conflict::RULE,
    &table::table_prose::RULE,
    &whole_count_conflict::RULE,
    &base_count_conflict::RULE,
    &rate_conflict::RULE,
    &restated::RULE,
    &unclear_scope::RULE,
    &missing_unit::RULE,
    &stale_year::RULE,
    &past_deadline::RULE,
    &plan_period_year::RULE,
    &base_year::RULE,
    &carried_year::RULE,
    &signature_date::RULE,
    &school_year::RULE,
    &enumeration::listed_claim::RULE,
    &enumeration::named_claim::RULE,
    &enumeration::ranked_claim::RULE,
    &enumeration::outlined_claim::RULE,
    &unconfirmed_paragraph::RULE,
    &unchanged_figure::RULE,
    &last_year_growth::RULE,
];

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}
