//! Tables.

use super::Cutter;
use crate::typeset::galley::Galley;
use crate::typeset::length::Length;

impl Cutter<'_> {
    /// Rows of a table over as many pages as it takes, the headings repeated on each.
    pub(super) fn place_table(&mut self) {
        let Some(Galley::Table(table)) = self.galleys.get(self.next) else { return };
        let landscape = table.landscape;
        let heights: Vec<_> = table.rows.iter().map(|r| r.height).collect();
        let header = table.rows.iter().take_while(|r| r.header).count();
        let opening = table.opening_height();
        if landscape != self.is_landscape() {
            if landscape { self.turn_page() } else { self.upright_page() }
        }
        if self.frame().rows_for(opening) > self.room() && !self.is_empty_page() {
            self.new_page(landscape);
        }
        let mut from = 0;
        while from < heights.len() {
            let repeated: Length =
                if from > 0 { heights[..header].iter().copied().sum() } else { Length::ZERO };
            let available = self.frame().pitch * self.room() as i32;
            let mut used = repeated;
            let mut to = from;
            while to < heights.len() && (used + heights[to] <= available || to == from) {
                used += heights[to];
                to += 1;
            }
            let rows = self.frame().rows_for(used).min(self.room().max(1));
            self.put(from, to, rows);
            from = to;
            if from < heights.len() {
                self.new_page(landscape);
            }
        }
        self.next += 1;
        if landscape {
            let continues = matches!(self.galleys.get(self.next), Some(Galley::Table(t)) if t.landscape);
            if !continues && self.next < self.galleys.len() {
                self.new_page(false);
            }
        }
    }
}
