//! Choosing fonts: the shipped faces, those a document or user asks for, and a way out for rare characters.

use crate::document::Document;
use crate::font::{FontBook, FontRole, SystemFonts};

use super::error::SessionError;

/// The font book for a document: the shipped faces, with the families the document names and then those in
/// `asked` put in their roles. Looks at the machine's fonts only when some family is named.
///
/// # Errors
/// When a named family is not installed or may not be embedded.
pub fn book(document: &Document, asked: &[(FontRole, String)]) -> Result<FontBook, SessionError> {
    let mut book = FontBook::embedded();
    let of_document = document.layout.fonts.iter();
    let wanted: Vec<(FontRole, &str)> = of_document
        .filter_map(|(role, family)| Some((FontRole::from_key(role)?, family.as_str())))
        .chain(asked.iter().map(|(role, family)| (*role, family.as_str())))
        .collect();
    if wanted.is_empty() {
        return Ok(book);
    }
    let system = SystemFonts::scan();
    for (role, family) in wanted {
        let shipped = book.faces().find(|(_, face)| face.family == family).map(|(_, face)| face.clone());
        let face = match shipped {
            Some(face) => face,
            None => system.load(family)?,
        };
        book.set_role(role, face);
    }
    Ok(book)
}

/// Adds faces of the machine that have `missing` characters; returns whether any was found.
pub fn add_fallback(book: &mut FontBook, missing: &[char]) -> bool {
    let system = SystemFonts::scan();
    let mut rest = missing.to_vec();
    let mut found = false;
    while !rest.is_empty() {
        let Some(face) = system.covering(&rest) else { break };
        let before = rest.len();
        rest.retain(|&ch| face.glyph(ch).is_none());
        if rest.len() == before {
            break;
        }
        book.add_fallback(face);
        found = true;
    }
    found
}
