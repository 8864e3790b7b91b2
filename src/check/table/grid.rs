//! The cells of a section's table read into rows and columns, with exact amounts and their units.
//!
//! A unit stands in the cell, in a column 单位, in the brackets behind the words of the row or of the column, or in a
//! line 单位：… above the table, in this order. Knows no rule.

use crate::check::Span;
use crate::check::facts::Facts;
use crate::check::manuscript::LineKind;
use crate::document::SectionKind;
use crate::quantity::{Figure, Unit};

use super::amount::{amount, is_bare, is_blank, signed};
use super::column::{Column, Tells, announced_unit, bracketed_unit};
use super::row::RowWords;

/// A cell.
#[derive(Debug, Clone, Default)]
pub(in crate::check) struct Cell<'a> {
    /// Its line, and the text of it; a cell of several lines has the first, an empty cell none.
    line: Option<(usize, &'a str)>,
    /// Whether it goes on in other lines.
    is_long: bool,
    /// The amount that it is, with the unit that holds for it.
    pub(in crate::check) figure: Option<Figure>,
}

impl<'a> Cell<'a> {
    /// Its text as it stands.
    pub(in crate::check) fn text(&self) -> &'a str {
        self.line.map_or("", |(_, text)| text)
    }

    /// Whether it says nothing.
    pub(in crate::check) fn is_blank(&self) -> bool {
        is_blank(self.text()) && !self.is_long
    }

    /// Where its number with its unit stands.
    pub(in crate::check) fn span(&self) -> Option<Span> {
        let (line, _) = self.line?;
        Some(Span::new(line, self.figure.as_ref()?.range.clone()))
    }

    /// Where its number alone stands.
    pub(in crate::check) fn numeral(&self) -> Option<Span> {
        let (line, _) = self.line?;
        Some(Span::new(line, signed(self.figure.as_ref()?)))
    }
}

/// A row below the headings.
#[derive(Debug, Clone)]
pub(in crate::check) struct Row<'a> {
    /// What its words say.
    pub(in crate::check) words: RowWords,
    /// One cell for each column.
    pub(in crate::check) cells: Vec<Cell<'a>>,
}

impl<'a> Row<'a> {
    /// A cell that is an amount.
    pub(in crate::check) fn amount(&self, column: usize) -> Option<(&Cell<'a>, &Figure)> {
        let cell = self.cells.get(column)?;
        Some((cell, cell.figure.as_ref()?))
    }
}

/// A table.
#[derive(Debug, Clone)]
pub(in crate::check) struct Grid<'a> {
    /// The section it stands in, as an index into the manuscript's.
    pub(in crate::check) section: usize,
    /// What the section is for; of a section that is a table, the one before it.
    pub(in crate::check) kind: SectionKind,
    /// The words above it: the heading of its section, its body.
    pub(in crate::check) caption: String,
    /// Its columns.
    pub(in crate::check) columns: Vec<Column>,
    /// The first column with amounts; those before it name the rows.
    pub(in crate::check) first: usize,
    /// Its rows.
    pub(in crate::check) rows: Vec<Row<'a>>,
}

/// The tables of a document, in order.
pub(in crate::check) fn grids<'a>(facts: &Facts<'a>) -> Vec<Grid<'a>> {
    (0..facts.manuscript.sections.len()).filter_map(|section| Grid::new(facts, section)).collect()
}

impl<'a> Grid<'a> {
    /// Reads the table of a section; `None` when it has none with rows below its headings.
    fn new(facts: &Facts<'a>, section: usize) -> Option<Self> {
        let lines = facts.manuscript.sections.get(section)?;
        let mut cells = cells(facts, lines.lines.clone());
        let caption = caption(facts, lines.lines.clone());
        let headings = heading_rows(&cells, lines.header_rows);
        let body = cells.split_off(headings.min(cells.len()));
        if body.is_empty() {
            return None;
        }
        let columns = columns(&cells, facts.year.map(i32::from));
        let alone = cells.iter().filter_map(|row| only_text(row));
        let announced = caption.iter().map(String::as_str).chain(alone).find_map(announced_unit);
        let first = first_amounts(&columns, &body);
        let units = unit_column(&columns, &body);
        let rows = body.into_iter().map(|row| read(row, first, units, &columns, announced.as_ref()));
        let mut rows: Vec<Row<'a>> = rows.collect();
        sink_unnumbered(&mut rows);
        Some(Self { section, kind: kind(facts, section), caption: caption.concat(), columns, first, rows })
    }

    /// The columns that tell this.
    pub(in crate::check) fn telling(&self, tells: Tells) -> impl Iterator<Item = usize> {
        let columns = self.columns.iter().enumerate();
        columns.filter(move |(_, column)| column.tells == tells).map(|(index, _)| index)
    }

    /// The one column that tells this; `None` when there are several.
    pub(in crate::check) fn only(&self, tells: Tells) -> Option<usize> {
        let mut found = self.telling(tells);
        let first = found.next();
        first.filter(|_| found.next().is_none())
    }
}

