//! What the window does with last year's file: begin from it, compare with it, confirm what was taken over.

use std::path::PathBuf;

use super::super::comparison::ComparisonSheet;
use super::super::jobs::Done;
use super::super::overlay::{Overlay, RollOver, this_year};
use super::App;
use super::effects::name_of;
use crate::import::import_text;
use crate::session::comparing::Source;
use crate::session::desk::Command;
use crate::session::rollover::{Beginning, begin};
use crate::session::rollover_steps::{confirm, lock_name};
use crate::session::{self, SessionError};

impl App {
    /// Reads last year's file, off the frame.
    pub(super) fn begin_from(&mut self, path: PathBuf) {
        let title = format!("正在打开“{}”…", name_of(&path));
        self.services.jobs.start(title, true, move || {
            // A file that does not tell its year is taken for last year's; the sheet shows the year to be corrected.
            let result = match begin(&path, None) {
                Err(SessionError::UnknownYear { .. }) => begin(&path, Some(this_year())),
                result => result,
            };
            Done::Begun { path, result: result.map(Box::new) }
        });
    }

    /// Last year's file was read: shows what will become of it.
    pub(super) fn begun(&mut self, path: PathBuf, result: Result<Box<Beginning>, SessionError>) {
        match result {
            Ok(beginning) => self.overlay = Overlay::RollOver(Box::new(RollOver::new(path, *beginning))),
            Err(error) => self.services.toasts.error(error.to_string()),
        }
    }

    /// Shows last year's text beside the present one.
    pub(super) fn compare_last_year(&mut self) {
        let Some(file) = &self.desk.document().review.last_year else { return };
        let old = import_text(&file.text).document;
        let sheet = ComparisonSheet::new(format!("去年：{}", file.name), old, Source::LastYear);
        self.overlay = Overlay::Comparison(Box::new(sheet));
    }

    /// Confirms the paragraphs or the cell where the caret is, and goes on to the next that is taken over.
    pub(super) fn confirm_carried(&mut self) {
        let Some(caret) = self.panes.editor.caret().and_then(|place| self.desk.stored(place)) else {
            return self.services.toasts.info("请先把光标放到要确认的段落");
        };
        let document = self.desk.document();
        let text = document.text(caret.part).unwrap_or_default();
        let start = text[..caret.range.start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[caret.range.end..].find('\n').map_or(text.len(), |at| caret.range.end + at);
        match confirm(document, text[start..end].split('\n')) {
            Some(step) => {
                self.perform(Command::Apply(step));
                let next = self.panes.next_carried(&caret).cloned();
                next.into_iter().for_each(|place| self.show(&place));
            }
            None => self.services.toasts.info("光标所在的段落不是沿用去年的，或者已经确认过"),
        }
    }

    /// Locks the selected name, so that the year in it stays.
    pub(super) fn lock_name(&mut self) {
        let caret = self.panes.editor.caret().cloned();
        let selected = caret.and_then(|place| {
            let text = session::desk::displayed(self.desk.document(), place.part)?;
            text.get(place.range).filter(|text| !text.contains('\n')).map(str::to_owned)
        });
        let name = selected.unwrap_or_default();
        match lock_name(self.desk.document(), &name) {
            Some(step) => {
                self.perform(Command::Apply(step));
                self.services.toasts.info(format!("已锁定“{}”，沿用时其中的年份不变", name.trim()));
            }
            None => self.services.toasts.info("请先在一行之内选中还没有锁定的名称"),
        }
    }
}
