//! Figures that stand as they stood last year (没变的数).

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, RichText, Ui};

use super::{card, nothing, small};
use crate::app::action::{Action, Actions};
use crate::app::long_list::LongList;
use crate::app::theme::{self, SMALL_TEXT};
use crate::session::carry_over::{CarryOver, Unchanged};

/// Characters shown before and behind the figure.
const AROUND: usize = 24;

pub(super) fn show(ui: &mut Ui, list: &mut LongList, carry_over: &CarryOver, actions: &mut Actions) {
    let figures = &carry_over.unchanged;
    if figures.is_empty() {
        return nothing(ui, "没有与去年一样的数");
    }
    let shown = list.show(ui, figures.len(), None, |ui, index| {
        let figure = figures.get(index)?;
        let colors = *theme::colors(ui);
        card(ui, |ui| {
            let mut job = excerpt(figure, &colors);
            job.wrap.max_width = ui.available_width();
            ui.label(job);
            ui.horizontal(|ui| {
                ui.label(RichText::new(&figure.section).size(SMALL_TEXT).color(colors.hint));
                small(ui, "去看看").clicked().then_some(figure)
            })
            .inner
        })
    });
    shown.into_iter().for_each(|figure| actions.push(Action::Show(figure.place.clone())));
}

/// The words around the figure, which is set apart.
fn excerpt(figure: &Unchanged, colors: &theme::Colors) -> LayoutJob {
    let format = |background| TextFormat {
        font_id: FontId::proportional(SMALL_TEXT + 1.0),
        color: colors.text,
        background,
        ..TextFormat::default()
    };
    let (before, behind) = figure.line.split_once(figure.text.as_str()).unwrap_or((&figure.line, ""));
    let skipped = before.chars().count().saturating_sub(AROUND);
    let lead: String = before.chars().skip(skipped).collect();
    let rest: String = behind.chars().take(AROUND).collect();
    let dots = |is_cut| if is_cut { "…" } else { "" };
    let mut job = LayoutJob::default();
    job.append(&format!("{}{lead}", dots(skipped > 0)), 0.0, format(Color32::TRANSPARENT));
    job.append(&figure.text, 0.0, format(colors.warning_faint));
    let tail = format!("{rest}{}", dots(behind.chars().count() > AROUND));
    job.append(&tail, 0.0, format(Color32::TRANSPARENT));
    job
}
