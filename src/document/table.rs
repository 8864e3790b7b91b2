//! Tables (表格): a grid of plain-text cells.

/// How the text of a column stands in its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Numbers to the right, short words centred, prose to the left.
    #[default]
    Auto,
    /// 左对齐
    Left,
    /// 居中
    Center,
    /// 右对齐
    Right,
}

/// One column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Column {
    /// How its text stands.
    pub align: Align,
    /// Share of the table's width in percent; `None` lets the content decide.
    pub width: Option<u8>,
}

/// Which way the page with the table is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    /// Landscape only when the table does not fit in portrait.
    #[default]
    Auto,
    /// 竖排
    Portrait,
    /// 横排 (GB/T 9704-2012 §8)
    Landscape,
}

/// The most cells a table may have; more is a damaged file or a mistake, not a table for print.
pub const MAX_CELLS: usize = 1_000_000;

/// A grid of cells. Every row has as many cells as there are columns: [`Table::new`] and
/// [`Table::normalise`] see to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// How many rows at the top are headings, repeated on every page.
    pub header_rows: usize,
    /// Rows from top to bottom.
    pub rows: Vec<Vec<String>>,
    /// Page orientation.
    pub orientation: Orientation,
}

impl Table {
    /// A table of these rows; short rows are filled up with empty cells, the first row is the heading.
    pub fn new(rows: Vec<Vec<String>>) -> Self {
        let mut table = Self { columns: Vec::new(), header_rows: 1, rows, orientation: Orientation::Auto };
        table.normalise();
        table
    }

    /// Makes columns and rows fit each other and the heading fit the rows.
    pub fn normalise(&mut self) {
        let width = self.width();
        self.columns.resize(width, Column::default());
        for row in &mut self.rows {
            row.resize(width, String::new());
        }
        self.header_rows = self.header_rows.min(self.rows.len());
    }

    /// How many columns there are, counting the longest row.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0).max(self.columns.len())
    }

    /// Text of one cell.
    pub fn cell(&self, row: usize, column: usize) -> Option<&str> {
        self.rows.get(row)?.get(column).map(String::as_str)
    }

    /// Whether no cell holds text.
    pub fn is_blank(&self) -> bool {
        self.rows.iter().flatten().all(|cell| cell.trim().is_empty())
    }
}
