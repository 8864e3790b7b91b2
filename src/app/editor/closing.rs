//! What stands below the text (署名与日期).

use egui::{RichText, Ui};

use super::Scene;
use super::form::meta;
use crate::app::theme;
use crate::document::MetaField;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let colors = theme::colors(ui);
    ui.separator();
    ui.label(RichText::new("署名与日期").color(colors.secondary));
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        meta(left, scene, MetaField::Signature, "署名", "没有就空着", false);
        meta(right, scene, MetaField::Date, "成文日期", "例如：2025年12月20日", false);
    });
}
