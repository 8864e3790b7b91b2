//! How desk and strip scroll: thin bars that lie over the pages, and edges that do not fade them.

use egui::Ui;
use egui::style::ScrollStyle;

/// Gives the scroll areas of `ui` their style. The bars take no room, so that a page that fits the width does so
/// with and without them.
pub(super) fn apply(ui: &mut Ui) {
    let mut style = ScrollStyle { floating_allocated_width: 0.0, ..ScrollStyle::thin() };
    style.fade.strength = 0.0;
    ui.spacing_mut().scroll = style;
}
