//! Passages that are last year's (沿用的段落), section by section, to be edited or confirmed.

use egui::{Label, RichText, Ui};

use super::{card, nothing, small};
use crate::app::action::{Action, Actions};
use crate::app::long_list::LongList;
use crate::app::theme::{self, SMALL_TEXT};
use crate::session::carry_over::{CarryOver, Passage};
use crate::session::desk::{Command, Desk};
use crate::session::rollover_steps::confirm;

/// One entry of the list.
enum Entry<'a> {
    /// A section, and its first passage.
    Section(usize),
    Passage(&'a Passage),
}

/// What was done in the list.
enum Deed<'a> {
    Show(&'a Passage),
    Confirm(&'a Passage),
    ConfirmSection(&'a str),
}

pub(super) fn show(
    ui: &mut Ui,
    list: &mut LongList,
    desk: &Desk,
    carry_over: &CarryOver,
    actions: &mut Actions,
) {
    let passages = &carry_over.passages;
    if passages.is_empty() {
        return nothing(ui, "没有沿用去年或与去年相近的段落");
    }
    let mut entries = Vec::new();
    for (index, passage) in passages.iter().enumerate() {
        if index == 0 || passages[index - 1].section != passage.section {
            entries.push(Entry::Section(index));
        }
        entries.push(Entry::Passage(passage));
    }
    let deed = list.show(ui, entries.len(), None, |ui, index| match entries.get(index)? {
        Entry::Section(first) => section(ui, carry_over, &passages[*first].section),
        Entry::Passage(passage) => passage_card(ui, passage),
    });
    let confirmed: Vec<&str> = match deed {
        Some(Deed::Show(passage)) => return actions.push(Action::Show(passage.place.clone())),
        Some(Deed::Confirm(passage)) => passage.texts.iter().map(String::as_str).collect(),
        Some(Deed::ConfirmSection(section)) => {
            let of_section = carry_over.carried().filter(|passage| passage.section == section);
            of_section.flat_map(|passage| passage.texts.iter().map(String::as_str)).collect()
        }
        None => return,
    };
    confirm(desk.document(), confirmed).into_iter().for_each(|step| actions.desk(Command::Apply(step)));
}

fn section<'a>(ui: &mut Ui, carry_over: &CarryOver, name: &'a str) -> Option<Deed<'a>> {
    let colors = theme::colors(ui);
    let count = carry_over.carried().filter(|passage| passage.section == name).count();
    ui.horizontal(|ui| {
        ui.label(RichText::new(name).size(SMALL_TEXT).color(colors.hint));
        let confirms =
            count > 1 && small(ui, "这一部分都确认").on_hover_text("每段都看过再点；可以撤销").clicked();
        confirms.then_some(Deed::ConfirmSection(name))
    })
    .inner
}

fn passage_card<'a>(ui: &mut Ui, passage: &'a Passage) -> Option<Deed<'a>> {
    let colors = *theme::colors(ui);
    card(ui, |ui| {
        let mut deed = None;
        let text = passage.texts.join("　");
        let label =
            Label::new(RichText::new(excerpt(&text)).color(colors.text).line_height(Some(20.0))).wrap();
        ui.add(label).on_hover_text(&text);
        ui.horizontal_wrapped(|ui| {
            let state =
                if passage.is_carried { "沿用，还没有确认" } else { "改过，仍与去年相近" };
            let color = if passage.is_carried { colors.warning } else { colors.hint };
            ui.label(
                RichText::new(format!("相似 {}%", passage.percent)).size(SMALL_TEXT).color(colors.secondary),
            );
            ui.label(RichText::new(state).size(SMALL_TEXT).color(color));
            if small(ui, "去看看").clicked() {
                deed = Some(Deed::Show(passage));
            }
            if passage.is_carried && small(ui, "确认").on_hover_text("内容仍然正确，不用改").clicked()
            {
                deed = Some(Deed::Confirm(passage));
            }
        });
        deed
    })
}

/// The beginning of a text, enough to know it by.
fn excerpt(text: &str) -> String {
    const LONGEST: usize = 64;
    let mut excerpt: String = text.chars().take(LONGEST).collect();
    if text.chars().count() > LONGEST {
        excerpt.push('…');
    }
    excerpt
}
