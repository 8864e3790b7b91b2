//! Drawing the file dialog (文件对话框的画面).

use std::path::PathBuf;

use egui::{
    Align, Align2, Button, ComboBox, Context, Frame, Id, Layout, RichText, ScrollArea, Stroke, TextEdit, Ui,
    vec2,
};

use super::keys::Field;
use super::{Chooser, FileMode, Listing, row};
use crate::app::dialog::sheet;
use crate::app::theme;

const WIDTH: f32 = 780.0;
const PLACES_WIDTH: f32 = 120.0;
const FILTERS_WIDTH: f32 = 220.0;
/// What the dialog needs beside the list, in points of height.
const AROUND_LIST: f32 = 320.0;

impl Chooser {
    /// Draws the dialog; gives back the path, or none for a cancel, in the frame it is settled.
    pub(in crate::app::dialog::file) fn show(&mut self, context: &Context) -> Option<Option<PathBuf>> {
        self.receive();
        if self.overwrite.is_none() {
            self.take_keys(context);
        }
        let title = self.request.title.clone();
        let ((), keys) =
            sheet::show(context, Id::unique("file chooser"), &title, WIDTH, |ui, _| self.draw(ui));
        if keys.escape && self.overwrite.is_none() && self.new_folder.take().is_none() {
            self.outcome = Some(None);
        }
        self.ask_to_overwrite(context);
        self.outcome.take()
    }

    fn ask_to_overwrite(&mut self, context: &Context) {
        let Some((path, question)) = &self.overwrite else { return };
        if let Some(replace) = question.show(context) {
            if replace {
                self.outcome = Some(Some(path.clone()));
            }
            self.overwrite = None;
            // The dialog, or whoever opened it, goes on in the next frame.
            context.request_repaint();
        }
    }

