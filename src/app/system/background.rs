//! One piece of work on a thread of its own (后台任务), whose result the window picks up.

use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use egui::Context;

/// The work ended without a result: its thread could not be started, or broke off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) struct Lost;

/// Work under way. Dropping it lets the work end by itself and forgets the result.
#[derive(Debug)]
pub(in crate::app) struct Background<T> {
    receiver: Receiver<T>,
}

impl<T: Send + 'static> Background<T> {
    /// Starts `work` on a thread called `name`; wakes the window of `context` when it is done.
    pub(in crate::app) fn start(
        context: &Context,
        name: &str,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Self {
        let (sender, receiver) = channel();
        let context = context.clone();
        let thread = thread::Builder::new().name(name.to_owned()).spawn(move || {
            // Nobody listens any more when the window is closed.
            sender.send(work()).ok();
            context.request_repaint();
        });
        // Without a thread the sender is gone already, and the first question finds out.
        drop(thread);
        Self { receiver }
    }

    /// The result, once it is there.
    pub(in crate::app) fn poll(&self) -> Option<Result<T, Lost>> {
        match self.receiver.try_recv() {
            Ok(result) => Some(Ok(result)),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(Lost)),
        }
    }
}
