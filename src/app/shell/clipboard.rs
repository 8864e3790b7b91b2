//! Pasting (粘贴): foreign text comes in as plain paragraphs, a single line where only one fits, and cells copied from
//! a spreadsheet as cells.

use egui::{Event, RawInput};

use crate::document::{Document, Field, MetaField, Part, Place};
use crate::edit::{EditError, Transaction, table};
use crate::text::paste::{clean_line, clean_paste};
use crate::text::tsv::parse_tsv;

/// Cleans what is pasted in this frame, as fits the field with the focus.
pub(super) fn clean(context: &egui::Context, input: &mut RawInput, caret: Option<&Place>) {
    let focus = context.memory(|memory| memory.focused());
    let part = caret.map(|caret| caret.part).filter(|part| focus == Some(crate::app::editor::field_id(*part)));
    for event in &mut input.events {
        if let Event::Paste(text) = event {
            *text = match part {
                Some(part) if keeps_paragraphs(part) => clean_paste(text),
                Some(_) => clean_line(text),
                None => continue,
            };
        }
    }
}

/// Takes cells that are pasted into a cell with the focus out of the input; the change they mean.
pub(super) fn take_cells(
    context: &egui::Context,
    input: &mut RawInput,
    caret: Option<&Place>,
    document: &Document,
) -> Option<Result<Transaction, EditError>> {
    let part = caret?.part;
    let Part::Section(id, Field::Cell { row, column }) = part else { return None };
    if context.memory(|memory| memory.focused()) != Some(crate::app::editor::field_id(part)) {
        return None;
    }
    let at = input.events.iter().position(|event| matches!(event, Event::Paste(text) if is_cells(text)))?;
    let Event::Paste(text) = input.events.remove(at) else { return None };
    let mut cells = parse_tsv(&text);
    cells.iter_mut().flatten().for_each(|cell| *cell = clean_line(cell));
    Some(table::paste_cells(document, id, (row, column), cells))
}

/// Whether a text is more than one cell. A spreadsheet ends every row with a line break, even a single one.
fn is_cells(text: &str) -> bool {
    text.trim_end_matches(['\r', '\n']).contains(['\t', '\n'])
}

fn keeps_paragraphs(part: Part) -> bool {
    matches!(part, Part::Section(_, Field::Body) | Part::Meta(MetaField::Title | MetaField::Signature))
}
