//! One text field of the document: shows a part, tells what was written, keeps an input method's preedit to itself.

use std::ops::Range;

use egui::text_edit::TextEditState;
use egui::{Id, Rect, TextEdit, Ui};

use super::highlight::{self, Look, Mark};
use super::{backdrop, caret};
use crate::app::{naming, theme};
use crate::document::{Part, Place};
use crate::session::desk::Writing;

/// The identity of the widget that shows `part`.
pub(in crate::app) fn field_id(part: Part) -> Id {
    Id::unique(("field", part))
}

/// An input method's preedit (预编辑), which is not yet the user's text: the field shows it, the document never
/// sees it.
#[derive(Debug, Default)]
pub(in crate::app) struct Composition {
    /// Whether the input method shows a preedit now.
    active: bool,
    /// The field being composed in, and its text with the preedit in it.
    held: Option<(Part, String)>,
}

impl Composition {
    /// Takes note of the input method's events of this frame. Input methods differ in whether they clear the preedit
    /// before or after they commit; only whether the last one left a preedit matters.
    pub(in crate::app) fn observe(&mut self, context: &egui::Context) {
        context.input(|input| {
            for event in &input.events {
                if let egui::Event::Ime(event) = event {
                    self.active = matches!(event, egui::ImeEvent::Preedit { text, .. } if !text.is_empty());
                }
            }
        });
    }

    /// Whether the input method is composing.
    pub(in crate::app) fn is_active(&self) -> bool {
        self.active
    }

    fn shown(&self, part: Part, text: &str) -> String {
        match &self.held {
            Some((held, shown)) if *held == part => shown.clone(),
            _ => text.to_owned(),
        }
    }

    /// What was written, once it is text: `shown` is what the field shows after this frame's input.
    fn settle(&mut self, part: Part, text: &str, shown: String) -> Option<String> {
        if self.active && (shown != text || self.held.as_ref().is_some_and(|(held, _)| *held == part)) {
            self.held = Some((part, shown));
            return None;
        }
        if self.held.as_ref().is_some_and(|(held, _)| *held == part) {
            self.held = None;
        }
        (shown != text).then_some(shown)
    }
}

/// What a field is and how it looks.
#[derive(Debug, Clone, Copy)]
pub(in crate::app) struct Field<'a> {
    pub(in crate::app) part: Part,
    /// Its text as shown.
    pub(in crate::app) text: &'a str,
    /// Its name for those who cannot see it.
    pub(in crate::app) label: &'a str,
    /// What to write, shown while it is empty.
    pub(in crate::app) hint: &'a str,
    pub(in crate::app) look: Look,
    pub(in crate::app) marks: &'a [(Range<usize>, Mark)],
    pub(in crate::app) multiline: bool,
    /// Whether its text stands at the right, as numbers do.
    pub(in crate::app) flush_right: bool,
    /// Whether it has a border of its own.
    pub(in crate::app) framed: bool,
    pub(in crate::app) width: f32,
}

/// What happened in a field.
pub(in crate::app) struct Output {
    /// All of its text, when something was written.
    pub(in crate::app) written: Option<String>,
    /// The selection, while it has the focus.
    pub(in crate::app) selection: Option<Range<usize>>,
    /// Where the caret stands on the screen, while it has the focus or the goal lies here.
    pub(in crate::app) caret: Option<Rect>,
    pub(in crate::app) response: egui::Response,
}

impl Field<'_> {
    /// Draws the field. `goal` is a place in it to go to.
    pub(in crate::app) fn show(
        self,
        ui: &mut Ui,
        composition: &mut Composition,
        goal: Option<&Place>,
    ) -> Output {
        let id = field_id(self.part);
        let mut shown = composition.shown(self.part, self.text);
        if let Some(goal) = goal {
            self.enter(ui, id, &goal.range);
        }
        let colors = theme::colors(ui);
        let (look, marks, multiline) = (self.look, self.marks, self.multiline);
        let mut layouter = |ui: &Ui, text: &dyn egui::TextBuffer, width: f32| {
            let width = if multiline { width } else { f32::INFINITY };
            let job = highlight::job(text.as_str(), width, &look, colors);
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let edit =
            if self.multiline { TextEdit::multiline(&mut shown) } else { TextEdit::singleline(&mut shown) };
        let mut edit = edit.id(id).desired_width(self.width).layouter(&mut layouter).desired_rows(1);
        if !self.hint.is_empty() {
            edit =
                edit.hint_text(egui::RichText::new(self.hint).size(look.size.min(14.0)).color(colors.hint));
        }
        if self.flush_right {
            edit = edit.align(egui::Align2::RIGHT_TOP);
        }
        if !self.framed {
            edit = edit.frame(egui::Frame::NONE).margin(egui::Margin::ZERO);
        }
        let behind = ui.painter().add(egui::Shape::Noop);
        let output = edit.show(ui);
        let (clip, at) = (ui.clip_rect(), output.galley_pos);
        let shapes = backdrop::shapes(&output.galley, at, clip, &shown, look.prose, marks, colors);
        ui.painter().set(behind, egui::Shape::Vec(shapes));
        let response = output.response.response.clone();
        naming::name(&response, self.label);
        forget_own_undo(ui, id);
        let focused = response.has_focus();
        let selection = output.cursor_range.filter(|_| focused).map(|range| caret::bytes(&shown, &range));
        let caret = match (goal, &output.cursor_range) {
            (Some(goal), _) => Some(caret::cursor(&shown, goal.range.end)),
            (None, Some(range)) if focused => Some(range.primary),
            _ => None,
        };
        let caret =
            caret.map(|cursor| output.galley.pos_from_cursor(cursor).translate(output.galley_pos.to_vec2()));
        let written = composition.settle(self.part, self.text, shown);
        Output { written, selection, caret, response }
    }

    fn enter(&self, ui: &Ui, id: Id, range: &Range<usize>) {
        let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
        state.cursor.set_char_range(Some(caret::selection(self.text, range)));
        state.store(ui.ctx(), id);
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

/// The document has one undo for everything; the widget's own would contradict it.
fn forget_own_undo(ui: &Ui, id: Id) {
    if let Some(mut state) = TextEditState::load(ui.ctx(), id) {
        state.clear_undoer();
        state.store(ui.ctx(), id);
    }
}

/// How what was written in this frame came to be.
pub(in crate::app) fn writing(context: &egui::Context) -> Writing {
    context.input(|input| {
        let has = |test: fn(&egui::Event) -> bool| input.events.iter().any(test);
        if has(|event| matches!(event, egui::Event::Paste(_))) {
            Writing::Pasted
        } else if has(|event| matches!(event, egui::Event::Cut)) {
            Writing::Cut
        } else {
            Writing::Typed
        }
    })
}
