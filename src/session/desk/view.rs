//! Between places in the stored text and places in what a field shows ([`displayed`]).

use crate::document::{Filled, Part, Place};

use super::{Desk, displayed};

impl Desk {
    /// Where a field shows `place`. A place found in an earlier state of the document, such as that of the pages, is
    /// brought within the text there is now; `None` when its part is gone.
    pub fn shown(&self, place: &Place) -> Option<Place> {
        let shown = displayed(&self.document, place.part)?;
        let range = match self.filled(place.part) {
            Some(filled) => filled.shown_range(place.range.clone()),
            None => place.range.clone(),
        };
        let fit = |at: usize| shown.floor_char_boundary(at.min(shown.len()));
        Some(Place::new(place.part, fit(range.start)..fit(range.end).max(fit(range.start))))
    }

    /// The stored text behind a place in what a field shows.
    pub fn stored(&self, shown: &Place) -> Option<Place> {
        let text = self.document.text(shown.part)?;
        let range = match self.filled(shown.part) {
            Some(filled) => filled.source_range(shown.range.clone()),
            None => shown.range.clone(),
        };
        let fit = |at: usize| text.floor_char_boundary(at.min(text.len()));
        Some(Place::new(shown.part, fit(range.start)..fit(range.end).max(fit(range.start))))
    }

    /// The text of a part with its placeholders filled in, where they are.
    fn filled(&self, part: Part) -> Option<Filled> {
        let text = self.document.text(part).filter(|text| part.is_filled() && text.contains('{'))?;
        Some(self.document.fill(text))
    }
}
