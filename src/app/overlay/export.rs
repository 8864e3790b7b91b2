//! The choices for an export (导出): format, layout, fonts, what to do afterwards.

use egui::{ComboBox, RichText, Ui};

use crate::app::action::{Action, Actions, ExportChoice};
use crate::app::naming;
use crate::app::shell::Preferences;
use crate::app::system::Background;
use crate::app::theme::{self, SMALL_TEXT};
use crate::data_file::DataFileError;
use crate::document::Layout;
use crate::edit::{Change, DocumentAttribute, Transaction};
use crate::font::{FontRole, SystemFonts};
use crate::session::ExportFormat;
use crate::session::desk::{Command, Desk};
use crate::typeset::Profile;

/// The choices for an export.
pub(in crate::app) struct ExportSheet {
    profiles: Vec<Profile>,
    broken: Vec<DataFileError>,
    layout: Layout,
    choice: ExportChoice,
    families: Families,
}

/// Font families on this machine.
enum Families {
    Unknown,
    /// Being looked for, which takes a moment where there are many.
    Sought(Background<Vec<String>>),
    Known(Vec<String>),
}

impl Families {
    /// The families known so far; begins to look for them when first asked.
    fn get(&mut self, context: &egui::Context) -> &[String] {
        if let Self::Sought(search) = self
            && let Some(found) = search.poll()
        {
            *self = Self::Known(found.unwrap_or_default());
        } else if matches!(self, Self::Unknown) {
            *self = Self::Sought(Background::start(context, "fonts", families));
        }
        if let Self::Known(families) = self { families } else { &[] }
    }
}

/// What stands for the face a profile brings.
const OWN_FACE: &str = "自带字体";

impl ExportSheet {
    pub(super) fn new(desk: &Desk, preferences: &Preferences) -> Self {
        let (profiles, broken) = preferences.profiles();
        let mut layout = desk.document().layout.clone();
        if layout.profile.is_empty() {
            layout.profile.clone_from(&preferences.settings.profile);
        }
        let open_after = preferences.settings.open_after_export;
        let choice = ExportChoice { format: ExportFormat::Pdf, open_after };
        Self { profiles, broken, layout, choice, families: Families::Unknown }
    }

    /// Draws the choices; returns whether they stay open.
    pub(in crate::app) fn ui(&mut self, context: &egui::Context, desk: &Desk, actions: &mut Actions) -> bool {
        super::sheet(context, "导出", 520.0, |ui| {
            egui::Grid::new("export").num_columns(2).spacing([12.0, 10.0]).show(ui, |ui| {
                ui.label("格式");
                ui.horizontal(|ui| {
                    ui.radio_value(&mut self.choice.format, ExportFormat::Pdf, "PDF（打印、上报）");
                    ui.radio_value(&mut self.choice.format, ExportFormat::Docx, "Word（交领导修改）");
                    ui.radio_value(&mut self.choice.format, ExportFormat::Text, "纯文本");
                });
                ui.end_row();
                if self.choice.format != ExportFormat::Text {
                    self.profile(ui);
                    self.fonts(ui);
                }
            });
            super::broken_files(ui, &self.broken);
            ui.add_space(6.0);
            ui.checkbox(&mut self.choice.open_after, "导出后打开");
            let (done, cancelled) = super::foot(ui, "选择位置并导出", true);
            if done {
                if self.layout != desk.document().layout {
                    let change = Change::SetDocument(DocumentAttribute::Layout(self.layout.clone()));
                    actions.desk(Command::Apply(Transaction::new("改版式").with(change)));
                }
                actions.push(Action::Export(Box::new(self.choice.clone())));
            }
            !(done || cancelled)
        })
    }

    fn profile(&mut self, ui: &mut Ui) {
        ui.label("版式");
        let chosen = self.profiles.iter().find(|profile| profile.id == self.layout.profile);
        let chosen = chosen.or(self.profiles.first());
        let name = chosen.map(|profile| profile.name.clone()).unwrap_or_default();
        let note = chosen.map(|profile| profile.description.clone()).unwrap_or_default();
        ui.vertical(|ui| {
            let combo =
                ComboBox::from_id_salt("profile").selected_text(name).width(340.0).show_ui(ui, |ui| {
                    for profile in &self.profiles {
                        let chosen = profile.id == self.layout.profile;
                        if ui.selectable_label(chosen, &profile.name).clicked() {
                            self.layout.profile.clone_from(&profile.id);
                        }
                    }
                });
            naming::name(&combo.response, "版式");
            ui.label(RichText::new(note).size(SMALL_TEXT).color(theme::colors(ui).hint));
        });
        ui.end_row();
    }

    fn fonts(&mut self, ui: &mut Ui) {
        let families = self.families.get(ui.ctx());
        for role in FontRole::ALL {
            ui.label(role.name());
            let key = role.key();
            let own =
                self.layout.fonts.iter().find(|(name, _)| name == key).map(|(_, family)| family.clone());
            let mut family = own.unwrap_or_else(|| OWN_FACE.to_owned());
            let before = family.clone();
            let combo = ComboBox::from_id_salt(key).selected_text(&family).width(340.0).show_ui(ui, |ui| {
                ui.selectable_value(&mut family, OWN_FACE.to_owned(), OWN_FACE);
                for name in families.iter() {
                    ui.selectable_value(&mut family, name.clone(), name);
                }
            });
            naming::name(&combo.response, role.name());
            if family != before {
                self.layout.fonts.retain(|(name, _)| name != key);
                if family != OWN_FACE {
                    self.layout.fonts.push((key.to_owned(), family));
                }
            }
            ui.end_row();
        }
    }
}

/// Families on this machine that may be embedded and have Chinese.
fn families() -> Vec<String> {
    SystemFonts::scan()
        .families()
        .into_iter()
        .filter(|family| family.embeddable)
        .filter_map(|family| family.names.last().cloned())
        .collect()
}
