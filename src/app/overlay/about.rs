//! About the program (关于): version and licences, those of the fonts too.

use egui::{RichText, Ui};

use crate::app::theme::{self, SMALL_TEXT};

/// Licences that come with the program, as they read.
const LICENCES: [(&str, &str); 3] = [
    ("自带字体的来源和许可", include_str!("../../../assets/fonts/NOTICE.md")),
    ("SIL Open Font License 1.1", include_str!("../../../assets/fonts/OFL.txt")),
    ("GNU General Public License 3.0", include_str!("../../../assets/fonts/GPL-3.0.txt")),
];

/// Draws it; returns whether it stays open.
pub(in crate::app) fn show(context: &egui::Context) -> bool {
    super::sheet(context, "关于岁稿", 560.0, |ui| {
        let colors = theme::colors(ui);
        ui.label(format!("岁稿 {}", env!("CARGO_PKG_VERSION")));
        ui.label("年度工作总结的起草、核对与公文排版。全部在本机完成，不联网。");
        let licence = "本程序按 GNU 通用公共许可证第 3 版或更高版本发布，可以自由使用、修改和分发。";
        ui.label(RichText::new(licence).size(SMALL_TEXT).color(colors.secondary));
        ui.add_space(8.0);
        LICENCES.iter().for_each(|(name, text)| folded(ui, name, text));
        ui.add_space(10.0);
        !ui.button("关闭").clicked()
    })
}

/// A text that is shown when asked for, line by line as it scrolls.
fn folded(ui: &mut Ui, name: &str, text: &str) {
    egui::CollapsingHeader::new(name).id_salt(name).show(ui, |ui| {
        let lines: Vec<&str> = text.lines().collect();
        let area = egui::ScrollArea::both().id_salt(name).max_height(220.0).auto_shrink([false, true]);
        area.show_rows(ui, 16.0, lines.len(), |ui, rows| {
            for line in &lines[rows] {
                ui.label(RichText::new(*line).size(SMALL_TEXT));
            }
        });
    });
}
