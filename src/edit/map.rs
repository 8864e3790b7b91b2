//! Carrying places over a transaction, so that what was found before it is found again after it.

use crate::document::{Field, Part, Place, SectionId};

use super::attribute::SectionAttribute;
use super::change::Change;
use super::transaction::Transaction;

/// On which side of text inserted or replaced exactly at a position the position comes to lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bias {
    /// Before the new text.
    Before,
    /// After it.
    After,
}

impl Transaction {
    /// Where `place`, found before this transaction, lies after it; `None` when its text was deleted or
    /// replaced altogether, or its part is gone.
    ///
    /// Text inserted inside a place becomes part of it; text inserted at its ends does not. An empty place is a
    /// caret: it survives the deletion of the text around it, and `bias` says on which side of text inserted at
    /// it it comes to lie. For places with text `bias` means nothing.
    pub fn map_place(&self, place: &Place, bias: Bias) -> Option<Place> {
        self.changes.iter().try_fold(place.clone(), |place, change| change.map_place(&place, bias))
    }
}

impl Change {
    /// See [`Transaction::map_place`].
    pub(super) fn map_place(&self, place: &Place, bias: Bias) -> Option<Place> {
        match self {
            Self::Splice(splice) if splice.place.part == place.part => {
                let range = &place.range;
                if range.is_empty() {
                    let offset = splice.map_offset(range.start, bias);
                    return Some(Place::new(place.part, offset..offset));
                }
                let start = splice.map_offset(range.start, Bias::After);
                let end = splice.map_offset(range.end, Bias::Before);
                (start < end).then(|| Place::new(place.part, start..end))
            }
            _ => self.keeps(place.part).then(|| place.clone()),
        }
    }

    /// Whether the text of `part` is the same before and after, splices aside.
    fn keeps(&self, part: Part) -> bool {
        let Part::Section(owner, field) = part else { return true };
        match self {
            Self::RemoveSection(id) => *id != owner,
            Self::SetSection(id, SectionAttribute::Label(_)) => !(*id == owner && field == Field::Label),
            Self::SetSection(id, SectionAttribute::Table(_)) => !(*id == owner && is_cell(field)),
            _ => true,
        }
    }

    /// What this change wrote, as a place afterwards: where a reader wants to look.
    fn written(&self) -> Option<Place> {
        let heading = |id: SectionId| Some(Place::new(Part::Section(id, Field::Heading), 0..0));
        match self {
            Self::Splice(splice) => Some(splice.written()),
            Self::InsertSection { section, .. } => heading(section.id),
            Self::MoveSection { id, .. } | Self::SetSection(id, _) => heading(*id),
            Self::RemoveSection(_) | Self::SetDocument(_) => None,
        }
    }
}

impl Transaction {
    /// The place in the changed document to show after this transaction: what its last change wrote, or the
    /// heading of the section it changed. `None` when nothing of it is left to show.
    pub fn destination(&self) -> Option<Place> {
        (0..self.changes.len()).rev().find_map(|index| {
            let written = self.changes[index].written()?;
            self.changes[index + 1..]
                .iter()
                .try_fold(written, |place, change| change.map_place(&place, Bias::After))
        })
    }
}

fn is_cell(field: Field) -> bool {
    matches!(field, Field::Cell { .. })
}

#[cfg(test)]
mod tests {
    use super::super::splice::Splice;
    use super::*;
    use crate::document::MetaField;

    const TITLE: Part = Part::Meta(MetaField::Title);

    fn transaction(range: std::ops::Range<usize>, text: &str) -> Transaction {
        Transaction::new("改").with(Change::Splice(Splice::new(Place::new(TITLE, range), text)))
    }

    #[test]
    fn places_with_text_keep_what_is_left_of_it() {
        for (edit, text, mapped) in [
            (0..0, "xx", Some(6..10)),
            (4..4, "xx", Some(6..10)),
            (8..8, "xx", Some(4..8)),
            (5..6, "xyz", Some(4..10)),
            (2..5, "", Some(2..5)),
            (2..5, "xy", Some(4..7)),
            (7..9, "xy", Some(4..7)),
            (4..8, "xy", None),
            (3..9, "", None),
            (2..4, "", Some(2..6)),
        ] {
            let found = transaction(edit.clone(), text).map_place(&Place::new(TITLE, 4..8), Bias::Before);
            assert_eq!(found.map(|p| p.range), mapped, "{edit:?} → {text:?}");
        }
    }

    #[test]
    fn a_caret_chooses_its_side() {
        let caret = Place::new(TITLE, 4..4);
        let map = |edit, text, bias| transaction(edit, text).map_place(&caret, bias).unwrap().range.start;
        assert_eq!(map(4..4, "xx", Bias::Before), 4);
        assert_eq!(map(4..4, "xx", Bias::After), 6);
        assert_eq!(map(2..6, "x", Bias::After), 3);
        assert_eq!(map(2..6, "x", Bias::Before), 2);
    }

    #[test]
    fn parts_that_go_take_their_places_with_them() {
        let id = SectionId(3);
        let body = Place::new(Part::Section(id, Field::Body), 0..3);
        let cell = Place::new(Part::Section(id, Field::Cell { row: 0, column: 0 }), 0..3);
        let removed = Transaction::new("删").with(Change::RemoveSection(id));
        let table = Transaction::new("表").with(Change::SetSection(id, SectionAttribute::Table(None)));
        assert_eq!(removed.map_place(&body, Bias::After), None);
        assert_eq!(table.map_place(&cell, Bias::After), None);
        assert_eq!(table.map_place(&body, Bias::After), Some(body));
    }

    #[test]
    fn the_destination_is_the_last_text_written() {
        let both = transaction(9..9, "x").then(transaction(0..0, "yy"));
        assert_eq!(both.destination(), Some(Place::new(TITLE, 0..2)));
        let erased = transaction(9..9, "x").then(
            Transaction::new("").with(Change::SetDocument(super::super::DocumentAttribute::Year(None))),
        );
        assert_eq!(erased.destination(), Some(Place::new(TITLE, 9..10)));
    }
}
