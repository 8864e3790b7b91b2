//! Roll-over of whole documents: `tests/cases/rollover/*.txt` and what becomes of each, in `*.expected`.
//!
//! The expected file lists every expression: decision, section, expression in its clause, what it becomes; then the
//! promises. With `UPDATE_EXPECTED=1` it is written anew, to be read before it is kept.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that panics has failed")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use annual_summary::document::{Document, Field, Fingerprint, LastYearFile, Part, SectionKind};
use annual_summary::import::import_text;
use annual_summary::rollover::{
    Decision, LastYearText, Rollover, plan, similarity, unchanged_figures, year_of,
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rolled(text: &str) -> Rollover {
    let document = import_text(text).document;
    let from = year_of(&document).expect("a year in the title");
    plan(&document, from, from + 1)
}

fn listing(rollover: &Rollover) -> String {
    let mut out = format!("{} → {}\n", rollover.from, rollover.to);
    for change in &rollover.changes {
        let section = rollover.source.section_name(change.place.part);
        let new = change.new.as_deref().map(|new| format!(" → {new}")).unwrap_or_default();
        let _ = writeln!(
            out,
            "{} | {section} | {}{new} | {} | {}",
            change.decision.name(),
            change.old,
            change.context,
            change.topic.name()
        );
    }
    for promise in &rollover.promises {
        let _ = writeln!(out, "承诺 | {}", promise.text);
    }
    out
}

fn compare(listing: &str, expected: &Path) {
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(expected, listing).unwrap();
    }
    let wanted = std::fs::read_to_string(expected).unwrap_or_default();
    assert!(listing == wanted, "{}:\n{listing}", expected.display());
}

fn seed() -> String {
    std::fs::read_to_string(root().join("tests/fixtures/seed-2023-street-office.txt")).unwrap()
}

#[test]
fn documents_of_several_hands_roll_as_listed() {
    let mut cases: Vec<PathBuf> = std::fs::read_dir(root().join("tests/cases/rollover"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    cases.sort();
    assert!(cases.len() >= 3);
    for path in cases {
        let text = std::fs::read_to_string(&path).unwrap();
        compare(&listing(&rolled(&text)), &path.with_extension("expected"));
    }
}

#[test]
fn the_seed_rolls_as_listed() {
    compare(&listing(&rolled(&seed())), &root().join("tests/golden/rollover-seed.txt"));
}
