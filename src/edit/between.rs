//! From one document to another in a single step, as when an earlier version is restored.

use crate::document::{Document, Field, MetaField, Part, Place, Section, SectionId};

use super::attribute::{DocumentAttribute, SectionAttribute};
use super::change::Change;
use super::construct::difference;
use super::splice::Splice;
use super::transaction::Transaction;

impl Transaction {
    /// The step that makes `from` read as `to` does, review included. Only [`Document::next_id`] may stay higher, for
    /// ids are never reused. Empty when there is nothing to do.
    pub fn between(title: impl Into<String>, from: &Document, to: &Document) -> Self {
        let mut step = Self::new(title);
        for field in MetaField::ALL {
            step.set(Part::Meta(field), from.meta.field(field), to.meta.field(field));
        }
        step.changes.extend(attributes(from, to).into_iter().map(Change::SetDocument));
        if ids(from).eq(ids(to)) {
            from.sections.iter().zip(&to.sections).for_each(|(from, to)| step.change_section(from, to));
        } else {
            step.changes.extend(ids(from).map(Change::RemoveSection));
            let insert = |(at, section): (usize, &Section)| Change::InsertSection {
                at,
                section: section.clone().into(),
            };
            step.changes.extend(to.sections.iter().enumerate().map(insert));
        }
        step
    }

    /// Changes the text of one part where it differs.
    fn set(&mut self, part: Part, from: &str, to: &str) {
        if from != to {
            let (range, text) = difference(from, to);
            self.changes.push(Change::Splice(Splice::new(Place::new(part, range), text)));
        }
    }

    fn change_section(&mut self, from: &Section, to: &Section) {
        use SectionAttribute as A;
        self.set(Part::Section(to.id, Field::Heading), &from.heading, &to.heading);
        self.set(Part::Section(to.id, Field::Body), &from.body, &to.body);
        let differing = [
            (from.kind != to.kind).then_some(A::Kind(to.kind)),
            (from.level != to.level).then_some(A::Level(to.level)),
            (from.label != to.label).then(|| A::Label(to.label.clone())),
            (from.hidden != to.hidden).then_some(A::Hidden(to.hidden)),
            (from.guidance != to.guidance).then(|| A::Guidance(to.guidance.clone())),
            (from.table != to.table).then(|| A::Table(to.table.clone())),
        ];
        let set = |attribute| Change::SetSection(to.id, attribute);
        self.changes.extend(differing.into_iter().flatten().map(set));
    }
}

fn ids(document: &Document) -> impl Iterator<Item = SectionId> {
    document.sections.iter().map(|section| section.id)
}

/// The attributes in which the documents differ.
fn attributes(from: &Document, to: &Document) -> Vec<DocumentAttribute> {
    use DocumentAttribute as A;
    let (was, will) = (&from.review, &to.review);
    let differing = [
        (from.meta.year != to.meta.year).then_some(A::Year(to.meta.year)),
        (from.meta.cutoff != to.meta.cutoff).then_some(A::Cutoff(to.meta.cutoff)),
        (from.numbering != to.numbering).then_some(A::Numbering(to.numbering)),
        (from.layout != to.layout).then(|| A::Layout(to.layout.clone())),
        (was.waivers != will.waivers).then(|| A::Waivers(will.waivers.clone())),
        (was.last_year != will.last_year).then(|| A::LastYear(will.last_year.clone())),
        (was.carried != will.carried).then(|| A::Carried(will.carried.clone())),
        (was.promises != will.promises).then(|| A::Promises(will.promises.clone())),
        (was.kept_names != will.kept_names).then(|| A::KeptNames(will.kept_names.clone())),
    ];
    differing.into_iter().flatten().collect()
}
