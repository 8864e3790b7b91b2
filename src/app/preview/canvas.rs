//! The canvas: the desk with the pages on it, scrolled and zoomed.

use egui::accesskit::Role;
use egui::emath::GuiRounding;
use egui::{
    Align2, Color32, CursorIcon, FontId, Pos2, Rect, ScrollArea, Sense, Shadow, Stroke, StrokeKind, Ui,
};
use egui::{Response, Vec2, WidgetInfo, pos2, vec2};

use crate::document::Place;
use crate::typeset::Pages;

use super::super::theme::{self, INTERFACE_TEXT};
use super::follow::Follow;
use super::highlights::Highlights;
use super::images::{Images, Picture};
use super::inbox::Wish;
use super::scroll_style;
use super::tile::Tile;
use super::view::View;

/// The whole of a texture.
const WHOLE: Rect = Rect { min: Pos2::ZERO, max: pos2(1.0, 1.0) };

/// What the canvas shows and what it changes while it does.
pub(super) struct Canvas<'a> {
    pub(super) pages: &'a Pages,
    pub(super) serial: u64,
    pub(super) view: &'a mut View,
    pub(super) images: &'a mut Images,
    pub(super) follow: &'a mut Follow,
    pub(super) highlights: &'a mut Highlights,
    pub(super) wish: &'a mut Wish,
}

impl Canvas<'_> {
    /// Shows the pages in all the room there is; returns the place of a click.
    pub(super) fn show(mut self, ui: &mut Ui) -> Option<Place> {
        self.zoom_with_wheel(ui);
        self.view.arrange(self.pages, ui.available_size(), ui.pixels_per_point());
        self.follow.locate(self.pages, self.serial, self.view);
        self.highlights.locate(self.pages, self.serial);
        scroll_style::apply(ui);
        let mut area = ScrollArea::both().id_salt("preview pages").auto_shrink(false).content_margin(0.0);
        if let Some(offset) = self.view.take_move() {
            area = area.scroll_offset(offset);
        }
        let shown = area.show_viewport(ui, |ui, window| self.pages_in(ui, window));
        if self.view.scrolled_to(shown.state.clamped_offset()) {
            self.follow.pause();
        }
        shown.inner
    }

    fn zoom_with_wheel(&mut self, ui: &Ui) {
        let room = ui.available_rect_before_wrap();
        let Some(pointer) = ui.ctx().pointer_hover_pos().filter(|_| ui.rect_contains_pointer(room)) else {
            return;
        };
        let factor = ui.input(|input| input.zoom_delta());
        if factor != 1.0 {
            self.view.zoom_by(factor, pointer - room.min);
        }
    }

    /// Draws the pages in `window`, a part of the desk.
    fn pages_in(&mut self, ui: &mut Ui, window: Rect) -> Option<Place> {
        let origin = ui.min_rect().min;
        ui.set_min_size(self.view.sheets().size);
        let mut clicked = None;
        for page in self.view.sheets().between(window.top(), window.bottom()) {
            let rect = self.view.sheets().rects[page];
            let min = (origin + rect.min.to_vec2()).round_to_pixels(ui.pixels_per_point());
            let sheet = Rect::from_min_size(min, rect.size());
            let response = page_response(ui, sheet, page);
            self.paint(ui, page, sheet);
            if response.clicked() {
                clicked = clicked.or(self.place_under(response.interact_pointer_pos(), page, sheet));
            }
        }
        clicked
    }

    fn place_under(&self, pointer: Option<Pos2>, page: usize, sheet: Rect) -> Option<Place> {
        let (x, y) = self.view.sheets().on_page(page, pointer? - sheet.min)?;
        self.pages.place_at(page, x, y)
    }

    fn paint(&mut self, ui: &Ui, page: usize, sheet: Rect) {
        let colors = theme::colors(ui);
        let painter = ui.painter();
        let shadow = Shadow { offset: [0, 1], blur: 8, spread: 0, color: Color32::from_black_alpha(28) };
        painter.add(shadow.as_shape(sheet, 0));
        painter.rect_filled(sheet, 0.0, Color32::WHITE);
        self.paint_tiles(ui, page, sheet);
        painter.rect_stroke(sheet, 0.0, Stroke::new(1.0, colors.line), StrokeKind::Outside);
        self.highlights.paint(painter, colors, self.view.sheets(), page, sheet);
        self.follow.paint(painter, colors, self.view.sheets(), page, sheet);
    }

    fn paint_tiles(&mut self, ui: &Ui, page: usize, sheet: Rect) {
        let pixels = (sheet.size() * ui.pixels_per_point()).round();
        let size = [pixels.x as u32, pixels.y as u32];
        let seen: Vec<Tile> = Tile::of_page(page, size)
            .filter(|tile| ui.clip_rect().intersects(tile_rect(tile, sheet, ui.pixels_per_point())))
            .collect();
        let painter = ui.painter();
        if seen.iter().any(|tile| self.images.get(tile).is_none())
            && let Some(texture) = self.images.substitute(page)
        {
            painter.image(texture, sheet, WHOLE, Color32::WHITE);
        }
        for tile in seen {
            match self.images.get(&tile) {
                Some(Picture::Image(texture)) => {
                    let rect = tile_rect(&tile, sheet, ui.pixels_per_point());
                    painter.image(texture, rect, WHOLE, Color32::WHITE);
                }
                Some(Picture::Broken) => {
                    let font = FontId::proportional(INTERFACE_TEXT);
                    let text = "本页无法显示，不影响导出";
                    painter.text(sheet.center(), Align2::CENTER_CENTER, text, font, Color32::DARK_GRAY);
                }
                None => {}
            }
            self.wish.want(tile, self.images.is_fresh(&tile, self.serial));
        }
    }
}

fn page_response(ui: &Ui, sheet: Rect, page: usize) -> Response {
    let response = ui.interact(sheet, ui.scope_id().with(("page", page)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("第 {} 页", page + 1)));
    response.on_hover_cursor(CursorIcon::Text)
}

/// Where a tile of the page at `sheet` is painted.
fn tile_rect(tile: &Tile, sheet: Rect, pixels_per_point: f32) -> Rect {
    let area = tile.area();
    let in_points = |x: u32, y: u32| -> Vec2 { vec2(x as f32, y as f32) / pixels_per_point };
    Rect::from_min_size(sheet.min + in_points(area.left, area.top), in_points(area.width, area.height))
}
