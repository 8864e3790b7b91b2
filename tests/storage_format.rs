//! The file format: frozen files of every version, and that nothing is lost on the way.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::fs;

use annual_summary::document::{Document, SectionId, Table};
use annual_summary::storage::{decode, encode};
use proptest::prelude::*;

#[path = "formats/v1/expected.rs"]
mod expected;
mod generators;

fn fixture(name: &str) -> String {
    fs::read_to_string(format!("{}/tests/formats/v1/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn files_of_version_1_stay_readable() {
    assert_eq!(decode(&fixture("minimal.ron")), Ok(expected::minimal()));
    assert_eq!(decode(&fixture("full.ron")), Ok(expected::full()));
}

#[test]
fn version_1_is_written_byte_for_byte() {
    assert_eq!(encode(&expected::full()).unwrap(), fixture("full.ron"));
}

#[test]
fn a_changed_paragraph_changes_one_line() {
    let mut document = expected::full();
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
