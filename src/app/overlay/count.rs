//! Word counts (字数统计) of the document and its sections.

use egui::{Grid, RichText};

use crate::app::theme;
use crate::document::count::Count;
use crate::session::desk::Desk;

/// Draws the counts; returns whether they stay open.
pub(in crate::app) fn show(context: &egui::Context, desk: &Desk) -> bool {
    super::sheet(context, "字数统计", 520.0, |ui| {
        let document = desk.document();
        let labels = document.numbering.labels(&document.sections);
        let colors = theme::colors(ui);
        Grid::new("count").num_columns(4).striped(true).spacing([16.0, 6.0]).show(ui, |ui| {
            for name in ["部分", "汉字", "字符", "段落"] {
                ui.label(RichText::new(name).color(colors.secondary));
            }
            ui.end_row();
            for (section, label) in document.sections.iter().zip(labels) {
                let heading = document.fill(&section.heading).text;
                let name = if heading.is_empty() { section.kind.name().to_owned() } else { heading };
                row(ui, &format!("{label}{name}"), &Count::of_section(document, section));
            }
            row(ui, "全文（不含隐藏部分）", &Count::of_document(document));
        });
        ui.add_space(10.0);
        !ui.button("关闭").clicked()
    })
}

fn row(ui: &mut egui::Ui, name: &str, count: &Count) {
    ui.add(egui::Label::new(name).truncate());
    for number in [count.hanzi, count.characters, count.paragraphs] {
        ui.label(number.to_string());
    }
    ui.end_row();
}