/// The column that names the units of the rows. A column 单位 may name offices instead.
fn unit_column(columns: &[Column], rows: &[Vec<Cell<'_>>]) -> Option<usize> {
    let named = columns.iter().position(|column| matches!(column.name.as_str(), "单位" | "计量单位"))?;
    let mut words = rows.iter().filter_map(|row| row.get(named)).filter(|cell| !cell.is_blank());
    let names_units = words.any(|cell| super::amount::unit(cell.text().trim()).is_some());
    names_units.then_some(named)
}

/// Puts rows without a number below the numbered row before them: 一、税收收入, 增值税.
fn sink_unnumbered(rows: &mut [Row<'_>]) {
    const BELOW: u8 = 7;
    let opens = rows.first().is_some_and(|row| row.words.depth > 0 && row.words.total.is_none());
    for row in rows.iter_mut().filter(|row| opens && row.words.depth == 0) {
        row.words.depth = BELOW;
    }
}

/// What a table belongs to.
fn kind(facts: &Facts<'_>, section: usize) -> SectionKind {
    let before = facts.manuscript.sections.get(..=section).unwrap_or(&[]);
    let owner = before.iter().map(|section| section.kind).rfind(|kind| *kind != SectionKind::Table);
    owner.unwrap_or(SectionKind::Table)
}

/// The cells row by row, rows filled up to the same length.
fn cells<'a>(facts: &Facts<'a>, lines: std::ops::Range<usize>) -> Vec<Vec<Cell<'a>>> {
    let mut rows: Vec<Vec<Cell<'a>>> = Vec::new();
    for index in lines {
        let Some(line) = facts.manuscript.lines.get(index) else { continue };
        let LineKind::Cell { row, column } = line.kind else { continue };
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        let cells = &mut rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, Cell::default());
        }
        let cell = &mut cells[column];
        match cell.line {
            Some(_) => cell.is_long = true,
            None => cell.line = Some((index, line.text.as_str())),
        }
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    for row in &mut rows {
        row.resize(width, Cell::default());
        for cell in row.iter_mut().filter(|cell| !cell.is_long) {
            cell.figure = amount(cell.text());
        }
    }
    rows
}

/// The heading of the section and the short lines of its body.
fn caption(facts: &Facts<'_>, lines: std::ops::Range<usize>) -> Vec<String> {
    const SHORT: usize = 40;
    let lines = facts.manuscript.lines.get(lines).unwrap_or(&[]);
    let above = lines.iter().filter(|line| matches!(line.kind, LineKind::Heading | LineKind::Paragraph));
    above.map(|line| line.text.clone()).filter(|text| text.chars().count() <= SHORT).collect()
}

/// How many rows are headings: those marked so, and rows of words alone right below.
fn heading_rows(rows: &[Vec<Cell<'_>>], marked: usize) -> usize {
    let is_heading = |row: &Vec<Cell<'_>>| {
        row.iter().all(|cell| cell.figure.is_none()) && row.iter().filter(|cell| !cell.is_blank()).count() > 1
    };
    let more = rows.iter().skip(marked.max(1)).take_while(|row| is_heading(row)).count();
    // A table of words has no numbers to check.
    if marked.max(1) + more == rows.len() { marked.max(1) } else { marked.max(1) + more }
}

/// The text of a row with one cell.
fn only_text<'a>(row: &[Cell<'a>]) -> Option<&'a str> {
    let mut told = row.iter().filter(|cell| !cell.is_blank());
    let first = told.next()?;
    told.next().is_none().then(|| first.text())
}

/// The columns. A heading over several columns stands in the first of them.
fn columns(headings: &[Vec<Cell<'_>>], year: Option<i32>) -> Vec<Column> {
    let mut rows: Vec<Vec<&str>> = headings
        .iter()
        .filter(|row| only_text(row).is_none() || row.len() == 1)
        .map(|row| row.iter().map(Cell::text).collect())
        .collect();
    let Some(own) = rows.last().cloned() else { return Vec::new() };
    let last = rows.len() - 1;
    for row in rows.iter_mut().take(last) {
        let mut group = "";
        for (text, own) in row.iter_mut().zip(&own) {
            if !is_blank(text) {
                group = text;
            } else if !is_blank(own) {
                *text = group;
            }
        }
    }
    (0..own.len())
        .map(|column| {
            let headings: Vec<&str> = rows.iter().filter_map(|row| row.get(column).copied()).collect();
            Column::new(&headings, year)
        })
        .collect()
}

/// The first column with amounts: what stands before it names the rows.
fn first_amounts(columns: &[Column], rows: &[Vec<Cell<'_>>]) -> usize {
    let has_amounts = |index: usize| {
        let cells = rows.iter().filter_map(|row| row.get(index));
        let (amounts, words) =
            cells.filter(|cell| !cell.is_blank()).fold((0, 0), |(amounts, words), cell| {
                if cell.figure.is_some() { (amounts + 1, words) } else { (amounts, words + 1) }
            });
        amounts > words
    };
    let tells = |index: usize| {
        columns.get(index).is_some_and(|column| column.tells != Tells::Nothing && !column.name.is_empty())
    };
    (0..columns.len()).find(|index| tells(*index) && has_amounts(*index)).unwrap_or(columns.len())
}

/// A row with its units.
fn read<'a>(
    mut cells: Vec<Cell<'a>>,
    first: usize,
    units: Option<usize>,
    columns: &[Column],
    announced: Option<&Unit>,
) -> Row<'a> {
    let named: Vec<&str> = cells
        .iter()
        .enumerate()
        .take(first)
        .filter(|(index, _)| Some(*index) != units)
        .map(|(_, cell)| cell.text())
        .collect();
    let words = RowWords::new(&named);
    let in_column = units.and_then(|column| cells.get(column)).map(|cell| cell.text().trim());
    let in_column = in_column.filter(|word| !word.is_empty()).and_then(super::amount::unit);
    let of_row = in_column.or_else(|| bracketed_unit(&words.raw));
    for (cell, column) in cells.iter_mut().zip(columns) {
        let Some(figure) = cell.figure.as_mut().filter(|figure| is_bare(&figure.unit)) else { continue };
        let is_rate = matches!(column.tells, Tells::Completion | Tells::Share | Tells::Growth);
        let unit = if is_rate {
            column.unit.clone()
        } else {
            of_row.as_ref().or(column.unit.as_ref()).or(announced).cloned()
        };
        if let Some(unit) = unit {
            figure.unit = unit;
        }
    }
    Row { words, cells }
}
