//! Font descriptors: what printpdf guesses or leaves out, put right (ISO 32000-1 §9.8).

use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use crate::font::FaceMetrics;

use super::PdfError;

/// Flags of a descriptor: all glyphs alike in width; glyphs beyond the Latin set; slanted.
const FIXED_PITCH: i64 = 1 << 0;
const SYMBOLIC: i64 = 1 << 2;
const ITALIC: i64 = 1 << 6;

/// Corrects the descriptor of the composite font `font`.
///
/// # Errors
/// When the font has no descriptor.
pub(super) fn correct(
    document: &mut Document,
    font: ObjectId,
    metrics: &FaceMetrics,
) -> Result<(), PdfError> {
    let descriptor = descriptor_id(document, font)?;
    let flag = |set: bool, flag: i64| if set { flag } else { 0 };
    let flags = SYMBOLIC | flag(metrics.monospaced, FIXED_PITCH) | flag(metrics.italic_angle != 0, ITALIC);
    let descriptor = document.get_dictionary_mut(descriptor)?;
    descriptor.set("Flags", flags);
    descriptor.set("CapHeight", i64::from(metrics.cap_height));
    descriptor.set("ItalicAngle", i64::from(metrics.italic_angle));
    Ok(())
}

/// Lists the codes of a font that has `glyphs` glyphs: PDF/A-1 wants that of every subset
/// (ISO 19005-1 §6.3.5), later parts do not.
///
/// # Errors
/// When the font has no descriptor.
pub(super) fn add_code_set(document: &mut Document, font: ObjectId, glyphs: u16) -> Result<(), PdfError> {
    let descriptor = descriptor_id(document, font)?;
    let glyphs = usize::from(glyphs);
    let mut bits = vec![0xFF; glyphs / 8];
    if glyphs % 8 > 0 {
        bits.push(!(0xFF_u8 >> (glyphs % 8)));
    }
    let set = document.add_object(Stream::new(dictionary! {}, bits));
    document.get_dictionary_mut(descriptor)?.set("CIDSet", set);
    Ok(())
}

fn descriptor_id(document: &Document, font: ObjectId) -> Result<ObjectId, PdfError> {
    let descendants = document.get_dictionary(font)?.get(b"DescendantFonts")?.as_array()?;
    let descendant = descendants.first().unwrap_or(&Object::Null).as_dict()?;
    Ok(descendant.get(b"FontDescriptor")?.as_reference()?)
}
