//! The view: what part of the desk the window shows, and how large.

#[cfg(test)]
use egui::{Pos2, pos2};
use egui::{Rect, Vec2, vec2};

use crate::typeset::Pages;

use super::sheets::Sheets;
use super::zoom::Zoom;

/// Desk kept above a page or a line that is scrolled to.
const CLEARANCE: f32 = 16.0;

/// What part of the desk is shown.
#[derive(Debug, Default)]
pub(super) struct View {
    zoom: Zoom,
    sheets: Sheets,
    /// Point of the desk in the window's top left corner.
    offset: Vec2,
    /// Size of the window onto the desk.
    room: Vec2,
    /// Whether the desk has still to be moved to `offset`.
    is_moved: bool,
    /// The point of the window that stays on its spot of the page at the next change of zoom.
    fixed: Option<Vec2>,
}

impl View {
    /// Lays the pages out anew; what was at the top, or under the pointer while it zooms, stays there.
    pub(super) fn arrange(&mut self, pages: &Pages, room: Vec2, pixels_per_point: f32) {
        let sheets = Sheets::arrange(pages, self.zoom, room, pixels_per_point);
        let fixed = self.fixed.take();
        if sheets != self.sheets {
            let at = fixed.unwrap_or(vec2(self.room.x / 2.0, 0.0));
            let anchor = self.sheets.anchor((self.offset + at).to_pos2());
            if let Some(point) = anchor.and_then(|anchor| sheets.find(anchor)) {
                let at = if fixed.is_some() { at } else { vec2(room.x / 2.0, 0.0) };
                self.offset = point.to_vec2() - at;
                self.is_moved = true;
            }
        }
        (self.sheets, self.room) = (sheets, room);
        self.offset = self.clamped(self.offset);
    }

    /// The pages on the desk.
    pub(super) fn sheets(&self) -> &Sheets {
        &self.sheets
    }

    /// The part of the desk that is shown.
    pub(super) fn window(&self) -> Rect {
        Rect::from_min_size(self.offset.to_pos2(), self.room)
    }

    /// Where the desk is to be moved to, if it has to be.
    pub(super) fn take_move(&mut self) -> Option<Vec2> {
        std::mem::take(&mut self.is_moved).then_some(self.offset)
    }

    /// Says where the desk is; returns whether somebody moved it.
    pub(super) fn scrolled_to(&mut self, offset: Vec2) -> bool {
        let by = (offset - self.offset).abs().max_elem();
        self.offset = offset;
        by > 0.5
    }

    pub(super) fn zoom(&self) -> Zoom {
        self.zoom
    }

    pub(super) fn set_zoom(&mut self, zoom: Zoom) {
        self.zoom = zoom;
    }

    pub(super) fn zoom_in(&mut self) {
        self.zoom = self.scale().map_or(self.zoom, Zoom::step_in);
    }

    pub(super) fn zoom_out(&mut self) {
        self.zoom = self.scale().map_or(self.zoom, Zoom::step_out);
    }

    /// Zooms by `factor`; the point `at` of the window stays on its spot.
    pub(super) fn zoom_by(&mut self, factor: f32, at: Vec2) {
        self.zoom = self.scale().map_or(self.zoom, |scale| Zoom::by(scale, factor));
        self.fixed = Some(at);
    }

    /// Index of the page seen most.
    pub(super) fn page(&self) -> usize {
        let window = self.window();
        self.sheets.most_visible(window.top(), window.bottom())
    }

    /// Moves to the top of a page, or the nearest there is.
    pub(super) fn go_to(&mut self, page: usize) {
        let last = self.sheets.rects.len().saturating_sub(1);
        if let Some(rect) = self.sheets.rects.get(page.min(last)) {
            self.move_to(vec2(self.offset.x, rect.top() - CLEARANCE));
        }
    }

    /// Moves so that `target` is seen, if it is not.
    pub(super) fn reveal(&mut self, target: Rect) {
        let window = self.window();
        let mut offset = self.offset;
        if target.top() < window.top() || target.bottom() > window.bottom() {
            // Not at the edge: what follows is what is read next.
            offset.y = target.center().y - window.height() / 3.0;
        }
        if target.left() < window.left() || target.right() > window.right() {
            offset.x = target.center().x - window.width() / 2.0;
        }
        if offset != self.offset {
            self.move_to(offset);
        }
    }

    /// The point of the desk at a point of the window.
    #[cfg(test)]
    fn desk_point(&self, at: Vec2) -> Pos2 {
        pos2(self.offset.x + at.x, self.offset.y + at.y)
    }

    fn move_to(&mut self, offset: Vec2) {
        self.offset = self.clamped(offset);
        self.is_moved = true;
    }

    fn clamped(&self, offset: Vec2) -> Vec2 {
        offset.min(self.sheets.size - self.room).max(Vec2::ZERO)
    }

    /// Points of the screen per point of the page that is seen most.
    fn scale(&self) -> Option<f32> {
        self.sheets.scale_of(self.page())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::sample;
    use crate::typeset::{Profile, typeset};

    const ROOM: Vec2 = vec2(480.0, 600.0);

    fn view() -> (Pages, View) {
        let pages = typeset(&sample(), &Profile::gb9704(), crate::font::FontBook::embedded());
        let mut view = View::default();
        view.arrange(&pages, ROOM, 1.0);
        (pages, view)
    }

    #[test]
    fn the_spot_under_the_pointer_stays_there() {
        let (pages, mut view) = view();
        view.go_to(1);
        let at = vec2(120.0, 333.0);
        let before = view.sheets().anchor(view.desk_point(at)).unwrap();
        view.zoom_by(1.7, at);
        view.arrange(&pages, ROOM, 1.0);
        let spot = view.sheets().find(before).unwrap();
        assert!(spot.distance(view.desk_point(at)) < 1.0, "{spot:?}");
        assert!(view.take_move().is_some() && view.take_move().is_none());
    }

    #[test]
    fn a_narrower_window_keeps_its_page() {
        let (pages, mut view) = view();
        view.go_to(3);
        view.arrange(&pages, vec2(300.0, 600.0), 1.0);
        assert_eq!(view.sheets().anchor(view.window().min).map(|_| view.page()), Some(3));
        view.go_to(usize::MAX);
        assert_eq!(view.page(), pages.pages.len() - 1);
    }

    #[test]
    fn what_is_seen_already_does_not_move_the_desk() {
        let (_, mut view) = view();
        view.take_move();
        view.reveal(Rect::from_min_size(pos2(100.0, 300.0), vec2(0.0, 12.0)));
        assert_eq!(view.take_move(), None);
        view.reveal(Rect::from_min_size(pos2(100.0, 900.0), vec2(0.0, 12.0)));
        assert_eq!(view.take_move(), Some(vec2(0.0, 706.0)));
    }

    #[test]
    fn steps_of_zoom_leave_fitting() {
        let (pages, mut view) = view();
        view.zoom_in();
        assert_eq!(view.zoom(), Zoom::Fixed(0.67));
        view.arrange(&pages, ROOM, 1.0);
        view.zoom_out();
        assert_eq!(view.zoom(), Zoom::Fixed(0.5));
    }

    #[test]
    fn a_view_of_nothing_does_nothing() {
        let mut view = View::default();
        view.zoom_in();
        view.go_to(4);
        view.reveal(Rect::NOTHING);
        assert_eq!((view.page(), view.zoom()), (0, Zoom::FitWidth));
    }
}
