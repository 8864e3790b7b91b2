//! Numbers as official prose writes them. Knows nothing of documents.

pub mod decimal;
pub mod numeral;

pub use decimal::Decimal;
pub use numeral::{digit_value, format_numeral, parse_numeral};
