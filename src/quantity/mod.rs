//! Quantities (数量) in Chinese prose: figures with exact values, and what they say of which indicator.
//!
//! ```text
//! text ─ numeral, unit, approximation → Figure     300余件, 1.25亿元, 48.88％, 5%～10%
//!      ─ sentences, clauses           → Mention    which indicator, whose, of what period, in what role
//!      ─ by indicator                 → Ledger     every place an indicator is stated
//! ```
//!
//! Everything is derived from the text and nothing is stored. Values are exact decimals. Knows nothing of
//! documents, rules or the screen.

mod approximation;
mod digits;
mod exclusion;
mod figure;
mod lexer;
#[cfg(test)]
mod lexer_tests;
mod mention;
mod numeral;
mod period;
mod phrase;
mod sentence;
mod subject;
mod unit;
mod unit_table;
mod words;

pub(crate) use digits::{Apart, Digits};
pub use figure::{Approximation, Figure, Interval};
pub use lexer::figures;
pub use mention::{Indicator, Mention, Period, Role, mentions};
pub use period::{months, year_before};
pub use phrase::{is_annual, is_event, is_generic};
pub use sentence::{clauses, sentences};
pub use unit::{Dimension, Unit};
pub use words::{adopt_aliases, usual_name};
