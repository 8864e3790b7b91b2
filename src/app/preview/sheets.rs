//! Sheets: where the pages lie on the desk, one below another, at whole device pixels.

use std::ops::Range;

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::typeset::{Length, Page, PageRect, Pages};

use super::zoom::Zoom;

/// Desk around the pages.
const MARGIN: f32 = 16.0;

/// Desk between two pages.
const GAP: f32 = 12.0;

/// The pages on the desk, in points from the desk's top left corner.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Sheets {
    pub(super) rects: Vec<Rect>,
    /// Points of the screen per point of each page.
    scales: Vec<f32>,
    /// Size of the desk.
    pub(super) size: Vec2,
}

/// A point of the desk, told by the page that is nearest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Anchor {
    page: usize,
    /// In page widths and heights from the page's top left corner.
    fraction: Vec2,
}

impl Sheets {
    /// Lays out pages where there is `room`. Pages that differ in width are fitted each on its own.
    pub(super) fn arrange(pages: &Pages, zoom: Zoom, room: Vec2, pixels_per_point: f32) -> Self {
        let inner = room - Vec2::splat(2.0 * MARGIN);
        let scale = |page: &Page| zoom.scale(page_size(page), inner);
        let scales: Vec<f32> = pages.pages.iter().map(scale).collect();
        let on_screen = |(page, scale): (&Page, &f32)| {
            let pixels = page_size(page) * *scale * pixels_per_point;
            vec2(pixels.x.floor().max(1.0), pixels.y.round().max(1.0)) / pixels_per_point
        };
        let sizes: Vec<Vec2> = pages.pages.iter().zip(&scales).map(on_screen).collect();
        let widest = sizes.iter().map(|size| size.x).fold(0.0, f32::max);
        let width = room.x.max(widest + 2.0 * MARGIN);
        let mut top = MARGIN;
        let mut rects = Vec::with_capacity(sizes.len());
        for size in sizes {
            let left = ((width - size.x) / 2.0 * pixels_per_point).round() / pixels_per_point;
            rects.push(Rect::from_min_size(pos2(left, top), size));
            top = ((top + size.y + GAP) * pixels_per_point).round() / pixels_per_point;
        }
        Self { rects, scales, size: vec2(width, top - GAP + MARGIN) }
    }

    /// Indices of the pages between two heights.
    pub(super) fn between(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = self.rects.partition_point(|rect| rect.bottom() < top);
        let after = self.rects.partition_point(|rect| rect.top() <= bottom);
        first..after.max(first)
    }

    /// The page of which most is seen between two heights.
    pub(super) fn most_visible(&self, top: f32, bottom: f32) -> usize {
        let seen = |index: &usize| {
            let rect = self.rects[*index];
            (rect.bottom().min(bottom) - rect.top().max(top)) as i64
        };
        let mut best = None;
        for index in self.between(top, bottom) {
            // Of two that are seen alike the first.
            if best.is_none_or(|best| seen(&index) > seen(&best)) {
                best = Some(index);
            }
        }
        best.unwrap_or(0)
    }

    /// Points of the screen per point of a page.
    pub(super) fn scale_of(&self, page: usize) -> Option<f32> {
        self.scales.get(page).copied()
    }

    /// A rectangle of a page, on the desk.
    pub(super) fn on_desk(&self, rect: &PageRect) -> Option<Rect> {
        let (sheet, scale) = (self.rects.get(rect.page)?, self.scale_of(rect.page)?);
        let point = |x: Length, y: Length| sheet.min + vec2(x.to_pt() as f32, y.to_pt() as f32) * scale;
        Some(Rect::from_min_max(point(rect.left, rect.top), point(rect.right, rect.bottom)))
    }

    /// A rectangle of a page whose sheet is shown at `sheet`, on the screen.
    pub(super) fn on_screen(&self, rect: &PageRect, sheet: Rect) -> Option<Rect> {
        let origin = self.rects.get(rect.page)?.min;
        Some(self.on_desk(rect)?.translate(sheet.min - origin))
    }

