//! Checking a document for a person: what the rules say, what was decided about it, and the steps that follow.
//!
//! ```text
//! a window    snapshot → Proofreader::check → Checked … → fix · waive · unwaive → Transaction
//! a command   opened file → remarks → Remark (quotes instead of places)
//! ```
//!
//! Joins the rules of [`crate::check`] with what only a session knows: settings, waivers, last year's file, the
//! file a text was imported from. Knows nothing of JSON, terminals, windows and threads.

mod decide;
pub mod ledger;
mod marker;
mod proofreader;
mod quote;
mod remark;

pub use decide::{fix, unwaive, waive};
pub use proofreader::{Checked, Proofreader, options};
pub use quote::Quote;
pub use remark::{Remark, remarks};
