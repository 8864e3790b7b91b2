//! The proofreader (校核员): checks a document again and again and knows what was waived.
//!
//! Made for a worker thread: it takes snapshots, owns all it remembers and is handed from thread to thread. It
//! starts no thread itself.

use std::collections::HashSet;
use std::sync::Arc;

use crate::check::{Checker, Finding, LastYear, Options};
use crate::document::{Document, Fingerprint, LastYearFile};
use crate::import::import_text;
use crate::session::settings::Settings;

use super::ledger::{self, Row};

/// A finding and what a person decided about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The finding; its places fit the document that was checked.
    pub finding: Finding,
    /// What it is recognised by after the document has changed elsewhere.
    pub identity: Fingerprint,
    /// Whether it is to be left alone.
    pub is_waived: bool,
}

/// Checks one document while it is being written; after a keystroke it reads one line.
#[derive(Debug, Default)]
pub struct Proofreader {
    checker: Checker,
    chosen: Option<Arc<LastYear>>,
    /// Last year's text as the document keeps it, and what was read in it.
    kept: Option<(LastYearFile, LastYear)>,
}

impl Proofreader {
    /// A proofreader who has read nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Compares with this document of last year from now on; with `None`, with the text that the document checked
    /// keeps of it, if it does.
    pub fn compare_with(&mut self, last_year: Option<Arc<LastYear>>) {
        self.chosen = last_year;
    }

    /// Everything there is to say about `document`, in the order of the text, waived findings included.
    pub fn check(&mut self, document: &Document, options: &Options) -> Vec<Checked> {
        self.read_kept(document.review.last_year.as_ref());
        let last_year = self.chosen.as_deref().or(self.kept.as_ref().map(|(_, read)| read));
        let waived: HashSet<Fingerprint> =
            document.review.waivers.iter().map(|waiver| waiver.identity).collect();
        let findings = self.checker.check(document, last_year, options);
        let checked = findings.into_iter().map(|finding| {
            let identity = finding.identity(document);
            Checked { finding, identity, is_waived: waived.contains(&identity) }
        });
        checked.collect()
    }

    /// Every indicator of `document` with the places where it is stated and its value last year.
    pub fn ledger(&mut self, document: &Document) -> Vec<Row> {
        self.read_kept(document.review.last_year.as_ref());
        let last_year = self.chosen.as_deref().or(self.kept.as_ref().map(|(_, read)| read));
        self.checker.read(document, |facts| ledger::rows(document, facts, last_year))
    }

    /// Reads last year's text as the document keeps it, unless it is the one read before.
    fn read_kept(&mut self, file: Option<&LastYearFile>) {
        let Some(file) = file.filter(|file| !file.text.is_empty()) else {
            self.kept = None;
            return;
        };
        if self.kept.as_ref().is_some_and(|(read, _)| read == file) {
            return;
        }
        let mut document = import_text(&file.text).document;
        document.meta.year = file.year.or(document.meta.year);
        self.kept = Some((file.clone(), LastYear::new(&document)));
    }
}

/// The rules that are on by the settings.
pub fn options(settings: &Settings) -> Options {
    Options { disabled: settings.disabled_rules.iter().cloned().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_years_text_is_read_once_and_forgotten_with_the_document() {
        let mut document = Document::default();
        let mut proofreader = Proofreader::new();
        let file =
            LastYearFile { name: "去年.txt".into(), year: Some(2023), text: "总结\n平稳。".into() };
        document.review.last_year = Some(file.clone());
        proofreader.check(&document, &Options::default());
        let (read, last_year) = proofreader.kept.as_ref().unwrap();
        assert_eq!((read, last_year.year), (&file, Some(2023)));
        document.review.last_year = Some(LastYearFile { text: String::new(), ..file });
        proofreader.check(&document, &Options::default());
        assert!(proofreader.kept.is_none());
    }

    #[test]
    fn it_may_work_on_another_thread() {
        fn is_send<T: Send + 'static>() {}
        is_send::<Proofreader>();
        is_send::<Checked>();
    }
}
