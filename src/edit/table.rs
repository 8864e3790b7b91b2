//! Ready-made transactions for tables (表格): rows, columns, headings, alignment, pasted cells.
//!
//! Each is one step and sets the table as a whole. Rows and columns are counted from zero, headings included. A
//! request that changes nothing gives an empty transaction.

use std::ops::Range;

use crate::document::table::MAX_CELLS;
use crate::document::{Align, Column, Document, Field, Part, SectionId, Table};
use crate::text::clean_line;
use crate::text::tsv::{format_tsv, parse_tsv};

use super::attribute::SectionAttribute;
use super::change::Change;
use super::error::EditError;
use super::transaction::Transaction;

/// A section's new table with empty cells, its first row the heading, in place of one it may have.
///
/// # Errors
/// When there is no such section or the table would be too large.
pub fn new_table(
    document: &Document,
    id: SectionId,
    rows: usize,
    columns: usize,
) -> Result<Transaction, EditError> {
    document.section(id).ok_or(EditError::NoSuchSection(id))?;
    check_size(rows.max(1), columns.max(1))?;
    let table = Table::new(vec![vec![String::new(); columns.max(1)]; rows.max(1)]);
    Ok(set("插入表格", id, Some(table)))
}

/// Takes a section's table away.
///
/// # Errors
/// When the section has none.
pub fn remove_table(document: &Document, id: SectionId) -> Result<Transaction, EditError> {
    table_of(document, id)?;
    Ok(set("删除表格", id, None))
}

/// Puts `count` empty rows before row `at`; `at` may be the number of rows. Rows put among the headings are
/// headings.
///
/// # Errors
/// When there is no such place or the table would be too large.
pub fn insert_rows(
    document: &Document,
    id: SectionId,
    at: usize,
    count: usize,
) -> Result<Transaction, EditError> {
    change(document, id, "插入行", |table| {
        expect(at <= table.rows.len(), id, at, 0)?;
        check_size(table.rows.len().saturating_add(count), table.columns.len())?;
        let empty = vec![String::new(); table.columns.len()];
        table.rows.splice(at..at, std::iter::repeat_n(empty, count));
        table.header_rows += if at < table.header_rows { count } else { 0 };
        Ok(())
    })
}

/// Takes rows out; with the last row the table goes.
///
/// # Errors
/// When there are no such rows.
pub fn remove_rows(document: &Document, id: SectionId, rows: Range<usize>) -> Result<Transaction, EditError> {
    change(document, id, "删除行", |table| {
        expect(rows.start <= rows.end && rows.end <= table.rows.len(), id, rows.end, 0)?;
        let headings = table.header_rows.min(rows.end).saturating_sub(rows.start);
        table.header_rows -= headings;
        table.rows.drain(rows);
        Ok(())
    })
}

/// Moves a row so that it is row `to` afterwards.
///
/// # Errors
/// When there is no such row or place.
pub fn move_row(
    document: &Document,
    id: SectionId,
    from: usize,
    to: usize,
) -> Result<Transaction, EditError> {
    change(document, id, "移动行", |table| {
        expect(from.max(to) < table.rows.len(), id, from.max(to), 0)?;
        let row = table.rows.remove(from);
        table.rows.insert(to, row);
        Ok(())
    })
}

/// Puts `count` empty columns before column `at`; `at` may be the number of columns.
///
/// # Errors
/// When there is no such place or the table would be too large.
pub fn insert_columns(
    document: &Document,
    id: SectionId,
    at: usize,
    count: usize,
) -> Result<Transaction, EditError> {
    change(document, id, "插入列", |table| {
        expect(at <= table.columns.len(), id, 0, at)?;
        check_size(table.rows.len(), table.columns.len().saturating_add(count))?;
        table.columns.splice(at..at, std::iter::repeat_n(Column::default(), count));
        for row in &mut table.rows {
            row.splice(at..at, std::iter::repeat_n(String::new(), count));
        }
        Ok(())
    })
}

/// Takes columns out; with the last column the table goes.
///
/// # Errors
/// When there are no such columns.
pub fn remove_columns(
    document: &Document,
    id: SectionId,
    columns: Range<usize>,
) -> Result<Transaction, EditError> {
    change(document, id, "删除列", |table| {
        expect(columns.start <= columns.end && columns.end <= table.columns.len(), id, 0, columns.end)?;
        table.columns.drain(columns.clone());
        for row in &mut table.rows {
            row.drain(columns.clone());
        }
        Ok(())
    })
}

/// Moves a column so that it is column `to` afterwards.
///
/// # Errors
/// When there is no such column or place.
pub fn move_column(
    document: &Document,
    id: SectionId,
    from: usize,
    to: usize,
) -> Result<Transaction, EditError> {
    change(document, id, "移动列", |table| {
        expect(from.max(to) < table.columns.len(), id, 0, from.max(to))?;
        let column = table.columns.remove(from);
        table.columns.insert(to, column);
        for row in &mut table.rows {
            let cell = row.remove(from);
            row.insert(to, cell);
        }
        Ok(())
    })
}

