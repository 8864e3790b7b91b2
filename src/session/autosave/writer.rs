//! The thread that writes snapshots: one after the other, so that none ever takes the place of a later one.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use crate::document::Document;
use crate::storage::StorageError;
use crate::storage::recovery::{Origin, Orphan, Recovery};

/// What an orphan that is taken over turns into.
type Taken = Result<(Document, Origin), StorageError>;

/// What the thread is asked for.
enum Errand {
    Write(Box<(Document, Origin)>),
    Discard,
    Take(Box<Orphan>, Sender<Taken>),
}

/// How the latest write ended.
#[derive(Debug, Default)]
struct Report {
    /// It failed, and nobody has asked yet.
    news: bool,
    /// Why it failed.
    problem: Option<String>,
}

/// The thread. Dropping it waits until everything asked for is done.
#[derive(Debug)]
pub(super) struct Writer {
    recovery: Arc<Recovery>,
    report: Arc<Mutex<Report>>,
    errands: Option<Sender<Errand>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread. Where the system gives none, everything is done at once instead.
    pub(super) fn start(recovery: Recovery) -> Self {
        let (recovery, report) = (Arc::new(recovery), Arc::new(Mutex::default()));
        let (errands, queue) = channel();
        let work = {
            let (recovery, report) = (Arc::clone(&recovery), Arc::clone(&report));
            move || run(&queue, &recovery, &report)
        };
        let thread = std::thread::Builder::new().name("autosave".into()).spawn(work).ok();
        let errands = thread.as_ref().map(|_| errands);
        Self { recovery, report, errands, thread }
    }

    /// Writes a snapshot.
    pub(super) fn write(&self, document: Document, origin: Origin) {
        self.ask(Errand::Write(Box::new((document, origin))));
    }

    /// Drops the snapshot, after those that are still to be written.
    pub(super) fn discard(&self) {
        self.ask(Errand::Discard);
    }

    /// Takes an orphan over; waits until that is done.
    pub(super) fn take(&self, orphan: Orphan) -> Taken {
        let (answer, answered) = channel();
        self.ask(Errand::Take(Box::new(orphan), answer));
        answered.recv().unwrap_or_else(|_| {
            let error = crate::storage::error::EncodeError("自动备份已停止".into());
            Err(StorageError::Encode { path: "".into(), error })
        })
    }

    /// Whether a write has failed since this was last asked.
    pub(super) fn has_failed(&self) -> bool {
        std::mem::take(&mut self.report.lock().unwrap_or_else(PoisonError::into_inner).news)
    }

    /// Why the latest write failed, if it did.
    pub(super) fn problem(&self) -> Option<String> {
        self.report.lock().unwrap_or_else(PoisonError::into_inner).problem.clone()
    }

    fn ask(&self, errand: Errand) {
        let left = match &self.errands {
            Some(errands) => errands.send(errand).err().map(|refused| refused.0),
            None => Some(errand),
        };
        if let Some(errand) = left {
            carry_out(errand, &self.recovery, &self.report);
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.errands = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn run(queue: &Receiver<Errand>, recovery: &Recovery, report: &Mutex<Report>) {
    while let Ok(errand) = queue.recv() {
        carry_out(errand, recovery, report);
    }
}

fn carry_out(errand: Errand, recovery: &Recovery, report: &Mutex<Report>) {
    match errand {
        Errand::Write(snapshot) => {
            let (document, origin) = *snapshot;
            let problem = recovery.write(&document, &origin).err().map(|error| error.to_string());
            let report = &mut report.lock().unwrap_or_else(PoisonError::into_inner);
            report.news = problem.is_some();
            report.problem = problem;
        }
        // A snapshot that stays is offered once more, which does no harm.
        Errand::Discard => drop(recovery.discard()),
        Errand::Take(orphan, answer) => drop(answer.send(recovery.take(*orphan))),
    }
}
