//! Rasterising: a part of a PDF page as an image, at exact device pixels.

use std::panic::{AssertUnwindSafe, catch_unwind};

use egui::ColorImage;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::util::TransformExt;
use hayro::hayro_syntax::Pdf;
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};

use super::tile::{Area, Tile};

/// The cache of glyph images has no limit of its own: it is begun anew after this many pixels were drawn, of which
/// glyphs are a good part.
const PIXELS_PER_CACHE: u64 = 24_000_000;

/// Draws parts of the pages of one PDF.
pub(super) struct Raster<'a> {
    pdf: &'a Pdf,
    cache: RenderCache<'a>,
    drawn: u64,
    context: RenderContext,
    pixmap: Pixmap,
    resources: Resources,
}

impl<'a> Raster<'a> {
    pub(super) fn new(pdf: &'a Pdf) -> Self {
        Self {
            pdf,
            cache: RenderCache::new(),
            drawn: 0,
            context: RenderContext::new(1, 1),
            pixmap: Pixmap::new(1, 1),
            resources: Resources::default(),
        }
    }

    /// Draws a tile. `None` when there is no such page or it cannot be drawn.
    pub(super) fn draw(&mut self, tile: &Tile) -> Option<ColorImage> {
        // A fault in the rasteriser costs one picture, not the preview.
        let image = catch_unwind(AssertUnwindSafe(|| self.draw_area(tile))).unwrap_or(None);
        let Area { width, height, .. } = tile.area();
        self.drawn += u64::from(width) * u64::from(height);
        if image.is_none() {
            *self = Self::new(self.pdf);
        } else if self.drawn > PIXELS_PER_CACHE {
            (self.cache, self.drawn) = (RenderCache::new(), 0);
        }
        image
    }

    fn draw_area(&mut self, tile: &Tile) -> Option<ColorImage> {
        let page = self.pdf.pages().get(tile.page)?;
        let area = tile.area();
        let (width, height) = (u16::try_from(area.width).ok()?, u16::try_from(area.height).ok()?);
        let (page_width, page_height) = page.render_dimensions();
        let [sheet_width, sheet_height] = tile.sheet.map(f64::from);
        let transform = Affine::translate((-f64::from(area.left), -f64::from(area.top)))
            * Affine::scale_non_uniform(
                sheet_width / f64::from(page_width),
                sheet_height / f64::from(page_height),
            )
            * page.initial_transform(true).to_kurbo();
        self.context.reset_and_resize(width, height);
        self.pixmap.resize(width, height);
        let settings = RenderSettings { hinting: false, ..RenderSettings::default() };
        let interpreter = InterpreterSettings::default();
        render_into(page, &self.cache, &interpreter, &settings, &mut self.context, transform);
        self.context.flush();
        let clear = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..Default::default() };
        self.context.render_with(&mut self.pixmap, &mut self.resources, clear);
        let size = [usize::from(width), usize::from(height)];
        Some(ColorImage::from_rgba_premultiplied(size, self.pixmap.data_as_u8_slice()))
    }
}
