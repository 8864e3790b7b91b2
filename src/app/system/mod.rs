//! What the window asks of the system (系统功能): opening results, showing them in their folder, printing.
//!
//! Every errand runs on a thread; the window picks up what came of it. Knows nothing of documents.

mod background;
mod open;
mod print;

use std::path::PathBuf;

use egui::Context;

pub(super) use background::Background;

/// What came of an errand; texts are for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The file was handed to its program, or shown in its folder.
    Opened,
    /// It was sent to a printer; what to say.
    Printed(String),
    /// There was no way to print: it was opened instead; what to say.
    OpenedForPrinting(String),
    /// It failed; one line with what to do.
    Failed(String),
}

/// The errands under way.
pub(super) struct Errands {
    context: Context,
    under_way: Vec<Background<Outcome>>,
}

impl Errands {
    /// None yet; `context` is woken when one is done.
    pub(super) fn new(context: &Context) -> Self {
        Self { context: context.clone(), under_way: Vec::new() }
    }

    /// Opens `path` with the program the system has for it.
    pub(super) fn open_with_default(&mut self, path: PathBuf) {
        self.start("open", move || open::open_with_default(&path).into());
    }

    /// Shows `path` in its folder.
    pub(super) fn reveal(&mut self, path: PathBuf) {
        self.start("reveal", move || open::reveal(&path).into());
    }

    /// Prints the PDF `path` under the name `title`, on `printer` or the usual one.
    pub(super) fn print(&mut self, path: PathBuf, title: String, printer: Option<String>) {
        self.start("print", move || print::print(&path, &title, printer.as_deref()));
    }

    /// What came of the next errand that is done.
    pub(super) fn poll(&mut self) -> Option<Outcome> {
        let mut finished = None;
        self.under_way.retain(|errand| {
            if finished.is_none() {
                finished = errand.poll();
                finished.is_none()
            } else {
                true
            }
        });
        finished.map(|result| result.unwrap_or_else(|_| Outcome::Failed("没有完成，请再试一次。".to_owned())))
    }

    fn start(&mut self, name: &str, work: impl FnOnce() -> Outcome + Send + 'static) {
        self.under_way.push(Background::start(&self.context, name, work));
    }
}

impl From<Result<(), String>> for Outcome {
    fn from(result: Result<(), String>) -> Self {
        match result {
            Ok(()) => Self::Opened,
            Err(reason) => Self::Failed(reason),
        }
    }
}
