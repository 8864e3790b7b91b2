//! What each stage costs, from text to PDF, for the sample and for twenty times as much; and whether a page
//! costs the same in a long document as in a short one.
//!
//! `cargo bench --bench pipeline`

mod corpus;

use annual_summary::document::Document;
use annual_summary::export::pdf::{PdfOptions, write_pdf};
use annual_summary::export::text::text;
use annual_summary::font::FontBook;
use annual_summary::import::import_text;
use annual_summary::storage;
use annual_summary::typeset::compose::{FlowStyle, flow};
use annual_summary::typeset::{Pages, Profile, typeset};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

/// The sample, and about 200 pages.
const COPIES: [usize; 2] = [1, 20];

fn main() {
    divan::main();
}

fn plain_text(document: &Document) -> String {
    text(&flow(document, FlowStyle::default()))
}

fn stored(document: &Document) -> String {
    storage::encode(document).unwrap_or_default()
}

fn pages(document: &Document) -> Pages {
    typeset(document, &Profile::gb9704(), FontBook::embedded())
}

fn pdf(pages: &Pages) -> Vec<u8> {
    write_pdf(pages, &PdfOptions::default()).unwrap_or_default()
}

#[divan::bench(args = COPIES)]
fn import(bencher: Bencher<'_, '_>, copies: usize) {
    let text = plain_text(&corpus::varied(copies));
    bencher.counter(BytesCount::of_str(&text)).bench(|| import_text(&text));
}

#[divan::bench(args = COPIES)]
fn encode(bencher: Bencher<'_, '_>, copies: usize) {
    let document = corpus::varied(copies);
    bencher.counter(BytesCount::of_str(&stored(&document))).bench(|| storage::encode(&document));
}

#[divan::bench(args = COPIES)]
fn decode(bencher: Bencher<'_, '_>, copies: usize) {
    let text = stored(&corpus::varied(copies));
    bencher.counter(BytesCount::of_str(&text)).bench(|| storage::decode(&text));
}

#[divan::bench(args = COPIES)]
fn export_text(bencher: Bencher<'_, '_>, copies: usize) {
    let document = corpus::varied(copies);
    bencher.bench(|| plain_text(&document));
}

#[divan::bench(args = COPIES)]
fn compose_and_typeset(bencher: Bencher<'_, '_>, copies: usize) {
    let document = corpus::varied(copies);
    bencher.counter(ItemsCount::new(pages(&document).pages.len())).bench(|| pages(&document));
}

#[divan::bench(args = COPIES)]
fn write(bencher: Bencher<'_, '_>, copies: usize) {
    let pages = pages(&corpus::varied(copies));
    bencher.counter(ItemsCount::new(pages.pages.len())).bench(|| pdf(&pages));
}

/// From the text of a `.ron` file to the bytes of a PDF.
#[divan::bench(args = COPIES)]
fn whole(bencher: Bencher<'_, '_>, copies: usize) {
    let document = corpus::varied(copies);
    let count = ItemsCount::new(pages(&document).pages.len());
    let text = stored(&document);
    bencher.counter(count).bench(|| storage::decode(&text).map(|document| pdf(&pages(&document))));
}

/// Pages a second must be the same in every row.
#[divan::bench(args = [10, 100, 1000], sample_count = 20)]
fn typeset_pages(bencher: Bencher<'_, '_>, about: usize) {
    let document = corpus::varied(about / 10);
    bencher.counter(ItemsCount::new(pages(&document).pages.len())).bench(|| pages(&document));
}

/// Pages a second must be the same in every row, but for the fonts, which cost the same once.
#[divan::bench(args = [10, 100, 1000], sample_count = 10)]
fn write_pages(bencher: Bencher<'_, '_>, about: usize) {
    let pages = pages(&corpus::varied(about / 10));
    bencher.counter(ItemsCount::new(pages.pages.len())).bench(|| pdf(&pages));
}
