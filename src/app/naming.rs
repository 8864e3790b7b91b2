//! Names of inputs (控件名称) for screen readers: what the words beside a field tell the eye.

use egui::Response;

/// Names the input behind `response`.
///
/// Role and value are told by the widget itself, which knows no name of its own.
pub(super) fn name(response: &Response, name: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(name));
}
