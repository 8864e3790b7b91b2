//! The page strip (页面缩略图): every page in small, to jump by.

use egui::accesskit::Role;
use egui::emath::GuiRounding;
use egui::{
    Align2, Color32, FontId, Pos2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::typeset::Pages;

use super::super::theme::{self, SMALL_TEXT};
use super::images::{Images, Picture};
use super::inbox::Wish;
use super::scroll_style;
use super::tile::Tile;

/// Width of the strip.
pub(super) const WIDTH: f32 = 92.0;

/// Width and height of the room for one page.
const THUMB: f32 = 64.0;

/// Height of one entry at least: a page in portrait and its number.
const NUMBER: f32 = 26.0;

/// Desk above the first page.
const MARGIN: f32 = 14.0;

/// The strip.
#[derive(Debug, Default)]
pub(super) struct Strip {
    pub(super) is_open: bool,
    /// The page it was scrolled to last.
    followed: Option<usize>,
}

/// What the strip shows and what it changes while it does.
pub(super) struct StripContent<'a> {
    pub(super) pages: &'a Pages,
    pub(super) serial: u64,
    /// Index of the page in view.
    pub(super) current: usize,
    pub(super) images: &'a mut Images,
    pub(super) wish: &'a mut Wish,
}

impl Strip {
    /// Shows the strip in the room of `ui`; returns the page that was clicked.
    pub(super) fn show(&mut self, ui: &mut Ui, mut content: StripContent<'_>) -> Option<usize> {
        let sizes = content.pages.pages.iter().map(|page| {
            let (width, height) = (page.width.to_pt() as f32, page.height.to_pt() as f32);
            vec2(THUMB, (THUMB * height / width.max(1.0)).round())
        });
        let mut top = MARGIN;
        let mut thumbs = Vec::with_capacity(content.pages.pages.len());
        for size in sizes {
            thumbs.push(Rect::from_min_size(pos2((WIDTH - THUMB) / 2.0, top), size));
            top += size.y + NUMBER;
        }
        let is_elsewhere = self.followed != Some(content.current);
        self.followed = Some(content.current);
        scroll_style::apply(ui);
        let area = ScrollArea::vertical().id_salt("preview strip").auto_shrink(false).content_margin(0.0);
        let shown = area.show_viewport(ui, |ui, window| {
            let origin = ui.min_rect().min.to_vec2();
            ui.set_min_size(vec2(WIDTH, top));
            if let Some(thumb) = thumbs.get(content.current).filter(|_| is_elsewhere) {
                let entry = thumb.translate(origin).expand(NUMBER);
                ui.scroll_to_rect(entry, None);
            }
            let first = thumbs.partition_point(|thumb| thumb.bottom() + NUMBER < window.top());
            let after = thumbs.partition_point(|thumb| thumb.top() <= window.bottom());
            let mut clicked = None;
            for (page, thumb) in thumbs.iter().enumerate().take(after).skip(first) {
                if content.thumb(ui, page, thumb.translate(origin)) {
                    clicked = Some(page);
                }
            }
            clicked
        });
        shown.inner
    }
}

impl StripContent<'_> {
    /// Shows one page; returns whether it was clicked.
    fn thumb(&mut self, ui: &Ui, page: usize, rect: Rect) -> bool {
        let colors = theme::colors(ui);
        let pixels_per_point = ui.pixels_per_point();
        let rect = rect.round_to_pixels(pixels_per_point);
        let response = ui.interact(rect.expand(6.0), ui.scope_id().with(("thumb", page)), Sense::click());
        let is_current = page == self.current;
        let name = format!("第 {} 页缩略图", page + 1);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_current, &name));
        let painter = ui.painter();
        painter.rect_filled(rect, 0.0, Color32::WHITE);
        let pixels = (rect.size() * pixels_per_point).round();
        for tile in Tile::of_page(page, [pixels.x as u32, pixels.y as u32]) {
            if let Some(Picture::Image(texture)) = self.images.get(&tile) {
                let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
                painter.image(texture, rect, whole, Color32::WHITE);
            }
            self.wish.want(tile, self.images.is_fresh(&tile, self.serial));
        }
        let is_lit = is_current || response.hovered() || response.has_focus();
        let stroke = if is_current { Stroke::new(2.0, colors.accent) } else { Stroke::new(1.0, colors.hint) };
        let border = if is_lit { stroke } else { Stroke::new(1.0, colors.line) };
        painter.rect_stroke(rect, 0.0, border, StrokeKind::Outside);
        let color = if is_current { colors.accent } else { colors.secondary };
        let below = pos2(rect.center().x, rect.bottom() + 5.0);
        let number = format!("{}", page + 1);
        painter.text(below, Align2::CENTER_TOP, number, FontId::proportional(SMALL_TEXT), color);
        response.clicked()
    }
}
