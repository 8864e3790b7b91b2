//! Pasting (粘贴): foreign text comes in as plain paragraphs, a single line where only one fits, and as cells in a table.

use egui::{Event, RawInput};

use super::App;
use crate::app::editor::field_id;
use crate::document::{Field, Part, SectionId};
use crate::edit::table::paste_text;
use crate::session::desk::Command;
use crate::text::{clean_line, clean_paste};

/// The longest text that is pasted, in bytes: more than any summary, and quick to lay out.
const LONGEST: usize = 1 << 20;

/// What becomes of a pasted text.
enum Pasted {
    /// It is written where the caret is.
    Text(String),
    /// It fills cells from this one on.
    Cells(SectionId, usize, usize),
}

impl App {
    /// Cleans what is pasted in this frame, as fits the field with the focus.
    pub(super) fn clean_pasted(&mut self, context: &egui::Context, input: &mut RawInput) {
        if !input.events.iter().any(|event| matches!(event, Event::Paste(_))) {
            return;
        }
        let focus = context.memory(|memory| memory.focused());
        let caret = self.panes.editor.caret().map(|caret| caret.part);
        let part = caret.filter(|part| focus == Some(field_id(*part)));
        let events = std::mem::take(&mut input.events);
        input.events = events.into_iter().filter_map(|event| self.pasted(part, event)).collect();
    }

    /// The event as the field with the focus is to see it; `None` when it is dealt with.
    fn pasted(&mut self, part: Option<Part>, event: Event) -> Option<Event> {
        let (Event::Paste(text), Some(part)) = (&event, part) else { return Some(event) };
        if text.len() > LONGEST {
            let size = text.len() / LONGEST + 1;
            self.services
                .toasts
                .error(format!("要粘贴的文字将近{size}MB，太长了，没有粘贴；请存成文本文件，再用“打开”导入"));
            return None;
        }
        match fit(part, text) {
            Pasted::Text(text) => Some(Event::Paste(text)),
            Pasted::Cells(id, row, column) => {
                match paste_text(self.desk.document(), id, (row, column), text) {
                    Ok(change) => self.actions.desk(Command::Apply(change)),
                    Err(error) => self.services.toasts.error(format!("表格放不下粘贴的内容：{error}")),
                }
                None
            }
        }
    }
}

fn fit(part: Part, text: &str) -> Pasted {
    match part {
        Part::Section(id, Field::Cell { row, column }) if text.trim_end().contains(['\t', '\n']) => {
            Pasted::Cells(id, row, column)
        }
        _ if part.holds_lines() => Pasted::Text(clean_paste(text)),
        _ => Pasted::Text(clean_line(text)),
    }
}
