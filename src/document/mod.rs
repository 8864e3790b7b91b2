//! The document: meta data and ordered sections of plain text and tables.
//!
//! A section's body is plain text, one paragraph a line; the trade's own numbering is its only markup (see
//! [`paragraph`]). This module knows nothing of files, fonts, pages or the screen, and holds nothing derived:
//! heading numbers, word counts and figures are computed from it on demand.

pub mod count;
pub mod fill;
pub mod fingerprint;
pub mod meta;
pub mod numbering;
pub mod paragraph;
pub mod place;
pub mod review;
pub mod section;
pub mod sum;
pub mod table;

pub use count::Count;
pub use fill::{Filled, escape_placeholders};
pub use fingerprint::Fingerprint;
pub use meta::{Meta, MetaField};
pub use numbering::{LabelStyle, NumberingScheme};
pub use paragraph::{Paragraph, ParagraphKind, parse_paragraph};
pub use place::{Field, Part, Place};
pub use review::{LastYearFile, Promise, PromiseStatus, Review, Waiver};
pub use section::{Label, Level, Section, SectionId, SectionKind};
pub use table::{Align, Column, Orientation, Table};

/// A yearly work summary (年度工作总结).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Organ, year, title and the other fields that are not prose.
    pub meta: Meta,
    /// The sections in the order they print. Ids are unique.
    pub sections: Vec<Section>,
    /// How automatic heading numbers look.
    pub numbering: NumberingScheme,
    /// The page layout the document asks for.
    pub layout: Layout,
    /// What people decided about the text; never printed.
    pub review: Review,
    /// The id the next new section gets; greater than every id ever used in this document.
    pub next_id: SectionId,
}

/// The page layout (版式) a document asks for: a profile by name, and what the document changes in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// Id of a layout profile; empty for the default one.
    pub profile: String,
    /// Font family chosen for a role, by role key (`body`, `title` …); roles not listed keep the profile's.
    pub fonts: Vec<(String, String)>,
}

impl Default for Document {
    fn default() -> Self {
        Self {
            meta: Meta::default(),
            sections: Vec::new(),
            numbering: NumberingScheme::default(),
            layout: Layout::default(),
            review: Review::default(),
            next_id: SectionId(1),
        }
    }
}

impl Document {
    /// Hands out a section id that was never used in this document.
    pub fn allocate_id(&mut self) -> SectionId {
        let id = self.next_id;
        self.next_id = SectionId(id.0 + 1);
        id
    }

    /// Appends a new empty section and returns it.
    pub fn push_section(&mut self, kind: SectionKind, heading: impl Into<String>) -> &mut Section {
        let id = self.allocate_id();
        self.sections.push(Section::new(id, kind, heading));
        let last = self.sections.len() - 1;
        &mut self.sections[last]
    }

    /// The section with this id.
    pub fn section(&self, id: SectionId) -> Option<&Section> {
        self.sections.iter().find(|s| s.id == id)
    }

    /// The section with this id, to change it; only transactions, import and instantiation do.
    pub fn section_mut(&mut self, id: SectionId) -> Option<&mut Section> {
        self.sections.iter_mut().find(|s| s.id == id)
    }

    /// The stored text of a part of the document, placeholders unfilled.
    pub fn text(&self, part: Part) -> Option<&str> {
        match part {
            Part::Meta(field) => Some(self.meta.field(field)),
            Part::Section(id, field) => self.section(id)?.text(field),
        }
    }

    /// The text at a place, or `None` when the place no longer fits the document.
    pub fn text_at(&self, place: &Place) -> Option<&str> {
        self.text(place.part)?.get(place.range.clone())
    }

    /// A part as it prints: placeholders filled in where the part has them.
    pub fn printed(&self, part: Part) -> Option<Filled> {
        let stored = self.text(part)?;
        Some(if part.is_filled() { self.fill(stored) } else { Filled::verbatim(stored) })
    }

    /// What people call the section a part belongs to: its heading without the number, or what it is for when
    /// it has none; the name of the field for meta data.
    pub fn section_name(&self, part: Part) -> String {
        match part {
            Part::Meta(field) => field.name().to_owned(),
            Part::Section(id, _) => self.section(id).map_or_else(String::new, |section| {
                if section.heading.is_empty() {
                    section.kind.name().to_owned()
                } else {
                    self.fill(&section.heading).text
                }
            }),
        }
    }

    /// `text` with this document's organ and years put in for the placeholders.
    pub fn fill(&self, text: &str) -> Filled {
        fill::fill(text, &self.meta)
    }

    /// Whether nothing would print but a title: every visible section is empty.
    pub fn is_blank(&self) -> bool {
        self.sections.iter().filter(|s| !s.hidden).all(Section::is_blank)
    }
}
