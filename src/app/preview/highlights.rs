//! Highlights (意见标记): what checking found, shown on the pages.

use egui::{Painter, Rect, Stroke};

use crate::document::Place;
use crate::typeset::{PageRect, Pages};

use super::super::theme::Colors;
use super::sheets::Sheets;

/// Why a place is highlighted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Highlight {
    /// Something is wrong.
    Error,
    /// Something is doubtful.
    Warning,
    /// The finding that is being looked at is about it.
    Chosen,
}

/// The highlighted places and where they stand.
#[derive(Debug, Default)]
pub(super) struct Highlights {
    places: Vec<(Place, Highlight)>,
    rects: Vec<(PageRect, Highlight)>,
    /// The request whose pages `rects` are of.
    located: Option<u64>,
}

impl Highlights {
    /// Highlights these places from now on.
    pub(super) fn set(&mut self, places: Vec<(Place, Highlight)>) {
        if self.places != places {
            (self.places, self.located) = (places, None);
        }
    }

    /// Finds the places on `pages`, which are those of request `serial`.
    pub(super) fn locate(&mut self, pages: &Pages, serial: u64) {
        if self.located == Some(serial) {
            return;
        }
        self.located = Some(serial);
        let rects = |(place, highlight): &(Place, Highlight)| {
            let highlight = *highlight;
            pages.rects_of(place).into_iter().map(move |rect| (rect, highlight))
        };
        self.rects = self.places.iter().flat_map(rects).collect();
    }

    /// Paints those of `page`, shown at `sheet`: a line below the text, and a veil over what is looked at.
    pub(super) fn paint(
        &self,
        painter: &Painter,
        colors: &Colors,
        sheets: &Sheets,
        page: usize,
        sheet: Rect,
    ) {
        for (rect, highlight) in self.rects.iter().filter(|(rect, _)| rect.page == page) {
            let Some(at) = sheets.on_screen(rect, sheet) else { continue };
            let color = match highlight {
                Highlight::Error => colors.error,
                Highlight::Warning => colors.warning,
                Highlight::Chosen => {
                    painter.rect_filled(at, 2.0, colors.warning.gamma_multiply(0.25));
                    continue;
                }
            };
            painter.hline(at.x_range(), at.bottom(), Stroke::new(1.5, color));
        }
    }
}
