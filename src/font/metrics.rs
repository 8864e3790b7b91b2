//! Measures of a whole face, as a font descriptor states them.

use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider};

/// The kind of outlines in a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outlines {
    /// Quadratic curves in a `glyf` table.
    TrueType,
    /// Cubic curves in a `CFF ` table.
    Cff,
}

/// Measures of a face, in thousandths of an em unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FaceMetrics {
    /// Top of the line box above the baseline.
    pub ascent: i32,
    /// Bottom of the line box, negative below the baseline.
    pub descent: i32,
    /// Height of capital letters.
    pub cap_height: i32,
    /// Left, bottom, right and top of the box around all glyphs.
    pub bounds: [i32; 4],
    /// Slant in degrees counterclockwise from the vertical; zero when upright.
    pub italic_angle: i32,
    /// Weight class, 100 to 900; 400 is regular.
    pub weight: u16,
    /// Whether all glyphs have the same width.
    pub monospaced: bool,
    /// Kind of outlines.
    pub outlines: Outlines,
}

impl FaceMetrics {
    /// Reads the measures of `font`, whose outlines are of the kind `outlines`.
    pub(super) fn read(font: &FontRef<'_>, outlines: Outlines) -> Self {
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let scale = |units: f32| per_mille(units, metrics.units_per_em);
        let bounds = metrics.bounds.unwrap_or_default();
        let ascent = scale(metrics.ascent);
        Self {
            ascent,
            // Some faces state the depth as a positive number.
            descent: -scale(metrics.descent).abs(),
            cap_height: metrics.cap_height.map(scale).filter(|&height| height > 0).unwrap_or(ascent),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(scale),
            italic_angle: metrics.italic_angle.round() as i32,
            weight: font.os2().map_or(400, |os2| os2.us_weight_class()),
            monospaced: metrics.is_monospace,
            outlines,
        }
    }
}

/// Font units in thousandths of an em.
pub(super) fn per_mille(units: f32, units_per_em: u16) -> i32 {
    (f64::from(units) * 1000.0 / f64::from(units_per_em)).round() as i32
}
