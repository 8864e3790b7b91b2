//! Carrying out a roll-over: last year's document becomes this year's.
//!
//! All of last year's text is taken over, its plan included. A clerk writes the new plan beside the old one and
//! strikes what is done: an empty section would lose the outline of the plan, and the old words are no danger as
//! long as each paragraph is marked as carried over and the plan stands as promises that want an answer.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::document::{Document, Fingerprint, LastYearFile, Part};
use crate::edit::{Change, DocumentAttribute, EditError, Transaction, rewrite};

use super::last_year::prose;
use super::plan::Rollover;

/// Shortest cell that counts as carried over, in characters: in a shorter one the same text may well be new.
const SHORTEST_CELL: usize = 3;

impl Rollover {
    /// This year's document: years rolled where the changes are on, every paragraph of running text marked as
    /// carried over, the promises open, `last_year` kept for comparison. Waived findings are not taken over: they
    /// were decided about last year's figures.
    ///
    /// # Errors
    /// When the new year is none a document may have.
    pub fn apply(&self, last_year: LastYearFile) -> Result<Document, EditError> {
        let mut document = self.source.clone();
        self.transaction(last_year)?.apply(&mut document)?;
        Ok(document)
    }

    /// The same as one step that can be undone, for a window in which last year's document is open.
    ///
    /// # Errors
    /// When the new year is none a document may have.
    pub fn transaction(&self, last_year: LastYearFile) -> Result<Transaction, EditError> {
        let mut step = Transaction::new(format!("沿用为{}年文稿", self.to));
        for (part, replacements) in self.replacements() {
            let Some(old) = self.source.text(part) else { continue };
            step.changes.extend(rewrite(part, old, replacements));
        }
        let mut set = |attribute| step.changes.push(Change::SetDocument(attribute));
        set(DocumentAttribute::Year(Some(self.to)));
        set(DocumentAttribute::Cutoff(self.cutoff()));
        let mut rolled = self.source.clone();
        step.apply(&mut rolled)?;
        let attributes = [
            DocumentAttribute::Waivers(Vec::new()),
            DocumentAttribute::LastYear(Some(last_year)),
            DocumentAttribute::Carried(carried(&rolled)),
            DocumentAttribute::Promises(self.promises.clone()),
        ];
        step.changes.extend(attributes.map(Change::SetDocument));
        Ok(step)
    }

    /// What is replaced in each part, in order. A year that a placeholder fills in rolls by itself; to stay it is
    /// written out.
    fn replacements(&self) -> BTreeMap<Part, Vec<(Range<usize>, String)>> {
        let mut parts: BTreeMap<Part, Vec<(Range<usize>, String)>> = BTreeMap::new();
        for change in &self.changes {
            let Some(stored) = self.source.text_at(&change.place) else { continue };
            let is_filled_in = change.place.part.is_filled() && stored != change.old;
            let is_on = change.is_on && change.new.is_some();
            if is_on != is_filled_in {
                let text = change.outcome().to_owned();
                parts.entry(change.place.part).or_default().push((change.place.range.clone(), text));
            }
        }
        parts
    }
}

/// The texts of a rolled document that are last year's.
fn carried(document: &Document) -> BTreeSet<Fingerprint> {
    let mut carried = BTreeSet::new();
    for section in &document.sections {
        carried.extend(prose(section).map(|(_, text)| Fingerprint::of(text)));
        let Some(table) = &section.table else { continue };
        let cells = table.rows.iter().skip(table.header_rows).flatten();
        let is_stated = |cell: &&String| {
            cell.chars().count() >= SHORTEST_CELL && cell.contains(|ch: char| ch.is_ascii_digit())
        };
        carried.extend(cells.filter(is_stated).map(|cell| Fingerprint::of(cell)));
    }
    carried
}
