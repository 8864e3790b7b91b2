//! The typeset pages of whole documents, line by line, as they were last looked at and found good.
//!
//! `UPDATE_GOLDEN=1 cargo test --test typeset_golden` writes the dumps anew; look at the pages before
//! committing them.
#![allow(missing_docs)]

use std::path::Path;

use annual_summary::document::Document;
use annual_summary::font::FontBook;
use annual_summary::typeset::{Profile, dump, typeset};
use annual_summary::{import, template};

fn compare(name: &str, document: &Document, profile: &Profile) {
    let actual = dump(&typeset(document, profile, FontBook::embedded()), false);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        assert!(std::fs::write(&path, &actual).is_ok(), "{} cannot be written", path.display());
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    for (number, (actual, expected)) in actual.lines().zip(expected.lines()).enumerate() {
        assert_eq!(actual, expected, "{name} line {}", number + 1);
    }
    assert_eq!(actual.lines().count(), expected.lines().count(), "{name}");
}

#[test]
fn the_sample_in_the_standard_layout() {
    compare("sample.txt", &template::sample(), &Profile::gb9704());
}

#[test]
fn the_sample_in_the_other_layouts() {
    for profile in Profile::builtin().iter().skip(1) {
        compare(&format!("sample-{}.txt", profile.id), &template::sample(), profile);
    }
}

#[test]
fn an_imported_summary() {
    let source = include_str!("fixtures/seed-2023-street-office.txt");
    compare("seed.txt", &import::import_text(source).document, &Profile::gb9704());
}
