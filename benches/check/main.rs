//! What checking costs: a whole document, and one keystroke in a long one.
//!
//! `cargo bench --no-default-features --bench check`. Wanted: 5,000 characters under 5 ms, 100,000 under 80 ms, a
//! keystroke in 100,000 characters under 2 ms.

mod prose;
mod reading;

use std::hint::black_box;

use annual_summary::check::rules::RULES;
use annual_summary::check::{LineFacts, Manuscript, Options, Scope, check, standings};
use annual_summary::document::Document;
use annual_summary::session::checking::Proofreader;
use divan::Bencher;
use divan::counter::CharsCount;

/// Characters of a long document.
const LONG: usize = 100_000;

fn main() {
    divan::main();
}

/// Characters a second must be the same in every row.
#[divan::bench(args = [5_000, 20_000, 100_000], sample_count = 30)]
fn whole(bencher: Bencher<'_, '_>, chars: usize) {
    let document = prose::document(chars);
    let options = Options::default();
    bencher.counter(CharsCount::new(chars)).bench(|| check(&document, None, &options));
}

/// A digit is typed and taken back in the middle of the document.
#[divan::bench(args = [5_000, 20_000, 100_000])]
fn keystroke(bencher: Bencher<'_, '_>, chars: usize) {
    let before = prose::document(chars);
    let after = typed(before.clone());
    let options = Options::default();
    let mut proofreader = Proofreader::new();
    proofreader.check(&before, &options);
    let mut is_typed = false;
    bencher.bench_local(|| {
        is_typed = !is_typed;
        proofreader.check(if is_typed { &after } else { &before }, &options)
    });
}

/// The lines of a document with the way back to its text; every keystroke makes them anew.
#[divan::bench]
fn manuscript(bencher: Bencher<'_, '_>) {
    let document = prose::document(LONG);
    bencher.bench(|| Manuscript::new(&document));
}

/// What is read in every line before any rule looks.
#[divan::bench(sample_count = 30)]
fn line_facts(bencher: Bencher<'_, '_>) {
    let manuscript = Manuscript::new(&prose::document(LONG));
    bencher.bench(|| reading::lines(&manuscript));
}

/// Each rule by itself, over all lines of a long document. A line rule pays this once; a document rule pays it
/// with every keystroke, a grouped rule only for the groups of one line.
#[divan::bench(args = RULES.iter().map(|rule| rule.id), sample_count = 15)]
fn rule(bencher: Bencher<'_, '_>, id: &str) {
    let manuscript = Manuscript::new(&prose::document(LONG));
    let lines = reading::lines(&manuscript);
    let standings = standings(&manuscript, Some(2024));
    let facts = reading::facts(&manuscript, &lines, &standings);
    let Some(rule) = annual_summary::check::rules::rule(id) else { return };
    // Where an anchored rule begins is asked once a line, not with every keystroke, a grouped rule only for the groups of one line.
    let is_anchor = |line: &LineFacts| matches!(rule.scope, Scope::Anchored { anchors, .. } if anchors(line));
    let anchors: Vec<usize> = (0..lines.len()).filter(|index| is_anchor(&lines[*index])).collect();
    bencher.bench_local(|| match rule.scope {
        Scope::Grouped(grouped) => {
            let mut findings = Vec::new();
            grouped.check(&facts, &mut findings);
            black_box(findings.len())
        }
        Scope::Line(run) => {
            let mut findings = Vec::new();
            lines.iter().for_each(|line| run(line, &mut findings));
            black_box(findings.len())
        }
        Scope::Anchored { check, .. } => {
            let mut findings = Vec::new();
            check(&facts, &anchors, &mut findings);
            black_box(findings.len())
        }
        Scope::Document(run) => {
            let mut findings = Vec::new();
            run(&facts, &mut findings);
            black_box(findings.len())
        }
    });
}

/// The document with one more digit in the middle.
fn typed(mut document: Document) -> Document {
    let middle = document.sections.len() / 2;
    if let Some(section) = document.sections.get_mut(middle)
        && let Some(at) = section.body.find(|ch: char| ch.is_ascii_digit())
    {
        section.body.insert(at, '3');
    }
    document
}
