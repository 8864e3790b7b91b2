//! One finding as a card: what is wrong, both quotes side by side, the arithmetic, and the ways to put it right.

use egui::text::{LayoutJob, TextFormat};
use egui::{Button, FontId, Frame, Margin, RichText, Sense, Stroke, TextEdit, Ui, vec2};

use super::worker::Item;
use crate::app::naming;
use crate::app::theme::{self, CORNER, INTERFACE_TEXT, SMALL_TEXT};
use crate::session::checking::Quote;

/// Characters of a line that are shown before and behind what is quoted.
const AROUND: usize = 22;

/// Room in which two quotes stand side by side.
const TWO_COLUMNS: f32 = 360.0;

/// What was done on a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Deed {
    /// It was chosen; its place is to be shown.
    Choose,
    /// The place of this quote is to be shown.
    Show(usize),
    /// This fix is to be carried out.
    Fix(usize),
    /// A reason for leaving it alone is asked for.
    AskReason,
    /// It is to be left alone for this reason.
    Waive(String),
    /// It was thought better of.
    KeepAsking,
    /// It is not to be left alone any more.
    Unwaive,
}

/// A finding to be drawn.
pub(super) struct Card<'a> {
    pub(super) item: &'a Item,
    pub(super) is_chosen: bool,
    /// The reason being written, while it is asked for.
    pub(super) reason: Option<&'a mut String>,
}