    /// The point of a page, from its top left corner, that lies `at` points from where it is shown.
    pub(super) fn on_page(&self, page: usize, at: Vec2) -> Option<(Length, Length)> {
        let at = at / self.scale_of(page)?;
        Some((Length::pt(f64::from(at.x)), Length::pt(f64::from(at.y))))
    }

    /// Ties a point of the desk to the page nearest to it.
    pub(super) fn anchor(&self, at: Pos2) -> Option<Anchor> {
        let page =
            self.rects.partition_point(|rect| rect.bottom() < at.y).min(self.rects.len().checked_sub(1)?);
        let rect = self.rects.get(page)?;
        Some(Anchor { page, fraction: (at - rect.min) / rect.size() })
    }

    /// Where an anchor lies.
    pub(super) fn find(&self, anchor: Anchor) -> Option<Pos2> {
        let rect = self.rects.get(anchor.page).or(self.rects.last())?;
        Some(rect.min + anchor.fraction * rect.size())
    }
}

/// Size of a page as read, in points of the page.
fn page_size(page: &Page) -> Vec2 {
    vec2(page.width.to_pt() as f32, page.height.to_pt() as f32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::sample;
    use crate::typeset::{Profile, typeset};

    fn sheets(zoom: Zoom, pixels_per_point: f32) -> Sheets {
        let pages = typeset(&sample(), &Profile::gb9704(), crate::font::FontBook::embedded());
        Sheets::arrange(&pages, zoom, vec2(483.3, 590.7), pixels_per_point)
    }

    #[test]
    fn pages_lie_on_whole_pixels_without_touching() {
        for zoom in [Zoom::FitWidth, Zoom::FitPage, Zoom::Fixed(1.33), Zoom::Fixed(4.0)] {
            for pixels_per_point in [1.0, 1.25, 1.5, 2.0] {
                let sheets = sheets(zoom, pixels_per_point);
                assert!(sheets.rects.len() > 2);
                for rect in &sheets.rects {
                    for side in [rect.left(), rect.top(), rect.width(), rect.height()] {
                        let pixels = side * pixels_per_point;
                        assert!((pixels - pixels.round()).abs() < 0.02, "{zoom:?} {rect:?}");
                    }
                }
                assert!(sheets.rects.windows(2).all(|pair| pair[0].bottom() + 8.0 < pair[1].top()));
                let desk = Rect::from_min_size(Pos2::ZERO, sheets.size);
                assert!(sheets.rects.iter().all(|&rect| desk.contains_rect(rect)));
            }
        }
    }

    #[test]
    fn a_fitting_page_needs_no_scrolling_sideways() {
        assert_eq!(sheets(Zoom::FitWidth, 1.5).size.x, 483.3);
    }

    #[test]
    fn anchors_stay_on_their_page() {
        let (small, large) = (sheets(Zoom::FitWidth, 1.0), sheets(Zoom::Fixed(3.0), 1.0));
        for page in [0, 2] {
            let anchor = small.anchor(small.rects[page].center()).unwrap();
            assert!(large.find(anchor).unwrap().distance(large.rects[page].center()) < 0.1);
        }
        assert_eq!(Sheets::default().anchor(Pos2::ZERO), None);
    }

    #[test]
    fn the_page_in_view_is_the_one_seen_most() {
        let sheets = sheets(Zoom::FitWidth, 1.0);
        let second = sheets.rects[1];
        assert_eq!(sheets.most_visible(0.0, 300.0), 0);
        assert_eq!(sheets.most_visible(second.top() - 100.0, second.top() + 300.0), 1);
        assert_eq!(sheets.between(second.top() - 50.0, second.top() + 1.0), 0..2);
        assert_eq!(Sheets::default().most_visible(0.0, 9.0), 0);
    }
}
