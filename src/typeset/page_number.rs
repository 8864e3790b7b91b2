//! Page numbers (页码), GB/T 9704-2012 §7.5: 四号 半角宋体 digits between two 一字线, the lines 7 mm below
//! the type area; odd pages to the right with one character's space, even pages to the left.

use crate::font::{FontBook, FontRole};

use super::frame::Frame;
use super::length::Length;
use super::page::{Glyph, PageNumber};
use super::profile::Profile;
use super::shape::GlyphCache;

/// The number line of page `number`, in the coordinates of the portrait paper.
pub(crate) fn page_number(
    number: u32,
    profile: &Profile,
    portrait: Frame,
    fonts: &FontBook,
    cache: &mut GlyphCache,
) -> PageNumber {
    let size = Length::pt(profile.page_number_pt);
    let text = format!("— {number} —");
    let mut x = Length::ZERO;
    let mut glyphs = Vec::new();
    let mut dash_top = 0;
    for (at, ch) in text.char_indices() {
        let Some(glyph) = cache.glyph(fonts, FontRole::Song, ch) else { continue };
        if ch == '—' {
            dash_top = fonts.face(glyph.face).ink_top(glyph.gid).unwrap_or(0);
        }
        if ch != ' ' {
            glyphs.push(Glyph { x, face: glyph.face, gid: glyph.gid, ch, offset: at as u32 });
        }
        x += if ch == ' ' { size / 2 } else { size.scale(i64::from(glyph.advance), 1000) };
    }
    let one = portrait.width.scale(1, i64::from(profile.chars));
    let start = if number % 2 == 1 { portrait.left + portrait.width - one - x } else { portrait.left + one };
    for glyph in &mut glyphs {
        glyph.x += start;
    }
    let below = portrait.top + portrait.height + Length::mm(profile.page_number_gap_mm);
    PageNumber { baseline: below + size.scale(i64::from(dash_top), 1000), size, glyphs }
}
