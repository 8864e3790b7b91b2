//! Splices: the replacement of a range of one part's text.

use crate::document::{Document, Field, Label, Part, Place, Section};

use super::error::EditError;
use super::map::Bias;

/// Puts `text` where `place` is. With an empty range it inserts, with an empty text it deletes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// What is replaced.
    pub place: Place,
    /// What comes in its stead.
    pub text: String,
}

impl Splice {
    /// The replacement of `place` by `text`.
    pub fn new(place: Place, text: impl Into<String>) -> Self {
        Self { place, text: text.into() }
    }

    /// Where the new text stands afterwards.
    pub fn written(&self) -> Place {
        let start = self.place.range.start;
        Place::new(self.place.part, start..start.saturating_add(self.text.len()))
    }

    /// Whether this only inserts.
    pub fn is_insertion(&self) -> bool {
        self.place.range.is_empty() && !self.text.is_empty()
    }

    /// Whether this only deletes.
    pub fn is_deletion(&self) -> bool {
        !self.place.range.is_empty() && self.text.is_empty()
    }

    /// Replaces the text and returns the splice that puts the old one back.
    pub(super) fn apply(&self, document: &mut Document) -> Result<Self, EditError> {
        let Place { part, range } = &self.place;
        let text = text_mut(document, *part).ok_or(EditError::NoSuchPart(*part))?;
        let Some(old) = text.get(range.clone()) else {
            return Err(EditError::BadRange(self.place.clone()));
        };
        let inverse = Self::new(self.written(), old);
        text.replace_range(range.clone(), &self.text);
        Ok(inverse)
    }

    /// Where byte `offset` of the part's text lies afterwards. Where the splice replaces or inserts, `bias`
    /// chooses the side of the new text.
    pub(super) fn map_offset(&self, offset: usize, bias: Bias) -> usize {
        let range = &self.place.range;
        if offset < range.start {
            offset
        } else if offset > range.end {
            offset - range.len() + self.text.len()
        } else {
            match bias {
                Bias::Before => range.start,
                Bias::After => range.start.saturating_add(self.text.len()),
            }
        }
    }

    /// The one splice that does what this and then `later` do, or `None` when `later` touches neither the text
    /// written here nor its ends.
    pub(super) fn followed_by(&self, later: &Self) -> Option<Self> {
        let written = self.written();
        let (first, second) = (&written.range, &later.place.range);
        if written.part != later.place.part || second.start > first.end || first.start > second.end {
            return None;
        }
        let mut text = String::new();
        if first.start < second.start {
            text.push_str(self.text.get(..second.start - first.start)?);
        }
        text.push_str(&later.text);
        if second.end < first.end {
            text.push_str(self.text.get(second.end - first.start..)?);
        }
        let start = first.start.min(second.start);
        let end = self.place.range.end + second.end.saturating_sub(first.end);
        Some(Self::new(Place::new(written.part, start..end), text))
    }
}

/// The text of a part, to change it.
fn text_mut(document: &mut Document, part: Part) -> Option<&mut String> {
    match part {
        Part::Meta(field) => Some(document.meta.field_mut(field)),
        Part::Section(id, field) => field_mut(document.section_mut(id)?, field),
    }
}

fn field_mut(section: &mut Section, field: Field) -> Option<&mut String> {
    match field {
        Field::Label => match &mut section.label {
            Label::Manual(label) => Some(label),
            Label::Auto => None,
        },
        Field::Heading => Some(&mut section.heading),
        Field::Body => Some(&mut section.body),
        Field::Cell { row, column } => section.table.as_mut()?.rows.get_mut(row)?.get_mut(column),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::MetaField;

    fn splice(range: std::ops::Range<usize>, text: &str) -> Splice {
        Splice::new(Place::new(Part::Meta(MetaField::Title), range), text)
    }

    #[test]
    fn touching_splices_become_one() {
        for (first, later, whole) in [
            (splice(3..3, "ab"), splice(5..5, "c"), splice(3..3, "abc")),
            (splice(3..3, "abcd"), splice(4..6, "-"), splice(3..3, "a-d")),
            (splice(3..5, ""), splice(2..3, ""), splice(2..5, "")),
            (splice(3..5, ""), splice(3..4, ""), splice(3..6, "")),
            (splice(3..5, "xyz"), splice(1..9, "q"), splice(1..8, "q")),
            (splice(3..5, "xyz"), splice(0..3, "q"), splice(0..5, "qxyz")),
        ] {
            assert_eq!(first.followed_by(&later), Some(whole), "{first:?}, {later:?}");
        }
        assert_eq!(splice(3..3, "ab").followed_by(&splice(6..6, "c")), None);
        assert_eq!(splice(3..3, "ab").followed_by(&splice(1..2, "")), None);
    }
}
