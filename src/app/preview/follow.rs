//! Following the caret: where it stands on the pages, and when the desk is to move there.

use egui::emath::GuiRounding;
use egui::{Painter, Rect, Stroke, vec2};

use crate::document::Place;
use crate::typeset::{Length, PageRect, Pages};

use super::super::theme::Colors;
use super::sheets::Sheets;
use super::view::View;

/// Left edge of the mark in a page's margin.
const MARK_LEFT: Length = Length(48_000);

/// Width of the mark on the screen.
const MARK_WIDTH: f32 = 3.0;

/// How far it reaches above and below the line.
const MARK_OVERHANG: f32 = 3.0;

/// The place that is followed.
#[derive(Debug, Default)]
pub(super) struct Follow {
    place: Option<Place>,
    rects: Vec<PageRect>,
    /// The request whose pages `rects` are of.
    located: Option<u64>,
    /// Whether the desk has still to show it.
    wants_reveal: bool,
    /// The reader looks at something else.
    is_paused: bool,
}

impl Follow {
    /// Follows `place` from now on.
    pub(super) fn follow(&mut self, place: Place) {
        if self.place.as_ref() != Some(&place) {
            *self = Self { place: Some(place), wants_reveal: true, ..Self::default() };
        }
    }

    /// Stays where the reader is until the place changes.
    pub(super) fn pause(&mut self) {
        (self.is_paused, self.wants_reveal) = (true, false);
    }

    /// Finds the place on `pages`, and moves the desk there if it is out of sight.
    pub(super) fn locate(&mut self, pages: &Pages, serial: u64, view: &mut View) {
        if self.located != Some(serial) {
            self.rects = self.place.as_ref().map_or_else(Vec::new, |place| pages.rects_of(place));
            self.located = Some(serial);
            self.wants_reveal |= !self.is_paused;
        }
        if std::mem::take(&mut self.wants_reveal) {
            self.reveal(view);
        }
    }

    fn reveal(&self, view: &mut View) {
        let window = view.window();
        let mut targets = self.rects.iter().filter_map(|rect| view.sheets().on_desk(rect));
        let Some(first) = targets.next() else { return };
        // What is shown twice need not be shown a third time.
        let is_seen = targets.any(|rect| window.contains_rect(rect));
        if !is_seen {
            view.reveal(first);
        }
    }

    /// Marks the line in the margin of `page`, shown at `sheet`, and the caret in it.
    pub(super) fn paint(
        &self,
        painter: &Painter,
        colors: &Colors,
        sheets: &Sheets,
        page: usize,
        sheet: Rect,
    ) {
        for rect in self.rects.iter().filter(|rect| rect.page == page) {
            let margin = PageRect { left: MARK_LEFT, right: MARK_LEFT, ..*rect };
            let (Some(line), Some(margin)) =
                (sheets.on_screen(rect, sheet), sheets.on_screen(&margin, sheet))
            else {
                continue;
            };
            let bar = margin.with_max_x(margin.left() + MARK_WIDTH);
            painter.rect_filled(bar.expand2(vec2(0.0, MARK_OVERHANG)), 1.0, colors.accent);
            if rect.left == rect.right {
                let x = line.left().round_to_pixel_center(painter.pixels_per_point());
                painter.vline(x, line.y_range(), Stroke::new(1.0, colors.accent));
            }
        }
    }
}
