//! The measures of a profile in the units of Word: twips (1/20 pt), and 1/4096 pt for the character grid.

use crate::typeset::{Length, Profile};

/// A4 in twips.
const PAPER: (i32, i32) = (11906, 16838);

/// Room below the last line, in twips: rounding must not push it to the next page.
const SLACK: i32 = 10;

/// Pitch of the page number's line, in percent of its size.
const FOOTER_LEADING: f64 = 1.2;

/// Margins and size of a page, in twips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PageMeasures {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) top: i32,
    pub(super) bottom: i32,
    /// From the lower edge of the paper to the lower edge of the page number's line.
    pub(super) footer: i32,
}

/// The measures of a profile.
#[derive(Debug, Clone)]
pub(super) struct Geometry<'a> {
    pub(super) profile: &'a Profile,
    /// Line pitch in twips.
    pub(super) pitch: i32,
    /// Cell in twips.
    pub(super) cell: i32,
}

/// A length in twips.
pub(super) fn twips(length: Length) -> i32 {
    (f64::from(length.0) / 50.0).round() as i32
}

impl<'a> Geometry<'a> {
    pub(super) fn new(profile: &'a Profile) -> Self {
        let cell = profile.width().scale(1, i64::from(profile.chars));
        Self { profile, pitch: twips(profile.pitch()), cell: twips(cell) }
    }

    /// Pitch of title lines in twips.
    pub(super) fn title_pitch(&self) -> i32 {
        (f64::from(self.pitch) * self.profile.title_pitch).round() as i32
    }

    /// What a cell is wider than a character of the body, in points; less than nothing in the standard layout.
    fn surplus(&self) -> f64 {
        self.profile.width().to_pt() / f64::from(self.profile.chars) - self.profile.body_pt
    }

    /// Spacing of the characters of the body, in twips. Word would take a cell smaller than its character from the
    /// grid alone, but LibreOffice then gives every character two cells: what is missing is taken off here.
    pub(super) fn body_spacing(&self) -> i32 {
        (self.surplus() * 20.0).floor().min(0.0) as i32
    }

    /// What the grid adds to each character of the body so that with [`Self::body_spacing`] it fills its cell, in
    /// 1/4096 pt. Rounded down, a little more than needed: a line must never come out one character short.
    pub(super) fn char_space(&self) -> i32 {
        let rest = self.surplus() - f64::from(self.body_spacing()) / 20.0;
        ((rest * 4096.0).floor() as i32 - 8).max(0)
    }

    /// Height of the page number's line in twips.
    pub(super) fn footer_pitch(&self) -> i32 {
        (self.profile.page_number_pt * 20.0 * FOOTER_LEADING).round() as i32
    }

    /// The upright page.
    pub(super) fn portrait(&self) -> PageMeasures {
        let (left, top) = (mm(self.profile.left_mm), mm(self.profile.top_mm));
        self.page(PAPER, left, top, mm(self.profile.width_mm), mm(self.profile.height_mm))
    }

    /// The page turned by a quarter: its top lies at the paper's left edge (GB/T 9704-2012 §8).
    pub(super) fn landscape(&self) -> PageMeasures {
        let (width, height) = (mm(self.profile.height_mm), mm(self.profile.width_mm));
        let left = PAPER.1 - mm(self.profile.top_mm) - width;
        self.page((PAPER.1, PAPER.0), left, mm(self.profile.left_mm), width, height)
    }

    fn page(&self, paper: (i32, i32), left: i32, top: i32, width: i32, height: i32) -> PageMeasures {
        let rows =
            ((height + self.profile.lines as i32) / self.pitch.max(1)).clamp(1, self.profile.lines as i32);
        let text = rows * self.pitch + SLACK;
        let line = self.footer_pitch();
        // The dashes stand at half the height of their line.
        let below = mm(self.profile.page_number_gap_mm) + line / 2;
        PageMeasures {
            width: paper.0,
            height: paper.1,
            left,
            right: (paper.0 - left - width - 1).max(0),
            top,
            bottom: (paper.1 - top - text).max(0),
            footer: (paper.1 - top - height - below).max(0),
        }
    }
}

fn mm(value: f64) -> i32 {
    twips(Length::mm(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_holds_its_lines_and_characters() {
        for profile in Profile::builtin() {
            let geometry = Geometry::new(&profile);
            let page = geometry.portrait();
            assert!(page.height - page.top - page.bottom >= profile.lines as i32 * geometry.pitch);
            assert!(page.height - page.top - page.bottom < (profile.lines as i32 + 1) * geometry.pitch);
            let spacing =
                f64::from(geometry.body_spacing()) / 20.0 + f64::from(geometry.char_space()) / 4096.0;
            let pitch = profile.body_pt + spacing;
            let width = f64::from(page.width - page.left - page.right) / 20.0;
            assert_eq!((width / pitch) as u32, profile.chars, "{}", profile.id);
        }
    }
}
