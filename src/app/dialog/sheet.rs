//! The sheet all dialogs are drawn on (对话框的底板), and its row of buttons.

use egui::accesskit::Role;
use egui::{
    Align, Button, Context, Frame, Id, Key, Layout, Margin, Modal, Modifiers, RichText, Stroke, Ui, vec2,
};

use crate::app::theme::{self, CORNER};

/// What the keyboard asked of a dialog in this frame.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Keys {
    /// Enter, while no button had the keyboard.
    pub(super) enter: bool,
    /// Escape.
    pub(super) escape: bool,
}

/// Draws a dialog named `title` over everything else, `width` points wide, and gives back what `content` does and
/// which keys are for the dialog. Keys of the frame in which it appears belong to whatever opened it.
pub(super) fn show<R>(
    context: &Context,
    id: Id,
    title: &str,
    width: f32,
    content: impl FnOnce(&mut Ui, bool) -> R,
) -> (R, Keys) {
    let appearing = appears(context, id);
    let colors = theme::of(&context.global_style().visuals);
    let frame = Frame::new()
        .fill(colors.paper)
        .stroke(Stroke::new(1.0, colors.line))
        .corner_radius(CORNER + 2)
        .inner_margin(Margin::same(20));
    let shown = Modal::new(id).frame(frame).show(context, |ui| {
        ui.set_width(width.min(context.content_rect().width() - 64.0));
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Dialog);
            node.set_label(title);
        });
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        ui.label(RichText::new(title).heading());
        ui.add_space(4.0);
        content(ui, appearing)
    });
    let keys = if appearing || !shown.is_top_modal || shown.any_popup_open {
        Keys::default()
    } else {
        take_keys(context)
    };
    (shown.inner, keys)
}

fn take_keys(context: &Context) -> Keys {
    let free = context.memory(|memory| memory.focused().is_none());
    context.input_mut(|input| Keys {
        enter: free && input.consume_key(Modifiers::NONE, Key::Enter),
        escape: input.consume_key(Modifiers::NONE, Key::Escape),
    })
}

/// Whether the dialog was not there in the pass before this one.
fn appears(context: &Context, id: Id) -> bool {
    let now = context.cumulative_pass_nr();
    let key = id.with("last shown");
    let last: Option<u64> = context.data_mut(|data| data.get_temp(key));
    context.data_mut(|data| data.insert_temp(key, now));
    // Discarded passes of one frame count too, so that "the one before" may be this frame's own.
    last.is_none_or(|last| last + 1 < now)
}

/// Buttons from the right, the primary one outermost; gives back which was pressed.
pub(super) fn buttons<'a>(
    ui: &mut Ui,
    labels: impl DoubleEndedIterator<Item = (&'a str, bool)>,
    focus_primary: bool,
) -> Option<usize> {
    let labels: Vec<_> = labels.enumerate().collect();
    let (primary, others): (Vec<_>, Vec<_>) = labels.into_iter().partition(|(_, (_, primary))| *primary);
    let mut pressed = None;
    ui.add_space(8.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        for (index, (label, is_primary)) in primary.into_iter().chain(others.into_iter().rev()) {
            let response = ui.add(button(ui, label, is_primary));
            if is_primary && focus_primary {
                response.request_focus();
            }
            if response.clicked() {
                pressed = Some(index);
            }
        }
    });
    pressed
}

/// A paragraph of a dialog: with room between its lines.
pub(super) fn paragraph(ui: &mut Ui, text: &str, color: egui::Color32) {
    ui.label(RichText::new(text).color(color).line_height(Some(theme::INTERFACE_TEXT * 1.6)));
}

/// One button: accent where it is the primary one.
pub(super) fn button(ui: &Ui, label: &str, primary: bool) -> Button<'static> {
    let colors = theme::colors(ui);
    let size = vec2(76.0, 30.0);
    if primary {
        let text = RichText::new(label).color(colors.on_accent);
        Button::new(text).fill(colors.accent).stroke(Stroke::NONE).min_size(size)
    } else {
        Button::new(label.to_owned()).min_size(size)
    }
}
