//! Transactions (事务): what a user sees as one step.

use crate::document::Document;

use super::change::Change;
use super::error::EditError;

/// A titled list of changes, applied in order, all or nothing. Each change counts positions in the document
/// as the changes before it left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transaction {
    /// What the step is called, in Chinese, as in “撤销：插入部分”.
    pub title: String,
    /// The changes.
    pub changes: Vec<Change>,
}

impl Transaction {
    /// A transaction without changes.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), changes: Vec::new() }
    }

    /// This transaction with one more change at its end.
    pub fn with(mut self, change: Change) -> Self {
        self.changes.push(change);
        self
    }

    /// This transaction and then `later`, as one step under this title.
    pub fn then(mut self, later: Self) -> Self {
        self.changes.extend(later.changes);
        self
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Applies every change and returns the transaction that takes them back; its title is the same.
    ///
    /// Applying the result restores the document exactly, but for [`Document::next_id`], which never goes back.
    ///
    /// # Errors
    /// When a change does not fit, the document is left exactly as it was.
    pub fn apply(&self, document: &mut Document) -> Result<Self, EditError> {
        let next_id = document.next_id;
        let mut inverses = Vec::with_capacity(self.changes.len());
        for change in &self.changes {
            match change.apply(document) {
                Ok(inverse) => inverses.push(inverse),
                Err(error) => {
                    take_back(document, &inverses);
                    // No section of a failed transaction was ever seen, so its id may be handed out again.
                    document.next_id = next_id;
                    return Err(error);
                }
            }
        }
        inverses.reverse();
        Ok(Self { title: self.title.clone(), changes: inverses })
    }

    /// Approximate memory in bytes.
    pub fn size(&self) -> usize {
        self.title.len() + self.changes.iter().map(Change::size).sum::<usize>()
    }
}

/// Undoes the changes behind `inverses`, the latest first.
fn take_back(document: &mut Document, inverses: &[Change]) {
    for inverse in inverses.iter().rev() {
        let outcome = inverse.apply(document);
        debug_assert!(outcome.is_ok(), "an inverse always fits: {outcome:?}");
    }
}
