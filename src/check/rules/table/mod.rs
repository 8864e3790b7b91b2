//! Rules about tables: totals, rates, and what the prose says of the same indicators.
//!
//! They share the [`grid`]: cells as exact amounts with their units, columns with what they tell.

mod amount;
pub(super) mod column;
pub(super) mod grid;
pub(super) mod row;
mod scope;
mod sum;

pub(super) mod table_prose;
pub(super) mod table_rate;
pub(super) mod table_sum;
