//! Zoom (缩放): how large a page is shown.

use egui::Vec2;

use crate::session::window_state::PreviewZoom;

/// Points of the screen per point of the page at 100 %: 96 dots an inch.
const ACTUAL_SIZE: f32 = 96.0 / 72.0;

/// The steps of the zoom buttons.
pub(super) const STEPS: [f32; 10] = [0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0];

/// How large pages are shown.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) enum Zoom {
    /// 适合宽度: a page is as wide as there is room.
    #[default]
    FitWidth,
    /// 适合整页: a whole page is in view.
    FitPage,
    /// A fixed size; 1.0 is actual size.
    Fixed(f32),
}

impl Zoom {
    /// Points of the screen per point of a page of size `page` (in points) where there is `room`.
    pub(super) fn scale(self, page: Vec2, room: Vec2) -> f32 {
        let fit = match self {
            Self::FitWidth => room.x / page.x,
            Self::FitPage => (room.x / page.x).min(room.y / page.y),
            Self::Fixed(factor) => factor * ACTUAL_SIZE,
        };
        // A window may be without any room for a moment.
        if fit.is_finite() { fit.clamp(0.05, 8.0) } else { ACTUAL_SIZE }
    }

    /// The next step above what `scale` shows.
    pub(super) fn step_in(scale: f32) -> Self {
        let now = scale / ACTUAL_SIZE;
        Self::Fixed(STEPS.into_iter().find(|&step| step > now * 1.01).unwrap_or(now.max(LARGEST)))
    }

    /// The next step below what `scale` shows.
    pub(super) fn step_out(scale: f32) -> Self {
        let now = scale / ACTUAL_SIZE;
        let below = STEPS.into_iter().rev().find(|&step| step < now * 0.99);
        Self::Fixed(below.unwrap_or(now.min(SMALLEST)))
    }

    /// `factor` times what `scale` shows, within the steps.
    pub(super) fn by(scale: f32, factor: f32) -> Self {
        let now = scale / ACTUAL_SIZE;
        let (least, most) = (now.min(SMALLEST), now.max(LARGEST));
        Self::Fixed((now * factor).clamp(least, most))
    }

    /// What the zoom is called.
    pub(super) fn label(self) -> String {
        match self {
            Self::FitWidth => "适合宽度".into(),
            Self::FitPage => "适合整页".into(),
            Self::Fixed(factor) => format!("{:.0}%", factor * 100.0),
        }
    }
}

impl From<PreviewZoom> for Zoom {
    fn from(kept: PreviewZoom) -> Self {
        match kept {
            PreviewZoom::FitWidth => Self::FitWidth,
            PreviewZoom::FitPage => Self::FitPage,
            PreviewZoom::Percent(percent) => Self::Fixed(f32::from(percent) / 100.0),
        }
    }
}

impl From<Zoom> for PreviewZoom {
    fn from(zoom: Zoom) -> Self {
        match zoom {
            Zoom::FitWidth => Self::FitWidth,
            Zoom::FitPage => Self::FitPage,
            // The steps lie far within what the type holds.
            Zoom::Fixed(factor) => Self::Percent((factor * 100.0).round() as u16),
        }
    }
}

const SMALLEST: f32 = STEPS[0];
const LARGEST: f32 = STEPS[STEPS.len() - 1];

#[cfg(test)]
mod tests {
    use super::*;
    use egui::vec2;

    const A4: Vec2 = vec2(595.0, 842.0);

    #[test]
    fn a_fitting_page_fills_the_room() {
        assert_eq!(Zoom::FitWidth.scale(A4, vec2(1190.0, 100.0)), 2.0);
        assert_eq!(Zoom::FitPage.scale(A4, vec2(1190.0, 421.0)), 0.5);
        assert_eq!(Zoom::Fixed(1.5).scale(A4, vec2(10.0, 10.0)), 2.0);
        assert!(Zoom::FitPage.scale(A4, vec2(0.0, -5.0)) > 0.0);
    }

    #[test]
    fn steps_lead_up_and_down_and_end() {
        assert_eq!(Zoom::step_in(ACTUAL_SIZE), Zoom::Fixed(1.25));
        assert_eq!(Zoom::step_out(ACTUAL_SIZE), Zoom::Fixed(0.8));
        assert_eq!(Zoom::step_in(0.7 * ACTUAL_SIZE), Zoom::Fixed(0.8));
        assert_eq!(Zoom::step_in(4.0 * ACTUAL_SIZE), Zoom::Fixed(4.0));
        assert_eq!(Zoom::step_out(0.5 * ACTUAL_SIZE), Zoom::Fixed(0.5));
        assert_eq!(Zoom::by(ACTUAL_SIZE, 100.0), Zoom::Fixed(4.0));
        assert_eq!(Zoom::Fixed(1.25).label(), "125%");
    }
}
