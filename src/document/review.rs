//! Review (审核记录): what people decided about the text, kept beside it and never printed.
//!
//! What refers to a piece of text does so by its [`Fingerprint`]: the decision holds wherever the text is moved,
//! ends when the text changes and holds again when the change is taken back. Nothing here has to be kept up to
//! date while a person writes.

use std::collections::BTreeSet;

use super::fingerprint::Fingerprint;
use super::section::SectionId;

/// What people decided about the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Review {
    /// Findings that are to be left alone (已忽略的意见), in the order they were waived.
    pub waivers: Vec<Waiver>,
    /// Last year's file, when the document was begun from one.
    pub last_year: Option<LastYearFile>,
    /// Paragraphs and cells taken over from last year (沿用去年) that nobody has confirmed. One that was edited is
    /// another text and carried over no more.
    pub carried: BTreeSet<Fingerprint>,
    /// What last year's plan promised for this year, in its order.
    pub promises: Vec<Promise>,
    /// Names that hold a year and keep it when the years are rolled, such as “治违2023行动”.
    pub kept_names: BTreeSet<String>,
}

/// A finding that is to be left alone until one of its sentences changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// Id of the rule.
    pub rule: String,
    /// What the finding is recognised by: rule, sentences and the texts at fault in them.
    pub identity: Fingerprint,
    /// The text at fault, to show in a list.
    pub quote: String,
    /// Why; may be empty.
    pub reason: String,
}

/// Last year's file, without a path: files move, and two people keep them in different places.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LastYearFile {
    /// Its name without folders.
    pub name: String,
    /// The year it is about; `None` when it is not known.
    pub year: Option<u16>,
    /// All of its text as text export gives it, for comparison where the file is not at hand; empty when it was
    /// not kept.
    pub text: String,
}

/// One thing that last year's plan promised for this year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Promise {
    /// What was promised, in the words of the plan.
    pub text: String,
    /// What became of it.
    pub status: PromiseStatus,
    /// The section that reports it; one that was deleted counts as none.
    pub section: Option<SectionId>,
    /// Remark of the writer, such as why it was not done.
    pub note: String,
}

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PromiseStatus {
    /// 待回应: nobody has said yet.
    #[default]
    Open,
    /// 完成
    Done,
    /// 部分完成
    Partly,
    /// 未完成
    NotDone,
}

impl PromiseStatus {
    /// Every status, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Open, Self::Done, Self::Partly, Self::NotDone];

    /// What it is called, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "待回应",
            Self::Done => "完成",
            Self::Partly => "部分完成",
            Self::NotDone => "未完成",
        }
    }
}

impl Review {
    /// The waiver of the finding with this identity.
    pub fn waiver(&self, identity: Fingerprint) -> Option<&Waiver> {
        self.waivers.iter().find(|waiver| waiver.identity == identity)
    }

    /// Whether a paragraph or cell was taken over from last year and neither edited nor confirmed since.
    pub fn is_carried(&self, text: &str) -> bool {
        !self.carried.is_empty() && self.carried.contains(&Fingerprint::of(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_carried_over_until_it_is_edited() {
        let carried = BTreeSet::from([Fingerprint::of("全年完成投资1.25亿元。")]);
        let review = Review { carried, ..Review::default() };
        assert!(review.is_carried("　　全年完成投资1.25亿元。"));
        assert!(!review.is_carried("全年完成投资1.52亿元。"));
    }
}
