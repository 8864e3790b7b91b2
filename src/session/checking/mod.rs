//! Checking a document for a person: what the rules say, told by quotes and section names.
//!
//! Joins the rules of [`crate::check`] with what only a session knows: the file a text was imported from.
//! Knows nothing of JSON, terminals and windows.

mod marker;
mod quote;
mod remark;

pub use quote::Quote;
pub use remark::{Remark, remarks};
