//! Faces of the window (界面字体): the shipped ones, so that it looks alike on every machine.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use crate::font::embedded::screen_faces;

/// Gives `context` the shipped faces: Hei first, then what has the remaining hanzi.
pub(super) fn install(context: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    let mut names = Vec::new();
    for (name, data) in screen_faces() {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(data)));
        names.push(name.to_owned());
    }
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, names.clone());
    }
    context.set_fonts(fonts);
}
