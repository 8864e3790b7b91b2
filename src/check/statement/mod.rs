//! Statements (表述): mentions with the year they speak of, and whether two of them speak of one thing.
//!
//! Knows no rule and says nothing about what is wrong.

mod ledger;
mod rate;
mod slip;
mod timing;
mod told;

pub use ledger::{Entry, Ledger, Statement};
pub use rate::Rate;
pub(super) use rate::rates;
pub(super) use slip::{Slip, are_parallel, shares_noun, shares_words, slip};
pub(super) use timing::{is_plan_title, leading_year};
pub use told::Told;
