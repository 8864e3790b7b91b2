//! One section: number and heading, advice, text, table.

use egui::{Align, Layout, RichText, Ui};

use super::{Field, Look, Scene, body, grid, heading};
use crate::app::action::Action;
use crate::app::theme::{self, EDITOR_LINE, EDITOR_TEXT, SMALL_TEXT};
use crate::document::{Section, SectionId, SectionKind};
use crate::session::desk::displayed;

/// Text size of headings.
const HEADING: f32 = 17.0;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, id: SectionId) {
    let desk = scene.desk;
    let Some(section) = desk.document().section(id) else { return };
    ui.spacing_mut().item_spacing.y = 4.0;
    head(ui, scene, section);
    if !section.guidance.is_empty() {
        let colors = theme::colors(ui);
        ui.label(RichText::new(&section.guidance).size(SMALL_TEXT).color(colors.hint));
    }
    text(ui, scene, section);
    if let Some(table) = &section.table {
        grid::show(ui, scene, section, table);
    }
}

fn head(ui: &mut Ui, scene: &mut Scene<'_>, section: &Section) {
    let desk = scene.desk;
    let colors = theme::colors(ui);
    let id = section.id;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let color = if section.hidden { colors.hint } else { colors.accent };
        let size = if section.level == crate::document::Level::One { HEADING } else { HEADING - 1.5 };
        if section.kind == SectionKind::Preface && section.heading.is_empty() {
            ui.label(RichText::new("前言").size(size).color(colors.secondary));
        } else {
            let label = scene.label(id);
            if !label.is_empty() {
                ui.label(RichText::new(label).size(size).color(color));
            }
            let shown = displayed(desk.document(), heading(id)).unwrap_or_default();
            let count = 88.0;
            let field = Field {
                part: heading(id),
                text: &shown,
                label: "标题",
                hint: "写标题",
                look: Look {
                    size,
                    line: size * 1.5,
                    indent: 0.0,
                    prose: false,
                    color: if section.hidden { colors.hint } else { colors.text },
                },
                marks: scene.marks.get(&heading(id)).map_or(&[], Vec::as_slice),
                multiline: false,
                flush_right: false,
                framed: false,
                width: (ui.available_width() - count).max(80.0),
            };
            scene.field(ui, field);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| state(ui, section));
    });
}

/// What is special about the section, at the right end of its heading.
fn state(ui: &mut Ui, section: &Section) {
    let colors = theme::colors(ui);
    let count = crate::document::count::Count::of_text(&section.body).characters;
    let text = if section.hidden { format!("已隐藏 · {count}字") } else { format!("{count}字") };
    ui.label(RichText::new(text).size(SMALL_TEXT).color(colors.hint));
}

fn text(ui: &mut Ui, scene: &mut Scene<'_>, section: &Section) {
    let colors = theme::colors(ui);
    let part = body(section.id);
    let name = if section.heading.is_empty() { section.kind.name() } else { &section.heading };
    let label = format!("{name}的正文");
    let field = Field {
        part,
        text: &section.body,
        label: &label,
        hint: if section.table.is_some() {
            "表格前的说明文字（可以不写）"
        } else {
            "在这里写正文，一段一行"
        },
        look: Look {
            size: EDITOR_TEXT,
            line: EDITOR_TEXT * EDITOR_LINE,
            indent: 2.0 * EDITOR_TEXT,
            prose: true,
            color: if section.hidden { colors.hint } else { colors.text },
        },
        marks: scene.marks.get(&part).map_or(&[], Vec::as_slice),
        multiline: true,
        flush_right: false,
        framed: false,
        width: ui.available_width(),
    };
    let response = scene.field(ui, field);
    if response.gained_focus() {
        scene.actions.push(Action::Enter(section.id));
    }
}
