//! The ledger panel (台账): a row an indicator with all its values; a click leads to the place, a new value goes
//! everywhere the old one stands.

use egui::{Button, Frame, Margin, RichText, ScrollArea, Stroke, TextEdit, Ui, vec2};

use super::action::{Action, Actions};
use super::naming;
use super::theme::{self, CORNER, SMALL_TEXT};
use crate::quantity::Role;
use crate::session::checking::ledger::{self, Row, Stated, role_name};
use crate::session::desk::{Command, Desk};

/// What is being written in the panel.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    /// Whether indicators that are stated once are shown too.
    shows_all: bool,
    /// Row, statement and the new value, while one is being changed.
    changing: Option<(String, usize, String)>,
    /// A table from a spreadsheet, while one is being pasted.
    pasting: Option<String>,
    /// Names of the pasted table that are not in the ledger.
    unknown: Vec<String>,
}

impl Ledger {
    /// Draws the rows.
    pub(super) fn ui(&mut self, ui: &mut Ui, desk: &Desk, rows: &[Row], actions: &mut Actions) {
        Frame::new()
            .inner_margin(Margin::symmetric(12, 8))
            .show(ui, |ui| self.tools(ui, desk, rows, actions));
        ScrollArea::vertical().id_salt("ledger").auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin::symmetric(12, 0)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 6.0;
                let shown = rows.iter().filter(|row| self.shows_all || row.statements.len() > 1);
                let shown: Vec<&Row> = shown.collect();
                if shown.is_empty() {
                    let text = "还没有出现过两次以上的指标";
                    ui.label(RichText::new(text).color(theme::colors(ui).secondary));
                }
                for row in shown {
                    self.row(ui, desk, row, actions);
                }
            });
        });
    }

    fn tools(&mut self, ui: &mut Ui, desk: &Desk, rows: &[Row], actions: &mut Actions) {
        ui.horizontal_wrapped(|ui| {
            ui.checkbox(&mut self.shows_all, RichText::new("只出现一次的也列出").size(SMALL_TEXT));
            if small(ui, "复制到 Excel").clicked() {
                ui.ctx().copy_text(ledger::to_tsv(rows));
            }
            if small(ui, "从 Excel 粘贴…").clicked() {
                self.pasting = Some(String::new());
                self.unknown.clear();
            }
        });
        self.paste(ui, desk, rows, actions);
    }

    fn paste(&mut self, ui: &mut Ui, desk: &Desk, rows: &[Row], actions: &mut Actions) {
        let Some(text) = &mut self.pasting else { return };
        let hint = "把 Excel 里的表粘贴到这里：第一列指标，后面依次是实绩、目标、上年、增幅、比率";
        let width = ui.available_width();
        let response = ui.add(TextEdit::multiline(text).hint_text(hint).desired_rows(4).desired_width(width));
        naming::name(&response, "从 Excel 粘贴的表");
        let mut is_over = false;
        ui.horizontal(|ui| {
            if ui.button("按表格改").clicked() {
                let (step, unknown) = ledger::from_tsv(desk.document(), rows, text);
                step.into_iter().for_each(|step| actions.desk(Command::Apply(step)));
                self.unknown = unknown;
                is_over = self.unknown.is_empty();
            }
            is_over |= ui.button("取消").clicked();
        });
        if !self.unknown.is_empty() {
            let text = format!("台账里没有这些指标：{}", self.unknown.join("、"));
            ui.label(RichText::new(text).size(SMALL_TEXT).color(theme::colors(ui).warning));
        }
        if is_over {
            (self.pasting, self.unknown) = (None, Vec::new());
        }
    }

    fn row(&mut self, ui: &mut Ui, desk: &Desk, row: &Row, actions: &mut Actions) {
        let colors = theme::colors(ui);
        let frame = Frame::new()
            .fill(colors.paper)
            .stroke(Stroke::new(1.0, colors.line))
            .corner_radius(CORNER)
            .inner_margin(Margin::symmetric(12, 8));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            ui.label(RichText::new(&row.name).size(14.0));
            for (index, stated) in row.statements.iter().enumerate() {
                ui.horizontal_wrapped(|ui| self.statement(ui, row, index, stated, actions));
            }
            if let Some(last_year) = &row.last_year {
                let growth =
                    last_year.growth.as_ref().map(|growth| format!("，{growth}")).unwrap_or_default();
                let told = format!("去年 {}{growth}", last_year.text);
                ui.label(RichText::new(told).size(SMALL_TEXT).color(colors.secondary));
            }
            self.change(ui, desk, row, actions);
        });
    }

    fn statement(&mut self, ui: &mut Ui, row: &Row, index: usize, stated: &Stated, actions: &mut Actions) {
        let colors = theme::colors(ui);
        let role = RichText::new(role_name(stated.role)).size(SMALL_TEXT);
        ui.label(role.color(if stated.role == Role::Actual { colors.secondary } else { colors.hint }));
        let value = Button::new(RichText::new(&stated.text).color(colors.text)).frame_when_inactive(false);
        if ui.add(value).on_hover_text("到这里去").clicked() {
            actions.push(Action::Show(stated.place.clone()));
        }
        let year = stated.year.map(|year| format!("{year}年")).unwrap_or_default();
        let subject = stated.subject.as_deref().unwrap_or_default();
        let section = shortened(&stated.section);
        let where_ = [subject, year.as_str(), section.as_str()];
        let note = where_.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        ui.label(RichText::new(note).size(SMALL_TEXT).color(colors.hint));
        // One button for those that change together.
        let is_first = row.statements[..index].iter().all(|earlier| earlier.group != stated.group);
        if is_first && small(ui, "改").on_hover_text("同样的数在全文一起改").clicked() {
            self.changing = Some((row.name.clone(), index, stated.text.clone()));
        }
    }

    fn change(&mut self, ui: &mut Ui, desk: &Desk, row: &Row, actions: &mut Actions) {
        let Some((_, index, text)) = self.changing.as_mut().filter(|(name, ..)| *name == row.name) else {
            return;
        };
        let group = row.statements.get(*index).map(|stated| stated.group);
        let count = row.statements.iter().filter(|stated| Some(stated.group) == group).count();
        let mut is_over = false;
        ui.horizontal(|ui| {
            let response = ui.add(TextEdit::singleline(text).desired_width(140.0));
            naming::name(&response, "新的数值");
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            if ui.button(format!("改{count}处")).clicked() || entered {
                let step = ledger::change(desk.document(), row, *index, text.trim());
                step.into_iter().for_each(|step| actions.desk(Command::Apply(step)));
                is_over = true;
            }
            is_over |= ui.button("取消").clicked();
        });
        if is_over {
            self.changing = None;
        }
    }
}

/// The name of a section, short enough to stand beside a value.
fn shortened(name: &str) -> String {
    const LONGEST: usize = 14;
    let mut short: String = name.chars().take(LONGEST).collect();
    if name.chars().count() > LONGEST {
        short.push('…');
    }
    short
}

fn small(ui: &mut Ui, text: &str) -> egui::Response {
    ui.button(RichText::new(text).size(SMALL_TEXT))
}
