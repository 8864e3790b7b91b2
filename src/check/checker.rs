//! The checker: remembers what it read and found line by line, so that one keystroke costs one line.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use crate::document::Document;

use super::facts::{Facts, LastYear, LineFacts, Setting};
use super::finding::{Finding, Kind};
use super::groups::Groups;
use super::manuscript::{Manuscript, Span};
use super::parallel::each;
use super::rule::Scope;
use super::rules::RULES;
use super::statement::standings;

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
    /// The rules that begin here, by their indices among [`RULES`], ascending.
    anchored: Vec<usize>,
}

/// Checks a document again and again while it is being written.
#[derive(Debug)]
pub struct Checker {
    /// What is known of the lines of the last check, in their order.
    known: Vec<Arc<LineReport>>,
    /// What lines tell alike.
    groups: Groups,
}

impl Default for Checker {
    fn default() -> Self {
        Self::new()
    }
}

impl Checker {
    /// A checker that knows no line yet.
    pub fn new() -> Self {
        let ways = RULES.iter().map(|rule| match rule.scope {
            Scope::Grouped(grouped) => grouped.ways,
            _ => &[],
        });
        Self { known: Vec::new(), groups: Groups::new(ways) }
    }

    /// Reads the document, for whoever wants to know what is in it rather than what is wrong with it.
    pub fn read<R>(&mut self, document: &Document, look: impl FnOnce(&Facts<'_>) -> R) -> R {
        let manuscript = Manuscript::new(document);
        let year = document.meta.year;
        self.known = reports(&manuscript, year, &self.known);
        let lines: Vec<Arc<LineFacts>> = self.known.iter().map(|report| Arc::clone(&report.facts)).collect();
        let standings = standings(&manuscript, year);
        look(&Facts::new(&manuscript, &lines, &standings, year, None))
    }

    /// Every finding in the order of the places at fault.
    pub fn check(
        &mut self,
        document: &Document,
        last_year: Option<&LastYear>,
        options: &Options,
    ) -> Vec<Finding> {
        let manuscript = Manuscript::new(document);
        let year = document.meta.year;
        self.known = reports(&manuscript, year, &self.known);
        let lines: Vec<Arc<LineFacts>> = self.known.iter().map(|report| Arc::clone(&report.facts)).collect();
        let standings = standings(&manuscript, year);
        let mut facts = Facts::new(&manuscript, &lines, &standings, year, last_year);
        facts.carried = Some(&document.review.carried);
        facts.cutoff = document.meta.cutoff;
        self.groups.update(&facts.view());
        let mut findings: Vec<Finding<Span>> = Vec::new();
        for (line, report) in self.known.iter().enumerate() {
            let of_line = report.findings.iter().cloned();
            findings.extend(of_line.filter_map(|f| f.locate(|range| Some(Span::new(line, range)))));
        }
        findings.extend(of_document(&facts, &anchors(&self.known), &self.groups, options));
        findings.retain(|finding| !options.disabled.contains(finding.rule.id) && !finding.spans.is_empty());
        let mut said: HashSet<(Kind, Vec<(usize, usize)>)> = HashSet::new();
        findings.retain(|finding| !compares_figures(finding) || said.insert(figures_of(finding)));
        findings.sort_by(|a, b| (&a.spans[0], a.rule.id).cmp(&(&b.spans[0], b.rule.id)));
        findings.into_iter().filter_map(|finding| settle(&manuscript, finding)).collect()
    }
}

/// What the rules find that look at the whole document.
fn of_document(
    facts: &Facts<'_>,
    anchors: &[Vec<usize>],
    groups: &Groups,
    options: &Options,
) -> Vec<Finding<Span>> {
    let run = |index: usize| {
        let (rule, mut findings) = (&RULES[index], Vec::new());
        match rule.scope {
            _ if options.disabled.contains(rule.id) => {}
            Scope::Line(_) => {}
            Scope::Document(run) => run(facts, &mut findings),
            Scope::Anchored { check, .. } => check(facts, &anchors[index], &mut findings),
            Scope::Grouped(grouped) => (grouped.tell)(facts, &groups.pairs(index), &mut findings),
        }
        findings
    };
    let worth = if facts.lines.len() < LINES_A_THREAD { usize::MAX } else { 1 };
    each(RULES.len(), worth, run).into_iter().flatten().collect()
}

/// Whether a finding sets figures against each other: two of one thing, or several of a calculation.
fn compares_figures(finding: &Finding<Span>) -> bool {
    let fewest = match finding.rule.kind {
        Kind::SameIndicator => 2,
        Kind::Sum | Kind::Ratio | Kind::Growth => 3,
        _ => return false,
    };
    finding.spans.len() >= fewest
}

/// What a finding is about and the figures it speaks of, by where they end: two rules that see the same thing wrong
/// say it once. Line rules speak first, then the others in
/// their order.
fn figures_of(finding: &Finding<Span>) -> (Kind, Vec<(usize, usize)>) {
    let mut places: Vec<_> = finding.spans.iter().map(|span| (span.line, span.end)).collect();
    places.sort_unstable();
    (finding.rule.kind, places)
}

/// The finding with its places in the stored text, without fixes that would replace a part of a filled-in value.
fn settle(manuscript: &Manuscript, mut finding: Finding<Span>) -> Option<Finding> {
    finding.fixes.retain(|fix| fix.edits.iter().all(|edit| manuscript.is_stored(&edit.at)));
    finding.locate(|span| manuscript.place(&span))
}

/// What is known of each line, reading only those that are not among the known.
///
/// A change touches few lines next to each other, so lines are compared from both ends; what lies between is
/// looked up by its text, so that a section that was moved is not read again.
fn reports(manuscript: &Manuscript, year: Option<u16>, known: &[Arc<LineReport>]) -> Vec<Arc<LineReport>> {
    let count = manuscript.lines.len();
    let is_known = |index: usize, report: &LineReport| {
        let (line, facts) = (&manuscript.lines[index], &report.facts);
        facts.text == line.text
            && facts.setting.kind == line.kind
            && facts.setting.section == manuscript.section_kind(index)
            && facts.setting.year == year
    };
    let head = (0..count).zip(known).take_while(|(index, report)| is_known(*index, report)).count();
    let tail = (head..count).rev().zip(known[head..].iter().rev());
    let tail = tail.take_while(|(index, report)| is_known(*index, report)).count();
    let between = &known[head..known.len() - tail];
    let by_text: HashMap<&str, &Arc<LineReport>> =
        between.iter().map(|report| (report.facts.text.as_str(), report)).collect();
    let report = |index: usize| {
        let line = &manuscript.lines[index];
        match by_text.get(line.text.as_str()) {
            Some(report) if is_known(index, report) => Arc::clone(report),
            _ => {
                let section = manuscript.section_kind(index);
                let setting = Setting { kind: line.kind.clone(), section, year };
                Arc::new(read(&line.text, setting))
            }
        }
    };
    let middle = each(count - tail - head, LINES_READ_A_THREAD, |index| report(head + index));
    let (first, last) = (&known[..head], &known[known.len() - tail..]);
    first.iter().cloned().chain(middle).chain(last.iter().cloned()).collect()
}

/// Fewest lines that are worth a thread of their own.
const LINES_A_THREAD: usize = 64;

/// Fewest lines whose reading, which takes much longer than looking at them, is worth a thread of its own.
const LINES_READ_A_THREAD: usize = 16;

fn read(text: &str, setting: Setting) -> LineReport {
    let facts = Arc::new(LineFacts::new(text, setting));
    let (mut findings, mut anchored) = (Vec::new(), Vec::new());
    for (index, rule) in RULES.iter().enumerate() {
        match rule.scope {
            Scope::Line(run) => run(&facts, &mut findings),
            Scope::Anchored { anchors, .. } if anchors(&facts) => anchored.push(index),
            Scope::Anchored { .. } | Scope::Document(_) | Scope::Grouped(_) => {}
        }
    }
    LineReport { facts, findings, anchored }
}

/// The lines at which each rule begins, in order.
fn anchors(reports: &[Arc<LineReport>]) -> Vec<Vec<usize>> {
    let mut anchors = vec![Vec::new(); RULES.len()];
    for (line, report) in reports.iter().enumerate() {
        for rule in &report.anchored {
            anchors[*rule].push(line);
        }
    }
    anchors
}

/// Checks a document once.
pub fn check(document: &Document, last_year: Option<&LastYear>, options: &Options) -> Vec<Finding> {
    Checker::new().check(document, last_year, options)
}

impl LastYear {
    /// Reads last year's document.
    pub fn new(document: &Document) -> Self {
        let manuscript = Manuscript::new(document);
        let reports = reports(&manuscript, document.meta.year, &[]);
        let lines: Vec<Arc<LineFacts>> = reports.iter().map(|report| Arc::clone(&report.facts)).collect();
        let mut by_clause = HashMap::new();
        for (line, facts) in lines.iter().enumerate() {
            for clause in &facts.figure_clauses {
                by_clause.entry(clause.hash).or_insert(line);
            }
        }
        Self { manuscript, lines, year: document.meta.year, by_clause }
    }
}
