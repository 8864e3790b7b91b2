//! Whole summaries of many trades, `tests/cases/documents/*.txt`: right as they stand, so nothing is said of them;
//! and `errors.tsv`, each line one error put into one of them: document, kind, what kind of slip, the text as it
//! stands (once), the text with the error, and what it then contradicts.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

use std::collections::HashSet;
use std::path::PathBuf;

use annual_summary::check::{Options, Severity, check};
use annual_summary::import::import_text;

/// Errors that are found at present, of all in the list. It may rise, never fall.
const FOUND: usize = 1494;

fn directory() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/documents")
}

/// What is said of a text, hints left out.
fn said(text: &str) -> HashSet<String> {
    let document = import_text(text).document;
    let findings = check(&document, None, &Options::default()).into_iter();
    let severe = findings.filter(|finding| finding.severity > Severity::Hint);
    severe.map(|finding| format!("{} {}", finding.rule.id, finding.message)).collect()
}

#[test]
fn nothing_is_said_of_a_document_without_errors() {
    let (mut count, mut alarms) = (0, Vec::new());
    for entry in std::fs::read_dir(directory()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|kind| kind == "txt") {
            count += 1;
            let said = said(&std::fs::read_to_string(&path).unwrap());
            alarms.extend(said.iter().map(|said| format!("{}: {said}", path.display())));
        }
    }
    assert!(alarms.is_empty(), "{alarms:#?}");
    assert!(count >= 121);
}

#[test]
fn nothing_is_said_of_the_sample() {
    let findings = check(&annual_summary::template::sample(), None, &Options::default());
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn errors_put_into_them_are_found() {
    let list = std::fs::read_to_string(directory().join("errors.tsv")).unwrap();
    let mut missed = Vec::new();
    let mut count = 0;
    for line in list.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [document, _, _, old, new, ..] = fields[..] else { panic!("too few fields: {line}") };
        let clean = std::fs::read_to_string(directory().join(document).with_extension("txt")).unwrap();
        assert_eq!(clean.matches(old).count(), 1, "{line}");
        count += 1;
        if said(&clean.replace(old, new)).is_empty() {
            missed.push(line);
        }
    }
    assert!(
        count - missed.len() >= FOUND,
        "only {} of {count} are found; missed: {missed:#?}",
        count - missed.len()
    );
}
