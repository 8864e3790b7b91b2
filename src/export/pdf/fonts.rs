//! Which glyphs the document shows, in which embedded font, under which code.
//!
//! A code of an embedded font stands for one glyph *and* one character, so that extraction gives back the
//! characters of the source. Where a face draws two characters with one glyph (· and •), the second character
//! gets a code in a second, small subset of the same face.

use std::collections::{BTreeMap, HashMap};

use crate::font::{FaceId, FontBook};
use crate::typeset::Pages;

use super::glyphs::{Shown, shown};

/// How a glyph is addressed in the content stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Code {
    /// Index in [`DocumentFonts::fonts`].
    pub(super) font: u16,
    /// The code in it.
    pub(super) code: u16,
    /// Advance width in thousandths of an em, as the font's widths state it.
    pub(super) width: i32,
}

/// One glyph of an embedded font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct EmbeddedGlyph {
    /// Its index in the whole face.
    pub(super) gid: u16,
    /// The character it stands for.
    pub(super) ch: char,
    /// Its advance width in thousandths of an em.
    pub(super) width: i32,
}

/// A font to embed: some glyphs of a face. Code *n* is `glyphs[n - 1]`; code 0 is the missing character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EmbeddedFont {
    /// The face.
    pub(super) face: FaceId,
    /// Its glyphs, in the order of the face.
    pub(super) glyphs: Vec<EmbeddedGlyph>,
}

/// The fonts of a document.
#[derive(Debug, Default)]
pub(super) struct DocumentFonts {
    /// The fonts.
    pub(super) fonts: Vec<EmbeddedFont>,
    /// By face and glyph: the first character seen with it.
    codes: Vec<Vec<Option<(char, Code)>>>,
    /// The other characters.
    more_codes: HashMap<(FaceId, u16, char), Code>,
}

impl DocumentFonts {
    /// Collects the glyphs all pages show.
    pub(super) fn collect(pages: &Pages) -> Self {
        let mut usage = Usage::default();
        for page in &pages.pages {
            for line in &page.lines {
                let text = pages.flow.blocks.get(line.block.0 as usize).map_or("", |block| &block.text);
                shown(&line.glyphs, text, &pages.fonts).for_each(|glyph| usage.add(glyph));
            }
            let number = page.page_number.iter().flat_map(|number| &number.glyphs);
            for glyph in number.filter(|glyph| glyph.gid != 0) {
                usage.add(Shown { face: glyph.face, gid: glyph.gid, ch: glyph.ch, x: None });
            }
        }
        let mut fonts = Self::default();
        for (face, chars) in usage.faces.iter().enumerate() {
            fonts.embed(FaceId(face as u16), chars, &usage, &pages.fonts);
        }
        fonts
    }

    /// The code of a glyph for a character; `None` when the document does not show it.
    pub(super) fn code(&self, glyph: &Shown) -> Option<Code> {
        let (first, code) = (*self.codes.get(usize::from(glyph.face.0))?.get(usize::from(glyph.gid))?)?;
        if first == glyph.ch {
            Some(code)
        } else {
            self.more_codes.get(&(glyph.face, glyph.gid, glyph.ch)).copied()
        }
    }

    /// Whether any glyph stands for a character of the private use areas, which have no meaning of their own.
    pub(super) fn shows_private_use(&self) -> bool {
        let private = |ch: char| matches!(ch, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}');
        self.fonts.iter().flat_map(|font| &font.glyphs).any(|glyph| private(glyph.ch))
    }

    /// Gives codes to the used glyphs of one face.
    fn embed(&mut self, face: FaceId, chars: &[Option<char>], usage: &Usage, book: &FontBook) {
        let width = |gid| book.face(face).advance(gid);
        let mut codes = vec![None; chars.len()];
        let first: Vec<_> = chars
            .iter()
            .enumerate()
            .filter_map(|(gid, &ch)| Some((gid as u16, ch?)))
            .map(|(gid, ch)| EmbeddedGlyph { gid, ch, width: width(gid) })
            .collect();
        for (glyph, code) in self.push(face, first) {
            codes[usize::from(glyph.gid)] = Some((glyph.ch, code));
        }
        self.codes.push(codes);

        let mut layers: Vec<Vec<EmbeddedGlyph>> = Vec::new();
        for (&(_, gid), others) in usage.others.range((face, 0)..=(face, u16::MAX)) {
            layers.resize_with(layers.len().max(others.len()), Vec::new);
            for (layer, &ch) in layers.iter_mut().zip(others) {
                layer.push(EmbeddedGlyph { gid, ch, width: width(gid) });
            }
        }
        for layer in layers {
            let coded = self.push(face, layer);
            self.more_codes
                .extend(coded.into_iter().map(|(glyph, code)| ((face, glyph.gid, glyph.ch), code)));
        }
    }

    /// Adds a font of these glyphs and tells their codes.
    fn push(&mut self, face: FaceId, glyphs: Vec<EmbeddedGlyph>) -> Vec<(EmbeddedGlyph, Code)> {
        if glyphs.is_empty() {
            return Vec::new();
        }
        let font = self.fonts.len() as u16;
        let coded =
            glyphs.iter().zip(1..).map(|(&g, code)| (g, Code { font, code, width: g.width })).collect();
        self.fonts.push(EmbeddedFont { face, glyphs });
        coded
    }
}

/// The glyphs shown, by face and glyph, with the characters they stand for in order of appearance.
#[derive(Default)]
struct Usage {
    faces: Vec<Vec<Option<char>>>,
    others: BTreeMap<(FaceId, u16), Vec<char>>,
}

impl Usage {
    fn add(&mut self, glyph: Shown) {
        let (face, gid) = (usize::from(glyph.face.0), usize::from(glyph.gid));
        if self.faces.len() <= face {
            self.faces.resize_with(face + 1, Vec::new);
        }
        let chars = &mut self.faces[face];
        if chars.len() <= gid {
            chars.resize(gid + 1, None);
        }
        match chars[gid] {
            None => chars[gid] = Some(glyph.ch),
            Some(ch) if ch == glyph.ch => {}
            Some(_) => {
                let others = self.others.entry((glyph.face, glyph.gid)).or_default();
                if !others.contains(&glyph.ch) {
                    others.push(glyph.ch);
                }
            }
        }
    }
}
