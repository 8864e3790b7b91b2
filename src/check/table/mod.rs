//! Tables (表格) as a checker reads them: cells as exact amounts with their units, columns and rows with what their
//! words tell.
//!
//! Knows no rule and says nothing about what is wrong.

mod amount;
mod column;
mod grid;
mod row;

pub(super) use amount::{exact, is_bare};
pub(super) use column::{Column, Tells, told_year};
pub(super) use grid::{Cell, Grid, Row, grids};
pub(super) use row::{RowWords, Total};
