//! Painted icons: buttons whose face is a few strokes, named for those who cannot see them.

use egui::accesskit::Role;
use egui::{Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::super::theme::{self, CORNER};

/// Side of a button.
const BUTTON: f32 = 26.0;

/// What is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Icon {
    /// A minus.
    Minus,
    /// A plus.
    Plus,
    /// An arrow up.
    Up,
    /// An arrow down.
    Down,
    /// A column of small pages.
    Strip,
}

/// A button with an icon and the name `name`; `chosen` for one that stays pressed.
pub(super) fn icon_button(ui: &mut Ui, icon: Icon, name: &str, is_enabled: bool, chosen: bool) -> Response {
    let sense = if is_enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(BUTTON), sense);
    response.widget_info(|| WidgetInfo::selected(Role::Button, is_enabled, chosen, name));
    let colors = theme::colors(ui);
    if chosen {
        ui.painter().rect_filled(rect, CORNER, colors.accent_faint);
    } else if is_enabled && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, CORNER, colors.hover);
    }
    let color = match (is_enabled, chosen) {
        (false, _) => colors.line,
        (true, true) => colors.accent,
        (true, false) => colors.secondary,
    };
    paint(ui.painter(), icon, rect.center(), Stroke::new(1.5, color));
    response.on_hover_text(name)
}

fn paint(painter: &Painter, icon: Icon, centre: Pos2, stroke: Stroke) {
    let line = |from: (f32, f32), to: (f32, f32)| {
        let at = |(x, y)| pos2(centre.x + x, centre.y + y);
        painter.line_segment([at(from), at(to)], stroke);
    };
    match icon {
        Icon::Minus => line((-5.0, 0.0), (5.0, 0.0)),
        Icon::Plus => {
            line((-5.0, 0.0), (5.0, 0.0));
            line((0.0, -5.0), (0.0, 5.0));
        }
        Icon::Up => {
            line((-5.0, 2.5), (0.0, -2.5));
            line((0.0, -2.5), (5.0, 2.5));
        }
        Icon::Down => {
            line((-5.0, -2.5), (0.0, 2.5));
            line((0.0, 2.5), (5.0, -2.5));
        }
        Icon::Strip => {
            for y in [-4.5, 4.5] {
                let sheet = Rect::from_center_size(centre + vec2(-3.5, y), vec2(5.0, 6.0));
                painter.rect_stroke(sheet, 0.0, stroke, StrokeKind::Middle);
            }
            line((3.0, -6.0), (3.0, 6.0));
        }
    }
}
