//! Elementary changes: the smallest steps a transaction is made of.

use std::mem;

use crate::document::{Document, Label, Section, SectionId};

use super::attribute::{DocumentAttribute, SectionAttribute, admit, table_size};
use super::error::EditError;
use super::splice::Splice;

/// One elementary change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Replaces a range of one part's text.
    Splice(Splice),
    /// Puts a whole section at this position, counted from zero. Its id must not be in use; a new section
    /// takes [`Document::next_id`].
    InsertSection {
        /// Position the section will have.
        at: usize,
        /// The section.
        section: Box<Section>,
    },
    /// Takes a section out.
    RemoveSection(SectionId),
    /// Moves a section so that it has position `to`, counted from zero, afterwards.
    MoveSection {
        /// The section.
        id: SectionId,
        /// Position it will have.
        to: usize,
    },
    /// Sets an attribute of a section.
    SetSection(SectionId, SectionAttribute),
    /// Sets an attribute of the document.
    SetDocument(DocumentAttribute),
}

impl Change {
    /// Applies the change and returns the one that takes it back. A change that does not fit changes nothing.
    pub(super) fn apply(&self, document: &mut Document) -> Result<Self, EditError> {
        match self {
            Self::Splice(splice) => splice.apply(document).map(Self::Splice),
            Self::InsertSection { at, section } => insert_section(document, *at, section),
            Self::RemoveSection(id) => remove_section(document, *id),
            Self::MoveSection { id, to } => move_section(document, *id, *to),
            Self::SetSection(id, attribute) => {
                let section = document.section_mut(*id).ok_or(EditError::NoSuchSection(*id))?;
                attribute.clone().swap(section).map(|old| Self::SetSection(*id, old))
            }
            Self::SetDocument(attribute) => attribute.clone().swap(document).map(Self::SetDocument),
        }
    }

    /// Approximate memory in bytes.
    pub(super) fn size(&self) -> usize {
        let heap = match self {
            Self::Splice(splice) => splice.text.len(),
            Self::InsertSection { section, .. } => section_size(section),
            Self::RemoveSection(_) | Self::MoveSection { .. } => 0,
            Self::SetSection(_, attribute) => attribute.heap_size(),
            Self::SetDocument(attribute) => attribute.heap_size(),
        };
        mem::size_of::<Self>() + heap
    }
}

fn insert_section(document: &mut Document, at: usize, section: &Section) -> Result<Change, EditError> {
    let count = document.sections.len();
    if at > count {
        return Err(EditError::PositionOutOfRange { position: at, count });
    }
    if document.section(section.id).is_some() {
        return Err(EditError::DuplicateSection(section.id));
    }
    let after = section.id.0.checked_add(1).ok_or(EditError::IdsExhausted)?;
    let section = Section { table: admit(section.table.clone())?, ..section.clone() };
    let id = section.id;
    document.sections.insert(at, section);
    document.next_id = document.next_id.max(SectionId(after));
    Ok(Change::RemoveSection(id))
}

fn remove_section(document: &mut Document, id: SectionId) -> Result<Change, EditError> {
    let at = position(document, id)?;
    let section = document.sections.remove(at);
    Ok(Change::InsertSection { at, section: Box::new(section) })
}

fn move_section(document: &mut Document, id: SectionId, to: usize) -> Result<Change, EditError> {
    let count = document.sections.len();
    let from = position(document, id)?;
    if to >= count {
        return Err(EditError::PositionOutOfRange { position: to, count });
    }
    let section = document.sections.remove(from);
    document.sections.insert(to, section);
    Ok(Change::MoveSection { id, to: from })
}

fn position(document: &Document, id: SectionId) -> Result<usize, EditError> {
    document.sections.iter().position(|s| s.id == id).ok_or(EditError::NoSuchSection(id))
}

fn section_size(section: &Section) -> usize {
    let label = match &section.label {
        Label::Auto => 0,
        Label::Manual(label) => label.len(),
    };
    let table = section.table.as_ref().map_or(0, table_size);
    mem::size_of::<Section>()
        + section.heading.len()
        + section.body.len()
        + section.guidance.len()
        + label
        + table
}
