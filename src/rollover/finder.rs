//! Finding the expressions of one line: every finder in turn, the surer ones first.

use std::collections::BTreeSet;
use std::ops::Range;

use super::change::{Decision, Topic};
use super::{dated, months, names, period, relative, years};

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// Title.
    Title,
    /// The document's own date, or a note under the title.
    Date,
    /// The document's own number.
    Number,
    /// The heading of a section, or one within a body.
    Heading,
    /// A paragraph.
    Prose,
    /// A paragraph of next year's plan.
    Plan,
    /// A heading cell of a table.
    HeaderCell,
    /// Any other cell.
    Cell,
}

/// The line that is looked at.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// Its text as it prints.
    pub(super) text: &'a str,
    /// Where it stands.
    pub(super) setting: Setting,
    /// The year last year's document is about.
    pub(super) from: u16,
    /// The year the new document is about.
    pub(super) to: u16,
    /// Names in it.
    pub(super) names: Vec<Range<usize>>,
    /// Names in it that a person locked.
    pub(super) locked: Vec<Range<usize>>,
}

/// An expression of a line. `range` counts bytes of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) range: Range<usize>,
    pub(super) new: Option<String>,
    pub(super) topic: Topic,
    pub(super) decision: Decision,
    pub(super) reason: String,
}

impl Found {
    /// A question without a proposal.
    pub(super) fn ask(range: Range<usize>, topic: Topic, reason: impl Into<String>) -> Self {
        Self { range, new: None, topic, decision: Decision::Ask, reason: reason.into() }
    }

    /// Something that stays.
    pub(super) fn keep(range: Range<usize>, topic: Topic, reason: impl Into<String>) -> Self {
        Self { range, new: None, topic, decision: Decision::Keep, reason: reason.into() }
    }

    /// The same with what it would become.
    pub(super) fn becomes(mut self, new: impl Into<String>) -> Self {
        self.new = Some(new.into());
        self
    }
}

impl<'a> Line<'a> {
    /// A line of a document about `from` that is to become one about `to`.
    pub(super) fn new(
        text: &'a str,
        setting: Setting,
        (from, to): (u16, u16),
        kept: &BTreeSet<String>,
    ) -> Self {
        Self { text, setting, from, to, names: names::names(text), locked: names::locked(text, kept) }
    }

    /// The year `year` becomes.
    pub(super) fn rolled(&self, year: u16) -> u16 {
        (year + self.to).saturating_sub(self.from)
    }

    /// The text before a byte.
    pub(super) fn before(&self, at: usize) -> &'a str {
        self.text.get(..at).unwrap_or_default()
    }

    /// The text from a byte on.
    pub(super) fn behind(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    /// Every expression that bears a year, in order, none over another.
    pub(super) fn expressions(&self) -> Vec<Found> {
        let finders: [fn(&Line<'_>, &mut Vec<Found>); 5] =
            [years::find, period::find, dated::find, months::find, relative::find];
        let mut all: Vec<Found> = Vec::new();
        for find in finders {
            let mut found = Vec::new();
            find(self, &mut found);
            found.sort_by_key(|one| one.range.start);
            found.retain(|one| is_free(&all, &one.range));
            all.append(&mut found);
            all.sort_by_key(|one| one.range.start);
            all.dedup_by(|next, one| next.range.start < one.range.end);
        }
        all
    }
}

/// Whether nothing of the sorted `taken` overlaps `range`.
fn is_free(taken: &[Found], range: &Range<usize>) -> bool {
    let after = taken.partition_point(|other| other.range.end <= range.start);
    taken.get(after).is_none_or(|other| range.end <= other.range.start)
}
