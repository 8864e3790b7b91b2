//! The printed document as the worker holds it: pages, the PDF made of them, and which pages look as before.

use std::sync::Arc;

use hayro::hayro_syntax::Pdf;

use crate::export::pdf::{PdfOptions, write_pdf};
use crate::typeset::Pages;

use super::inbox::Request;
use super::typesetter::Typesetter;

/// Why there are no pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Nothing would print.
    Empty,
    /// One line for people.
    Message(String),
}

/// A typeset document and the file it prints as.
pub(super) struct DocumentImage {
    pub(super) serial: u64,
    pub(super) pages: Arc<Pages>,
    pub(super) pdf: Pdf,
}

impl DocumentImage {
    /// Typesets what is asked for and opens the PDF made of it.
    pub(super) fn make(request: &Request, typesetter: &mut Typesetter) -> Result<Self, Trouble> {
        let message = |reason: String| Trouble::Message(reason);
        let pages =
            typesetter.pages(&request.document, &request.job).map_err(|error| message(error.to_string()))?;
        if pages.pages.iter().all(|page| page.lines.is_empty()) {
            return Err(Trouble::Empty);
        }
        let file = write_pdf(&pages, &PdfOptions::default()).map_err(|error| message(error.to_string()))?;
        let pdf = Pdf::new(file)
            .map_err(|_| message("页面无法显示：生成的PDF打不开；文稿没有受影响，请先保存".into()))?;
        Ok(Self { serial: request.serial, pages: Arc::new(pages), pdf })
    }

    /// For each page, whether it looks exactly as in `before`.
    pub(super) fn unchanged_since(&self, before: Option<&Pages>) -> Vec<bool> {
        let same_faces = before.is_some_and(|before| {
            let names = |pages: &Pages| -> Vec<String> {
                pages.fonts.faces().map(|(_, face)| face.postscript_name.clone()).collect()
            };
            names(before) == names(&self.pages)
        });
        let is_same =
            |(index, page)| same_faces && before.is_some_and(|before| before.pages.get(index) == Some(page));
        self.pages.pages.iter().enumerate().map(is_same).collect()
    }
}
