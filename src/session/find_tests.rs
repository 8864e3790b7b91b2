use super::*;
use crate::document::{SectionKind, Table};
use std::time::{Duration, Instant};

fn document() -> Document {
    let mut document = Document::default();
    document.meta.title = "民生工作总结".into();
    document.push_section(SectionKind::Preface, "").body = "民生为本。\n抓民生。".into();
    let table = Table::new(vec![vec!["项目".into(), "民生支出".into()], vec!["民生".into(), "8".into()]]);
    let section = document.push_section(SectionKind::Area, "民生事业");
    section.body = "没有。".into();
    section.table = Some(table);
    document.sections.swap(0, 1);
    document
}

fn quoted(document: &Document, hits: &[Place]) -> Vec<String> {
    hits.iter().map(|hit| format!("{:?}@{}", hit.part, document.text_at(hit).unwrap_or("?"))).collect()
}

#[test]
fn hits_come_in_the_order_of_the_document() {
    let document = document();
    let hits = find_all(&document, &Query::new("民生"), Scope::Document);
    let (first, second) = (document.sections[0].id, document.sections[1].id);
    let cell = |row, column| Part::Section(first, Field::Cell { row, column });
    let parts: Vec<Part> = hits.iter().map(|hit| hit.part).collect();
    let body = Part::Section(second, Field::Body);
    let heading = Part::Section(first, Field::Heading);
    assert_eq!(parts, [Part::Meta(MetaField::Title), heading, cell(0, 1), cell(1, 0), body, body]);
    assert!(hits.iter().all(|hit| document.text_at(hit) == Some("民生")), "{:?}", quoted(&document, &hits));
    assert_eq!(find_all(&document, &Query::new("民生"), Scope::Section(first)).len(), 3);
    assert!(find_all(&document, &Query::new(""), Scope::Document).is_empty());
}

#[test]
fn next_and_previous_go_round() {
    let document = document();
    let hits = find_all(&document, &Query::new("民生"), Scope::Document);
    let mut caret = Place::new(Part::Meta(MetaField::Organ), 0..0);
    for expected in [0, 1, 2, 3, 4, 5, 0] {
        let index = next(&document, &hits, &caret).unwrap();
        assert_eq!(index, expected);
        caret = hits[index].clone();
    }
    for expected in [5, 4, 3, 2, 1, 0, 5] {
        let index = previous(&document, &hits, &caret).unwrap();
        assert_eq!(index, expected);
        caret = hits[index].clone();
    }
    // From a part without hits, between two that have some.
    let body = Place::new(Part::Section(document.sections[0].id, Field::Body), 3..3);
    assert_eq!((next(&document, &hits, &body), previous(&document, &hits, &body)), (Some(2), Some(1)));
    assert_eq!((next(&document, &[], &body), previous(&document, &[], &body)), (None, None));
}

#[test]
fn all_hits_are_replaced_in_one_step() {
    let mut document = document();
    let before = document.clone();
    let hits = find_all(&document, &Query::new("民生"), Scope::Document);
    let replace = replace_all(&document, &hits, "民计\n民生");
    assert_eq!(replace.title, "全部替换（6处）");
    let undo = replace.apply(&mut document).unwrap();
    assert_eq!(document.meta.title, "民计\n民生工作总结");
    assert_eq!(document.sections[0].heading, "民计民生事业");
    assert_eq!(document.sections[1].body, "民计\n民生为本。\n抓民计\n民生。");
    undo.apply(&mut document).unwrap();
    assert_eq!(document, before);
}

#[test]
fn hits_that_no_longer_fit_are_left_out() {
    let document = document();
    let title = Part::Meta(MetaField::Title);
    let hits = [0..6, 3..9, 1..2, 60..66].map(|range| Place::new(title, range));
    let mut changed = document.clone();
    let replace = replace_all(&document, &hits, "");
    replace.apply(&mut changed).unwrap();
    assert_eq!((replace.title.as_str(), changed.meta.title.as_str()), ("全部替换（1处）", "工作总结"));
    assert_eq!(replace_one(&document, &hits[3], ""), None);
    assert!(replace_all(&document, &[], "x").is_empty());
}

#[test]
fn one_hit_is_replaced() {
    let mut document = document();
    let hits = find_all(&document, &Query::new("总结"), Scope::Document);
    replace_one(&document, &hits[0], "报告").unwrap().apply(&mut document).unwrap();
    assert_eq!(document.meta.title, "民生工作报告");
}

#[test]
fn a_million_hits_stay_within_bounds() {
    let mut document = Document::default();
    document.push_section(SectionKind::Area, "").body = "民生".repeat(MAX_HITS + 5);
    let before = document.clone();
    let start = Instant::now();
    let hits = find_all(&document, &Query::new("民"), Scope::Document);
    assert_eq!(hits.len(), MAX_HITS);
    let replace = replace_all(&document, &hits, "人民");
    assert_eq!(replace.changes.len(), 1);
    let undo = replace.apply(&mut document).unwrap();
    assert_eq!(document.sections[0].body.len(), MAX_HITS * 9 + 5 * 6);
    undo.apply(&mut document).unwrap();
    assert!(document == before);
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

#[test]
fn repetitive_text_is_searched_in_linear_time() {
    let mut document = Document::default();
    document.push_section(SectionKind::Area, "").body = "a".repeat(1 << 20);
    let query = Query { whole_word: true, ..Query::new("a".repeat(1 << 12)) };
    let start = Instant::now();
    assert!(find_all(&document, &query, Scope::Document).is_empty());
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}
