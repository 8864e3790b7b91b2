//! Images at hand: textures of tiles, the least recently shown dropped first.

use std::collections::HashMap;

use egui::{ColorImage, Context, TextureHandle, TextureId, TextureOptions};

use super::tile::Tile;

/// Bytes of textures kept; what is on screen is kept in any case.
const LIMIT: usize = 48 << 20;

/// What is known of a tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Picture {
    /// Its image.
    Image(TextureId),
    /// It could not be drawn.
    Broken,
}

struct Held {
    /// `None` when the tile could not be drawn.
    texture: Option<TextureHandle>,
    /// The request whose page it shows.
    serial: u64,
    bytes: usize,
    /// The frame in which it was shown last.
    shown: u64,
}

/// The images at hand.
#[derive(Default)]
pub(super) struct Images {
    held: HashMap<Tile, Held>,
    bytes: usize,
    frame: u64,
}

impl Images {
    /// Begins a frame: what is got from now on is kept until the next.
    pub(super) fn begin_frame(&mut self) {
        self.frame += 1;
    }

    /// Takes in the image of a tile; `None` when it could not be drawn.
    pub(super) fn insert(&mut self, context: &Context, tile: Tile, serial: u64, image: Option<ColorImage>) {
        self.remove(&tile);
        let bytes = image.as_ref().map_or(0, |image| image.pixels.len() * 4);
        let texture = image.map(|image| context.load_texture("preview page", image, TextureOptions::LINEAR));
        self.bytes += bytes;
        self.held.insert(tile, Held { texture, serial, bytes, shown: self.frame });
        self.shrink_to(LIMIT);
    }

    /// The picture of a tile, if there is one, stale or not.
    pub(super) fn get(&mut self, tile: &Tile) -> Option<Picture> {
        let held = self.held.get_mut(tile)?;
        held.shown = self.frame;
        Some(held.picture())
    }

    /// Whether there is a picture of the page as request `serial` made it.
    pub(super) fn is_fresh(&self, tile: &Tile, serial: u64) -> bool {
        self.held.get(tile).is_some_and(|held| held.serial == serial)
    }

    /// The best image of the whole page in another size, to be shown until the right one is there.
    pub(super) fn substitute(&mut self, page: usize) -> Option<TextureId> {
        let of_page = self.held.iter_mut().filter(|(tile, _)| tile.page == page && tile.is_whole());
        let (_, held) = of_page
            .filter(|(_, held)| held.texture.is_some())
            .max_by_key(|(tile, held)| (held.serial, tile.sheet[0]))?;
        held.shown = self.frame;
        held.texture.as_ref().map(TextureHandle::id)
    }

    /// Takes images of request `before` for those of `serial` where the page looks the same, and drops those of
    /// pages that are no more.
    pub(super) fn advance(&mut self, before: u64, serial: u64, unchanged: &[bool]) {
        for (tile, held) in &mut self.held {
            if held.serial == before && unchanged.get(tile.page) == Some(&true) {
                held.serial = serial;
            }
        }
        let gone: Vec<Tile> = self.held.keys().filter(|tile| tile.page >= unchanged.len()).copied().collect();
        for tile in &gone {
            self.remove(tile);
        }
    }

    /// Drops what was not shown lately until no more than `limit` bytes are held.
    fn shrink_to(&mut self, limit: usize) {
        while self.bytes > limit {
            let idle = self.held.iter().filter(|(_, held)| held.shown + 1 < self.frame && held.bytes > 0);
            let Some(oldest) = idle.min_by_key(|(_, held)| held.shown).map(|(tile, _)| *tile) else { return };
            self.remove(&oldest);
        }
    }

    fn remove(&mut self, tile: &Tile) {
        if let Some(held) = self.held.remove(tile) {
            self.bytes -= held.bytes;
        }
    }
}

impl Held {
    fn picture(&self) -> Picture {
        self.texture.as_ref().map_or(Picture::Broken, |texture| Picture::Image(texture.id()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Color32;

    fn tile(page: usize) -> Tile {
        Tile::of_page(page, [100, 100]).next().unwrap()
    }

    fn images() -> (Context, Images) {
        let context = Context::default();
        let mut images = Images::default();
        for page in 0..4 {
            images.begin_frame();
            let image = ColorImage::filled([100, 100], Color32::WHITE);
            images.insert(&context, tile(page), 1, Some(image));
        }
        (context, images)
    }

    #[test]
    fn the_least_recently_shown_goes_first() {
        let (_context, mut images) = images();
        images.begin_frame();
        images.begin_frame();
        images.get(&tile(0));
        images.shrink_to(2 * 40_000);
        let held: Vec<bool> = (0..4).map(|page| images.is_fresh(&tile(page), 1)).collect();
        assert_eq!(held, [true, false, false, true]);
        images.shrink_to(0);
        assert!(images.is_fresh(&tile(0), 1), "what is on screen stays");
        assert_eq!(images.bytes, 40_000);
    }

    #[test]
    fn unchanged_pages_keep_their_images() {
        let (_context, mut images) = images();
        images.advance(1, 2, &[true, false, true]);
        let fresh: Vec<bool> = (0..4).map(|page| images.is_fresh(&tile(page), 2)).collect();
        assert_eq!(fresh, [true, false, true, false]);
        assert!(images.get(&tile(1)).is_some(), "stale ones stay until the new ones come");
        assert_eq!(images.get(&tile(3)), None, "the page is no more");
    }

    #[test]
    fn a_page_that_cannot_be_drawn_is_known_as_such() {
        let (context, mut images) = images();
        images.insert(&context, tile(1), 1, None);
        assert_eq!(images.get(&tile(1)), Some(Picture::Broken));
        assert!(images.is_fresh(&tile(1), 1) && images.substitute(1).is_none());
        assert!(images.substitute(2).is_some());
    }
}
