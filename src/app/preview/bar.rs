//! The bar below the pages: page strip, zoom, page number.

use egui::containers::menu::MenuButton;
use egui::{Align, Button, Layout, RichText, Ui};

use super::super::theme::{self, INTERFACE_TEXT};
use super::icon::{Icon, icon_button};
use super::zoom::{STEPS, Zoom};

/// Height of the bar.
pub(super) const HEIGHT: f32 = 34.0;

/// Bars narrower than this leave out the page arrows.
const ROOM_FOR_ARROWS: f32 = 330.0;

/// What a click on the bar asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Action {
    ZoomIn,
    ZoomOut,
    Zoom(Zoom),
    Previous,
    Next,
    ToggleStrip,
}

/// What the bar shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bar {
    pub(super) zoom: Zoom,
    /// Index of the page in view.
    pub(super) page: usize,
    pub(super) count: usize,
    pub(super) is_strip_open: bool,
}

impl Bar {
    /// Shows the bar in the room of `ui`.
    pub(super) fn show(self, ui: &mut Ui) -> Option<Action> {
        let has_arrows = ui.available_width() >= ROOM_FOR_ARROWS;
        let mut action = None;
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(6.0);
            if icon_button(ui, Icon::Strip, "页面缩略图", true, self.is_strip_open).clicked() {
                action = Some(Action::ToggleStrip);
            }
            ui.add_space(4.0);
            if icon_button(ui, Icon::Minus, "缩小", true, false).clicked() {
                action = Some(Action::ZoomOut);
            }
            action = action.or(self.zoom_menu(ui));
            if icon_button(ui, Icon::Plus, "放大", true, false).clicked() {
                action = Some(Action::ZoomIn);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(6.0);
                action = action.or(self.page_number(ui, has_arrows));
            });
        });
        action
    }

    fn zoom_menu(self, ui: &mut Ui) -> Option<Action> {
        let fits = [Zoom::FitWidth, Zoom::FitPage];
        let choices = fits.into_iter().chain(STEPS.map(Zoom::Fixed));
        let label = RichText::new(self.zoom.label()).size(INTERFACE_TEXT).color(theme::colors(ui).secondary);
        let button = Button::new(label).frame_when_inactive(false);
        let (response, menu) = MenuButton::from_button(button).ui(ui, |ui| {
            let mut chosen = None;
            for zoom in choices {
                if ui.add(Button::selectable(zoom == self.zoom, zoom.label())).clicked() {
                    chosen = Some(Action::Zoom(zoom));
                    ui.close();
                }
            }
            chosen
        });
        response.on_hover_text("显示比例");
        menu.and_then(|menu| menu.inner)
    }

    /// Right to left: next page, previous page, page number.
    fn page_number(self, ui: &mut Ui, has_arrows: bool) -> Option<Action> {
        let mut action = None;
        if has_arrows {
            if icon_button(ui, Icon::Down, "下一页", self.page + 1 < self.count, false).clicked() {
                action = Some(Action::Next);
            }
            if icon_button(ui, Icon::Up, "上一页", self.page > 0, false).clicked() {
                action = Some(Action::Previous);
            }
        }
        let text = format!("第 {} 页，共 {} 页", self.page + 1, self.count);
        ui.label(RichText::new(text).size(INTERFACE_TEXT).color(theme::colors(ui).secondary));
        action
    }
}
