//! Grouped rules (分组比对): what one line tells meets what other lines tell alike.
//!
//! A rule names keys, and looks at all that has one key at once. So after a change only the groups have to be looked
//! at again to which a changed line belonged or belongs.

use super::facts::Facts;
use super::finding::{Finding, Severity};
use super::groups::Groups;
use super::manuscript::Span;
use super::view::View;

/// Something a line tells: a figure, a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Member {
    line: u32,
    item: u32,
    /// Whether it is asked about; the others of its group only answer. For rules that tell the two apart.
    pub is_asked: bool,
}

impl Member {
    /// The thing of a line with this index among those of its kind.
    pub fn new(line: usize, item: usize) -> Self {
        let short = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        Self { line: short(line), item: short(item), is_asked: false }
    }

    /// The same thing, asked about.
    #[must_use]
    pub fn asked(self) -> Self {
        Self { is_asked: true, ..self }
    }

    /// Index of its line.
    pub fn line(self) -> usize {
        self.line as usize
    }

    /// Its index among the things of its kind in the line.
    pub fn item(self) -> usize {
        self.item as usize
    }

    /// The same thing when its line stands elsewhere.
    pub(super) fn moved(self, line: usize) -> Self {
        Self { is_asked: self.is_asked, ..Self::new(line, self.item()) }
    }
}

/// Two members of a group that the rule has something to say of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// What may be wrong.
    pub wrong: Member,
    /// What it is compared with.
    pub right: Member,
    /// How sure it is that they contradict each other; `None` when they say the same.
    pub severity: Option<Severity>,
}

/// One way in which things meet.
#[derive(Debug, Clone, Copy)]
pub struct Way {
    /// What a line tells, with the keys under which it meets others.
    pub keys: fn(&View<'_>, usize) -> Vec<(u64, Member)>,
    /// Looks at two members or more with one key, in their order.
    pub pairs: fn(&View<'_>, &[Member]) -> Vec<Pair>,
}

/// How a grouped rule looks.
#[derive(Debug, Clone, Copy)]
pub struct Grouped {
    /// The ways in which things meet.
    pub ways: &'static [Way],
    /// Says what is to be said of the pairs. Told after every change, of all pairs: those of the first way come first,
    /// those of one group in the order they were given.
    pub tell: fn(&Facts<'_>, &[Pair], &mut Vec<Finding<Span>>),
}

impl Grouped {
    /// Looks at a whole document at once.
    pub fn check(&self, facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
        let mut groups = Groups::new([self.ways]);
        groups.update(&facts.view());
        (self.tell)(facts, &groups.pairs(0), findings);
    }
}
