//! Jobs (后台任务): what reads and writes files, off the frame.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use crate::session::desk::Outcome;
use crate::session::rollover::Beginning;
use crate::session::{Exported, SessionError};

/// How a job ended.
#[derive(Debug)]
pub(super) enum Done {
    /// A file was read or saved.
    Desk(Outcome),
    /// Last year's file was read to begin from.
    Begun { path: PathBuf, result: Result<Box<Beginning>, SessionError> },
    /// A document was exported to this file.
    Exported { path: PathBuf, purpose: Purpose, result: Result<Exported, SessionError> },
}

/// What an export is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To keep.
    Keep,
    /// To keep, and look at it now.
    Open,
    /// To print it.
    Print,
}

/// A job on its way.
#[derive(Debug)]
struct Running {
    number: u64,
    title: String,
    since: Instant,
    /// Whether its result may be thrown away.
    cancellable: bool,
}

/// The jobs on their way.
#[derive(Debug)]
pub(super) struct Jobs {
    context: egui::Context,
    sender: Sender<(u64, Done)>,
    receiver: Receiver<(u64, Done)>,
    running: Vec<Running>,
    count: u64,
}

/// How long a job may take before the window speaks of it.
const PATIENCE: Duration = Duration::from_millis(500);

impl Jobs {
    pub(super) fn new(context: egui::Context) -> Self {
        let (sender, receiver) = channel();
        Self { context, sender, receiver, running: Vec::new(), count: 0 }
    }

    /// Starts a job. `title` says what it does, as in “正在打开…”.
    pub(super) fn start(
        &mut self,
        title: impl Into<String>,
        cancellable: bool,
        job: impl FnOnce() -> Done + Send + 'static,
    ) {
        self.count += 1;
        let number = self.count;
        self.running.push(Running { number, title: title.into(), since: Instant::now(), cancellable });
        let (sender, context) = (self.sender.clone(), self.context.clone());
        std::thread::spawn(move || {
            let done = job();
            // A window that is gone waits for nothing.
            let _ = sender.send((number, done));
            context.request_repaint();
        });
        self.context.request_repaint_after(PATIENCE);
    }

    /// The jobs that have ended since, without those that were cancelled.
    pub(super) fn ended(&mut self) -> Vec<Done> {
        let mut ended = Vec::new();
        while let Ok((number, done)) = self.receiver.try_recv() {
            let before = self.running.len();
            self.running.retain(|running| running.number != number);
            if self.running.len() < before {
                ended.push(done);
            }
        }
        ended
    }

    /// Whether a file is being written.
    pub(super) fn is_busy(&self) -> bool {
        !self.running.is_empty()
    }

    /// Shows the job that takes long, with a button to cancel it.
    pub(super) fn ui(&mut self, context: &egui::Context) {
        let Some(slow) = self.running.iter().find(|running| running.since.elapsed() >= PATIENCE) else {
            return;
        };
        let (number, cancellable) = (slow.number, slow.cancellable);
        let mut cancelled = false;
        egui::Modal::new(egui::Id::unique("progress")).show(context, |ui| {
            ui.horizontal(|ui| {
                ui.spinner();
                ui.label(&slow.title);
            });
            ui.add_space(8.0);
            cancelled = cancellable && ui.button("取消").clicked();
        });
        if cancelled {
            self.running.retain(|running| running.number != number);
        }
    }
}
