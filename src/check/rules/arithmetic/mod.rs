//! Rules about figures of one paragraph that must fit each other by arithmetic.

pub(super) mod announced_parts;
pub(super) mod average_mismatch;
pub(super) mod balance_mismatch;
pub(super) mod base_elsewhere;
pub(super) mod bracket_sum;
pub(super) mod completion_rate;
pub(super) mod daily_average;
pub(super) mod growth_mismatch;
pub(super) mod hundred_percent;
pub(super) mod impossible_decrease;
pub(super) mod increase_mismatch;
pub(super) mod met_claim;
pub(super) mod order_violation;
pub(super) mod parts_elsewhere;
pub(super) mod parts_slip;
pub(super) mod parts_sum;
pub(super) mod point_mismatch;
pub(super) mod rate_mismatch;
pub(super) mod rate_over_hundred;
pub(super) mod remainder_elsewhere;
pub(super) mod remainder_mismatch;
mod report;
pub(super) mod share_mismatch;
pub(super) mod stock_flow;
pub(super) mod sub_cent_amount;
pub(super) mod total_mismatch;
pub(super) mod transition_slip;
