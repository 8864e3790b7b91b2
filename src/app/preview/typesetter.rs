//! From the document to its pages and the file that prints, over and over: faces that were found once are
//! remembered, so that no keystroke looks through the machine's fonts.

use crate::document::Document;
use crate::font::{FontBook, FontRole};
use crate::session::error::SessionError;
use crate::session::export::refuse_long_paragraphs;
use crate::session::fonts;
use crate::typeset::{Pages, Profile, Warning, typeset};

/// How the pages are to look: what an export would be given.
#[derive(Debug, Clone)]
pub(in crate::app) struct PreviewJob {
    /// The layout.
    pub(in crate::app) profile: Profile,
    /// Families asked for, role by role; they go before the document's own.
    pub(in crate::app) fonts: Vec<(FontRole, String)>,
}

/// Families chosen by the document and by the user.
type Choice = (Vec<(String, String)>, Vec<(FontRole, String)>);

/// Typesets documents as an export does, leaving characters blank that no font has.
#[derive(Default)]
pub(super) struct Typesetter {
    chosen: Option<(Choice, FontBook)>,
    /// Characters the chosen faces lacked, and the book in which the machine's faces help out, if any does.
    fallback: Option<(Vec<char>, Option<FontBook>)>,
}

impl Typesetter {
    /// The pages of `document`.
    ///
    /// # Errors
    /// When a chosen font cannot be used, or a paragraph is as long as a book.
    pub(super) fn pages(&mut self, document: &Document, job: &PreviewJob) -> Result<Pages, SessionError> {
        refuse_long_paragraphs(document, "当前文稿")?;
        let book = self.book(document, job)?;
        let pages = typeset(document, &job.profile, book);
        let missing = missing(&pages);
        if missing.is_empty() {
            return Ok(pages);
        }
        Ok(match self.book_with(missing, &pages.fonts) {
            Some(book) => typeset(document, &job.profile, book),
            None => pages,
        })
    }

    /// The faces chosen for `document`.
    fn book(&mut self, document: &Document, job: &PreviewJob) -> Result<FontBook, SessionError> {
        let choice = (document.layout.fonts.clone(), job.fonts.clone());
        if let Some((known, book)) = &self.chosen
            && *known == choice
        {
            return Ok(book.clone());
        }
        let book = fonts::book(document, &job.fonts)?;
        self.chosen = Some((choice, book.clone()));
        self.fallback = None;
        Ok(book)
    }

    /// `book` with faces of the machine that have the `missing` characters.
    fn book_with(&mut self, missing: Vec<char>, book: &FontBook) -> Option<FontBook> {
        if let Some((known, found)) = &self.fallback
            && *known == missing
        {
            return found.clone();
        }
        let mut wider = book.clone();
        let found = fonts::add_fallback(&mut wider, &missing).then_some(wider);
        self.fallback = Some((missing, found.clone()));
        found
    }
}

fn missing(pages: &Pages) -> Vec<char> {
    let of = |warning: &Warning| match warning {
        Warning::MissingGlyph { ch, .. } => Some(*ch),
        Warning::TableTooWide { .. } => None,
    };
    pages.warnings.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::SectionKind;
    use crate::export::pdf::PdfStandard;
    use crate::session::Export;
    use crate::session::export::pages;

    #[test]
    fn the_pages_are_those_of_an_export() {
        let job = PreviewJob { profile: Profile::gb9704(), fonts: Vec::new() };
        let export = Export {
            name: String::new(),
            profile: Profile::gb9704(),
            fonts: Vec::new(),
            allow_missing_glyphs: true,
            standard: PdfStandard::A2a,
            created: None,
        };
        let mut typesetter = Typesetter::default();
        for body in
            ["今年。", "今年\u{E000}。", "今年\u{E000}。再一年。", "今年\u{E000}\u{10FFFF}。", "今年。"]
        {
            let mut document = Document::default();
            document.push_section(SectionKind::Preface, "").body = body.into();
            let own = typesetter.pages(&document, &job).unwrap();
            let exported = pages(&document, &export).unwrap();
            assert_eq!((own.pages, own.warnings), (exported.pages, exported.warnings), "{body}");
        }
    }
}
