//! Tiles: a page's picture, or a part of it where the whole would be too large for one texture.

/// A page is one picture as long as neither side is longer, in device pixels: what every graphics driver takes.
const WHOLE_SIDE: u32 = 2048;

/// Side of the parts of a larger page.
const PART_SIDE: u32 = 1024;

/// One picture to be drawn: a page at a size in device pixels, and which part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Tile {
    /// Index of the page, from zero.
    pub(super) page: usize,
    /// Width and height of the whole page in device pixels.
    pub(super) sheet: [u32; 2],
    column: u32,
    row: u32,
}

/// Part of a page in device pixels from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: u32,
    pub(super) top: u32,
    pub(super) width: u32,
    pub(super) height: u32,
}

impl Tile {
    /// The tiles of a page, row by row.
    pub(super) fn of_page(page: usize, sheet: [u32; 2]) -> impl Iterator<Item = Self> {
        let [width, height] = sheet;
        let side = part_side(sheet);
        let (columns, rows) = (width.div_ceil(side), height.div_ceil(side));
        (0..rows).flat_map(move |row| (0..columns).map(move |column| Self { page, sheet, column, row }))
    }

    /// What it shows of its page.
    pub(super) fn area(&self) -> Area {
        let side = part_side(self.sheet);
        let (left, top) = (self.column * side, self.row * side);
        let [width, height] = self.sheet;
        Area { left, top, width: side.min(width - left), height: side.min(height - top) }
    }

    /// Whether it shows the whole page.
    pub(super) fn is_whole(&self) -> bool {
        self.sheet.iter().all(|&side| side <= WHOLE_SIDE)
    }
}

fn part_side(sheet: [u32; 2]) -> u32 {
    if sheet.iter().all(|&side| side <= WHOLE_SIDE) { WHOLE_SIDE } else { PART_SIDE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_cover_the_page_once() {
        for sheet in [[1, 1], [424, 600], [2048, 2048], [2049, 600], [3175, 4490], [4762, 6735]] {
            let tiles: Vec<Tile> = Tile::of_page(3, sheet).collect();
            let pixels: u32 = tiles.iter().map(|tile| tile.area().width * tile.area().height).sum();
            assert_eq!(pixels, sheet[0] * sheet[1]);
            assert_eq!(tiles.len() == 1, tiles[0].is_whole(), "{sheet:?}");
            for area in tiles.iter().map(Tile::area) {
                assert!(area.left + area.width <= sheet[0] && area.top + area.height <= sheet[1]);
                assert!(area.width.max(area.height) <= WHOLE_SIDE && area.width.min(area.height) > 0);
            }
        }
    }
}
