//! The history (历史记录): steps to take back and to do again, and whether the document is as it was saved.

use std::collections::VecDeque;

use crate::document::Document;

use super::coalesce::{Coalesce, continues, join};
use super::error::EditError;
use super::transaction::Transaction;

/// How much memory a history uses unless told otherwise, in bytes.
pub const DEFAULT_LIMIT: usize = 64 << 20;

/// Undo and redo of one document. Every change of the document goes through its history.
#[derive(Debug, Clone)]
pub struct History {
    /// Steps that take back, the latest at the end.
    undo: VecDeque<Step>,
    /// Steps that do again, the next at the end.
    redo: VecDeque<Step>,
    /// Counts every change, undo and redo included.
    revision: u64,
    /// The state the document is in, named by the revision that first reached it.
    state: u64,
    /// The state on disk.
    saved: Option<u64>,
    /// Whether the latest step is typing that may go on.
    typing: bool,
    /// Memory of all steps in bytes.
    size: usize,
    limit: usize,
}

/// A transaction and the state it leads to.
#[derive(Debug, Clone)]
struct Step {
    transaction: Transaction,
    target: u64,
    size: usize,
}

impl Step {
    fn new(transaction: Transaction, target: u64) -> Self {
        let size = transaction.size();
        Self { transaction, target, size }
    }
}

impl Default for History {
    fn default() -> Self {
        Self::with_limit(DEFAULT_LIMIT)
    }
}

impl History {
    /// The empty history of a document as it was loaded or saved. Steps together use at most about `limit`
    /// bytes: older ones are forgotten first, the latest is always kept.
    pub fn with_limit(limit: usize) -> Self {
        Self {
            undo: VecDeque::new(),
            redo: VecDeque::new(),
            revision: 0,
            state: 0,
            saved: Some(0),
            typing: false,
            size: 0,
            limit,
        }
    }

    /// An empty history whose revisions follow those of an earlier document, so that nothing derived from that one
    /// passes for up to date.
    pub fn starting_at(revision: u64) -> Self {
        Self { revision, state: revision, saved: Some(revision), ..Self::default() }
    }

    /// Applies `transaction` and remembers how to take it back. What could be redone is forgotten.
    /// A transaction without changes leaves no trace.
    ///
    /// # Errors
    /// As [`Transaction::apply`]; document and history are then as before.
    pub fn apply(
        &mut self,
        document: &mut Document,
        transaction: &Transaction,
        coalesce: Coalesce,
    ) -> Result<(), EditError> {
        if transaction.is_empty() {
            return Ok(());
        }
        let goes_on = coalesce == Coalesce::Typing && self.goes_on(document, transaction);
        let inverse = transaction.apply(document)?;
        self.forget_redo();
        let joined = if goes_on { self.join_last(&inverse) } else { None };
        let step = joined.unwrap_or_else(|| Step::new(inverse, self.state));
        self.size += step.size;
        self.undo.push_back(step);
        self.revision += 1;
        self.state = self.revision;
        self.typing = coalesce == Coalesce::Typing;
        self.shrink();
        Ok(())
    }

    /// Takes the latest step back and returns the transaction that did it; `None` when there is none.
    ///
    /// # Errors
    /// When the document was changed past this history; both are then as before.
    pub fn undo(&mut self, document: &mut Document) -> Result<Option<Transaction>, EditError> {
        let Some(step) = self.undo.back() else { return Ok(None) };
        let forward = step.transaction.apply(document)?;
        let forward = Step::new(forward, self.state);
        self.size += forward.size;
        self.redo.push_back(forward);
        let done = self.undo.pop_back();
        Ok(self.arrive(done))
    }

    /// Does the step taken back last again and returns the transaction that did it; `None` when there is none.
    ///
    /// # Errors
    /// As [`History::undo`].
    pub fn redo(&mut self, document: &mut Document) -> Result<Option<Transaction>, EditError> {
        let Some(step) = self.redo.back() else { return Ok(None) };
        let inverse = step.transaction.apply(document)?;
        let inverse = Step::new(inverse, self.state);
        self.size += inverse.size;
        self.undo.push_back(inverse);
        let done = self.redo.pop_back();
        Ok(self.arrive(done))
    }

    /// What undo would take back, as a title.
    pub fn undo_title(&self) -> Option<&str> {
        self.undo.back().map(|step| step.transaction.title.as_str())
    }

    /// What redo would do again, as a title.
    pub fn redo_title(&self) -> Option<&str> {
        self.redo.back().map(|step| step.transaction.title.as_str())
    }

    /// A number that grows with every change, undo and redo included. What is derived from the document
    /// carries the revision it was derived from.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether the document differs from the one on disk. Undoing back to the saved state makes it unmodified
    /// again.
    pub fn is_modified(&self) -> bool {
        self.saved != Some(self.state)
    }

    /// Notes that the document as it is now is on disk.
    pub fn mark_saved(&mut self) {
        self.saved = Some(self.state);
    }

    /// Notes that no state of the document is on disk: it is new, or its file is gone.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
    }

    /// Ends the typing: what comes next is a step of its own.
    pub fn end_typing(&mut self) {
        self.typing = false;
    }

    /// Names the state the document is in, to tell [`History::mark_saved_at`] later which one was saved.
    pub fn state(&self) -> u64 {
        self.state
    }

    /// Notes that the document as it was in `state` is on disk, whatever was done since.
    pub fn mark_saved_at(&mut self, state: u64) {
        self.saved = Some(state);
        // A step joined with the one before would make the saved state unreachable.
        self.typing = false;
    }

    /// Approximate memory of all steps in bytes.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Whether `transaction` goes on with the latest step. Typing never goes on past a saved state, which undo
    /// must be able to reach.
    fn goes_on(&self, document: &Document, transaction: &Transaction) -> bool {
        self.typing
            && self.saved != Some(self.state)
            && self.undo.back().is_some_and(|step| continues(document, &step.transaction, transaction))
    }

    /// Takes the latest step out of the history and joins it with the one behind `inverse`.
    fn join_last(&mut self, inverse: &Transaction) -> Option<Step> {
        let last = self.undo.back()?;
        let joined = Step::new(join(&last.transaction, inverse)?, last.target);
        self.size -= last.size;
        self.undo.pop_back();
        Some(joined)
    }

    /// Books the step just applied: the document is now in its target state.
    fn arrive(&mut self, step: Option<Step>) -> Option<Transaction> {
        let step = step?;
        self.size -= step.size;
        self.state = step.target;
        self.revision += 1;
        self.typing = false;
        self.shrink();
        Some(step.transaction)
    }

    fn forget_redo(&mut self) {
        self.size -= self.redo.iter().map(|step| step.size).sum::<usize>();
        self.redo.clear();
    }

    /// Forgets the steps farthest away until the rest fits the limit: the oldest to undo, then the last to
    /// redo. The nearest of each stays.
    fn shrink(&mut self) {
        while self.size > self.limit {
            let far = if self.undo.len() > 1 { &mut self.undo } else { &mut self.redo };
            if far.len() <= 1 {
                return;
            }
            self.size -= far.pop_front().map_or(0, |step| step.size);
        }
    }
}

#[cfg(test)]
#[path = "history_tests.rs"]
mod tests;
