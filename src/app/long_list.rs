//! Long lists (长列表): entries of different heights, of which only those in sight are laid out.

use egui::{Rect, Ui, vec2};

/// The heights of the entries of a list as they were last drawn.
#[derive(Debug, Default)]
pub(super) struct LongList {
    heights: Vec<f32>,
    width: f32,
}

impl LongList {
    /// Forgets the heights, as when the entries have changed.
    pub(super) fn forget(&mut self) {
        self.heights.clear();
    }

    /// Draws `count` entries one below the other; returns the latest thing one of them gave back. Entry `sought` is
    /// brought into view.
    pub(super) fn show<T>(
        &mut self,
        ui: &mut Ui,
        count: usize,
        sought: Option<usize>,
        mut entry: impl FnMut(&mut Ui, usize) -> Option<T>,
    ) -> Option<T> {
        let width = ui.available_width();
        if (self.width - width).abs() > 0.5 {
            self.heights.clear();
            self.width = width;
        }
        self.heights.resize(count, 0.0);
        let mut given = None;
        for (index, height) in self.heights.iter_mut().enumerate() {
            let room = Rect::from_min_size(ui.cursor().min, vec2(width, *height));
            if *height > 0.0 && sought != Some(index) && !ui.is_rect_visible(room) {
                ui.allocate_space(room.size());
                continue;
            }
            let drawn = ui.push_id(index, |ui| ui.vertical(|ui| entry(ui, index)).inner);
            *height = drawn.response.rect.height();
            if sought == Some(index) {
                drawn.response.scroll_to_me(Some(egui::Align::Center));
            }
            given = drawn.inner.or(given);
        }
        given
    }
}
