//! The grid of tables: which cell a point lies in, read from the borders.

use crate::document::{Field, Part};
use crate::typeset::flow::{BlockId, Role};
use crate::typeset::length::Length;
use crate::typeset::page::{Page, Pages};

/// A cell of a table on a page.
pub(super) struct CellHit {
    /// Its block.
    pub(super) block: BlockId,
    /// Its part of the document.
    pub(super) part: Part,
}

/// The borders around a point.
struct Surrounding {
    top: Length,
    bottom: Length,
    /// Column, counted from zero.
    column: usize,
}

impl Pages {
    /// The cell around a point. `None` outside tables, and in a row without any text.
    pub(super) fn cell_at(&self, page: &Page, x: Length, y: Length) -> Option<CellHit> {
        let around = surrounding(page, x, y)?;
        let (table, row) = page.lines.iter().find_map(|line| {
            let is_inside = line.baseline > around.top && line.baseline < around.bottom;
            match self.flow.blocks.get(line.block.0 as usize)?.role {
                Role::Cell { table, row, .. } if is_inside => Some((table as usize, row as usize)),
                _ => None,
            }
        })?;
        let grid = self.flow.tables.get(table)?;
        if around.column >= grid.columns {
            return None;
        }
        let block = BlockId((grid.cells.start + row * grid.columns + around.column) as u32);
        let part = Part::Section(grid.section, Field::Cell { row, column: around.column });
        Some(CellHit { block, part })
    }
}

fn surrounding(page: &Page, x: Length, y: Length) -> Option<Surrounding> {
    let (mut top, mut bottom) = (None, None);
    let (mut to_the_left, mut to_the_right) = (0_usize, 0_usize);
    for rule in &page.rules {
        let ((left, start), (right, end)) = (rule.from, rule.to);
        if start == end && (left..=right).contains(&x) {
            if start <= y {
                top = top.max(Some(start));
            } else {
                bottom = Some(bottom.map_or(start, |bottom: Length| bottom.min(start)));
            }
        } else if left == right && (start..=end).contains(&y) {
            if left <= x { to_the_left += 1 } else { to_the_right += 1 }
        }
    }
    let column = to_the_left.checked_sub(1).filter(|_| to_the_right > 0)?;
    Some(Surrounding { top: top?, bottom: bottom?, column })
}
