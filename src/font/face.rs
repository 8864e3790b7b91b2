//! One font face: its bytes and what typesetting and the PDF need of them.

use std::sync::{Arc, OnceLock};

use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::raw::types::Tag;
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::error::FontError;
use super::lookup::Lookup;
use super::metrics::{FaceMetrics, Outlines, per_mille};

/// The bytes of a font file: compiled into the program, or read from the machine.
#[derive(Clone)]
pub enum FontData {
    /// Part of the program.
    Static(&'static [u8]),
    /// Read at run time.
    Shared(Arc<Vec<u8>>),
}

impl AsRef<[u8]> for FontData {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Static(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }
}

/// One face of a font file.
#[derive(Clone)]
pub struct Face {
    /// Family name, as `fonts` lists it.
    pub family: String,
    /// PostScript name, as the PDF shows it.
    pub postscript_name: String,
    /// Measures of the whole face.
    pub metrics: FaceMetrics,
    data: FontData,
    index: u32,
    units_per_em: u16,
    /// Read when first asked for, and shared by all copies of the face.
    lookup: Arc<OnceLock<Lookup>>,
}

impl Face {
    /// Reads the face at `index` of a font file.
    ///
    /// # Errors
    /// When the bytes are not a font, or the face is variable or without outlines.
    pub fn new(data: FontData, index: u32) -> Result<Self, FontError> {
        let (family, postscript_name, metrics, units_per_em) = {
            let font = FontRef::from_index(data.as_ref(), index).map_err(|_| FontError::NotAFont)?;
            let outlines = static_outlines(&font)?;
            let units_per_em = units_per_em(&font).ok_or(FontError::NotAFont)?;
            let name = |id| font.localized_strings(id).english_or_first().map(|name| name.to_string());
            let family = name(StringId::FAMILY_NAME).ok_or(FontError::NotAFont)?;
            let postscript_name = name(StringId::POSTSCRIPT_NAME).unwrap_or_default();
            (family, postscript_name, FaceMetrics::read(&font, outlines), units_per_em)
        };
        Ok(Self { family, postscript_name, metrics, data, index, units_per_em, lookup: Arc::default() })
    }

    /// The font file's bytes.
    pub fn data(&self) -> &[u8] {
        self.data.as_ref()
    }

    /// Position of the face in its file.
    pub fn index(&self) -> u32 {
        self.index
    }

    /// Font units per em.
    pub fn units_per_em(&self) -> u16 {
        self.units_per_em
    }

    /// Glyph of a character, or `None` when the face has none.
    pub fn glyph(&self, ch: char) -> Option<u16> {
        self.lookup().glyph(ch)
    }

    /// Advance width of a glyph in thousandths of an em.
    pub fn advance(&self, gid: u16) -> i32 {
        self.lookup().advance(gid)
    }

    /// Top of a glyph's ink above the baseline, in thousandths of an em.
    pub fn ink_top(&self, gid: u16) -> Option<i32> {
        let font = self.font()?;
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        Some(per_mille(metrics.bounds(GlyphId::from(gid))?.y_max, self.units_per_em))
    }

    /// A view of the parsed font.
    pub fn font(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(self.data.as_ref(), self.index).ok()
    }

    fn lookup(&self) -> &Lookup {
        let read = || self.font().map(|font| Lookup::read(&font, self.units_per_em)).unwrap_or_default();
        self.lookup.get_or_init(read)
    }
}

/// The kind of outlines of a face that has fixed ones.
fn static_outlines(font: &FontRef<'_>) -> Result<Outlines, FontError> {
    let has = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_some();
    if has(b"fvar") {
        Err(FontError::Variable)
    } else if has(b"glyf") && has(b"loca") {
        Ok(Outlines::TrueType)
    } else if has(b"CFF ") {
        Ok(Outlines::Cff)
    } else {
        Err(FontError::NoOutlines)
    }
}

/// Units per em of a font that has all the tables text needs.
fn units_per_em(font: &FontRef<'_>) -> Option<u16> {
    let complete = font.hhea().is_ok() && font.hmtx().is_ok() && font.maxp().is_ok() && font.cmap().is_ok();
    font.head().ok().filter(|_| complete).map(|head| head.units_per_em()).filter(|&units| units > 0)
}

impl std::fmt::Debug for Face {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Face({} #{})", self.family, self.index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::FontBook;

    #[test]
    fn bytes_that_are_no_font_are_refused() {
        let font = FontBook::embedded();
        let (_, face) = font.faces().next().unwrap();
        let whole = face.data();
        for bytes in [&[][..], b"OTTO", &[0xFF; 4000], &whole[..200], &whole[..40_000]] {
            let refused = Face::new(FontData::Shared(Arc::new(bytes.to_vec())), 0);
            assert!(refused.is_err(), "{} bytes", bytes.len());
        }
        assert_eq!(Face::new(FontData::Static(b"ttcf"), 7).map(|face| face.family), Err(FontError::NotAFont));
    }

    #[test]
    fn damaged_fonts_do_not_panic() {
        let book = FontBook::embedded();
        for (_, face) in book.faces() {
            for step in 1..60 {
                let mut bytes = face.data()[..face.data().len().min(200_000)].to_vec();
                for at in (step..4_000.min(bytes.len())).step_by(step * 7) {
                    bytes[at] ^= 0x5A;
                }
                if let Ok(face) = Face::new(FontData::Shared(Arc::new(bytes)), 0) {
                    let gid = face.glyph('国').unwrap_or(1);
                    face.advance(gid);
                    face.ink_top(gid);
                }
            }
        }
    }

    #[test]
    fn shipped_faces_state_their_measures() {
        let book = FontBook::embedded();
        let all: Vec<_> = book.faces().map(|(_, face)| face.metrics).collect();
        assert_eq!(all[0].outlines, Outlines::Cff);
        assert!(all[1..].iter().all(|metrics| metrics.outlines == Outlines::TrueType));
        for metrics in all {
            assert_eq!((metrics.ascent, metrics.descent, metrics.italic_angle), (880, -120, 0));
            assert!(metrics.bounds[2] >= 900 && metrics.bounds[3] >= 700, "{metrics:?}");
        }
    }
}
