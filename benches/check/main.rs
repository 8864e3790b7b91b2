//! What checking costs: a whole document, and one keystroke in a long one.
//!
//! `cargo bench --no-default-features --bench check`. Wanted: 5,000 characters under 5 ms, 100,000 under 80 ms, a
//! keystroke in 100,000 characters under 2 ms.

mod prose;

use annual_summary::check::{Options, check};
use annual_summary::document::Document;
use annual_summary::session::checking::Proofreader;
use divan::Bencher;
use divan::counter::CharsCount;

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
