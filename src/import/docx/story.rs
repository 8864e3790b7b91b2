//! Stories: what a part of Word text consists of once it is read, paragraphs and tables.

/// A piece of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// A line of text.
    Line(Line),
    /// A table.
    Table(WordTable),
}

/// A paragraph, or a part of one up to a line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its text, the resolved number before it included; no line breaks or tabs.
    pub(super) text: String,
    /// Outline level from 0, for headings.
    pub(super) outline: Option<u8>,
}

/// A table with every merged cell taken apart: its text is in the first of them, the others are empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct WordTable {
    /// Rows of equally many cells; lines of a cell are separated by newlines.
    pub(super) rows: Vec<Vec<String>>,
    /// How many rows at the top Word repeats on every page; 0 when it was not told.
    pub(super) header_rows: usize,
    /// Whether it stands on a landscape page.
    pub(super) landscape: bool,
}

impl WordTable {
    /// A row as one line, its cells separated by tabs.
    pub(super) fn line(row: &[String]) -> String {
        let cells: Vec<String> = row.iter().map(|cell| cell.replace(['\n', '\t'], " ")).collect();
        cells.join("\t")
    }
}

/// The text of blocks as one text, lines separated by newlines; blank ones are left out.
pub(super) fn plain(blocks: &[Block]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for block in blocks {
        match block {
            Block::Line(line) => lines.push(line.text.trim().to_owned()),
            Block::Table(table) => lines.extend(table.rows.iter().map(|row| {
                let cells = row.iter().map(|cell| cell.replace('\n', " "));
                cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ")
            })),
        }
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}
