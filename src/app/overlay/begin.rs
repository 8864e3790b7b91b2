//! The questions for a new document (新建): template, organ, year, superior; remembered for the next time.

use egui::{RichText, TextEdit, Ui};

use crate::app::action::{Action, Actions, Beginning};
use crate::app::naming;
use crate::app::shell::Preferences;
use crate::app::theme::{self, SMALL_TEXT};
use crate::data_file::DataFileError;
use crate::document::meta::YEARS;
use crate::template::Template;

/// The questions for a new document, and the answers so far.
#[derive(Debug)]
pub(in crate::app) struct Begin {
    templates: Vec<Template>,
    broken: Vec<DataFileError>,
    chosen: usize,
    answers: Beginning,
    asked: bool,
}

impl Begin {
    pub(super) fn new(preferences: &Preferences) -> Self {
        let (templates, broken) = preferences.templates();
        let settings = &preferences.settings;
        let chosen = templates.iter().position(|template| template.id == settings.template).unwrap_or(0);
        let answers = Beginning {
            template: String::new(),
            organ: settings.organ.clone(),
            organ_short: settings.organ_short.clone(),
            superior: settings.superior.clone(),
            year: this_year(),
        };
        Self { templates, broken, chosen, answers, asked: false }
    }

    /// Draws the questions; returns whether they stay open.
    pub(in crate::app) fn ui(&mut self, context: &egui::Context, actions: &mut Actions) -> bool {
        super::sheet(context, "新建年度工作总结", 520.0, |ui| {
            self.templates(ui);
            super::broken_files(ui, &self.broken);
            ui.add_space(8.0);
            self.organ(ui);
            let ready = !self.answers.organ.trim().is_empty();
            let (done, cancelled) = super::foot(ui, "新建", ready);
            let entered = ready && ui.input(|input| input.key_pressed(egui::Key::Enter));
            if done || entered {
                let template = self.templates.get(self.chosen).map(|template| template.id.clone());
                self.answers.template = template.unwrap_or_default();
                actions.push(Action::Begin(Box::new(self.answers.clone())));
            }
            !(done || entered || cancelled)
        })
    }

    fn templates(&mut self, ui: &mut Ui) {
        let colors = theme::colors(ui);
        for (index, template) in self.templates.iter().enumerate() {
            if ui.radio(index == self.chosen, &template.name).clicked() {
                self.chosen = index;
            }
            if index == self.chosen && !template.description.is_empty() {
                ui.label(RichText::new(&template.description).size(SMALL_TEXT).color(colors.hint));
            }
        }
    }

    fn organ(&mut self, ui: &mut Ui) {
        let answers = &mut self.answers;
        let rows = [
            ("单位全称", &mut answers.organ, "例如：东湖街道办事处（必填）"),
            ("单位简称", &mut answers.organ_short, "例如：东湖街道"),
            ("上级机关", &mut answers.superior, "例如：区委、区政府"),
        ];
        egui::Grid::new("begin").num_columns(2).spacing([12.0, 8.0]).show(ui, |ui| {
            for (index, (name, value, hint)) in rows.into_iter().enumerate() {
                ui.label(name);
                let response = ui.add(TextEdit::singleline(value).hint_text(hint).desired_width(360.0));
                naming::name(&response, name);
                if index == 0 && !self.asked {
                    response.request_focus();
                    self.asked = true;
                }
                ui.end_row();
            }
            ui.label("年度");
            let drag = egui::DragValue::new(&mut answers.year).range(YEARS).suffix("年");
            let response = ui.add(drag);
            naming::name(&response, "年度");
            ui.end_row();
        });
    }
}

/// The year a summary begun today is about: in the first months it is still the last one.
pub(in crate::app) fn this_year() -> u16 {
    let today = jiff::Zoned::now();
    let year = if today.month() <= 3 { today.year() - 1 } else { today.year() };
    u16::try_from(year).unwrap_or(*YEARS.start())
}