impl Card<'_> {
    /// Draws the card.
    pub(super) fn ui(mut self, ui: &mut Ui) -> Option<Deed> {
        let colors = theme::colors(ui);
        let color = super::color(ui, self.item.checked.finding.severity);
        let border = if self.is_chosen { colors.accent } else { colors.line };
        let frame = Frame::new()
            .fill(colors.paper)
            .stroke(Stroke::new(1.0, border))
            .corner_radius(CORNER)
            .inner_margin(Margin { left: 14, right: 12, top: 8, bottom: 10 });
        let drawn = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(8.0, 5.0);
            let chosen = self.head(ui);
            let deed = if self.is_chosen { self.detail(ui) } else { self.glance(ui) };
            deed.or(chosen)
        });
        let bar = drawn.response.rect;
        let bar = egui::Rect::from_min_max(bar.min, egui::pos2(bar.left() + 4.0, bar.bottom()));
        ui.painter().rect_filled(bar, egui::CornerRadius { nw: CORNER, sw: CORNER, ne: 0, se: 0 }, color);
        drawn.inner
    }

    /// Severity, rule and message; a click on them chooses the card.
    fn head(&self, ui: &mut Ui) -> Option<Deed> {
        let finding = &self.item.checked.finding;
        let colors = theme::colors(ui);
        let color = super::color(ui, finding.severity);
        ui.horizontal(|ui| {
            ui.label(RichText::new(finding.severity.name()).size(SMALL_TEXT).color(color));
            ui.label(RichText::new(finding.rule.name).size(SMALL_TEXT).color(colors.secondary))
                .on_hover_text(finding.rule.summary);
        });
        let text = RichText::new(&finding.message).size(INTERFACE_TEXT).line_height(Some(20.0));
        let label = ui.add(egui::Label::new(text).wrap().sense(Sense::click()));
        naming::name(&label, &finding.message);
        label.on_hover_cursor(egui::CursorIcon::PointingHand).clicked().then_some(Deed::Choose)
    }

    /// What a card shows that is not chosen: the line at fault.
    fn glance(&self, ui: &mut Ui) -> Option<Deed> {
        let quote = self.item.quotes.first()?;
        let mut job = excerpt(ui, quote, AROUND / 2);
        job.wrap = egui::text::TextWrapping::truncate_at_width(ui.available_width());
        let label = ui.add(egui::Label::new(job).sense(Sense::click()));
        label.on_hover_cursor(egui::CursorIcon::PointingHand).clicked().then_some(Deed::Choose)
    }

    fn detail(&mut self, ui: &mut Ui) -> Option<Deed> {
        let mut deed = self.quotes(ui);
        for line in &self.item.checked.finding.working {
            ui.label(RichText::new(line).size(SMALL_TEXT + 0.5).color(theme::colors(ui).secondary));
        }
        ui.add_space(2.0);
        deed = deed.or(self.ways(ui));
        deed.or_else(|| self.reason(ui))
    }

    /// The quotes, two in a row where there is room.
    fn quotes(&self, ui: &mut Ui) -> Option<Deed> {
        let mut shown = None;
        let columns = if self.item.quotes.len() > 1 && ui.available_width() >= TWO_COLUMNS { 2 } else { 1 };
        for (row, quotes) in self.item.quotes.chunks(columns).enumerate() {
            ui.columns(columns, |cells| {
                for (column, (quote, ui)) in quotes.iter().zip(cells).enumerate() {
                    let index = row * columns + column;
                    if self.quote(ui, quote, index) {
                        shown = Some(Deed::Show(index));
                    }
                }
            });
        }
        shown
    }

    /// One quote; whether it was clicked.
    fn quote(&self, ui: &mut Ui, quote: &Quote, index: usize) -> bool {
        let colors = theme::colors(ui);
        let frame =
            Frame::new().fill(colors.panel).corner_radius(CORNER).inner_margin(Margin::symmetric(8, 6));
        let clicked = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            let role = if index == 0 { "本处" } else { "对照" };
            let head = format!("{role} · {}", quote.section);
            ui.label(RichText::new(head).size(SMALL_TEXT).color(colors.hint));
            let mut job = excerpt(ui, quote, AROUND);
            job.wrap.max_width = ui.available_width();
            let label = ui.add(egui::Label::new(job).wrap().sense(Sense::click()));
            naming::name(&label, &format!("{role}：{}", quote.text));
            label.on_hover_text("到这里去").on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
        });
        clicked.inner
    }

    /// The buttons: fixes, leave alone or take that back.
    fn ways(&self, ui: &mut Ui) -> Option<Deed> {
        let colors = theme::colors(ui);
        let mut deed = None;
        ui.horizontal_wrapped(|ui| {
            if self.item.checked.is_waived {
                if ui.button(RichText::new("恢复这条意见").size(SMALL_TEXT)).clicked() {
                    deed = Some(Deed::Unwaive);
                }
                return;
            }
            for (index, fix) in self.item.checked.finding.fixes.iter().enumerate() {
                let text = RichText::new(&fix.label).size(SMALL_TEXT);
                let button = if index == 0 {
                    Button::new(text.color(colors.on_accent)).fill(colors.accent)
                } else {
                    Button::new(text)
                };
                if ui.add(button).clicked() {
                    deed = Some(Deed::Fix(index));
                }
            }
            if self.reason.is_none()
                && ui
                    .add(Button::new(RichText::new("忽略…").size(SMALL_TEXT)).frame_when_inactive(false))
                    .clicked()
            {
                deed = Some(Deed::AskReason);
            }
        });
        deed
    }

    /// The reason for leaving it alone.
    fn reason(&mut self, ui: &mut Ui) -> Option<Deed> {
        let reason = self.reason.as_deref_mut()?;
        let mut deed = None;
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 120.0).max(80.0);
            let field = TextEdit::singleline(reason).hint_text("原因，可以不写").desired_width(width);
            let response = ui.add(field);
            naming::name(&response, "忽略的原因");
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            if ui.button("忽略").clicked() || entered {
                deed = Some(Deed::Waive(reason.trim().to_owned()));
            }
            if ui.button("取消").clicked() {
                deed = Some(Deed::KeepAsking);
            }
        });
        deed
    }
}

/// The line around a quote, the quote itself set apart, with so many characters before and behind.
fn excerpt(ui: &Ui, quote: &Quote, around: usize) -> LayoutJob {
    let colors = theme::colors(ui);
    let font = FontId::proportional(SMALL_TEXT + 0.5);
    let line_height = Some(19.0);
    let plain =
        TextFormat { font_id: font.clone(), color: colors.secondary, line_height, ..TextFormat::default() };
    let strong = TextFormat {
        font_id: font,
        color: colors.text,
        background: colors.warning_faint,
        line_height,
        ..TextFormat::default()
    };
    let before = quote.line.get(..quote.in_line.start).unwrap_or_default();
    let behind = quote.line.get(quote.in_line.end..).unwrap_or_default();
    let skipped = before.chars().count().saturating_sub(around);
    let mut job = LayoutJob::default();
    let lead: String = before.chars().skip(skipped).collect();
    let dots = |shortened: bool| if shortened { "…" } else { "" };
    job.append(&format!("{}{lead}", dots(skipped > 0)), 0.0, plain.clone());
    job.append(&quote.text, 0.0, strong);
    let rest: String = behind.chars().take(around).collect();
    job.append(&format!("{rest}{}", dots(behind.chars().count() > around)), 0.0, plain);
    job
}
