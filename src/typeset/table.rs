//! Tables: column widths, cell lines, row heights. Where rows go on pages is decided in pagination.

use std::ops::Range;

use crate::document::Orientation;
use crate::font::FontBook;
use crate::text::class::{CharClass, class_of};

use super::breaking::{self, Measure};
use super::flow::{BlockId, Flow, FlowTable, Role};
use super::frame::Frame;
use super::length::Length;
use super::shape::{Atom, GlyphCache, shape};

/// Space between a border and the text beside it.
const PADDING: Length = Length(4_000);
/// Line pitch in a cell, in hundredths of the type size.
const LEADING: i64 = 150;
/// A column of prose is not made narrower than this many characters to keep a table upright.
const COMFORTABLE: i32 = 8;

/// What a table is set with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TableStyle {
    pub(crate) size: Length,
    pub(crate) portrait: Frame,
}

/// How text stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CellAlign {
    Left,
    Center,
    Right,
}

/// One cell broken into lines.
#[derive(Debug)]
pub(crate) struct CellGalley {
    pub(crate) block: BlockId,
    pub(crate) atoms: Vec<Atom>,
    pub(crate) lines: Vec<Range<usize>>,
    pub(crate) align: CellAlign,
}

/// One row of cells.
#[derive(Debug)]
pub(crate) struct RowGalley {
    pub(crate) cells: Vec<CellGalley>,
    pub(crate) height: Length,
    pub(crate) header: bool,
}

/// A table ready to be cut into pages.
#[derive(Debug)]
pub(crate) struct TableGalley {
    /// Left edges of the columns from the left margin, and the right edge of the last.
    pub(crate) edges: Vec<Length>,
    pub(crate) rows: Vec<RowGalley>,
    pub(crate) landscape: bool,
    /// Whether some column is narrower than its longest unbreakable run.
    pub(crate) too_wide: bool,
    pub(crate) size: Length,
    /// Height of one line in a cell.
    pub(crate) leading: Length,
}

/// Widths a column could have.
#[derive(Debug, Clone, Copy, Default)]
struct ColumnNeed {
    /// Longest run that must not be broken.
    least: Length,
    /// Longest cell on one line.
    most: Length,
}

impl TableGalley {
    /// Lays out table `index` of the flow; `None` when it has no cells.
    pub(crate) fn new(
        flow: &Flow,
        index: usize,
        style: TableStyle,
        fonts: &FontBook,
        cache: &mut GlyphCache,
    ) -> Option<Self> {
        let table = flow.tables.get(index)?;
        if table.columns == 0 || table.rows == 0 || table.cells.end > flow.blocks.len() {
            return None;
        }
        let shaped: Vec<Vec<Atom>> =
            flow.blocks[table.cells.clone()].iter().map(|b| shape(b, style.size, fonts, cache)).collect();
        let needs = column_needs(&shaped, table.columns);
        let padding = PADDING * 2 * table.columns as i32;
        let landscape = match table.orientation {
            Orientation::Portrait => false,
            Orientation::Landscape => true,
            Orientation::Auto => comfortable_width(&needs, style.size) + padding > style.portrait.width,
        };
        let frame = if landscape { style.portrait.turned() } else { style.portrait };
        let widths = column_widths(&needs, &table.widths, frame.width - padding);
        let too_wide = needs.iter().zip(&widths).any(|(need, &width)| need.least > width);
        let mut edges = vec![Length::ZERO];
        for width in &widths {
            edges.push(edges[edges.len() - 1] + *width + PADDING * 2);
        }
        let leading = style.size.scale(LEADING, 100);
        let mut rows = rows(flow, table, shaped, &widths, style.size, leading);
        fit_to_page(&mut rows, frame.pitch * frame.rows as i32, leading);
        Some(Self { edges, rows, landscape, too_wide, size: style.size, leading })
    }

    /// Height of the heading rows.
    pub(crate) fn header_height(&self) -> Length {
        self.rows.iter().take_while(|r| r.header).map(|r| r.height).sum()
    }

