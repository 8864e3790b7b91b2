//! Random changes that fit a document, made from numbers that say where.

use std::ops::Range;

use annual_summary::document::{
    Document, Field, Label, Layout, Level, MetaField, NumberingScheme, Part, Place, Section, SectionId,
    SectionKind, Table,
};
use annual_summary::edit::{Change, DocumentAttribute, SectionAttribute, Splice, Transaction};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::{collection::vec, option};

use super::{
    carried, kept_names, kind, label, last_year, layout, level, numbering, section, table, text, waivers,
};

/// A change whose positions are still open.
#[derive(Debug, Clone)]
pub(crate) enum Sketch {
    Splice(Index, Index, Index, String),
    Insert(Index, Section),
    Remove(Index),
    Move(Index, Index),
    Kind(Index, SectionKind),
    Level(Index, Level),
    Label(Index, Label),
    Hidden(Index, bool),
    Guidance(Index, String),
    Table(Index, Option<Table>),
    Year(Option<u16>),
    Numbering(NumberingScheme),
    Layout(Layout),
    Review(DocumentAttribute),
}

pub(crate) fn sketch() -> impl Strategy<Value = Sketch> {
    let at = any::<Index>;
    prop_oneof![
        8 => (at(), at(), at(), text()).prop_map(|(part, a, b, text)| Sketch::Splice(part, a, b, text)),
        2 => (at(), section()).prop_map(|(at, section)| Sketch::Insert(at, section)),
        1 => at().prop_map(Sketch::Remove),
        1 => (at(), at()).prop_map(|(from, to)| Sketch::Move(from, to)),
        1 => (at(), kind()).prop_map(|(at, kind)| Sketch::Kind(at, kind)),
        1 => (at(), level()).prop_map(|(at, level)| Sketch::Level(at, level)),
        1 => (at(), label()).prop_map(|(at, label)| Sketch::Label(at, label)),
        1 => (at(), any::<bool>()).prop_map(|(at, hidden)| Sketch::Hidden(at, hidden)),
        1 => (at(), text()).prop_map(|(at, text)| Sketch::Guidance(at, text)),
        1 => (at(), option::of(table())).prop_map(|(at, table)| Sketch::Table(at, table)),
        1 => option::of(1949..=2999u16).prop_map(Sketch::Year),
        1 => numbering().prop_map(Sketch::Numbering),
        1 => layout().prop_map(Sketch::Layout),
        1 => review_attribute().prop_map(Sketch::Review),
    ]
}

fn review_attribute() -> impl Strategy<Value = DocumentAttribute> {
    prop_oneof![
        waivers().prop_map(DocumentAttribute::Waivers),
        last_year().prop_map(DocumentAttribute::LastYear),
        carried().prop_map(DocumentAttribute::Carried),
        kept_names().prop_map(DocumentAttribute::KeptNames),
    ]
}

pub(crate) fn sketches() -> impl Strategy<Value = Vec<Sketch>> {
    vec(sketch(), 1..6)
}

/// The transaction behind `sketches`, fitting `document`. Sketches that need a section are left out while
/// there is none.
pub(crate) fn realise(sketches: &[Sketch], document: &Document) -> Transaction {
    let mut scratch = document.clone();
    let mut transaction = Transaction::new("随机修改");
    for sketch in sketches {
        let Some(change) = change(sketch, &scratch) else { continue };
        Transaction::new("").with(change.clone()).apply(&mut scratch).unwrap();
        transaction = transaction.with(change);
    }
    transaction
}

