//! Cases of the checks: `tests/cases/check/*.txt`, each a piece of text and what the checker must say of it.
//!
//! ```text
//! ## name of the case
//! @ 年 2023            the document's year; 2023 when not told
//! @ 全文               the lines are a whole text with title and headings, imported as such
//! lines of text
//! |a|b|                a row of a table behind the text; in a whole text where it stands
//! > rule-id「text at fault」「text it contradicts」
//! > 无                 nothing: the checker must be silent
//! > 无 rule-id         this rule must be silent, hints included
//! ```
//!
//! Errors and warnings must be exactly those listed (contradicted texts only where given); hints only where listed.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that panics has failed")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use annual_summary::check::{Finding, Options, Severity, check};
use annual_summary::document::{Document, SectionKind, Table};
use annual_summary::font::{FontBook, FontRole};
use annual_summary::import::import_text;

/// An expected finding: rule, text at fault, texts contradicted.
#[derive(Debug, PartialEq)]
struct Expected {
    rule: String,
    texts: Vec<String>,
}

#[derive(Debug, Default)]
struct Case {
    name: String,
    year: Option<u16>,
    is_whole: bool,
    lines: Vec<String>,
    expected: Vec<Expected>,
    is_silent: bool,
    /// Rules that must not even give a hint.
    silent_rules: Vec<String>,
}

impl Case {
    fn document(&self) -> Document {
        let mut document = if self.is_whole {
            let lines: Vec<String> = self
                .lines
                .iter()
                .map(|line| row(line).map_or(line.clone(), |cells| cells.join("\t")))
                .collect();
            import_text(&lines.join("\n")).document
        } else {
            let (rows, text): (Vec<&String>, Vec<&String>) =
                self.lines.iter().partition(|line| row(line).is_some());
            let mut document = Document::default();
            let section = document.push_section(SectionKind::Area, "");
            section.body = text.iter().map(|line| line.as_str()).collect::<Vec<_>>().join("\n");
            section.table =
                (!rows.is_empty()).then(|| Table::new(rows.iter().filter_map(|line| row(line)).collect()));
            document
        };
        if let Some(year) = self.year.or((!self.is_whole).then_some(2023)) {
            document.meta.year = Some(year);
        }
        document
    }

    /// What is wrong with what the checker says; `None` when it is as expected.
    fn complaint(&self) -> Option<String> {
        let document = self.document();
        let findings = check(&document, None, &Options::default());
        let mut said = String::new();
        for expected in &self.expected {
            if !findings.iter().any(|finding| matches(expected, finding, &document)) {
                let _ = writeln!(said, "  缺 {}{:?}", expected.rule, expected.texts);
            }
        }
        for finding in &findings {
            if self.silent_rules.iter().any(|rule| rule == finding.rule.id) {
                let _ = writeln!(said, "  多 {} {}", finding.rule.id, finding.message);
            }
            let is_expected = self.expected.iter().any(|expected| matches(expected, finding, &document));
            if !is_expected && finding.severity > Severity::Hint {
                let texts = texts(finding, &document);
                let _ = writeln!(said, "  多 {}{texts:?} {}", finding.rule.id, finding.message);
            }
        }
        (!said.is_empty()).then(|| format!("{}\n{said}", self.name))
    }
}

/// The cells of a row of a table.
fn row(line: &str) -> Option<Vec<String>> {
    let cells = line.strip_prefix('|')?.strip_suffix('|')?;
    Some(cells.split('|').map(str::to_owned).collect())
}

fn texts<'a>(finding: &Finding, document: &'a Document) -> Vec<&'a str> {
    finding.spans.iter().map(|place| document.text_at(place).unwrap_or("?")).collect()
}

fn matches(expected: &Expected, finding: &Finding, document: &Document) -> bool {
    let texts = texts(finding, document);
    finding.rule.id == expected.rule
        && texts.first() == expected.texts.first().map(|t| t.as_str()).as_ref()
        && expected.texts.iter().all(|text| texts.contains(&text.as_str()))
}

fn parse(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            cases.push(Case { name: name.into(), ..Case::default() });
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        if let Some(year) = line.strip_prefix("@ 年 ") {
            case.year = Some(year.parse().expect("a year"));
        } else if line == "@ 全文" {
            case.is_whole = true;
        } else if line == "> 无" {
            case.is_silent = true;
        } else if let Some(rule) = line.strip_prefix("> 无 ") {
            case.is_silent = true;
            case.silent_rules.push(rule.into());
        } else if let Some(expected) = line.strip_prefix("> ") {
            let (rule, texts) = expected.split_once('「').expect("a text at fault in 「」");
            let texts = texts.split('「').map(|text| text.trim_end().trim_end_matches('」').into()).collect();
            case.expected.push(Expected { rule: rule.trim().into(), texts });
        } else if !line.is_empty() {
            case.lines.push(line.into());
        }
    }
    cases
}

#[test]
fn every_case_gives_its_findings_and_no_others() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/check");
    let mut complaints = String::new();
    let mut count = 0;
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        for case in parse(&std::fs::read_to_string(&path).unwrap()) {
            count += 1;
            let is_decided = case.is_silent != case.expected.is_empty() || case.lines.is_empty();
            assert!(!is_decided, "{}: {} says neither 无 nor a finding", path.display(), case.name);
            if let Some(complaint) = case.complaint() {
                let _ = writeln!(complaints, "{}: {complaint}", path.file_name().unwrap().display());
            }
        }
    }
    assert!(count > 0);
    assert!(complaints.is_empty(), "\n{complaints}");
}

/// What the window shows of a finding must not come out as empty boxes.
#[test]
fn findings_are_worded_in_characters_the_shipped_faces_have() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/check");
    let fonts = FontBook::embedded();
    let mut missing = BTreeSet::new();
    for entry in std::fs::read_dir(directory).unwrap() {
        for case in parse(&std::fs::read_to_string(entry.unwrap().path()).unwrap()) {
            let document = case.document();
            let typed: String = case.lines.concat();
            for finding in check(&document, None, &Options::default()) {
                let worded =
                    finding.message.chars().chain(finding.working.iter().flat_map(|line| line.chars()));
                let own = worded.filter(|ch| !typed.contains(*ch));
                missing.extend(own.filter(|ch| fonts.glyph(FontRole::Heading1, *ch).is_none()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}