    fn draw(&mut self, ui: &mut Ui) {
        self.draw_path(ui);
        if self.new_folder.is_some() {
            self.draw_new_folder(ui);
        }
        self.draw_search(ui);
        let height = (ui.ctx().content_rect().height() - AROUND_LIST).clamp(180.0, 420.0);
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(
                vec2(PLACES_WIDTH, height),
                Layout::top_down_justified(Align::LEFT),
                |ui| {
                    self.draw_places(ui);
                },
            );
            ui.vertical(|ui| self.draw_list(ui, height));
        });
        if self.request.mode == FileMode::Save {
            self.draw_name(ui);
        }
        self.draw_foot(ui);
    }

    fn draw_path(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            let has_parent = self.directory.parent().is_some();
            let up = ui.add_enabled(has_parent, Button::new("上一级"));
            if up.on_hover_text("回到上一级文件夹（退格键）").clicked() {
                self.up();
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if self.request.mode != FileMode::Open && ui.button("新建文件夹").clicked() {
                    self.new_folder = Some(String::new());
                    ui.memory_mut(|memory| memory.request_focus(Field::NewFolder.id()));
                }
                let width = ui.available_width();
                field(ui, Field::Path, "位置", "输入路径后按回车", width, &mut self.path_text);
            });
        });
    }

    fn draw_new_folder(&mut self, ui: &mut Ui) {
        let (mut create, mut cancel) = (false, false);
        ui.horizontal(|ui| {
            let Some(name) = &mut self.new_folder else { return };
            let label = ui.label("新文件夹名称");
            field(ui, Field::NewFolder, "新文件夹名称", "", 280.0, name).labelled_by(label.id);
            create = ui.button("建立").clicked();
            cancel = ui.button("不建立").clicked();
        });
        if create {
            self.create_folder();
        }
        if cancel {
            self.new_folder = None;
        }
    }

    fn draw_search(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            let label = ui.label("筛选");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if self.request.filters.len() > 1 && self.request.mode != FileMode::Folder {
                    self.draw_filters(ui);
                }
                let width = ui.available_width();
                let response =
                    field(ui, Field::Search, "筛选", "输入名称中的几个字", width, &mut self.search);
                if response.labelled_by(label.id).changed() {
                    self.select_shown();
                }
            });
        });
    }

    fn draw_filters(&mut self, ui: &mut Ui) {
        let chosen = self.request.filters.get(self.filter).map(super::FileFilter::label).unwrap_or_default();
        let mut filter = self.filter;
        let combo = ComboBox::from_id_salt("file kind").width(FILTERS_WIDTH).truncate();
        let shown = combo.selected_text(chosen.as_str()).show_ui(ui, |ui| {
            for (index, kind) in self.request.filters.iter().enumerate() {
                ui.selectable_value(&mut filter, index, kind.label());
            }
        });
        shown.response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::accesskit::Role::ComboBox, true, "文件类型");
            info.current_text_value = Some(chosen.clone());
            info
        });
        if filter != self.filter {
            self.filter = filter;
            self.select_shown();
        }
    }

    fn draw_places(&mut self, ui: &mut Ui) {
        let mut goal = None;
        ScrollArea::vertical().id_salt("places").show(ui, |ui| {
            for place in &self.places {
                let here = place.path == self.directory;
                let response = ui.selectable_label(here, &place.name);
                if response.on_hover_text(place.path.display().to_string()).clicked() {
                    goal = Some(place.path.clone());
                }
            }
        });
        if let Some(goal) = goal {
            self.go(goal);
        }
    }

    fn draw_list(&mut self, ui: &mut Ui, height: f32) {
        let colors = theme::colors(ui);
        let frame =
            Frame::new().stroke(Stroke::new(1.0, colors.line)).corner_radius(theme::CORNER).inner_margin(4.0);
        frame.show(ui, |ui| {
            ui.set_min_size(vec2(ui.available_width(), height));
            ui.set_max_height(height);
            let note = match &self.listing {
                Listing::Reading(_) => Some("正在读取……".to_owned()),
                Listing::Unreadable(reason) => Some(reason.clone()),
                Listing::Read(_) if self.shown.is_empty() => Some(self.empty_text()),
                Listing::Read(_) => None,
            };
            match note {
                Some(note) => {
                    ui.add_space(8.0);
                    ui.label(RichText::new(note).color(colors.secondary));
                }
                None => self.draw_rows(ui),
            }
        });
    }

    fn empty_text(&self) -> String {
        if self.search.is_empty() {
            "这里没有可选的文件。".to_owned()
        } else {
            "没有名称相符的文件。".to_owned()
        }
    }

    fn draw_rows(&mut self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().id_salt(&self.directory).auto_shrink(false);
        if let Some(position) = self.selected.filter(|_| std::mem::take(&mut self.scroll_to_selected)) {
            let offset = offset_to_show(position, self.scrolled, ui.available_height());
            area = area.vertical_scroll_offset(offset);
        }
        let mut clicked = None;
        let mut entered = None;
        let output = area.show_rows(ui, row::HEIGHT, self.shown.len(), |ui, rows| {
            for position in rows {
                let Some(entry) = self.entry(position) else { continue };
                let response = row::draw(ui, entry, self.selected == Some(position));
                if response.double_clicked() {
                    entered = Some(position);
                } else if response.clicked() {
                    clicked = Some(position);
                }
            }
        });
        self.scrolled = output.state.clamped_offset().y;
        if let Some(position) = clicked {
            self.select(position);
        }
        if let Some(position) = entered {
            self.activate(position);
        }
    }

    fn draw_name(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            let label = ui.label("文件名");
            let width = ui.available_width();
            let response = field(ui, Field::Name, "文件名", "", width, &mut self.name);
            if response.labelled_by(label.id).changed() {
                self.selected = None;
            }
        });
    }

    fn draw_foot(&mut self, ui: &mut Ui) {
        let colors = theme::colors(ui);
        if !self.notice.is_empty() {
            ui.label(RichText::new(&self.notice).color(colors.error));
        } else if self.looking.is_some() {
            ui.label(RichText::new("正在查看……").color(colors.secondary));
        }
        let primary = match self.request.mode {
            FileMode::Open => "打开",
            FileMode::Save => "保存",
            FileMode::Folder => "选择文件夹",
        };
        match sheet::buttons(ui, [("取消", false), (primary, true)].into_iter(), false) {
            Some(0) => self.outcome = Some(None),
            Some(_) => self.submit(),
            None => {}
        }
    }
}

fn field(ui: &mut Ui, field: Field, name: &str, hint: &str, width: f32, text: &mut String) -> egui::Response {
    let edit = TextEdit::singleline(text)
        .id(field.id())
        .hint_text(hint)
        .desired_width(width)
        .align(Align2::LEFT_CENTER);
    let response = ui.add(edit);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    response
}

/// Where a list `height` points high that is scrolled to `offset` has to be scrolled to for the row at `position` to
/// be seen, moving as little as possible.
fn offset_to_show(position: usize, offset: f32, height: f32) -> f32 {
    let top = position as f32 * row::HEIGHT;
    offset.clamp((top + row::HEIGHT - height).max(0.0).min(top), top)
}