fn change(sketch: &Sketch, document: &Document) -> Option<Change> {
    let id = |at: &Index| pick(at, &document.sections).map(|section| section.id);
    let set = |at, attribute| Some(Change::SetSection(id(at)?, attribute));
    match sketch {
        Sketch::Splice(part, a, b, text) => Some(Change::Splice(splice(document, part, a, b, text))),
        Sketch::Insert(at, section) => {
            let section = Box::new(Section { id: document.next_id, ..section.clone() });
            Some(Change::InsertSection { at: at.index(document.sections.len() + 1), section })
        }
        Sketch::Remove(at) => id(at).map(Change::RemoveSection),
        Sketch::Move(from, to) => {
            Some(Change::MoveSection { id: id(from)?, to: to.index(document.sections.len()) })
        }
        Sketch::Kind(at, kind) => set(at, SectionAttribute::Kind(*kind)),
        Sketch::Level(at, level) => set(at, SectionAttribute::Level(*level)),
        Sketch::Label(at, label) => set(at, SectionAttribute::Label(label.clone())),
        Sketch::Hidden(at, hidden) => set(at, SectionAttribute::Hidden(*hidden)),
        Sketch::Guidance(at, text) => set(at, SectionAttribute::Guidance(text.clone())),
        Sketch::Table(at, table) => set(at, SectionAttribute::Table(table.clone())),
        Sketch::Year(year) => Some(Change::SetDocument(DocumentAttribute::Year(*year))),
        Sketch::Numbering(scheme) => Some(Change::SetDocument(DocumentAttribute::Numbering(*scheme))),
        Sketch::Review(attribute) => Some(Change::SetDocument(attribute.clone())),
        Sketch::Layout(layout) => Some(Change::SetDocument(DocumentAttribute::Layout(layout.clone()))),
    }
}

fn splice(document: &Document, part: &Index, a: &Index, b: &Index, text: &str) -> Splice {
    Splice::new(place(document, part, a, b), text)
}

/// A place somewhere in `document`.
pub(crate) fn place(document: &Document, part: &Index, a: &Index, b: &Index) -> Place {
    let parts = parts(document);
    let part = parts[part.index(parts.len())];
    Place::new(part, range(document.text(part).unwrap(), a, b))
}

/// A range of `text` on character boundaries.
fn range(text: &str, a: &Index, b: &Index) -> Range<usize> {
    let boundaries: Vec<usize> = (0..=text.len()).filter(|&i| text.is_char_boundary(i)).collect();
    let (a, b) = (boundaries[a.index(boundaries.len())], boundaries[b.index(boundaries.len())]);
    a.min(b)..a.max(b)
}

/// Every part of `document` that has text.
pub(crate) fn parts(document: &Document) -> Vec<Part> {
    let mut parts: Vec<Part> = MetaField::ALL.map(Part::Meta).into();
    for section in &document.sections {
        parts.extend(section_fields(section).into_iter().map(|field| Part::Section(section.id, field)));
    }
    parts
}

fn section_fields(section: &Section) -> Vec<Field> {
    let mut fields = vec![Field::Heading, Field::Body];
    if matches!(section.label, Label::Manual(_)) {
        fields.push(Field::Label);
    }
    if let Some(table) = &section.table {
        let cells = (0..table.rows.len())
            .flat_map(|row| (0..table.columns.len()).map(move |column| Field::Cell { row, column }));
        fields.extend(cells);
    }
    fields
}

fn pick<'a, T>(at: &Index, items: &'a [T]) -> Option<&'a T> {
    (!items.is_empty()).then(|| &items[at.index(items.len())])
}

/// Changes that fit no document with fewer than a thousand sections and short texts.
pub(crate) fn misfits() -> Vec<Change> {
    let title = Part::Meta(MetaField::Title);
    let nobody = SectionId(u64::MAX - 1);
    let splice = |part, range| Change::Splice(Splice::new(Place::new(part, range), "x"));
    let absurd = Table {
        columns: vec![Default::default(); 2_000],
        header_rows: 0,
        rows: vec![Vec::new(); 1_000],
        orientation: Default::default(),
    };
    let mut wide = Section::new(nobody, SectionKind::Table, "");
    wide.table = Some(absurd);
    vec![
        splice(title, 1_000_000..1_000_001),
        splice(title, Range { start: 1, end: 0 }),
        splice(Part::Section(nobody, Field::Body), 0..0),
        Change::RemoveSection(nobody),
        Change::MoveSection { id: nobody, to: 0 },
        Change::SetSection(nobody, SectionAttribute::Hidden(true)),
        Change::InsertSection { at: 1_000, section: Box::new(Section::new(nobody, SectionKind::Area, "")) },
        Change::InsertSection {
            at: 0,
            section: Box::new(Section::new(SectionId(u64::MAX), SectionKind::Area, "")),
        },
        Change::InsertSection { at: 0, section: Box::new(wide) },
        Change::SetDocument(DocumentAttribute::Year(Some(0))),
        Change::SetDocument(DocumentAttribute::Year(Some(3000))),
    ]
}
