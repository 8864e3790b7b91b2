//! A row of the list (文件列表的一行): icon, name, size, date.

use egui::{
    Align2, CornerRadius, FontId, Painter, Rect, Response, Sense, Shape, Stroke, TextStyle, Ui, WidgetInfo,
    WidgetText, accesskit::Role, pos2, vec2,
};

use super::directory::{Entry, date_text, size_text};
use crate::app::theme::{self, Colors};

/// Height of a row, in points.
pub(super) const HEIGHT: f32 = 28.0;

const ICON: f32 = 34.0;
const SIZE_WIDTH: f32 = 80.0;
const DATE_WIDTH: f32 = 132.0;
const EDGE: f32 = 8.0;

/// Draws `entry` across the width of `ui`.
pub(super) fn draw(ui: &mut Ui, entry: &Entry, selected: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::CLICK);
    let kind = if entry.is_folder { "文件夹" } else { "文件" };
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListBoxOption, true, selected, format!("{kind} {}", entry.name))
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let colors = theme::colors(ui);
    let corner = CornerRadius::same(theme::CORNER);
    if selected {
        ui.painter().rect_filled(rect, corner, colors.accent_faint);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, corner, colors.hover);
    }
    let icon = Rect::from_center_size(pos2(rect.left() + ICON / 2.0, rect.center().y), vec2(16.0, 14.0));
    if entry.is_folder {
        paint_folder(ui.painter(), icon, colors);
    } else {
        paint_file(ui.painter(), icon, colors);
    }
    paint_text(ui, rect, entry, colors);
    response.on_hover_text(&entry.name)
}

fn paint_text(ui: &Ui, rect: Rect, entry: &Entry, colors: &Colors) {
    let name_width = rect.width() - ICON - SIZE_WIDTH - DATE_WIDTH - 2.0 * EDGE;
    let text = WidgetText::from(entry.name.as_str());
    let galley = text.into_galley(ui, Some(egui::TextWrapMode::Truncate), name_width, TextStyle::Body);
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(rect.left() + ICON, top), galley, colors.text);
    let small = FontId::proportional(theme::SMALL_TEXT);
    let right = rect.right() - EDGE;
    if let Some(modified) = entry.modified {
        let place = pos2(right, rect.center().y);
        ui.painter().text(place, Align2::RIGHT_CENTER, date_text(modified), small.clone(), colors.secondary);
    }
    if !entry.is_folder {
        let place = pos2(right - DATE_WIDTH, rect.center().y);
        ui.painter().text(place, Align2::RIGHT_CENTER, size_text(entry.size), small, colors.secondary);
    }
}

fn paint_folder(painter: &Painter, rect: Rect, colors: &Colors) {
    let tab = Rect::from_min_size(rect.min, vec2(rect.width() * 0.45, 4.0));
    let body = Rect::from_min_max(pos2(rect.left(), rect.top() + 2.0), rect.max);
    painter.rect_filled(tab, 1.5, colors.warning);
    painter.rect_filled(body, 2.0, colors.warning);
}

fn paint_file(painter: &Painter, rect: Rect, colors: &Colors) {
    let sheet = Rect::from_center_size(rect.center(), vec2(11.0, 14.0));
    let stroke = Stroke::new(1.0, colors.hint);
    painter.rect_stroke(sheet, 1.5, stroke, egui::StrokeKind::Inside);
    for line in [4.0, 7.0, 10.0] {
        let y = sheet.top() + line;
        painter.add(Shape::line_segment([pos2(sheet.left() + 3.0, y), pos2(sheet.right() - 3.0, y)], stroke));
    }
}
