//! Remarks (校核意见): findings as they are told to a person or a script, by quotes instead of places.

use std::sync::Arc;

use crate::check::{Finding, Kind, LastYear, Options, Severity};
use crate::document::Document;

use super::marker;
use super::proofreader::Proofreader;
use super::quote::Quote;
use crate::session::Opened;

/// One remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it is about.
    pub kind: Kind,
    /// Id of the rule that made it.
    pub rule: &'static str,
    /// What the rule is called, for people.
    pub name: &'static str,
    /// How sure it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// The arithmetic or reasoning written out, a line each.
    pub working: Vec<String>,
    /// First what is at fault, then what it contradicts. Never empty.
    pub quotes: Vec<Quote>,
    /// What its fixes would do, the likeliest first.
    pub fixes: Vec<String>,
}

/// Everything there is to say about an opened file: first what import met with, then what the rules find, in the
/// order of the text. Waived findings are left out. Without `last_year` it is compared with the text of last year
/// that the document keeps, if it does.
pub fn remarks(opened: &Opened, last_year: Option<Arc<LastYear>>, options: &Options) -> Vec<Remark> {
    let document = &opened.document;
    let mut remarks = Vec::new();
    if let Some(report) = &opened.report {
        remarks.extend(marker::remarks(document, report));
        remarks.retain(|remark| !options.disabled.contains(remark.rule));
    }
    let mut proofreader = Proofreader::new();
    proofreader.compare_with(last_year);
    let checked = proofreader.check(document, options);
    let findings = checked.into_iter().filter(|checked| !checked.is_waived).map(|checked| checked.finding);
    remarks.extend(findings.filter_map(|finding| told(document, finding)));
    remarks
}

fn told(document: &Document, finding: Finding) -> Option<Remark> {
    let quotes = finding.spans.iter().map(|place| Quote::new(document, place)).collect::<Option<Vec<_>>>()?;
    Some(Remark {
        kind: finding.rule.kind,
        rule: finding.rule.id,
        name: finding.rule.name,
        severity: finding.severity,
        message: finding.message,
        working: finding.working,
        quotes,
        fixes: finding.fixes.into_iter().map(|fix| fix.label).collect(),
    })
}