    /// Height that must stay together at the table's beginning: its headings and the first row below.
    pub(crate) fn opening_height(&self) -> Length {
        let first = self.rows.iter().find(|r| !r.header).map_or(Length::ZERO, |r| r.height);
        self.header_height() + first
    }
}

fn column_needs(shaped: &[Vec<Atom>], columns: usize) -> Vec<ColumnNeed> {
    let mut needs = vec![ColumnNeed::default(); columns];
    for (i, atoms) in shaped.iter().enumerate() {
        let need = &mut needs[i % columns];
        let (mut run, mut line) = (Length::ZERO, Length::ZERO);
        for atom in atoms {
            if atom.forced {
                (run, line) = (Length::ZERO, Length::ZERO);
            } else if atom.breakable {
                run = Length::ZERO;
            }
            let own = atom.body + atom.gap;
            run += own;
            line += own;
            need.least = need.least.max(run);
            need.most = need.most.max(line + atom.trail);
        }
    }
    needs
}

/// Width below which a table looks cramped.
fn comfortable_width(needs: &[ColumnNeed], size: Length) -> Length {
    needs.iter().map(|n| n.least.max(n.most.min(size * COMFORTABLE))).sum()
}

/// Shares `total` among the columns: fixed percentages as asked, the rest by need.
fn column_widths(needs: &[ColumnNeed], fixed: &[Option<u8>], total: Length) -> Vec<Length> {
    let percent = |i: usize| fixed.get(i).copied().flatten().filter(|&p| p > 0);
    let asked: i32 = (0..needs.len()).filter_map(percent).map(i32::from).sum();
    let mut widths: Vec<Length> = (0..needs.len())
        .map(|i| percent(i).map_or(Length::ZERO, |p| total.scale(i64::from(p), i64::from(asked.max(100)))))
        .collect();
    let free: Vec<usize> = (0..needs.len()).filter(|&i| percent(i).is_none()).collect();
    let room = total - widths.iter().copied().sum();
    let own: Vec<ColumnNeed> = free.iter().map(|&i| needs[i]).collect();
    for (&i, width) in free.iter().zip(free_widths(&own, room)) {
        widths[i] = width;
    }
    let rounding = total - widths.iter().copied().sum();
    if let Some(last) = widths.last_mut() {
        *last += rounding;
    }
    widths
}

/// Widths by need. Where all cells fit on one line, what is left over is shared in proportion; else short
/// columns keep their cells on one line and the long ones share what remains evenly.
fn free_widths(needs: &[ColumnNeed], room: Length) -> Vec<Length> {
    let most: Length = needs.iter().map(|n| n.most).sum();
    let least: Length = needs.iter().map(|n| n.least).sum();
    let stretched =
        |width: Length, sum: Length| room.scale(i64::from(width.0.max(1)), i64::from(sum.0.max(1)));
    if most <= room {
        return needs.iter().map(|n| stretched(n.most, most)).collect();
    }
    if least > room {
        return needs.iter().map(|n| stretched(n.least, least)).collect();
    }
    let at = |level: i32| needs.iter().map(move |n| n.most.min(n.least.max(Length(level))));
    let (mut low, mut high) = (0, room.0.max(1));
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if at(middle).sum::<Length>() <= room { low = middle } else { high = middle }
    }
    at(low).collect()
}

fn rows(
    flow: &Flow,
    table: &FlowTable,
    shaped: Vec<Vec<Atom>>,
    widths: &[Length],
    size: Length,
    leading: Length,
) -> Vec<RowGalley> {
    let mut shaped = shaped.into_iter();
    (0..table.rows)
        .map(|row| {
            let first = table.cells.start + row * table.columns;
            let header = matches!(flow.blocks[first].role, Role::Cell { header: true, .. });
            let cells: Vec<CellGalley> = (0..table.columns)
                .map(|column| {
                    let atoms = shaped.next().unwrap_or_default();
                    let width = widths[column];
                    let lines =
                        breaking::break_lines(&atoms, Measure { first: width, rest: width, cell: size })
                            .lines;
                    let align = cell_align(flow, table, column, header);
                    CellGalley { block: BlockId((first + column) as u32), atoms, lines, align }
                })
                .collect();
            let lines = cells.iter().map(|c| c.lines.len()).max().unwrap_or(1).max(1);
            RowGalley { cells, height: leading * lines as i32 + PADDING, header }
        })
        .collect()
}

