//! Font programs: the glyphs a document shows, cut out of their faces.

use printpdf::{FontMetrics, FontType, ParsedFont, PdfFont, PdfFontMetricsStub};
use skrifa::FontRef;
use skrifa::raw::TableProvider;
use subsetter::GlyphRemapper;

use crate::font::{Face, FontBook, Outlines};

use super::checksum::Checksum;
use super::fonts::EmbeddedFont;
use super::{PdfError, cff};

/// A font ready to be embedded.
pub(super) struct Subset {
    /// The font for printpdf.
    pub(super) font: PdfFont,
    /// How many glyphs its program has.
    pub(super) glyph_count: u16,
}

/// Cuts the programs of all fonts, several at a time.
///
/// # Errors
/// When a face cannot be cut.
pub(super) fn cut_all(fonts: &[EmbeddedFont], book: &FontBook) -> Result<Vec<Subset>, PdfError> {
    std::thread::scope(|scope| {
        let cuts: Vec<_> = fonts.iter().map(|font| scope.spawn(|| cut(font, book.face(font.face)))).collect();
        cuts.into_iter()
            .map(|cut| cut.join().unwrap_or_else(|_| Err(PdfError::Structure("字体子集".to_owned()))))
            .collect()
    })
}

/// Cuts one program.
fn cut(font: &EmbeddedFont, face: &Face) -> Result<Subset, PdfError> {
    let gids: Vec<_> = std::iter::once(0).chain(font.glyphs.iter().map(|glyph| glyph.gid)).collect();
    if let Some(program) = cff::copy_glyphs(face, &gids) {
        let glyph_count = gids.len() as u16;
        return Ok(Subset { font: PdfFont::new(parsed_font(font, face, program)), glyph_count });
    }
    let refused = |reason: String| PdfError::Font { family: face.family.clone(), reason };
    let program = subsetter::subset(face.data(), face.index(), &GlyphRemapper::new_from_glyphs(&gids))
        .map_err(|error| refused(error.to_string()))?;
    // Composite glyphs bring their parts along, so there may be more than were asked for.
    let glyph_count = FontRef::new(&program)
        .and_then(|font| font.maxp())
        .map_err(|error| refused(error.to_string()))?
        .num_glyphs();
    Ok(Subset { font: PdfFont::new(parsed_font(font, face, program)), glyph_count })
}

/// The font as printpdf wants it, with all measures in thousandths of an em.
fn parsed_font(font: &EmbeddedFont, face: &Face, program: Vec<u8>) -> ParsedFont {
    let metrics = face.metrics;
    let short = |value: i32| value.clamp(i16::MIN.into(), i16::MAX.into()) as i16;
    let [x_min, y_min, x_max, y_max] = metrics.bounds.map(short);
    let width = |width: i32| width.clamp(0, u16::MAX.into()) as u16;
    ParsedFont {
        original_bytes: program,
        font_index: 0,
        font_name: Some(subset_name(font, face)),
        codepoint_to_glyph: Default::default(),
        glyph_widths: (1..).zip(&font.glyphs).map(|(code, glyph)| (code, width(glyph.width))).collect(),
        units_per_em: 1000,
        font_metrics: FontMetrics { ascent: short(metrics.ascent), descent: short(metrics.descent) },
        font_type: match metrics.outlines {
            Outlines::TrueType => FontType::TrueType,
            Outlines::Cff => FontType::OpenTypeCFF(()),
        },
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: 1000,
            x_min,
            y_min,
            x_max,
            y_max,
            us_weight_class: metrics.weight,
            ..PdfFontMetricsStub::default()
        },
    }
}

/// The subset's name: six capitals that tell subsets of the same face apart, and the name of the face
/// (ISO 32000-1 §9.6.4).
fn subset_name(font: &EmbeddedFont, face: &Face) -> String {
    let mut sum = Checksum::new();
    sum.update(face.postscript_name.as_bytes());
    for glyph in &font.glyphs {
        sum.update(&glyph.gid.to_be_bytes());
        sum.update(&u32::from(glyph.ch).to_be_bytes());
    }
    let usable = |ch: &char| ch.is_ascii_alphanumeric() || matches!(ch, '-' | '_' | '.');
    let name = |name: &str| name.chars().filter(usable).take(100).collect::<String>();
    let candidates = [name(&face.postscript_name), name(&face.family), "Font".to_owned()];
    let base = candidates.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
    format!("{}+{base}", sum.capitals())
}
