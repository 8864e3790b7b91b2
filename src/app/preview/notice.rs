//! What the pane says when there are no pages, or not yet those of the text.

use egui::{Align2, FontId, Frame, Label, Margin, Painter, Rect, RichText, Ui, UiBuilder, Vec2, vec2};

use super::super::theme::{self, CORNER, Colors, INTERFACE_TEXT, SMALL_TEXT};

/// Says that nothing would print.
pub(super) fn empty(ui: &mut Ui) {
    centred(ui, "还没有内容", "写入正文后，这里显示打印出来的页面");
}

/// Says why there are no pages.
pub(super) fn failed(ui: &mut Ui, message: &str) {
    centred(ui, "页面无法显示", message);
}

fn centred(ui: &mut Ui, title: &str, advice: &str) {
    let colors = theme::colors(ui);
    let room = ui.available_rect_before_wrap();
    let text = Rect::from_center_size(room.center(), vec2((room.width() - 48.0).max(80.0), 120.0));
    ui.scope_builder(UiBuilder::new().max_rect(text), |ui| {
        ui.vertical_centered(|ui| {
            ui.label(RichText::new(title).size(INTERFACE_TEXT + 2.0).color(colors.text));
            ui.add(Label::new(RichText::new(advice).color(colors.secondary)).wrap());
        });
    });
}

/// Says above the last good pages why there are no newer ones.
pub(super) fn banner(ui: &mut Ui, message: &str) {
    let colors = theme::colors(ui);
    let room = ui.available_rect_before_wrap().shrink(12.0);
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        let frame =
            Frame::new().fill(colors.error_faint).corner_radius(CORNER).inner_margin(Margin::same(10));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(RichText::new(message).color(colors.error)).wrap());
        });
    });
}

/// Says that newer pages are late.
pub(super) fn late(painter: &Painter, colors: &Colors, room: Rect) {
    let font = FontId::proportional(SMALL_TEXT);
    let text = painter.layout_no_wrap("正在排版…".into(), font, colors.secondary);
    let size = text.size() + Vec2::new(20.0, 10.0);
    let pill = Align2::RIGHT_TOP.align_size_within_rect(size, room.shrink(10.0));
    painter.rect_filled(pill, CORNER, colors.paper);
    painter.galley(pill.center() - text.size() / 2.0, text, colors.secondary);
}
