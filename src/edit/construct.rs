//! Ready-made transactions for what is done most often.

use std::ops::Range;

use crate::document::{Document, Part, Place, Section, SectionId, SectionKind};

use super::change::Change;
use super::error::EditError;
use super::splice::Splice;
use super::transaction::Transaction;

impl Transaction {
    /// Replaces the text at one place.
    pub fn replace(title: impl Into<String>, place: Place, text: impl Into<String>) -> Self {
        Self::new(title).with(Change::Splice(Splice::new(place, text)))
    }

    /// Replaces the text at many places at once. Every place counts positions in the document as it is before.
    /// Insertions at the same position keep their order and come before a replacement that begins there.
    ///
    /// # Errors
    /// [`EditError::Overlap`] when two places overlap.
    pub fn replace_all(
        title: impl Into<String>,
        replacements: impl IntoIterator<Item = (Place, String)>,
    ) -> Result<Self, EditError> {
        let mut splices: Vec<Splice> =
            replacements.into_iter().map(|(place, text)| Splice::new(place, text)).collect();
        splices.sort_by_key(|splice| {
            let Place { part, range } = &splice.place;
            (*part, range.start, range.end)
        });
        for pair in splices.windows(2) {
            let (first, second) = (&pair[0].place, &pair[1].place);
            if first.part == second.part && first.range.end > second.range.start {
                return Err(EditError::Overlap(first.part));
            }
        }
        // From the back, so that no splice moves the text of a later one.
        let changes = splices.into_iter().rev().map(Change::Splice).collect();
        Ok(Self { title: title.into(), changes })
    }

    /// Gives a part the text `new`, touching only the stretch that differs; `None` when it has it already.
    ///
    /// # Errors
    /// [`EditError::NoSuchPart`] when the document has no such part.
    pub fn set_text(
        title: impl Into<String>,
        document: &Document,
        part: Part,
        new: &str,
    ) -> Result<Option<Self>, EditError> {
        let old = document.text(part).ok_or(EditError::NoSuchPart(part))?;
        if old == new {
            return Ok(None);
        }
        let (range, middle) = difference(old, new);
        Ok(Some(Self::replace(title, Place::new(part, range), middle)))
    }

    /// Puts a new section at position `at`, counted from zero, and says which id it will have.
    pub fn add_section(
        title: impl Into<String>,
        document: &Document,
        at: usize,
        kind: SectionKind,
        heading: impl Into<String>,
    ) -> (Self, SectionId) {
        let id = document.next_id;
        let section = Box::new(Section::new(id, kind, heading));
        (Self::new(title).with(Change::InsertSection { at, section }), id)
    }
}

/// The stretch of `old` that differs from `new`, and what stands there in `new`.
pub fn difference<'a>(old: &str, new: &'a str) -> (Range<usize>, &'a str) {
    let width = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
    };
    let start = width(&mut old.chars().zip(new.chars()));
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let tail = width(&mut old_rest.chars().rev().zip(new_rest.chars().rev()));
    (start..old.len() - tail, &new_rest[..new_rest.len() - tail])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::MetaField;

    const TITLE: Part = Part::Meta(MetaField::Title);

    fn titled(title: &str) -> Document {
        let mut document = Document::default();
        document.meta.title = title.into();
        document
    }

    #[test]
    fn many_places_are_given_as_they_stood() {
        let mut document = titled("甲乙丙丁");
        let at = |range: Range<usize>, text: &str| (Place::new(TITLE, range), text.to_string());
        let edits =
            [at(3..6, "二二"), at(9..12, ""), at(3..3, "（"), at(3..3, "［"), at(0..0, "“"), at(6..6, "）")];
        Transaction::replace_all("全部替换", edits).unwrap().apply(&mut document).unwrap();
        assert_eq!(document.meta.title, "“甲（［二二）丙");
    }

    #[test]
    fn overlapping_places_are_refused() {
        let at = |range: Range<usize>| (Place::new(TITLE, range), String::new());
        let overlap = Transaction::replace_all("", [at(3..9), at(6..12)]);
        assert_eq!(overlap, Err(EditError::Overlap(TITLE)));
        assert!(Transaction::replace_all("", [at(3..6), at(6..12)]).is_ok());
    }

    #[test]
    fn setting_a_text_touches_only_the_difference() {
        for (old, new, range, text) in [
            ("甲乙丙", "甲丁丙", 3..6, "丁"),
            ("甲甲", "甲甲甲", 6..6, "甲"),
            ("甲乙", "", 0..6, ""),
            ("", "甲", 0..0, "甲"),
            ("一丁", "一七", 3..6, "七"),
        ] {
            let set = Transaction::set_text("", &titled(old), TITLE, new).unwrap();
            assert_eq!(set, Some(Transaction::replace("", Place::new(TITLE, range), text)), "{old} → {new}");
        }
        assert_eq!(Transaction::set_text("", &titled("甲"), TITLE, "甲"), Ok(None));
    }

    #[test]
    fn an_id_taken_back_is_not_handed_out_again() {
        let mut document = Document::default();
        let (add, first) = Transaction::add_section("插入部分", &document, 0, SectionKind::Area, "民生");
        add.apply(&mut document).unwrap().apply(&mut document).unwrap();
        let (_, second) = Transaction::add_section("插入部分", &document, 0, SectionKind::Area, "民生");
        assert_ne!(first, second);
    }
}
