//! Tidying of full and half width (整理全角半角) in the document, as one step.

use crate::document::{Document, Place};
use crate::edit::{Transaction, rewrite};
use crate::text::width::tidy;

/// Tidies the selection; with nothing selected, the whole text of the part. The text around a selection
/// decides with it what belongs to a Chinese sentence and which quotes are a pair. `None` when there is
/// nothing to tidy or the place does not fit the document.
pub fn tidy_selection(document: &Document, selection: &Place) -> Option<Transaction> {
    document.text_at(selection)?;
    let text = document.text(selection.part)?;
    let within = if selection.range.is_empty() { 0..text.len() } else { selection.range.clone() };
    let edits = tidy(text).into_iter();
    let wanted = edits.filter(|(range, _)| within.start <= range.start && range.end <= within.end);
    let changes = rewrite(selection.part, text, wanted.collect());
    (!changes.is_empty()).then(|| Transaction { title: "整理全角半角".into(), changes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{MetaField, Part};

    const TITLE: Part = Part::Meta(MetaField::Title);

    fn tidied(text: &str, selected: std::ops::Range<usize>) -> Option<String> {
        let mut document = Document::default();
        document.meta.title = text.into();
        let before = document.clone();
        let undo = tidy_selection(&document, &Place::new(TITLE, selected))?.apply(&mut document).unwrap();
        let title = document.meta.title.clone();
        undo.apply(&mut document).unwrap();
        assert_eq!(document, before);
        Some(title)
    }

    #[test]
    fn only_the_selection_changes_but_its_surroundings_count() {
        let text = "甲\"乙\"丙,丁,戊";
        assert_eq!(tidied(text, 7..8).as_deref(), Some("甲\"乙”丙,丁,戊"));
        assert_eq!(tidied(text, 0..0).as_deref(), Some("甲“乙”丙，丁，戊"));
        assert_eq!(tidied(text, 8..12).as_deref(), Some("甲\"乙\"丙，丁,戊"));
    }

    #[test]
    fn nothing_to_tidy_is_no_step() {
        assert_eq!(tidied("甲，乙", 0..3), None);
        assert_eq!(tidied("甲,乙", 0..3), None);
        assert_eq!(tidied("甲", 1..2), None);
        assert_eq!(tidied("甲", 0..60), None);
    }
}
