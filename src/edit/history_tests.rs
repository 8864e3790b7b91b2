use super::*;
use crate::document::{MetaField, Part, Place};

const TITLE: Part = Part::Meta(MetaField::Title);

/// A document and its history, typed into as a person would.
#[derive(Default)]
struct Desk {
    document: Document,
    history: History,
}

impl Desk {
    fn splice(&mut self, range: std::ops::Range<usize>, text: &str, coalesce: Coalesce) {
        let edit = Transaction::replace("输入", Place::new(TITLE, range), text);
        self.history.apply(&mut self.document, &edit, coalesce).unwrap();
    }

    fn type_at(&mut self, at: usize, text: &str) {
        self.splice(at..at, text, Coalesce::Typing);
    }

    fn delete(&mut self, range: std::ops::Range<usize>) {
        self.splice(range, "", Coalesce::Typing);
    }

    /// The titles that undo goes through.
    fn unwind(&mut self) -> Vec<String> {
        let mut titles = Vec::new();
        while self.history.undo(&mut self.document).unwrap().is_some() {
            titles.push(self.document.meta.title.clone());
        }
        titles
    }
}

#[test]
fn typing_goes_back_sentence_by_sentence() {
    let mut desk = Desk::default();
    for (at, text) in [(0, "成效"), (6, "明显"), (12, "。"), (15, "全"), (18, "年")] {
        desk.type_at(at, text);
    }
    assert_eq!(desk.unwind(), ["成效明显。", ""]);
}

#[test]
fn typing_elsewhere_or_after_a_pause_is_a_new_step() {
    let mut desk = Desk::default();
    desk.type_at(0, "ab");
    desk.type_at(0, "c");
    desk.history.end_typing();
    desk.type_at(1, "d");
    desk.splice(2..2, "e", Coalesce::Never);
    desk.type_at(3, "f");
    assert_eq!(desk.unwind(), ["cdeab", "cdab", "cab", "ab", ""]);
}

#[test]
fn deletions_join_in_both_directions_but_not_with_insertions() {
    let mut desk = Desk::default();
    desk.type_at(0, "abcdef");
    desk.delete(3..4);
    desk.delete(2..3);
    desk.delete(2..3);
    assert_eq!(desk.document.meta.title, "abf");
    desk.type_at(2, "x");
    assert_eq!(desk.unwind(), ["abf", "abcdef", ""]);
}

#[test]
fn typing_over_a_selection_is_one_step() {
    let mut desk = Desk::default();
    desk.splice(0..0, "abcdef", Coalesce::Never);
    desk.splice(1..4, "x", Coalesce::Typing);
    desk.type_at(2, "y");
    assert_eq!(desk.document.meta.title, "axyef");
    assert_eq!(desk.unwind(), ["abcdef", ""]);
}

#[test]
fn a_joined_step_is_redone_as_one() {
    let mut desk = Desk::default();
    desk.type_at(0, "a");
    desk.type_at(1, "b");
    desk.unwind();
    assert_eq!(desk.history.redo_title(), Some("输入"));
    desk.history.redo(&mut desk.document).unwrap();
    assert_eq!(desk.document.meta.title, "ab");
    assert_eq!(desk.history.redo(&mut desk.document), Ok(None));
}

#[test]
fn undo_back_to_the_saved_state_is_unmodified() {
    let mut desk = Desk::default();
    assert!(!desk.history.is_modified());
    desk.type_at(0, "a");
    desk.history.mark_saved();
    desk.type_at(1, "b");
    assert!(desk.history.is_modified());
    desk.history.undo(&mut desk.document).unwrap();
    assert_eq!((desk.document.meta.title.as_str(), desk.history.is_modified()), ("a", false));
    desk.history.undo(&mut desk.document).unwrap();
    assert!(desk.history.is_modified());
    desk.type_at(0, "a");
    assert!(desk.history.is_modified(), "the saved state lies on a branch that is gone");
}

#[test]
fn the_revision_grows_with_every_change() {
    let mut desk = Desk::default();
    desk.type_at(0, "a");
    desk.history.undo(&mut desk.document).unwrap();
    desk.history.redo(&mut desk.document).unwrap();
    assert_eq!(desk.history.revision(), 3);
    desk.history.apply(&mut desk.document, &Transaction::new("无"), Coalesce::Never).unwrap();
    assert_eq!((desk.history.revision(), desk.history.undo_title()), (3, Some("输入")));
}

#[test]
fn memory_is_bounded_but_the_latest_step_stays() {
    let mut desk = Desk { history: History::with_limit(10_000), ..Desk::default() };
    let big = "字".repeat(1_000);
    for _ in 0..20 {
        let end = desk.document.meta.title.len();
        desk.splice(0..end, &big, Coalesce::Never);
    }
    assert!(desk.history.size() <= 10_000);
    let kept = desk.unwind().len();
    assert!((1..=3).contains(&kept), "{kept}");
    let huge = "字".repeat(100_000);
    desk.splice(0..0, &huge, Coalesce::Never);
    desk.splice(0..300_000, "", Coalesce::Never);
    assert!(desk.history.undo(&mut desk.document).unwrap().is_some());
    assert!(desk.document.meta.title.starts_with(&huge));
}

#[test]
fn a_document_changed_past_its_history_is_left_alone() {
    let mut desk = Desk::default();
    desk.type_at(0, "abc");
    desk.document.meta.title.clear();
    let before = desk.document.clone();
    assert!(desk.history.undo(&mut desk.document).is_err());
    assert_eq!((desk.document, desk.history.undo_title()), (before, Some("输入")));
}
