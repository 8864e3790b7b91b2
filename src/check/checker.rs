//! The checker: remembers what it read and found line by line, so that one keystroke costs one line.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use crate::document::Document;

use super::facts::{Facts, LastYear, LineFacts, Setting};
use super::finding::Finding;
use super::manuscript::{Manuscript, Span};
use super::rule::Scope;
use super::rules::RULES;

/// Which rules are off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Ids of the rules that are off.
    pub disabled: HashSet<String>,
}

/// What is known of one line.
#[derive(Debug)]
struct LineReport {
    facts: Arc<LineFacts>,
    findings: Vec<Finding<Range<usize>>>,
}

/// Checks a document again and again while it is being written.
#[derive(Debug, Default)]
pub struct Checker {
    /// Lines of the last check, by setting and text.
    known: HashMap<(Setting, String), Arc<LineReport>>,
}

impl Checker {
    /// A checker that knows no line yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Every finding in the order of the places at fault.
    pub fn check(
        &mut self,
        document: &Document,
        last_year: Option<&LastYear>,
        options: &Options,
    ) -> Vec<Finding> {
        let manuscript = Manuscript::new(document);
        let reports = self.reports(&manuscript, document.meta.year);
        let lines: Vec<Arc<LineFacts>> = reports.iter().map(|report| Arc::clone(&report.facts)).collect();
        let year = document.meta.year;
        let facts =
            Facts { manuscript: &manuscript, lines: &lines, year, last_year, ledger: OnceCell::new() };
        let mut findings: Vec<Finding<Span>> = Vec::new();
        for (line, report) in reports.iter().enumerate() {
            let of_line = report.findings.iter().cloned();
            findings.extend(of_line.filter_map(|f| f.locate(|range| Some(Span::new(line, range)))));
        }
        for rule in RULES {
            if let Scope::Document(run) = rule.scope {
                run(&facts, &mut findings);
            }
        }
        findings.retain(|finding| !options.disabled.contains(finding.rule.id) && !finding.spans.is_empty());
        findings.sort_by(|a, b| (&a.spans[0], a.rule.id).cmp(&(&b.spans[0], b.rule.id)));
        findings.into_iter().filter_map(|finding| finding.locate(|span| manuscript.place(&span))).collect()
    }

    /// What is known of each line, reading only those that are new.
    fn reports(&mut self, manuscript: &Manuscript, year: Option<u16>) -> Vec<Arc<LineReport>> {
        let mut known = HashMap::with_capacity(manuscript.lines.len());
        let mut reports = Vec::with_capacity(manuscript.lines.len());
        for (index, line) in manuscript.lines.iter().enumerate() {
            let setting = Setting { kind: line.kind.clone(), section: manuscript.section_kind(index), year };
            let key = (setting, line.text.clone());
            let report = match self.known.remove(&key).or_else(|| known.get(&key).cloned()) {
                Some(report) => report,
                None => Arc::new(read(&line.text, &line.paragraph, key.0.clone())),
            };
            known.insert(key, Arc::clone(&report));
            reports.push(report);
        }
        self.known = known;
        reports
    }
}

fn read(text: &str, paragraph: &crate::document::Paragraph, setting: Setting) -> LineReport {
    let facts = Arc::new(LineFacts::new(text, paragraph, setting));
    let mut findings = Vec::new();
    for rule in RULES {
        if let Scope::Line(run) = rule.scope {
            run(&facts, &mut findings);
        }
    }
    LineReport { facts, findings }
}

/// Checks a document once.
pub fn check(document: &Document, last_year: Option<&LastYear>, options: &Options) -> Vec<Finding> {
    Checker::new().check(document, last_year, options)
}

impl LastYear {
    /// Reads last year's document.
    pub fn new(document: &Document) -> Self {
        let manuscript = Manuscript::new(document);
        let reports = Checker::new().reports(&manuscript, document.meta.year);
        let lines = reports.iter().map(|report| Arc::clone(&report.facts)).collect();
        Self { manuscript, lines, year: document.meta.year }
    }
}
