//! Laws of transactions and of the history, on random documents and random edits.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::ops::Range;

use annual_summary::document::{Document, Field, Part, Place, Section, SectionKind};
use annual_summary::edit::{
    Bias, Change, Coalesce, EditError, History, SectionAttribute, Splice, Transaction,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

mod generators;

use generators::edits::{misfits, parts, place, realise, sketches};

/// Equality but for the id the next section gets, which never goes back.
fn same(a: &Document, b: &Document) -> bool {
    *a == Document { next_id: a.next_id, ..b.clone() }
}

/// Three numbers that pick a place.
type Spot = (Index, Index, Index);

fn spots() -> impl Strategy<Value = Vec<Spot>> {
    vec(any::<Spot>(), 1..8)
}

/// What a key does to `body` at the caret: backspace, delete, a step to the right, or typing `text`.
fn press(key: u8, text: &str, body: &str, caret: &mut usize) -> Option<(Range<usize>, String)> {
    let before = body[..*caret].chars().next_back().map_or(0, char::len_utf8);
    let after = body[*caret..].chars().next().map_or(0, char::len_utf8);
    match key {
        0 | 1 => {
            let end = *caret;
            *caret -= before;
            Some((*caret..end, String::new()))
        }
        2 | 3 => Some((*caret..*caret + after, String::new())),
        4 => {
            *caret += after;
            None
        }
        _ => {
            let start = *caret;
            *caret += text.len();
            Some((start..start, text.to_string()))
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn one_step_leads_from_any_document_to_any_other(
        document in generators::document(),
        sketches in sketches(),
        other in generators::document(),
    ) {
        let mut edited = document.clone();
        realise(&sketches, &edited).apply(&mut edited).unwrap();
        for target in [edited, other] {
            let mut moved = document.clone();
            let step = Transaction::between("恢复", &document, &target);
            let undo = step.apply(&mut moved).unwrap();
            prop_assert_eq!(&Document { next_id: target.next_id, ..moved.clone() }, &target);
            prop_assert!(Transaction::between("", &moved, &target).is_empty());
            undo.apply(&mut moved).unwrap();
            prop_assert_eq!(Document { next_id: document.next_id, ..moved }, document.clone());
        }
    }

    #[test]
    fn undo_restores_and_redo_restores(document in generators::document(), sketches in sketches()) {
        let mut edited = document.clone();
        let inverse = realise(&sketches, &document).apply(&mut edited).unwrap();
        let after = edited.clone();
        let redo = inverse.apply(&mut edited).unwrap();
        prop_assert!(same(&edited, &document));
        prop_assert!(edited.next_id >= document.next_id);
        redo.apply(&mut edited).unwrap();
        prop_assert_eq!(edited, after);
    }

    #[test]
    fn a_failing_transaction_changes_nothing(
        document in generators::document(),
        sketches in sketches(),
        misfit in any::<Index>(),
    ) {
        let misfits = misfits();
        let broken = realise(&sketches, &document).with(misfits[misfit.index(misfits.len())].clone());
        let mut edited = document.clone();
        prop_assert!(broken.apply(&mut edited).is_err());
        prop_assert_eq!(edited, document);
    }

    #[test]
    fn invariants_hold_after_every_edit(document in generators::document(), sketches in sketches()) {
        let mut edited = document;
        realise(&sketches, &edited).apply(&mut edited).unwrap();
        let mut ids: Vec<_> = edited.sections.iter().map(|section| section.id).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), edited.sections.len());
        prop_assert!(ids.iter().all(|&id| id < edited.next_id));
        for table in edited.sections.iter().filter_map(|section| section.table.as_ref()) {
            prop_assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
        }
    }

    #[test]
    fn text_an_edit_does_not_touch_is_found_again(
        document in generators::document(),
        edit in any::<Spot>(),
        text in generators::text(),
        spots in spots(),
    ) {
        let target = place(&document, &edit.0, &edit.1, &edit.2);
        let mut edited = document.clone();
        let transaction = Transaction::replace("改", target.clone(), text);
        transaction.apply(&mut edited).unwrap();
        for spot in spots {
            let found = place(&document, &spot.0, &spot.1, &spot.2);
            let apart = found.part != target.part
                || found.range.end <= target.range.start
                || found.range.start >= target.range.end;
            let mapped = transaction.map_place(&found, Bias::After);
            if apart {
                let mapped = mapped.unwrap();
                prop_assert_eq!(edited.text_at(&mapped), document.text_at(&found));
            } else if let Some(mapped) = mapped {
                prop_assert!(edited.text_at(&mapped).is_some());
            }
        }
    }

    #[test]
    fn a_mapped_place_fits_the_edited_document(
        document in generators::document(),
        sketches in sketches(),
        spots in spots(),
    ) {
        let transaction = realise(&sketches, &document);
        let mut edited = document.clone();
        transaction.apply(&mut edited).unwrap();
        for spot in spots {
            let found = place(&document, &spot.0, &spot.1, &spot.2);
            for bias in [Bias::Before, Bias::After] {
                if let Some(mapped) = transaction.map_place(&found, bias) {
                    prop_assert!(edited.text_at(&mapped).is_some(), "{:?} → {:?}", found, mapped);
                    prop_assert_eq!(found.range.is_empty(), mapped.range.is_empty());
                }
            }
        }
        if let Some(shown) = transaction.destination() {
            prop_assert!(edited.text_at(&shown).is_some());
        }
    }

    #[test]
    fn mapping_over_two_steps_is_mapping_over_each(
        document in generators::document(),
        first in sketches(),
        second in sketches(),
        spots in spots(),
    ) {
        let first = realise(&first, &document);
        let mut between = document.clone();
        first.apply(&mut between).unwrap();
        let second = realise(&second, &between);
        let both = first.clone().then(second.clone());
        let mut whole = document.clone();
        both.apply(&mut whole).unwrap();
        second.apply(&mut between).unwrap();
        prop_assert_eq!(whole, between);
        for spot in spots {
            let found = place(&document, &spot.0, &spot.1, &spot.2);
            let stepwise = first
                .map_place(&found, Bias::After)
                .and_then(|place| second.map_place(&place, Bias::After));
            prop_assert_eq!(both.map_place(&found, Bias::After), stepwise);
        }
    }

    #[test]
    fn replacing_in_many_places_counts_in_the_original(
        document in generators::document(),
        spots in spots(),
        text in generators::text(),
    ) {
        let places = spots.iter().map(|spot| place(&document, &spot.0, &spot.1, &spot.2));
        let edits: Vec<(Place, String)> = places.map(|place| (place, text.clone())).collect();
        let Ok(transaction) = Transaction::replace_all("全部替换", edits.clone()) else { return Ok(()) };
        let mut edited = document.clone();
        transaction.apply(&mut edited).unwrap();
        for part in parts(&document) {
            let mut expected = document.text(part).unwrap().to_string();
            let mut ranges: Vec<_> = edits.iter().filter(|(p, _)| p.part == part).map(|(p, _)| p.range.clone()).collect();
            ranges.sort_by_key(|range| (range.start, range.end));
            for range in ranges.into_iter().rev() {
                expected.replace_range(range, &text);
            }
            prop_assert_eq!(edited.text(part), Some(expected.as_str()));
        }
    }

    #[test]
    fn setting_a_text_gives_that_text(
        document in generators::document(),
        spot in any::<Spot>(),
        text in generators::text(),
    ) {
        let part = place(&document, &spot.0, &spot.1, &spot.2).part;
        let mut edited = document.clone();
        if let Some(transaction) = Transaction::set_text("改", &document, part, &text).unwrap() {
            transaction.apply(&mut edited).unwrap();
        }
        prop_assert_eq!(edited.text(part), Some(text.as_str()));
    }

    #[test]
    fn history_walks_back_and_forth(
        document in generators::document(),
        steps in vec((sketches(), any::<bool>()), 1..8),
        walk in vec(any::<bool>(), 0..30),
    ) {
        let mut edited = document;
        let mut history = History::default();
        let mut states = vec![edited.clone()];
        for (sketches, typing) in &steps {
            let transaction = realise(sketches, &edited);
            let coalesce = if *typing { Coalesce::Typing } else { Coalesce::Never };
            history.apply(&mut edited, &transaction, coalesce).unwrap();
            states.push(edited.clone());
        }
        let mut at = states.len() - 1;
        let mut revision = history.revision();
        for forth in walk {
            let moved = if forth { history.redo(&mut edited) } else { history.undo(&mut edited) }.unwrap();
            if moved.is_some() {
                prop_assert!(history.revision() > revision);
                revision = history.revision();
            }
            // Joined steps are skipped over, so look for the state on the way.
            let found = if forth {
                (at..states.len()).find(|&i| same(&states[i], &edited))
            } else {
                (0..=at).rev().find(|&i| same(&states[i], &edited))
            };
            prop_assert!(found.is_some());
            at = found.unwrap_or(at);
        }
        while history.undo(&mut edited).unwrap().is_some() {}
        prop_assert!(same(&edited, &states[0]));
        prop_assert!(!history.is_modified());
    }

    #[test]
    fn typing_joins_without_losing_a_step(
        keys in vec((0..6u8, generators::text()), 1..24),
    ) {
        let mut edited = Document::default();
        edited.push_section(SectionKind::Area, "民生").body = "一季度，街道完成投资。".into();
        let original = edited.clone();
        let part = Part::Section(edited.sections[0].id, Field::Body);
        let mut history = History::default();
        let mut caret = 0;
        for (key, text) in &keys {
            let Some(typed) = press(*key, text, &edited.sections[0].body, &mut caret) else { continue };
            let (range, text) = typed;
            let typed = Transaction::replace("输入", Place::new(part, range), text);
            history.apply(&mut edited, &typed, Coalesce::Typing).unwrap();
        }
        let typed = edited.clone();
        while history.undo(&mut edited).unwrap().is_some() {}
        prop_assert!(same(&edited, &original));
        while history.redo(&mut edited).unwrap().is_some() {}
        prop_assert!(same(&edited, &typed));
    }

    #[test]
    fn what_a_small_history_keeps_fits_the_document(
        steps in vec((sketches(), 0..4u8), 1..20),
        limit in 0..4_000usize,
    ) {
        let mut edited = Document::default();
        let mut history = History::with_limit(limit);
        for (sketches, action) in steps {
            let transaction = realise(&sketches, &edited);
            match action {
                0 => drop(history.undo(&mut edited).unwrap()),
                1 => drop(history.redo(&mut edited).unwrap()),
                _ => history.apply(&mut edited, &transaction, Coalesce::Typing).unwrap(),
            }
        }
        // Whatever was forgotten on the way, the steps that are left apply in both directions.
        while history.undo(&mut edited).unwrap().is_some() {}
        while history.redo(&mut edited).unwrap().is_some() {}
        prop_assert_eq!(history.redo_title(), None);
    }
}

#[test]
fn errors_say_what_does_not_fit() {
    let mut document = Document::default();
    let id = document.push_section(SectionKind::Area, "民生").id;
    document.sections[0].body = "甲乙".into();
    let body = |range| Place::new(Part::Section(id, Field::Body), range);
    let label = Part::Section(id, Field::Label);
    let cell = Part::Section(id, Field::Cell { row: 0, column: 0 });
    let splice = |place| Change::Splice(Splice::new(place, ""));
    for (change, error) in [
        (splice(body(1..3)), EditError::BadRange(body(1..3))),
        (splice(body(0..7)), EditError::BadRange(body(0..7))),
        (splice(Place::new(label, 0..0)), EditError::NoSuchPart(label)),
        (splice(Place::new(cell, 0..0)), EditError::NoSuchPart(cell)),
        (Change::MoveSection { id, to: 1 }, EditError::PositionOutOfRange { position: 1, count: 1 }),
        (
            Change::InsertSection { at: 0, section: Box::new(Section::new(id, SectionKind::Area, "")) },
            EditError::DuplicateSection(id),
        ),
    ] {
        assert_eq!(Transaction::new("").with(change).apply(&mut document), Err(error));
    }
}

#[test]
fn a_section_taken_out_and_put_back_keeps_its_id() {
    let mut document = Document::default();
    let id = document.push_section(SectionKind::Area, "民生").id;
    let hide = Change::SetSection(id, SectionAttribute::Hidden(true));
    let remove = Transaction::new("删除部分").with(hide).with(Change::RemoveSection(id));
    let before = document.clone();
    let inverse = remove.apply(&mut document).unwrap();
    assert!(document.sections.is_empty());
    assert_eq!(inverse.title, "删除部分");
    inverse.apply(&mut document).unwrap();
    assert_eq!(document, before);
}
