//! One font face: its bytes and what typesetting needs of them.

use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// The bytes of a font file: compiled into the program, or read from the machine.
#[derive(Clone)]
pub enum FontData {
    /// Part of the program.
    Static(&'static [u8]),
    /// Read at run time.
    Shared(Arc<[u8]>),
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
    data: FontData,
    index: u32,
    units_per_em: u16,
}

impl Face {
    /// Reads the face at `index` of a font file; `None` when the bytes are not a usable font.
    pub fn new(data: FontData, index: u32) -> Option<Self> {
        let (family, postscript_name, units_per_em) = {
            let font = FontRef::from_index(data.as_ref(), index).ok()?;
            let name = |id| font.localized_strings(id).english_or_first().map(|s| s.to_string());
            let units = font.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
            (name(StringId::FAMILY_NAME)?, name(StringId::POSTSCRIPT_NAME).unwrap_or_default(), units)
        };
        (units_per_em > 0).then_some(Self { family, postscript_name, data, index, units_per_em })
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
        let gid = self.font()?.charmap().map(ch)?.to_u32();
        u16::try_from(gid).ok().filter(|&gid| gid != 0)
    }

    /// Advance width of a glyph in thousandths of an em.
    pub fn advance(&self, gid: u16) -> i32 {
        let width = self.font().and_then(|font| {
            font.glyph_metrics(Size::unscaled(), LocationRef::default()).advance_width(GlyphId::from(gid))
        });
        self.per_mille(width.unwrap_or(0.0))
    }

    /// Top of a glyph's ink above the baseline, in thousandths of an em.
    pub fn ink_top(&self, gid: u16) -> Option<i32> {
        let font = self.font()?;
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        Some(self.per_mille(metrics.bounds(GlyphId::from(gid))?.y_max))
    }

    /// A view of the parsed font.
    pub fn font(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(self.data.as_ref(), self.index).ok()
    }

    fn per_mille(&self, units: f32) -> i32 {
        (f64::from(units) * 1000.0 / f64::from(self.units_per_em)).round() as i32
    }
}

impl std::fmt::Debug for Face {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Face({} #{})", self.family, self.index)
    }
}
