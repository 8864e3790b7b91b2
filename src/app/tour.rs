//! The tour (导览): a card that walks through the window, a place at a time.

use egui::{
    Align, Align2, Area, Button, Context, Frame, Id, Layout, Margin, Order, Rect, RichText, Stroke, vec2,
};

use super::theme::{self, CORNER, SMALL_TEXT};

/// A part of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Region {
    Outline,
    Editor,
    Right,
    Toolbar,
}

/// Where the parts of the window are, as last drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Regions {
    pub(super) toolbar: Rect,
    pub(super) outline: Rect,
    pub(super) editor: Rect,
    pub(super) right: Rect,
}

impl Default for Regions {
    fn default() -> Self {
        Self { toolbar: Rect::NOTHING, outline: Rect::NOTHING, editor: Rect::NOTHING, right: Rect::NOTHING }
    }
}

impl Regions {
    fn of(&self, region: Region) -> Rect {
        match region {
            Region::Outline => self.outline,
            Region::Editor => self.editor,
            Region::Right => self.right,
            Region::Toolbar => self.toolbar,
        }
    }
}

const STEPS: [(Region, &str, &str); 5] = [
    (
        Region::Outline,
        "大纲",
        "总结分成几个部分。点一下就到那里，拖动可以换次序，序号自己排。点右键能改名、隐藏、删除。",
    ),
    (
        Region::Editor,
        "正文",
        "一段一行。行首写“（一）”“1.”“一是”，就是标题和条目；数字带底色，便于核对。表格可以从 Excel 粘贴。",
    ),
    (
        Region::Right,
        "页面",
        "这就是将来的 PDF，边写边排。点页面上的字，光标就到那个字；写到哪里，页面跟到哪里。",
    ),
    (
        Region::Toolbar,
        "校核",
        "按 F7 校核：前后对不上的数字、留着的旧年份、没填的地方，逐条列出，点一下就能改。改错了按 Ctrl+Z。",
    ),
    (
        Region::Toolbar,
        "保存和导出",
        "Ctrl+S 保存，Ctrl+E 导出 PDF。忘了保存也不要紧，没保存的修改会自动备份。",
    ),
];

const WIDTH: f32 = 330.0;

/// The tour, at one of its steps.
#[derive(Debug, Default)]
pub(super) struct Tour {
    step: usize,
}

impl Tour {
    /// Draws the card and a frame around what it speaks of; returns whether the tour goes on.
    pub(super) fn ui(&mut self, context: &Context, regions: &Regions) -> bool {
        let Some((region, title, text)) = STEPS.get(self.step) else { return false };
        let target = regions.of(*region);
        let screen = context.content_rect();
        let around = if target.is_positive() { target } else { screen };
        let style = context.global_style();
        let colors = theme::of(&style.visuals);
        context.layer_painter(egui::LayerId::new(Order::Middle, Id::unique("tour frame"))).rect_stroke(
            around.shrink(1.0),
            CORNER,
            Stroke::new(2.0, colors.accent),
            egui::StrokeKind::Inside,
        );
        let mut goes_on = true;
        let frame = Frame::popup(&style).inner_margin(Margin::same(16));
        let at = egui::pos2(
            around.center().x.clamp(screen.left() + WIDTH / 2.0 + 24.0, screen.right() - WIDTH / 2.0 - 24.0),
            if *region == Region::Toolbar { around.bottom() + 100.0 } else { screen.center().y },
        );
        Area::new(Id::unique("tour"))
            .order(Order::Foreground)
            .pivot(Align2::CENTER_CENTER)
            .fixed_pos(at)
            .show(context, |ui| {
                frame.show(ui, |ui| {
                    ui.set_width(WIDTH);
                    ui.label(RichText::new(*title).size(16.0));
                    ui.add_space(4.0);
                    ui.label(RichText::new(*text).line_height(Some(21.0)));
                    ui.add_space(10.0);
                    ui.horizontal(|ui| goes_on = self.buttons(ui));
                });
            });
        goes_on
    }

    fn buttons(&mut self, ui: &mut egui::Ui) -> bool {
        let colors = theme::colors(ui);
        let count = format!("{}/{}", self.step + 1, STEPS.len());
        ui.label(RichText::new(count).size(SMALL_TEXT).color(colors.hint));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
            let is_last = self.step + 1 == STEPS.len();
            let next = RichText::new(if is_last { "开始写" } else { "下一步" }).color(colors.on_accent);
            let next = ui.add(Button::new(next).fill(colors.accent)).clicked();
            let close = !is_last && ui.button("不看了").clicked();
            if next && !is_last {
                self.step += 1;
            }
            let is_over = close || (next && is_last);
            !is_over
        })
        .inner
    }
}
