//! Pasting (粘贴): foreign text comes in as plain paragraphs, a single line where only one fits.

use egui::{Event, RawInput};

use crate::document::{Field, MetaField, Part, Place};
use crate::text::paste::{clean_line, clean_paste};

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

fn keeps_paragraphs(part: Part) -> bool {
    matches!(part, Part::Section(_, Field::Body) | Part::Meta(MetaField::Title | MetaField::Signature))
}
