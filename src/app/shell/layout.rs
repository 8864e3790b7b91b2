//! Where everything stands: bars above and below, the outline left, the editor in the middle, pages right.

use egui::{CentralPanel, Frame, Margin, Panel, Stroke, Ui};

use super::super::bars::{self, Status};
use super::super::theme;
use super::super::tour::Regions;
use super::availability::State;
use super::{App, panes::Right};
use crate::session::desk::Origin;

/// Width of the outline unless it was drawn wider.
const OUTLINE: f32 = 222.0;

/// Share of the window that the right side takes until its edge is dragged.
const RIGHT_SHARE: f32 = 0.354;

impl App {
    pub(super) fn layout(&mut self, ui: &mut Ui) {
        let colors = *theme::colors(ui);
        let bar = |fill| Frame::new().fill(fill).inner_margin(Margin::symmetric(12, 0));
        let title = self.title();
        Panel::top("menus").exact_size(32.0).frame(bar(colors.paper)).show_separator_line(false).show(
            ui,
            |ui| {
                let state = State { desk: &self.desk, panes: &self.panes };
                bars::menus(ui, &title, &state, &mut self.actions);
            },
        );
        let toolbar = Panel::top("toolbar").exact_size(40.0).frame(bar(colors.paper)).show(ui, |ui| {
            let state = State { desk: &self.desk, panes: &self.panes };
            bars::toolbar(ui, &state, &mut self.actions);
        });
        self.panes.regions = Regions { toolbar: toolbar.response.rect, ..Regions::default() };
        let status = self.status();
        Panel::bottom("status").exact_size(28.0).frame(bar(colors.panel)).show(ui, |ui| {
            bars::status(ui, &status, &mut self.actions);
        });
        if self.panes.outline_open {
            self.left(ui);
        }
        if self.panes.right_open {
            self.right(ui);
        }
        self.centre(ui);
    }

    fn left(&mut self, ui: &mut Ui) {
        let colors = theme::colors(ui);
        let width = self.preferences.window.outline_width.unwrap_or(OUTLINE);
        let panel = Panel::left("outline")
            .default_size(width)
            .size_range(150.0..=420.0)
            .frame(Frame::new().fill(colors.panel));
        let shown = panel.show(ui, |ui| {
            let current = self.panes.editor.block();
            self.panes.outline.ui(ui, &self.desk, current, &self.panes.marks, &mut self.actions);
        });
        self.panes.regions.outline = shown.response.rect;
        self.preferences.window.outline_width = Some(shown.response.rect.width());
    }

    fn right(&mut self, ui: &mut Ui) {
        let colors = theme::colors(ui);
        let whole = ui.ctx().content_rect().width();
        let chosen = self.preferences.window.right_width;
        let usual = whole * RIGHT_SHARE;
        // Until someone drags its edge the panel keeps its share: a window of another width has another panel.
        let salt = if chosen.is_some() { 0 } else { whole.round() as u32 };
        let panel = Panel::right(("right", salt))
            .default_size(chosen.unwrap_or(usual))
            .size_range(260.0..=(whole * 0.6).max(280.0))
            .frame(Frame::new().fill(colors.desk));
        let shown = panel.show(ui, |ui| self.panes.right(ui, &self.desk, &mut self.actions));
        self.panes.regions.right = shown.response.rect;
        let width = shown.response.rect.width();
        let is_dragging = ui.input(|input| input.pointer.any_down());
        if !is_dragging && (chosen.is_some() || (width - usual).abs() > 2.0) {
            self.preferences.window.right_width = Some(width);
        }
    }

    fn centre(&mut self, ui: &mut Ui) {
        let colors = theme::colors(ui);
        let shown = CentralPanel::default().frame(Frame::new().fill(colors.paper)).show(ui, |ui| {
            if self.panes.find.is_open() {
                let frame = Frame::new().fill(colors.panel).inner_margin(Margin::symmetric(16, 6));
                frame
                    .stroke(Stroke::NONE)
                    .show(ui, |ui| self.panes.find_ui(ui, &self.desk, &mut self.actions));
                ui.separator();
            }
            self.panes.editor.ui(ui, &self.desk, &self.panes.marks, &mut self.actions);
        });
        self.panes.regions.editor = shown.response.rect;
    }

    /// The document's name with the mark of unsaved work.
    fn title(&self) -> String {
        let mark = if self.desk.is_modified() { " ●" } else { "" };
        format!("{}{mark}", self.desk.name())
    }

    fn status(&self) -> Status {
        let count = &self.panes.derived.count;
        let pages = match self.panes.preview.page_count() {
            Some(pages) => format!("{pages} 页"),
            None => "…页".into(),
        };
        let saved = match (self.desk.is_modified(), &self.panes.saved_at, self.desk.origin()) {
            (true, _, _) => "有未保存的修改".into(),
            (false, Some(at), _) => format!("{} 已保存", at.strftime("%H:%M")),
            (false, None, Origin::File(_)) => "已保存".into(),
            (false, None, Origin::Sample) => "样例，可以随便改".into(),
            (false, None, _) => String::new(),
        };
        let findings = self.panes.findings_count();
        Status {
            count: format!("全文 {} 字", count.characters),
            pages,
            findings: (findings > 0).then(|| format!("{findings} 处要看")),
            profile: format!("版式：{}", self.preferences.profile_name(&self.desk)),
            saved,
        }
    }
}

impl Right {
    /// The tabs in order, with their names.
    pub(super) const ALL: [(Self, &'static str); 4] =
        [(Self::Pages, "页面"), (Self::Findings, "校核"), (Self::Ledger, "台账"), (Self::LastYear, "去年")];
}
