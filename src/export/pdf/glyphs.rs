//! What a line shows: its glyphs, and the white space between them.
//!
//! A page has no glyphs for white space. Whoever copies text out of the file, or has it read aloud, wants the
//! spaces of the source back, so the space that follows a character in the text is shown after its glyph.

use crate::font::{FaceId, FontBook};
use crate::typeset::{Glyph, Length};

/// One glyph to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    /// Its face.
    pub(super) face: FaceId,
    /// Its index in the face; never 0, which stands for a missing character.
    pub(super) gid: u16,
    /// The character it stands for.
    pub(super) ch: char,
    /// Where it stands; a space stands where the glyph before it ends.
    pub(super) x: Option<Length>,
}

/// The glyphs of a line whose block has this text.
pub(super) fn shown<'a>(
    glyphs: &'a [Glyph],
    text: &'a str,
    fonts: &'a FontBook,
) -> impl Iterator<Item = Shown> {
    glyphs.iter().filter(|glyph| glyph.gid != 0).flat_map(move |glyph| {
        let &Glyph { x, face, gid, ch, .. } = glyph;
        let space = space_after(glyph, text)
            .and_then(|ch| Some(Shown { face, gid: fonts.face(face).glyph(ch)?, ch, x: None }));
        std::iter::once(Shown { face, gid, ch, x: Some(x) }).chain(space)
    })
}

/// The white space that follows a glyph's character in the text of its block.
fn space_after(glyph: &Glyph, text: &str) -> Option<char> {
    let end = (glyph.offset as usize).checked_add(glyph.ch.len_utf8())?;
    let next = text.get(end..)?.chars().next()?;
    (next.is_whitespace() && !next.is_control()).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::FontRole;

    #[test]
    fn the_space_of_the_source_follows_its_glyph() {
        let fonts = FontBook::embedded();
        let text = "a b\u{3000}国\n家 ";
        let glyphs: Vec<_> = text
            .char_indices()
            .filter(|(_, ch)| !ch.is_whitespace())
            .map(|(offset, ch)| {
                let placed = fonts.glyph(FontRole::Song, ch).unwrap();
                Glyph { x: Length::ZERO, face: placed.face, gid: placed.gid, ch, offset: offset as u32 }
            })
            .collect();
        let copied: String = shown(&glyphs, text, &fonts).map(|glyph| glyph.ch).collect();
        assert_eq!(copied, "a b\u{3000}国家 ");
    }

    #[test]
    fn offsets_outside_the_text_add_nothing() {
        let fonts = FontBook::embedded();
        let glyph = |offset| Glyph { x: Length::ZERO, face: FaceId(0), gid: 5, ch: '国', offset };
        let glyphs = [glyph(0), glyph(1), glyph(900), glyph(u32::MAX)];
        assert_eq!(shown(&glyphs, "国家", &fonts).count(), 4);
    }
}
