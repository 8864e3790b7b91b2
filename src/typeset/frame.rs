//! The frame of a page: where the type area lies and how its rows are spaced (GB/T 9704-2012 §5.2).

use super::length::Length;
use super::profile::Profile;

/// Paper: A4.
const PAPER: (f64, f64) = (210.0, 297.0);
/// Top of the em box above the baseline and its height, in thousandths of an em, as all shipped faces have.
const ASCENT: i64 = 880;

/// Paper and type area of one orientation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) landscape: bool,
    pub(crate) page_width: Length,
    pub(crate) page_height: Length,
    pub(crate) left: Length,
    pub(crate) top: Length,
    pub(crate) width: Length,
    pub(crate) height: Length,
    /// Whole rows in the type area.
    pub(crate) rows: u32,
    /// Distance between baselines of body text.
    pub(crate) pitch: Length,
}

impl Frame {
    /// The upright page.
    pub(crate) fn portrait(profile: &Profile) -> Self {
        let pitch = profile.pitch();
        let height = Length::mm(profile.height_mm);
        // A pitch rounded up by a fraction of a unit must not cost the last row.
        let fitting = ((height.0 + profile.lines as i32) / pitch.0.max(1)).max(1) as u32;
        Self {
            landscape: false,
            page_width: Length::mm(PAPER.0),
            page_height: Length::mm(PAPER.1),
            left: Length::mm(profile.left_mm),
            top: Length::mm(profile.top_mm),
            width: profile.width(),
            height,
            rows: profile.lines.min(fitting),
            pitch,
        }
    }

    /// The page turned by a quarter: its top lies at the paper's left edge (GB/T 9704-2012 §8).
    pub(crate) fn turned(self) -> Self {
        let width = self.height;
        let height = self.width;
        Self {
            landscape: true,
            page_width: self.page_height,
            page_height: self.page_width,
            left: self.page_height - self.top - self.height,
            top: self.left,
            width,
            height,
            rows: (height.0 / self.pitch.0.max(1)).max(1) as u32,
            pitch: self.pitch,
        }
    }

    /// Top of a row.
    pub(crate) fn row_top(self, row: u32) -> Length {
        self.top + self.pitch * row as i32
    }

    /// Baseline of type of `size` whose em box is centred in a line of height `pitch` that begins at `top`.
    pub(crate) fn baseline(top: Length, pitch: Length, size: Length) -> Length {
        top + pitch / 2 + size.scale(ASCENT - 500, 1000)
    }

    /// How many rows a height takes.
    pub(crate) fn rows_for(self, height: Length) -> u32 {
        (height.0.max(0) as u32).div_ceil(self.pitch.0.max(1) as u32)
    }
}
