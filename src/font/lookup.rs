//! Glyphs and widths of a face as tables: a page asks for them thousands of times.

use std::collections::BTreeMap;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use super::metrics::per_mille;

/// Characters of the Basic Multilingual Plane.
const BASIC_PLANE: usize = 0x1_0000;

/// What a face's character map and metrics say, ready to be looked up.
#[derive(Default)]
pub(super) struct Lookup {
    /// Glyph of each character of the basic plane; 0 where there is none.
    basic: Vec<u16>,
    /// Glyphs of the others.
    others: BTreeMap<u32, u16>,
    /// Advance width of each glyph in thousandths of an em.
    advances: Vec<i32>,
}

impl Lookup {
    /// Reads the tables of `font`.
    pub(super) fn read(font: &FontRef<'_>, units_per_em: u16) -> Self {
        let mut lookup = Self { basic: vec![0; BASIC_PLANE], ..Self::default() };
        for (ch, gid) in font.charmap().mappings() {
            let Ok(gid) = u16::try_from(gid.to_u32()) else { continue };
            match lookup.basic.get_mut(ch as usize) {
                Some(slot) => *slot = gid,
                None => {
                    lookup.others.insert(ch, gid);
                }
            }
        }
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let width = |gid: u32| metrics.advance_width(gid.into()).unwrap_or(0.0);
        lookup.advances = (0..metrics.glyph_count()).map(|gid| per_mille(width(gid), units_per_em)).collect();
        lookup
    }

    /// Glyph of a character, if there is one.
    pub(super) fn glyph(&self, ch: char) -> Option<u16> {
        let basic = self.basic.get(ch as usize);
        basic.or_else(|| self.others.get(&u32::from(ch))).copied().filter(|&gid| gid != 0)
    }

    /// Advance width of a glyph in thousandths of an em; zero for one that is not there.
    pub(super) fn advance(&self, gid: u16) -> i32 {
        self.advances.get(usize::from(gid)).copied().unwrap_or(0)
    }
}
