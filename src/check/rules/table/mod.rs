//! Rules about tables: totals, rates, and what the prose says of the same indicators.

mod rated;
mod scope;
mod sum;

pub(super) mod table_prose;
pub(super) mod table_rate;
pub(super) mod table_sum;