/// Makes the first `count` rows headings (表头行).
///
/// # Errors
/// When the section has no table or the table not so many rows.
pub fn set_header_rows(document: &Document, id: SectionId, count: usize) -> Result<Transaction, EditError> {
    change(document, id, "设置表头行", |table| {
        expect(count <= table.rows.len(), id, count, 0)?;
        table.header_rows = count;
        Ok(())
    })
}

/// Sets how the text of a column stands in its cells.
///
/// # Errors
/// When there is no such column.
pub fn set_align(
    document: &Document,
    id: SectionId,
    column: usize,
    align: Align,
) -> Result<Transaction, EditError> {
    change(document, id, "设置列对齐", |table| {
        let there = table.columns.get_mut(column);
        there.ok_or(no_cell(id, 0, column))?.align = align;
        Ok(())
    })
}

/// Writes `cells` over the table with the first of them at `row` and `column`, adding the rows and columns
/// that are missing. Cells of a short row that are not given stay as they are.
///
/// # Errors
/// When there is no such cell or the table would be too large.
pub fn paste_cells(
    document: &Document,
    id: SectionId,
    (row, column): (usize, usize),
    cells: Vec<Vec<String>>,
) -> Result<Transaction, EditError> {
    change(document, id, "粘贴单元格", |table| {
        expect(row <= table.rows.len() && column <= table.columns.len(), id, row, column)?;
        let width = cells.iter().map(Vec::len).max().unwrap_or(0);
        if width == 0 {
            return Ok(());
        }
        let rows = table.rows.len().max(row.saturating_add(cells.len()));
        let columns = table.columns.len().max(column.saturating_add(width));
        check_size(rows, columns)?;
        table.columns.resize(columns, Column::default());
        table.rows.resize(rows, Vec::new());
        table.normalise();
        for (target, source) in table.rows.iter_mut().skip(row).zip(cells) {
            target.iter_mut().skip(column).zip(source).for_each(|(old, new)| *old = new);
        }
        Ok(())
    })
}

/// Writes text from the clipboard over the table as [`paste_cells`] does: cells between tabs, rows between line
/// breaks, as spreadsheets give them. Characters that do not print are left out.
///
/// # Errors
/// As [`paste_cells`].
pub fn paste_text(
    document: &Document,
    id: SectionId,
    at: (usize, usize),
    text: &str,
) -> Result<Transaction, EditError> {
    let rows = parse_tsv(text).into_iter();
    let clean = |row: Vec<String>| row.iter().map(|cell| clean_line(cell)).collect();
    paste_cells(document, id, at, rows.map(clean).collect())
}

/// The cells in these rows and columns as text for the clipboard, as spreadsheets read it.
pub fn copy_cells(table: &Table, rows: Range<usize>, columns: Range<usize>) -> String {
    let rows = table.rows.iter().skip(rows.start).take(rows.len());
    format_tsv(rows.map(|row| row.iter().skip(columns.start).take(columns.len()).map(String::as_str)))
}

/// Empties cells and leaves the table's shape.
///
/// # Errors
/// When the section has no table.
pub fn clear_cells(
    document: &Document,
    id: SectionId,
    rows: Range<usize>,
    columns: Range<usize>,
) -> Result<Transaction, EditError> {
    change(document, id, "清空单元格", |table| {
        let rows = table.rows.iter_mut().skip(rows.start).take(rows.len());
        rows.flat_map(|row| row.iter_mut().skip(columns.start).take(columns.len())).for_each(String::clear);
        Ok(())
    })
}

/// The step that sets a section's table to what `edit` makes of it.
fn change(
    document: &Document,
    id: SectionId,
    title: &str,
    edit: impl FnOnce(&mut Table) -> Result<(), EditError>,
) -> Result<Transaction, EditError> {
    let old = table_of(document, id)?;
    let mut new = old.clone();
    edit(&mut new)?;
    if new == *old {
        return Ok(Transaction::new(title));
    }
    let is_gone = new.rows.is_empty() || new.columns.is_empty();
    Ok(set(title, id, (!is_gone).then_some(new)))
}

fn set(title: &str, id: SectionId, table: Option<Table>) -> Transaction {
    Transaction::new(title).with(Change::SetSection(id, SectionAttribute::Table(table)))
}

fn table_of(document: &Document, id: SectionId) -> Result<&Table, EditError> {
    let section = document.section(id).ok_or(EditError::NoSuchSection(id))?;
    section.table.as_ref().ok_or(no_cell(id, 0, 0))
}

fn check_size(rows: usize, columns: usize) -> Result<(), EditError> {
    if rows.saturating_mul(columns).max(columns) > MAX_CELLS {
        return Err(EditError::TableTooLarge { rows, columns });
    }
    Ok(())
}

fn expect(fits: bool, id: SectionId, row: usize, column: usize) -> Result<(), EditError> {
    if fits { Ok(()) } else { Err(no_cell(id, row, column)) }
}

fn no_cell(id: SectionId, row: usize, column: usize) -> EditError {
    EditError::NoSuchPart(Part::Section(id, Field::Cell { row, column }))
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
