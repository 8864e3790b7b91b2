//! Blocks → the lines that filing takes, and the tables put back as they were once they are filed.

use std::collections::VecDeque;

use crate::document::{Document, Orientation, Table};

use super::super::clean::LineHint;
use super::story::{Block, WordTable};

/// How many tables ahead one is looked for that was filed otherwise than as a table.
const LOOK_AHEAD: usize = 100;

/// The text of a Word file as a source for filing.
#[derive(Debug, Default)]
pub(super) struct Source {
    /// One paragraph, or one row of a table, a line.
    pub(super) text: String,
    /// What Word says of each line.
    pub(super) hints: Vec<LineHint>,
    /// The tables in order.
    pub(super) tables: Vec<WordTable>,
}

/// Turns blocks into lines; blank paragraphs are left out.
pub(super) fn source(blocks: Vec<Block>) -> Source {
    let mut source = Source::default();
    for block in blocks {
        match block {
            Block::Line(line) => {
                for part in line.text.split(breaks_line).filter(|part| !part.trim().is_empty()) {
                    let hint = LineHint { outline: line.outline, ..LineHint::default() };
                    source.push(&part.replace('\t', " "), hint);
                }
            }
            Block::Table(table) => {
                let number = source.tables.len() + 1;
                for row in &table.rows {
                    let line = WordTable::line(row).replace(breaks_line, " ");
                    source.push(&line, LineHint { table: Some(number), ..LineHint::default() });
                }
                source.tables.push(table);
            }
        }
    }
    source
}

impl Source {
    fn push(&mut self, line: &str, hint: LineHint) {
        self.text.push_str(line);
        self.text.push('\n');
        self.hints.push(hint);
    }
}

/// Characters that end a line in a text file.
fn breaks_line(ch: char) -> bool {
    matches!(ch, '\n' | '\r' | '\x0B' | '\x0C' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Gives the filed tables back what lines of text cannot hold: blank rows, lines within cells, heading rows,
/// landscape pages.
pub(super) fn restore_tables(document: &mut Document, tables: Vec<WordTable>) {
    let mut tables: VecDeque<WordTable> = tables.into();
    let filed = document.sections.iter_mut().filter_map(|section| section.table.as_mut());
    for table in filed {
        let Some(found) = tables.iter().take(LOOK_AHEAD).position(|word| is_same(table, word)) else {
            continue;
        };
        tables.drain(..found);
        if let Some(word) = tables.pop_front() {
            *table = restored(word);
        }
    }
}

fn restored(word: WordTable) -> Table {
    let mut table = Table::new(word.rows);
    if word.header_rows > 0 {
        table.header_rows = word.header_rows.min(table.rows.len());
    }
    if word.landscape {
        table.orientation = Orientation::Landscape;
    }
    table
}

/// Whether a filed table came from this one: blank rows were left out, cells trimmed.
fn is_same(table: &Table, word: &WordTable) -> bool {
    let flat = |cell: &str| cell.split_whitespace().collect::<String>();
    let rows = word.rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    let wanted = rows.map(|row| row.iter().map(|cell| flat(cell)));
    let found = table.rows.iter().map(|row| row.iter().map(|cell| flat(cell)));
    wanted.map(Iterator::collect::<Vec<_>>).eq(found.map(Iterator::collect::<Vec<_>>))
}
