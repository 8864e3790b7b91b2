//! Rules (规则): each stands in a file of its own under `rules/` and is one constant.

use std::ops::Range;

use super::facts::{Facts, LineFacts};
use super::finding::{Finding, Kind};
use super::grouped::Grouped;
use super::manuscript::Span;

/// How a rule looks at the document.
#[derive(Debug, Clone, Copy)]
pub enum Scope {
    /// Line by line: what it says depends on nothing but one line and its setting, so it is remembered until the
    /// line changes.
    Line(fn(&LineFacts, &mut Vec<Finding<Range<usize>>>)),
    /// The whole document, after every change.
    Document(fn(&Facts<'_>, &mut Vec<Finding<Span>>)),
    /// The whole document, from certain lines on.
    Anchored {
        /// Whether the rule begins at a line; asked once, when the line is read.
        anchors: fn(&LineFacts) -> bool,
        /// Looks, after every change, at the document from these lines on, given by their indices, in order.
        check: fn(&Facts<'_>, &[usize], &mut Vec<Finding<Span>>),
    },
    /// What lines tell alike: what it found among equal keys is remembered until one of these lines changes.
    Grouped(Grouped),
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Stable name: lower case English with hyphens, as in JSON and in settings.
    pub id: &'static str,
    /// What its findings are about.
    pub kind: Kind,
    /// What it is called, for people.
    pub name: &'static str,
    /// What it finds, in one Chinese sentence for the settings.
    pub summary: &'static str,
    /// How it looks.
    pub scope: Scope,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}
