//! Findings as JSON, one line per file; outside scripts depend on its shape.

use serde::Serialize;

use crate::session::checking::{Quote, Remark};

/// What is said of one file.
#[derive(Serialize)]
struct File<'a> {
    file: &'a str,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    kind: &'static str,
    rule: &'a str,
    severity: &'static str,
    message: &'a str,
    spans: Vec<Span<'a>>,
    fixes: &'a [String],
}

/// `start` and `end` count Unicode scalar values in the text of the field that holds the quote.
#[derive(Serialize)]
struct Span<'a> {
    section: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
}

/// The line for one file, with its newline.
pub(super) fn line(file: &str, remarks: &[Remark]) -> String {
    let findings = remarks.iter().map(Finding::new).collect();
    // Strings and numbers under fixed keys always have a JSON form.
    let mut line = serde_json::to_string(&File { file, findings }).unwrap_or_default();
    line.push('\n');
    line
}

impl<'a> Finding<'a> {
    fn new(remark: &'a Remark) -> Self {
        Self {
            kind: remark.kind.key(),
            rule: remark.rule,
            severity: remark.severity.key(),
            message: &remark.message,
            spans: remark.quotes.iter().map(Span::new).collect(),
            fixes: &remark.fixes,
        }
    }
}

impl<'a> Span<'a> {
    fn new(quote: &'a Quote) -> Self {
        Self { section: &quote.section, start: quote.start, end: quote.end, text: &quote.text }
    }
}
