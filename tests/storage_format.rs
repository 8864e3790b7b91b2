//! The file format: frozen files of every version, and that nothing is lost on the way.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::fs;

use annual_summary::document::{Document, SectionId, Table};
use annual_summary::storage::{decode, encode};
use proptest::prelude::*;

mod generators;
#[path = "formats/v1/expected.rs"]
mod v1;
#[path = "formats/v2/expected.rs"]
mod v2;

fn fixture(name: &str) -> String {
    fs::read_to_string(format!("{}/tests/formats/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn files_of_version_1_stay_readable() {
    assert_eq!(decode(&fixture("v1/minimal.ron")), Ok(v1::minimal()));
    assert_eq!(decode(&fixture("v1/full.ron")), Ok(v1::full()));
}

#[test]
fn files_of_version_2_stay_readable() {
    assert_eq!(decode(&fixture("v2/minimal.ron")), Ok(v1::minimal()));
    assert_eq!(decode(&fixture("v2/full.ron")), Ok(v2::full()));
}

#[test]
fn version_2_is_written_byte_for_byte() {
    assert_eq!(encode(&v2::full()).unwrap(), fixture("v2/full.ron"));
}

#[test]
fn a_file_of_version_1_becomes_one_of_version_2_and_loses_nothing() {
    let old = fixture("v1/full.ron");
    let new = encode(&decode(&old).unwrap()).unwrap();
    assert_eq!(new, old.replacen("version: 1,", "version: 2,", 1));
    assert_eq!(decode(&new), Ok(v1::full()));
}

#[test]
fn a_file_of_version_1_has_no_review() {
    let old = fixture("v2/full.ron").replacen("version: 2,", "version: 1,", 1);
    let error = decode(&old).unwrap_err().to_string();
    assert!(error.contains("review"), "{error}");
}

#[test]
fn damage_in_a_review_is_told_with_its_line() {
    let full = fixture("v2/full.ron");
    for (from, to, part) in [
        ("identity: \"", "identity: \"x", "文字指纹不对"),
        ("status: Partly", "status: Half", "Half"),
        ("section: 13", "section: 99999999999999999999", "第"),
        ("section: 13", "section: 9999999999999999999", "部分的id过大"),
        ("year: 2023", "year: 23", "年份23不在"),
        ("kept_names:", "colour: 3, kept_names:", "colour"),
    ] {
        assert!(full.contains(from), "{from}");
        let error = decode(&full.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(error.contains(part) && error.contains("行"), "{error}");
    }
}

#[test]
fn a_changed_paragraph_changes_one_line() {
    let mut document = v1::full();
    let before = encode(&document).unwrap();
    document.sections[1].body = document.sections[1].body.replace("1.25", "1.35");
    let after = encode(&document).unwrap();
    assert_eq!(before.lines().count(), after.lines().count());
    assert_eq!(before.lines().zip(after.lines()).filter(|(a, b)| a != b).count(), 1);
}

#[test]
fn what_can_be_mended_is_mended() {
    let text = r#"(format: "annual-summary", version: 1, document: (next_id: 2, sections: [
        (id: 9, kind: Table, table: (header_rows: 7, columns: [()], rows: [["甲", "乙"], [], ["丙"]])),
    ]))"#;
    let document = decode(text).unwrap();
    assert_eq!(document.next_id, SectionId(10));
    let row = |cells: [&str; 2]| cells.map(String::from).to_vec();
    let mut table = Table::new(vec![row(["甲", "乙"]), row(["", ""]), row(["丙", ""])]);
    table.header_rows = 3;
    assert_eq!(document.sections[0].table, Some(table));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_document_comes_back(document in generators::document()) {
        let text = encode(&document).unwrap();
        prop_assert_eq!(decode(&text), Ok(document));
    }

    #[test]
    fn an_edited_document_comes_back(
        document in generators::document(),
        sketches in generators::edits::sketches(),
    ) {
        let mut edited: Document = document;
        generators::edits::realise(&sketches, &edited).apply(&mut edited).unwrap();
        prop_assert_eq!(decode(&encode(&edited).unwrap()), Ok(edited));
    }

    #[test]
    fn no_line_of_a_file_hides_anything(document in generators::document()) {
        let text = encode(&document).unwrap();
        let hidden = |ch: char| ch.is_control() || ('\u{202a}'..='\u{202e}').contains(&ch);
        prop_assert!(text.lines().all(|line| !line.contains(hidden)));
    }
}
