//! Insertion helpers (插入): symbols, dates, a percentage from two numbers.

use egui::{Button, RichText, Ui, vec2};

use crate::app::action::{Action, Actions};
use crate::app::theme::{self, SMALL_TEXT};
use crate::session::insert::{self, Insertion};

/// Draws everything that can be inserted; returns whether it stays open.
pub(in crate::app) fn symbols(context: &egui::Context, actions: &mut Actions) -> bool {
    super::sheet(context, "插入", 520.0, |ui| {
        let mut open = true;
        for group in insert::insertions(jiff::Zoned::now().date()) {
            ui.label(RichText::new(group.title).size(SMALL_TEXT).color(theme::colors(ui).secondary));
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
                for insertion in &group.members {
                    open &= !choose(ui, insertion, vec2(36.0, 30.0), actions);
                }
            });
            ui.add_space(6.0);
        }
        open
    })
}

/// Draws the ways to write today's date; returns whether they stay open.
pub(in crate::app) fn dates(context: &egui::Context, actions: &mut Actions) -> bool {
    super::sheet(context, "插入日期", 320.0, |ui| {
        let mut open = true;
        for date in insert::dates(jiff::Zoned::now().date()) {
            let size = vec2(ui.available_width(), 30.0);
            open &= !choose(ui, &date, size, actions);
        }
        open
    })
}

fn choose(ui: &mut Ui, insertion: &Insertion, size: egui::Vec2, actions: &mut Actions) -> bool {
    let clicked = ui.add(Button::new(&insertion.label).min_size(size)).clicked();
    if clicked {
        actions.push(Action::Insert { text: insertion.text.clone(), caret: insertion.caret });
    }
    clicked
}

/// Two numbers whose percentage is wanted.
#[derive(Debug, Default)]
pub(in crate::app) struct Percent {
    part: String,
    whole: String,
}

impl Percent {
    /// Draws the fields and the result; returns whether they stay open.
    pub(in crate::app) fn ui(&mut self, context: &egui::Context, actions: &mut Actions) -> bool {
        super::sheet(context, "算百分比", 360.0, |ui| {
            egui::Grid::new("percent").num_columns(2).spacing([12.0, 8.0]).show(ui, |ui| {
                number(ui, "完成数", &mut self.part);
                number(ui, "总数", &mut self.whole);
            });
            let result = insert::percentage(&self.part, &self.whole);
            let shown = match &result {
                Some(result) => RichText::new(format!("占 {result}")).size(17.0),
                None => RichText::new("写上两个数，例如 1173 和 2400").size(SMALL_TEXT),
            };
            ui.add_space(6.0);
            ui.label(shown.color(theme::colors(ui).secondary));
            let (done, cancelled) = super::foot(ui, "插入", result.is_some());
            if let Some(result) = result.filter(|_| done) {
                actions.push(Action::Insert { caret: result.len(), text: result });
            }
            !(done || cancelled)
        })
    }
}

fn number(ui: &mut Ui, name: &str, value: &mut String) {
    ui.label(name);
    let response = ui.add(egui::TextEdit::singleline(value).desired_width(160.0));
    crate::app::naming::name(&response, name);
    ui.end_row();
}
