//! Tabs (标签页): words over a line, the chosen one in the accent, with a count where there is something to count.

use egui::{FontId, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::theme;

const HEIGHT: f32 = 36.0;

/// Draws tabs with their names and counts, and changes `chosen` when one is clicked.
pub(super) fn show<T: PartialEq + Copy>(ui: &mut Ui, tabs: &[(T, &str, usize)], chosen: &mut T) {
    let colors = theme::colors(ui);
    let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    ui.painter().rect_filled(bar, 0.0, colors.panel);
    ui.painter().hline(bar.x_range(), bar.bottom(), (1.0, colors.line));
    let mut x = bar.left() + 12.0;
    for (value, name, count) in tabs {
        let is_chosen = value == chosen;
        let color = if is_chosen { colors.accent } else { colors.secondary };
        let galley = ui.painter().layout_no_wrap((*name).to_owned(), FontId::proportional(14.0), color);
        let badge = if *count > 0 { 26.0 } else { 0.0 };
        let rect =
            egui::Rect::from_min_size(pos2(x, bar.top()), vec2(galley.size().x + 24.0 + badge, HEIGHT));
        let response = ui.interact(rect, ui.scope_id().with(name), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, *name));
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect.shrink2(vec2(2.0, 5.0)), theme::CORNER, colors.hover);
        }
        let left = pos2(rect.left() + 12.0, rect.center().y - galley.size().y / 2.0);
        let right = left.x + galley.size().x;
        ui.painter().galley(left, galley, color);
        if *count > 0 {
            let center = pos2(right + 15.0, rect.center().y);
            ui.painter().circle_filled(center, 9.0, colors.warning);
            let text = (*count).min(99).to_string();
            let font = FontId::proportional(11.0);
            ui.painter().text(center, egui::Align2::CENTER_CENTER, text, font, colors.on_accent);
        }
        if is_chosen {
            let line = egui::Rangef::new(rect.left() + 8.0, rect.right() - 8.0);
            ui.painter().hline(line, bar.bottom() - 1.0, (2.0, colors.accent));
        }
        if response.clicked() {
            *chosen = *value;
        }
        x = rect.right();
    }
}
