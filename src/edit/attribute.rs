//! Attributes: what a document or section has besides text, each set as a whole.

use std::collections::BTreeSet;
use std::mem;

use jiff::civil::Date;

use crate::document::meta::YEARS;
use crate::document::table::MAX_CELLS;
use crate::document::{
    Document, Fingerprint, Label, LastYearFile, Layout, Level, NumberingScheme, Promise, Review, Section,
    SectionKind, Table, Waiver,
};

use super::error::EditError;

/// A new value for one attribute of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SectionAttribute {
    /// What the section is for.
    Kind(SectionKind),
    /// Depth of its heading.
    Level(Level),
    /// The number before its heading.
    Label(Label),
    /// Whether it is kept but not printed.
    Hidden(bool),
    /// Advice to the writer.
    Guidance(String),
    /// Its table. Rows are made equally long before it enters the document.
    Table(Option<Table>),
}

/// A new value for one attribute of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentAttribute {
    /// The year the summary is about.
    Year(Option<u16>),
    /// Figures are as of the end of this day.
    Cutoff(Option<Date>),
    /// How automatic heading numbers look.
    Numbering(NumberingScheme),
    /// The page layout.
    Layout(Layout),
    /// Findings that are to be left alone.
    Waivers(Vec<Waiver>),
    /// Last year's file.
    LastYear(Option<LastYearFile>),
    /// Texts taken over from last year.
    Carried(BTreeSet<Fingerprint>),
    /// What last year's plan promised.
    Promises(Vec<Promise>),
    /// Names that keep the year they hold.
    KeptNames(BTreeSet<String>),
}

impl SectionAttribute {
    /// Sets the attribute and returns the old value.
    pub(super) fn swap(self, section: &mut Section) -> Result<Self, EditError> {
        Ok(match self {
            Self::Kind(new) => Self::Kind(mem::replace(&mut section.kind, new)),
            Self::Level(new) => Self::Level(mem::replace(&mut section.level, new)),
            Self::Label(new) => Self::Label(mem::replace(&mut section.label, new)),
            Self::Hidden(new) => Self::Hidden(mem::replace(&mut section.hidden, new)),
            Self::Guidance(new) => Self::Guidance(mem::replace(&mut section.guidance, new)),
            Self::Table(new) => Self::Table(mem::replace(&mut section.table, admit(new)?)),
        })
    }

    /// Approximate memory in bytes beyond the value itself.
    pub(super) fn heap_size(&self) -> usize {
        match self {
            Self::Label(Label::Manual(text)) | Self::Guidance(text) => text.len(),
            Self::Table(Some(table)) => table_size(table),
            _ => 0,
        }
    }
}

impl DocumentAttribute {
    /// Sets the attribute and returns the old value.
    pub(super) fn swap(self, document: &mut Document) -> Result<Self, EditError> {
        Ok(match self {
            Self::Year(Some(year)) if !YEARS.contains(&year) => return Err(EditError::YearOutOfRange(year)),
            Self::Year(new) => Self::Year(mem::replace(&mut document.meta.year, new)),
            Self::Cutoff(new) => Self::Cutoff(mem::replace(&mut document.meta.cutoff, new)),
            Self::Numbering(new) => Self::Numbering(mem::replace(&mut document.numbering, new)),
            Self::Layout(new) => Self::Layout(mem::replace(&mut document.layout, new)),
            Self::LastYear(Some(LastYearFile { year: Some(year), .. })) if !YEARS.contains(&year) => {
                return Err(EditError::YearOutOfRange(year));
            }
            review => review.swap_review(&mut document.review),
        })
    }

    /// Sets an attribute of the review and returns the old value; any other is none of it and stays as it is.
    fn swap_review(self, review: &mut Review) -> Self {
        match self {
            Self::Waivers(new) => Self::Waivers(mem::replace(&mut review.waivers, new)),
            Self::LastYear(new) => Self::LastYear(mem::replace(&mut review.last_year, new)),
            Self::Carried(new) => Self::Carried(mem::replace(&mut review.carried, new)),
            Self::Promises(new) => Self::Promises(mem::replace(&mut review.promises, new)),
            Self::KeptNames(new) => Self::KeptNames(mem::replace(&mut review.kept_names, new)),
            other => other,
        }
    }

    /// Approximate memory in bytes beyond the value itself.
    pub(super) fn heap_size(&self) -> usize {
        let sum = |sizes: &mut dyn Iterator<Item = usize>| sizes.sum::<usize>();
        match self {
            Self::Waivers(waivers) => sum(&mut waivers.iter().map(|waiver| {
                mem::size_of::<Waiver>() + waiver.rule.len() + waiver.quote.len() + waiver.reason.len()
            })),
            Self::LastYear(Some(file)) => file.name.len() + file.text.len(),
            Self::Carried(carried) => carried.len() * 16,
            Self::Promises(promises) => sum(&mut promises
                .iter()
                .map(|promise| mem::size_of::<Promise>() + promise.text.len() + promise.note.len())),
            Self::KeptNames(names) => {
                sum(&mut names.iter().map(|name| mem::size_of::<String>() + name.len()))
            }
            Self::Layout(layout) => {
                let fonts = layout.fonts.iter().map(|(role, family)| role.len() + family.len() + 48);
                layout.profile.len() + fonts.sum::<usize>()
            }
            _ => 0,
        }
    }
}

/// A table as it may stand in a document, with rows of one length, unless it is too large.
pub(super) fn admit(table: Option<Table>) -> Result<Option<Table>, EditError> {
    let Some(mut table) = table else { return Ok(None) };
    let (rows, columns) = (table.rows.len(), table.width());
    if rows.saturating_mul(columns).max(columns) > MAX_CELLS {
        return Err(EditError::TableTooLarge { rows, columns });
    }
    table.normalise();
    Ok(Some(table))
}

/// Approximate memory of a table in bytes.
pub(super) fn table_size(table: &Table) -> usize {
    let cells = table.rows.iter().flatten().map(|cell| cell.len() + mem::size_of::<String>());
    cells.sum::<usize>() + table.columns.len() * 4
}
