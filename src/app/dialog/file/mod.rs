//! Choosing files (文件对话框), off the frame: the desktop's own dialog, or one drawn in the window where the desktop
//! has none.
//!
//! One dialog at a time. The answer comes with the tag it was asked under; reading and writing the file is not done
//! here.

mod chooser;
mod native;
mod request;

use std::path::PathBuf;

use egui::Context;

pub(in crate::app) use request::{FileMode, FileRequest};

use crate::app::system::Background;
use chooser::Chooser;
use native::NativeAnswer;

/// Set to `window` to have the dialog drawn in the window even where the desktop has one.
const VARIABLE: &str = "ANNUAL_SUMMARY_FILE_DIALOG";

enum Shown {
    Native(Background<NativeAnswer>, FileRequest),
    Window(Box<Chooser>),
}

/// The file dialog of the window. `T` tells the caller what an answer is for.
pub(in crate::app) struct FileDialogs<T> {
    context: Context,
    shown: Option<(T, Shown)>,
    answer: Option<(T, Option<PathBuf>)>,
    last_directory: Option<PathBuf>,
    native: bool,
}

impl<T> FileDialogs<T> {
    /// No dialog yet; `context` is woken when one is answered.
    pub(in crate::app) fn new(context: &Context) -> Self {
        let native = std::env::var_os(VARIABLE).is_none_or(|value| value != "window");
        Self { context: context.clone(), shown: None, answer: None, last_directory: None, native }
    }

    /// As [`FileDialogs::new`], but never asks the desktop.
    pub(in crate::app) fn in_window(context: &Context) -> Self {
        Self { native: false, ..Self::new(context) }
    }

    /// Asks for a file; `parent` is the window the desktop's dialog belongs to. False, and nothing happens, while
    /// another dialog is open.
    pub(in crate::app) fn open(
        &mut self,
        tag: T,
        mut request: FileRequest,
        parent: Option<&eframe::Frame>,
    ) -> bool {
        if self.is_open() {
            return false;
        }
        request.directory = request.directory.or_else(|| self.last_directory.clone());
        let shown = if self.native {
            Shown::Native(native::ask(&request, parent, &self.context), request)
        } else {
            Shown::Window(Box::new(self.chooser(request)))
        };
        self.shown = Some((tag, shown));
        true
    }

    /// Whether a dialog waits for the user.
    pub(in crate::app) fn is_open(&self) -> bool {
        self.shown.is_some()
    }

    /// The answer, once: the tag, and the path, or none when the user cancelled.
    pub(in crate::app) fn poll(&mut self) -> Option<(T, Option<PathBuf>)> {
        let answer = match &self.shown {
            // Work that broke off is as good as no dialog.
            Some((_, Shown::Native(work, _))) => {
                work.poll().map(|answer| answer.unwrap_or(NativeAnswer::Unavailable))
            }
            _ => None,
        };
        if let Some(answer) = answer
            && let Some((tag, Shown::Native(_, request))) = self.shown.take()
        {
            match answer {
                NativeAnswer::Given(path) => self.finish(tag, path),
                NativeAnswer::Unavailable => {
                    self.native = false;
                    self.shown = Some((tag, Shown::Window(Box::new(self.chooser(request)))));
                }
            }
        }
        self.answer.take()
    }

    /// Draws the dialog where the window has to do it itself. Call it in every frame, last.
    pub(in crate::app) fn ui(&mut self, context: &Context) {
        let Some((_, Shown::Window(chooser))) = &mut self.shown else { return };
        if let Some(path) = chooser.show(context)
            && let Some((tag, _)) = self.shown.take()
        {
            self.finish(tag, path);
            context.request_repaint();
        }
    }

    fn chooser(&self, request: FileRequest) -> Chooser {
        Chooser::new(request, self.last_directory.clone(), &self.context)
    }

    fn finish(&mut self, tag: T, path: Option<PathBuf>) {
        if let Some(directory) = path.as_deref().and_then(std::path::Path::parent) {
            self.last_directory = Some(directory.to_owned());
        }
        self.answer = Some((tag, path));
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::Duration;

    use super::*;

    /// A dialog that waits for a desktop that will say `answer`.
    fn waiting(answer: NativeAnswer) -> FileDialogs<u8> {
        let mut dialogs = FileDialogs::in_window(&Context::default());
        dialogs.native = true;
        let work = Background::start(&dialogs.context, "test", move || answer);
        dialogs.shown = Some((3, Shown::Native(work, FileRequest::new(FileMode::Open, "打开"))));
        dialogs
    }

    fn settle(dialogs: &mut FileDialogs<u8>) -> Option<(u8, Option<PathBuf>)> {
        (0..200).find_map(|_| {
            std::thread::sleep(Duration::from_millis(1));
            dialogs.poll()
        })
    }

    #[test]
    fn a_desktop_without_dialogs_is_asked_once() {
        let mut dialogs = waiting(NativeAnswer::Unavailable);
        assert_eq!(settle(&mut dialogs), None);
        assert!(matches!(dialogs.shown, Some((3, Shown::Window(_)))), "the window draws it");
        assert!(!dialogs.native);
    }

    #[test]
    fn an_answer_is_given_once_and_its_folder_remembered() {
        let mut dialogs = waiting(NativeAnswer::Given(Some("/文稿/总结.ron".into())));
        assert_eq!(settle(&mut dialogs), Some((3, Some("/文稿/总结.ron".into()))));
        assert_eq!(dialogs.poll(), None);
        assert!(!dialogs.is_open());
        assert_eq!(dialogs.last_directory.as_deref(), Some(Path::new("/文稿")));
    }

    #[test]
    fn a_cancel_is_an_answer() {
        assert_eq!(settle(&mut waiting(NativeAnswer::Given(None))), Some((3, None)));
    }
}
