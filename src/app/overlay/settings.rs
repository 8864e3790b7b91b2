//! The settings (设置).

use egui::{ComboBox, Grid, RichText, TextEdit, Ui};

use crate::app::action::{Action, Actions};
use crate::app::naming;
use crate::app::shell::Preferences;
use crate::app::theme::{self, SMALL_TEXT};
use crate::check::Kind;
use crate::check::rules::RULES;
use crate::data_file::DataFileError;
use crate::session::settings::{AUTOSAVE_SECONDS, Settings, TEXT_SIZES, ThemeChoice};
use crate::typeset::Profile;

/// The settings as they are being changed.
pub(in crate::app) struct SettingsSheet {
    settings: Settings,
    profiles: Vec<Profile>,
    broken: Vec<DataFileError>,
}

impl SettingsSheet {
    pub(super) fn new(preferences: &Preferences) -> Self {
        let (profiles, broken) = preferences.profiles();
        Self { settings: preferences.settings.clone(), profiles, broken }
    }

    /// Draws the settings; returns whether they stay open.
    pub(in crate::app) fn ui(&mut self, context: &egui::Context, actions: &mut Actions) -> bool {
        super::sheet(context, "设置", 520.0, |ui| {
            Grid::new("settings").num_columns(2).spacing([16.0, 10.0]).show(ui, |ui| {
                self.look(ui);
                self.new_documents(ui);
                self.saving(ui);
            });
            self.rules(ui);
            super::broken_files(ui, &self.broken);
            let (done, cancelled) = super::foot(ui, "确定", true);
            if done {
                actions.push(Action::Adopt(Box::new(self.settings.clone())));
            }
            !(done || cancelled)
        })
    }

    fn look(&mut self, ui: &mut Ui) {
        ui.label("界面颜色");
        ui.horizontal(|ui| {
            for theme in ThemeChoice::ALL {
                ui.radio_value(&mut self.settings.theme, theme, theme.name());
            }
        });
        ui.end_row();
        ui.label("界面大小");
        let slider = egui::Slider::new(&mut self.settings.text_size, TEXT_SIZES).step_by(10.0).suffix("%");
        let response = ui.add(slider);
        response
            .widget_info(|| egui::WidgetInfo::slider(true, f64::from(self.settings.text_size), "界面大小"));
        ui.end_row();
    }

    fn new_documents(&mut self, ui: &mut Ui) {
        let settings = &mut self.settings;
        let rows = [
            ("单位全称", &mut settings.organ),
            ("单位简称", &mut settings.organ_short),
            ("上级机关", &mut settings.superior),
        ];
        for (name, value) in rows {
            ui.label(name);
            let edit = TextEdit::singleline(value).desired_width(320.0).hint_text("新建文稿时填入");
            let response = ui.add(edit);
            naming::name(&response, name);
            ui.end_row();
        }
        ui.label("默认版式");
        let chosen = self.profiles.iter().find(|profile| profile.id == self.settings.profile);
        let name = chosen.or(self.profiles.first()).map(|profile| profile.name.clone()).unwrap_or_default();
        let combo = ComboBox::from_id_salt("default profile").selected_text(name).width(320.0);
        let combo = combo.show_ui(ui, |ui| {
            for profile in &self.profiles {
                let chosen = profile.id == self.settings.profile;
                if ui.selectable_label(chosen, &profile.name).clicked() {
                    self.settings.profile.clone_from(&profile.id);
                }
            }
        });
        naming::name(&combo.response, "默认版式");
        ui.end_row();
    }

    /// Which rules of the check are on, by what they are about.
    fn rules(&mut self, ui: &mut Ui) {
        let off = self.settings.disabled_rules.len();
        let title = if off == 0 {
            "校核规则（全部开启）".into()
        } else {
            format!("校核规则（关闭了 {off} 条）")
        };
        ui.add_space(6.0);
        egui::CollapsingHeader::new(title).id_salt("rules").show(ui, |ui| {
            for kind in Kind::ALL {
                let of_kind: Vec<_> = RULES.iter().filter(|rule| rule.kind == kind).collect();
                if of_kind.is_empty() {
                    continue;
                }
                ui.label(RichText::new(kind.name()).size(SMALL_TEXT).color(theme::colors(ui).secondary));
                for rule in of_kind {
                    let mut is_on = !self.settings.disabled_rules.contains(rule.id);
                    if ui.checkbox(&mut is_on, rule.name).on_hover_text(rule.summary).changed() {
                        if is_on {
                            self.settings.disabled_rules.remove(rule.id);
                        } else {
                            self.settings.disabled_rules.insert(rule.id.to_owned());
                        }
                    }
                }
            }
        });
    }

    fn saving(&mut self, ui: &mut Ui) {
        ui.label("自动备份间隔");
        let seconds = &mut self.settings.autosave_seconds;
        let response = ui.add(egui::Slider::new(seconds, AUTOSAVE_SECONDS).logarithmic(true).suffix(" 秒"));
        response.widget_info(|| {
            egui::WidgetInfo::slider(true, f64::from(self.settings.autosave_seconds), "自动备份间隔")
        });
        ui.end_row();
        ui.label("导出");
        ui.checkbox(&mut self.settings.open_after_export, "导出后打开文件");
        ui.end_row();
    }
}
