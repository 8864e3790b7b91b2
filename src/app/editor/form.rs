//! The form (标题与单位): whose summary it is, for which year, and what stands above the text.

use egui::{RichText, Ui, vec2};

use super::{Field, Look, Scene};
use crate::app::naming;
use crate::app::theme::{self, EDITOR_TEXT, INTERFACE_TEXT, SMALL_TEXT};
use crate::document::meta::YEARS;
use crate::document::{MetaField, Part};
use crate::edit::{Change, DocumentAttribute, Transaction};
use crate::session::desk::{Command, displayed};

/// Width of the names of fields.
const NAMES: f32 = 72.0;

/// Room below which fields stand one under another.
const TWO_COLUMNS: f32 = 520.0;

/// What stands in one cell of the form.
#[derive(Clone, Copy)]
enum Cell {
    Text(MetaField, &'static str, &'static str),
    Year,
    Cutoff,
}

/// The cells below the title, in pairs.
const PAIRS: [[Cell; 2]; 4] = [
    [
        Cell::Text(MetaField::Organ, "单位全称", "例如：东湖街道办事处"),
        Cell::Text(MetaField::OrganShort, "单位简称", "例如：东湖街道"),
    ],
    [
        Cell::Text(MetaField::Superior, "上级机关", "例如：区委、区政府"),
        Cell::Text(MetaField::Recipient, "主送机关", "没有就空着"),
    ],
    [Cell::Year, Cell::Cutoff],
    [
        Cell::Text(MetaField::Subtitle, "副标题", "没有就空着"),
        Cell::Text(MetaField::Number, "发文字号", "没有就空着"),
    ],
];

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
    ui.add_space(8.0);
    meta(ui, scene, MetaField::Title, "标题", "例如：东湖街道办事处2025年工作总结", true);
    if ui.available_width() < TWO_COLUMNS {
        PAIRS.into_iter().flatten().for_each(|cell| show_cell(ui, scene, cell));
        return;
    }
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        for [first, second] in PAIRS {
            show_cell(left, scene, first);
            show_cell(right, scene, second);
        }
    });
}

fn show_cell(ui: &mut Ui, scene: &mut Scene<'_>, cell: Cell) {
    match cell {
        Cell::Text(field, name, hint) => meta(ui, scene, field, name, hint, false),
        Cell::Year => year(ui, scene),
        Cell::Cutoff => cutoff(ui, scene),
    }
}

/// One field of the meta data with its name before it.
pub(super) fn meta(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    field: MetaField,
    name: &str,
    hint: &str,
    large: bool,
) {
    let desk = scene.desk;
    let colors = theme::colors(ui);
    let part = Part::Meta(field);
    ui.horizontal(|ui| {
        named(ui, name);
        let shown = displayed(desk.document(), part).unwrap_or_default();
        let size = if large { EDITOR_TEXT + 1.0 } else { INTERFACE_TEXT };
        let field = Field {
            part,
            text: &shown,
            label: name,
            hint,
            look: Look { size, line: size * 1.5, indent: 0.0, prose: false, color: colors.text },
            marks: scene.marks.get(&part).map_or(&[], Vec::as_slice),
            multiline: matches!(field, MetaField::Title | MetaField::Signature),
            flush_right: false,
            framed: true,
            width: ui.available_width() - 12.0,
        };
        scene.field(ui, field);
    });
}

/// The name of a field, all of one width.
pub(super) fn named(ui: &mut Ui, name: &str) {
    let colors = theme::colors(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(NAMES, 24.0), egui::Sense::hover());
    let font = egui::FontId::proportional(SMALL_TEXT + 0.5);
    ui.painter().text(rect.left_center(), egui::Align2::LEFT_CENTER, name, font, colors.secondary);
}

fn year(ui: &mut Ui, scene: &mut Scene<'_>) {
    let old = scene.desk.document().meta.year;
    ui.horizontal(|ui| {
        named(ui, "年度");
        let mut year = old.unwrap_or(*YEARS.start());
        let drag = egui::DragValue::new(&mut year).range(YEARS).suffix("年");
        let response = ui.add(drag);
        naming::name(&response, "年度");
        if response.changed() && Some(year) != old {
            let change = Change::SetDocument(DocumentAttribute::Year(Some(year)));
            scene.actions.desk(Command::Apply(Transaction::new("改年度").with(change)));
        }
        if old.is_none() {
            ui.label(RichText::new("还没有填").size(SMALL_TEXT).color(theme::colors(ui).warning));
        }
    });
}

/// The day up to which figures count, typed as 2025-11-30 and taken when it is a date.
fn cutoff(ui: &mut Ui, scene: &mut Scene<'_>) {
    let old = scene.desk.document().meta.cutoff;
    ui.horizontal(|ui| {
        named(ui, "数据截止");
        let id = ui.make_persistent_id("cutoff");
        let fresh = || old.map(|date| date.to_string()).unwrap_or_default();
        let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(fresh);
        let edit = egui::TextEdit::singleline(&mut text)
            .hint_text("例如：2025-11-30")
            .desired_width((ui.available_width() - 12.0).clamp(60.0, 130.0));
        let response = ui.add(edit);
        naming::name(&response, "数据截止");
        let parsed = text.trim().parse().ok();
        if response.has_focus() {
            ui.data_mut(|data| data.insert_temp(id, text.clone()));
        } else if response.lost_focus() {
            ui.data_mut(|data| data.remove::<String>(id));
            if (parsed.is_some() || text.trim().is_empty()) && parsed != old {
                let change = Change::SetDocument(DocumentAttribute::Cutoff(parsed));
                scene.actions.desk(Command::Apply(Transaction::new("改数据截止日期").with(change)));
            }
        }
        if response.has_focus() && parsed.is_none() && !text.trim().is_empty() {
            let note = RichText::new("写成 2025-11-30").size(SMALL_TEXT).color(theme::colors(ui).warning);
            ui.label(note);
        }
    });
}
