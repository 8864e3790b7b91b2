//! Typesetting: [`Document`](crate::document::Document) → [`Flow`] → [`Pages`], positions final.
//!
//! The layout is that of GB/T 9704-2012: A4, a type area of 156 × 225 mm, 22 lines of 28 cells. This module
//! opens no file, draws nothing and never fails: a character without a glyph or a table too wide is a warning
//! in the result.

pub mod compose;
mod draft;
pub mod flow;
pub mod length;
pub mod page;

pub use flow::{Block, BlockId, Flow, Role, Run, Source};
pub use length::Length;
pub use page::{Glyph, Line, Page, PageNumber, Pages, Rule, Warning};
