//! Numbers as official prose writes them. Knows nothing of documents.

pub mod numeral;

pub use numeral::{format_numeral, parse_numeral};
