//! Notes that pass by themselves (浮动提示): “已保存到……”. What went well goes after some seconds; what did not
//! stays until it is closed.

use egui::accesskit::{Live, Role};
use egui::{Align2, Area, Button, Context, Frame, Id, Margin, Order, RichText, Stroke, Ui, vec2};

use std::time::Duration;

use crate::app::theme::{self, CORNER};

/// How long a note stays, in seconds.
const SECONDS: f64 = 4.0;
/// Longest run of notes; older ones make room.
const MOST: usize = 4;
const WIDTH: f32 = 420.0;
/// Above the status bar, in points.
const ABOVE: f32 = 44.0;

#[derive(Debug, Clone)]
struct Toast<A> {
    text: String,
    error: bool,
    actions: Vec<(String, A)>,
    /// Seconds of the context's clock; known once it was drawn.
    ends: Option<f64>,
    number: u64,
}

/// The notes on the screen. `A` is what their buttons stand for.
#[derive(Debug, Clone)]
pub(in crate::app) struct Toasts<A = ()> {
    shown: Vec<Toast<A>>,
    count: u64,
}

impl<A> Default for Toasts<A> {
    fn default() -> Self {
        Self { shown: Vec::new(), count: 0 }
    }
}

impl<A: Clone> Toasts<A> {
    /// Says that something is done.
    pub(in crate::app) fn info(&mut self, text: impl Into<String>) {
        self.push(text.into(), false, Vec::new());
    }

    /// Says that something is done, with what can be done next: “打开”, “打开所在文件夹”.
    pub(in crate::app) fn info_with(
        &mut self,
        text: impl Into<String>,
        actions: impl IntoIterator<Item = (String, A)>,
    ) {
        self.push(text.into(), false, actions.into_iter().collect());
    }

    /// Says that something failed; stays until it is closed.
    pub(in crate::app) fn error(&mut self, text: impl Into<String>) {
        self.push(text.into(), true, Vec::new());
    }

    fn push(&mut self, text: String, error: bool, actions: Vec<(String, A)>) {
        // Saying the same again would only push others out.
        self.shown.retain(|toast| toast.text != text);
        self.count += 1;
        self.shown.push(Toast { text, error, actions, ends: None, number: self.count });
        if self.shown.len() > MOST {
            self.shown.remove(0);
        }
    }

    /// Draws the notes over everything and gives back the action whose button was pressed. Wakes the window only
    /// when the next note is to go.
    pub(in crate::app) fn ui(&mut self, context: &Context) -> Option<A> {
        let now = context.input(|input| input.time);
        self.shown.retain(|toast| toast.error || toast.ends.is_none_or(|ends| now < ends));
        if self.shown.is_empty() {
            return None;
        }
        let mut action = None;
        let mut closed = None;
        let area = Area::new(Id::unique("toasts"))
            .order(Order::Tooltip)
            .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -ABOVE))
            .interactable(true);
        let response = area.show(context, |ui| {
            for toast in &self.shown {
                ui.push_id(toast.number, |ui| match draw(ui, toast) {
                    Some(Pressed::Close) => closed = Some(toast.number),
                    Some(Pressed::Action(index)) => {
                        action = toast.actions.get(index).map(|(_, action)| action.clone());
                        closed = Some(toast.number);
                    }
                    None => {}
                });
            }
        });
        let read = response.response.contains_pointer();
        self.keep_time(context, now, read);
        self.shown.retain(|toast| Some(toast.number) != closed);
        action
    }

    /// Starts the clock of new notes, stops it while the pointer rests on them, and asks to be woken.
    fn keep_time(&mut self, context: &Context, now: f64, held: bool) {
        for toast in self.shown.iter_mut().filter(|toast| !toast.error) {
            if toast.ends.is_none() || held {
                toast.ends = Some(now + SECONDS);
            }
        }
        let next = self.shown.iter().filter_map(|toast| toast.ends).reduce(f64::min);
        if let Some(next) = next {
            context.request_repaint_after(Duration::from_secs_f64((next - now).max(0.05)));
        }
    }
}

enum Pressed {
    Close,
    Action(usize),
}

fn draw<A>(ui: &mut Ui, toast: &Toast<A>) -> Option<Pressed> {
    let colors = theme::colors(ui);
    let (fill, edge) =
        if toast.error { (colors.error_faint, colors.error) } else { (colors.paper, colors.line) };
    let frame = Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(CORNER)
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(Margin::symmetric(14, 8));
    frame
        .show(ui, |ui| {
            ui.set_max_width(WIDTH);
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(if toast.error { Role::Alert } else { Role::Status });
                node.set_live(if toast.error { Live::Assertive } else { Live::Polite });
            });
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(&toast.text).color(colors.text));
                let mut pressed = None;
                for (index, (label, _)) in toast.actions.iter().enumerate() {
                    if ui.link(label).clicked() {
                        pressed = Some(Pressed::Action(index));
                    }
                }
                if toast.error && ui.add(Button::new("关闭").small()).clicked() {
                    pressed = Some(Pressed::Close);
                }
                pressed
            })
            .inner
        })
        .inner
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::app::typeface;

    fn harness(
        toasts: Toasts<&'static str>,
    ) -> Harness<'static, (Toasts<&'static str>, Option<&'static str>)> {
        let mut dressed = false;
        Harness::builder().with_step_dt(0.25).build_ui_state(
            move |ui, (toasts, action)| {
                if !dressed {
                    typeface::install(ui.ctx());
                    dressed = true;
                }
                *action = toasts.ui(ui.ctx()).or(*action);
            },
            (toasts, None),
        )
    }

    #[test]
    fn what_went_well_goes_and_what_did_not_stays() {
        let mut toasts = Toasts::default();
        toasts.info("已保存到 总结.ron");
        toasts.error("没有保存：磁盘已满");
        let mut harness = harness(toasts);
        assert!(harness.query_by_label("已保存到 总结.ron").is_some());
        for _ in 0..20 {
            harness.step();
        }
        assert!(harness.query_by_label("已保存到 总结.ron").is_none());
        harness.get_by_label("关闭").click();
        harness.run();
        assert_eq!(harness.state().0.shown.len(), 0);
    }

    #[test]
    fn a_note_offers_what_can_be_done_next() {
        let mut toasts = Toasts::default();
        toasts.info_with("已导出 总结.pdf", [("打开".to_owned(), "open")]);
        let mut harness = harness(toasts);
        harness.get_by_label("打开").click();
        harness.step();
        harness.step();
        assert_eq!(harness.state().1, Some("open"));
    }

    #[test]
    fn repeated_notes_and_too_many_of_them_make_room() {
        let mut toasts: Toasts<()> = Toasts::default();
        for number in 0..20 {
            toasts.error(format!("第{}个", number / 2));
        }
        assert_eq!(toasts.shown.len(), MOST);
    }
}
