//! Statements (表述): mentions with the year they speak of, and whether two of them speak of one thing.
//!
//! Knows no rule and says nothing about what is wrong.

mod growth;
mod ledger;
mod likeness;
mod rate;
mod slip;
mod standing;
mod timing;
mod told;

pub(super) use growth::growths;
pub use growth::{By, Growth};
pub(super) use ledger::subject;
pub use ledger::{Entry, Ledger, Statement};
pub(super) use likeness::{
    are_parallel, longest_common, nouns_in_common, pieces_in_common, shares_noun, shares_words,
};
pub use rate::Rate;
pub(super) use rate::rates;
pub(super) use slip::{Slip, slip};
pub(super) use standing::SHORTCOMINGS;
pub use standing::{Standing, standings};
pub(super) use timing::{is_plan_title, leading_year};
pub use told::Told;
