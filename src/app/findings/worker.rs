//! The checking worker: one thread that checks the newest document, so that typing never waits.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::check::Options;
use crate::document::Document;
use crate::session::carry_over::{CarryOver, CarryOverReader};
use crate::session::checking::ledger::Row;
use crate::session::checking::{Checked, Proofreader, Quote};

/// A document to be checked.
pub(super) struct Request {
    pub(super) revision: u64,
    pub(super) document: Document,
    pub(super) options: Options,
}

/// A finding with what a card shows of it.
#[derive(Debug, Clone)]
pub(in crate::app) struct Item {
    pub(in crate::app) checked: Checked,
    /// First what is at fault, then what it contradicts.
    pub(in crate::app) quotes: Vec<Quote>,
}

/// What was found in a document of this revision.
pub(super) struct Report {
    pub(super) revision: u64,
    /// `None` when checking broke off, which no document should bring about.
    pub(super) items: Option<Vec<Item>>,
    /// The ledger of the same document.
    pub(super) rows: Vec<Row>,
    /// What of the same document is still last year's; `None` when it was not begun from last year's.
    pub(super) carry_over: Option<CarryOver>,
}

/// The window's end of the worker.
pub(super) struct Worker {
    requests: Sender<Request>,
    reports: Receiver<Report>,
}

impl Worker {
    /// Starts the thread; `wake` is called after every report.
    pub(super) fn spawn(wake: impl Fn() + Send + 'static) -> Self {
        let (requests, inbox) = channel();
        let (outbox, reports) = channel();
        // Without a thread nothing is ever reported; everything else works as before.
        let _ = std::thread::Builder::new().name("check".into()).spawn(move || work(&inbox, &outbox, &wake));
        Self { requests, reports }
    }

    /// Hands in a document; one that waits is forgotten.
    pub(super) fn submit(&self, request: Request) {
        // A worker that is gone reports nothing.
        let _ = self.requests.send(request);
    }

    /// The newest report since the last time.
    pub(super) fn poll(&self) -> Option<Report> {
        self.reports.try_iter().last()
    }
}

fn work(inbox: &Receiver<Request>, outbox: &Sender<Report>, wake: &dyn Fn()) {
    let mut proofreader = Proofreader::new();
    let mut last_year = CarryOverReader::default();
    while let Ok(request) = inbox.recv() {
        let Request { revision, document, options } = inbox.try_iter().last().unwrap_or(request);
        let checked = catch_unwind(AssertUnwindSafe(|| {
            let items = items(&mut proofreader, &document, &options);
            (items, proofreader.ledger(&document), last_year.read(&document))
        }));
        if checked.is_err() {
            // What it remembers may be half changed.
            (proofreader, last_year) = (Proofreader::new(), CarryOverReader::default());
        }
        let (items, rows, carry_over) = checked
            .map_or((None, Vec::new(), None), |(items, rows, carry_over)| (Some(items), rows, carry_over));
        if outbox.send(Report { revision, items, rows, carry_over }).is_err() {
            return;
        }
        wake();
    }
}

fn items(proofreader: &mut Proofreader, document: &Document, options: &Options) -> Vec<Item> {
    let quotes = |checked: &Checked| {
        let spans = checked.finding.spans.iter();
        spans.map(|place| Quote::new(document, place)).collect::<Option<Vec<_>>>()
    };
    let checked = proofreader.check(document, options).into_iter();
    checked.filter_map(|checked| Some(Item { quotes: quotes(&checked)?, checked })).collect()
}