/// Makes every row fit a page of height `page` below titles and repeated headings: a taller one goes on in a
/// row of its own. Headings that would fill half the page are not repeated.
fn fit_to_page(rows: &mut Vec<RowGalley>, page: Length, leading: Length) {
    let header: Length = rows.iter().take_while(|r| r.header).map(|r| r.height).sum();
    if header > page / 2 {
        rows.iter_mut().for_each(|row| row.header = false);
    }
    // Half a page, so that the first piece still fits below the table's title.
    let room = page / 2;
    let lines = ((room - PADDING).0 / leading.0.max(1)).max(1) as usize;
    let mut at = 0;
    while at < rows.len() {
        if rows[at].height > room && !rows[at].header {
            let rest = rows[at].split_off(lines, leading);
            rows.insert(at + 1, rest);
        }
        at += 1;
    }
}

impl RowGalley {
    /// Takes off everything below the first `lines` lines as a row of its own.
    fn split_off(&mut self, lines: usize, leading: Length) -> Self {
        let cells: Vec<CellGalley> = self
            .cells
            .iter_mut()
            .map(|cell| {
                let rest = cell.lines.split_off(lines.min(cell.lines.len()));
                CellGalley { block: cell.block, atoms: cell.atoms.clone(), lines: rest, align: cell.align }
            })
            .collect();
        let height = |cells: &[CellGalley]| {
            let most = cells.iter().map(|c| c.lines.len()).max().unwrap_or(1).max(1);
            leading * most as i32 + PADDING
        };
        self.height = height(&self.cells);
        let height = height(&cells);
        Self { cells, height, header: false }
    }
}

/// Headings are centred; an automatic column goes right when it holds numbers, to the middle when its cells
/// are short, left otherwise.
fn cell_align(flow: &Flow, table: &FlowTable, column: usize, header: bool) -> CellAlign {
    use crate::document::Align;
    if header {
        return CellAlign::Center;
    }
    match table.aligns.get(column).copied().unwrap_or_default() {
        Align::Left => return CellAlign::Left,
        Align::Center => return CellAlign::Center,
        Align::Right => return CellAlign::Right,
        Align::Auto => {}
    }
    let cells = || {
        let all = flow.blocks[table.cells.clone()].iter().skip(column).step_by(table.columns);
        all.filter(|b| !matches!(b.role, Role::Cell { header: true, .. }) && !b.text.is_empty())
    };
    if cells().all(|b| is_numeric(&b.text)) {
        CellAlign::Right
    } else if cells().all(|b| b.text.chars().count() <= 6) {
        CellAlign::Center
    } else {
        CellAlign::Left
    }
}

fn is_numeric(text: &str) -> bool {
    let mut chars = text.chars();
    chars.all(|c| matches!(class_of(c), CharClass::Digit | CharClass::Postfix) || "+-－—.,".contains(c))
}

/// Space between a border and the text beside it.
pub(crate) fn padding() -> Length {
    PADDING
}

#[cfg(test)]
mod tests {
    use super::*;

    fn need(least: i32, most: i32) -> ColumnNeed {
        ColumnNeed { least: Length(least), most: Length(most) }
    }

    #[test]
    fn short_columns_keep_their_cells_on_one_line() {
        let widths = free_widths(&[need(10, 20), need(10, 400), need(10, 30)], Length(200));
        assert_eq!(widths[0], Length(20));
        assert_eq!(widths[2], Length(30));
        assert_eq!(widths[1], Length(150));
    }

    #[test]
    fn widths_always_add_up() {
        for fixed in [vec![], vec![Some(30), None, Some(90)], vec![Some(200), Some(100), Some(1)]] {
            for total in [7, 200, 5_000] {
                let widths = column_widths(&[need(3, 9), need(80, 900), need(0, 0)], &fixed, Length(total));
                assert_eq!(widths.iter().copied().sum::<Length>(), Length(total), "{fixed:?}");
            }
        }
    }
}
