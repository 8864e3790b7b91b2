//! Tables as they are read: cells that span columns or rows are put on the grid.

use super::properties::{CellProperties, RowProperties};
use super::story::WordTable;

/// The most columns a table may have; Word itself allows 63.
const MAX_COLUMNS: usize = 256;

/// The most cells, on the grid, of one table; what is beyond is left out.
const MAX_CELLS: usize = 200_000;

/// A table that is being read.
#[derive(Debug, Default)]
pub(super) struct Grid {
    rows: Vec<Vec<String>>,
    headers: Vec<bool>,
    row: Row,
    cell: Option<CellProperties>,
    /// Grid columns in which some cell begins.
    begun: Vec<bool>,
    cells: usize,
}

/// The row that is being read.
#[derive(Debug, Default)]
struct Row {
    properties: RowProperties,
    cells: Vec<String>,
}

impl Grid {
    pub(super) fn begin_row(&mut self) {
        self.row = Row::default();
    }

    pub(super) fn row_properties(&mut self, properties: RowProperties) {
        self.row.properties = properties;
        self.row.cells.resize(properties.before.min(MAX_COLUMNS), String::new());
    }

    pub(super) fn cell_properties(&mut self, properties: CellProperties) {
        self.cell = Some(properties);
    }

    /// A cell ends; this is its text.
    pub(super) fn end_cell(&mut self, text: String) {
        let properties = self.cell.take().unwrap_or(CellProperties { span: 1, continues: false });
        let at = self.row.cells.len();
        if at >= MAX_COLUMNS || self.cells >= MAX_CELLS {
            return;
        }
        let span = properties.span.min(MAX_COLUMNS - at);
        if self.begun.len() <= at {
            self.begun.resize(at + 1, false);
        }
        self.begun[at] = true;
        self.cells += span;
        self.row.cells.push(if properties.continues { String::new() } else { text });
        self.row.cells.resize(at + span, String::new());
    }

    /// The row ends; returns whether a tracked change had deleted it.
    pub(super) fn end_row(&mut self) -> bool {
        let row = std::mem::take(&mut self.row);
        if !row.properties.deleted && !row.cells.is_empty() {
            self.headers.push(row.properties.header);
            self.rows.push(row.cells);
        }
        row.properties.deleted
    }

    /// The finished table. Columns in which no cell begins are only crossed by wide cells and left out.
    pub(super) fn finish(mut self) -> WordTable {
        let width = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        self.begun.resize(width, false);
        for row in &mut self.rows {
            row.resize(width, String::new());
            let mut begun = self.begun.iter();
            row.retain(|_| begun.next().copied().unwrap_or(false));
        }
        let header_rows = self.headers.iter().take_while(|header| **header).count();
        WordTable { rows: self.rows, header_rows, landscape: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(grid: &mut Grid, cells: &[(&str, usize, bool)]) {
        grid.begin_row();
        for (text, span, continues) in cells {
            grid.cell_properties(CellProperties { span: *span, continues: *continues });
            grid.end_cell((*text).to_owned());
        }
        grid.end_row();
    }

    #[test]
    fn merged_cells_keep_their_text_in_the_first() {
        let mut grid = Grid::default();
        row(&mut grid, &[("类别", 1, false), ("数量", 2, false)]);
        row(&mut grid, &[("城镇", 1, false), ("甲", 1, false), ("12", 1, false)]);
        row(&mut grid, &[("被合并", 1, true), ("乙", 1, false), ("34", 1, false)]);
        let rows = grid.finish().rows;
        assert_eq!(rows, [["类别", "数量", ""], ["城镇", "甲", "12"], ["", "乙", "34"]]);
    }

    #[test]
    fn columns_that_no_cell_begins_in_are_left_out() {
        let mut grid = Grid::default();
        row(&mut grid, &[("甲", 3, false), ("乙", 2, false)]);
        row(&mut grid, &[("1", 3, false), ("2", 2, false)]);
        assert_eq!(grid.finish().rows, [["甲", "乙"], ["1", "2"]]);
    }

    #[test]
    fn absurd_spans_are_bounded() {
        let mut grid = Grid::default();
        for _ in 0..10_000 {
            row(&mut grid, &[("甲", usize::MAX, false), ("乙", 1, false)]);
        }
        assert!(grid.finish().rows.iter().all(|row| row.len() == 1));
    }
}
