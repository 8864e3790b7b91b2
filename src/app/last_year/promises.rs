//! What last year's plan promised (去年的打算), each to be answered: done, partly or not, and where it is reported.

use egui::{Button, ComboBox, Label, RichText, TextEdit, Ui};

use super::{card, nothing, small};
use crate::app::action::{Action, Actions};
use crate::app::long_list::LongList;
use crate::app::naming;
use crate::app::theme::{self, Colors, SMALL_TEXT};
use crate::document::{Document, Field, Part, Place, Promise, PromiseStatus, SectionId};
use crate::session::desk::{Command, Desk};
use crate::session::rollover_steps::answer;

/// The list of promises.
#[derive(Debug, Default)]
pub(super) struct Promises {
    /// The promise whose remark is being written, and the remark.
    noting: Option<(usize, String)>,
}

impl Promises {
    pub(super) fn show(&mut self, ui: &mut Ui, list: &mut LongList, desk: &Desk, actions: &mut Actions) {
        let document = desk.document();
        let promises = &document.review.promises;
        if promises.is_empty() {
            return nothing(ui, "去年的文件里没有要回应的打算");
        }
        let answered = list.show(ui, promises.len(), None, |ui, index| {
            let promise = promises.get(index)?;
            card(ui, |ui| self.promise(ui, document, index, promise, actions)).map(|new| (index, new))
        });
        if let Some((index, promise)) = answered {
            list.forget();
            let step = answer(document, index, promise);
            step.into_iter().for_each(|step| actions.desk(Command::Apply(step)));
        }
    }

    /// One promise; the new one when something was answered.
    fn promise(
        &mut self,
        ui: &mut Ui,
        document: &Document,
        index: usize,
        promise: &Promise,
        actions: &mut Actions,
    ) -> Option<Promise> {
        let colors = *theme::colors(ui);
        let text = RichText::new(format!("{}. {}", index + 1, promise.text))
            .color(colors.text)
            .line_height(Some(20.0));
        ui.add(Label::new(text).wrap());
        let mut new = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            for status in PromiseStatus::ALL {
                let is_chosen = promise.status == status;
                let text = RichText::new(status.name()).size(SMALL_TEXT);
                let text = if is_chosen { text.color(color(status, &colors)) } else { text };
                if ui.add(Button::selectable(is_chosen, text)).clicked() {
                    new = Some(Promise { status, ..promise.clone() });
                }
            }
        });
        if promise.status == PromiseStatus::Open {
            return new;
        }
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new("写在").size(SMALL_TEXT).color(colors.hint));
            if let Some(section) = section(ui, document, index, promise.section) {
                new = Some(Promise { section, ..promise.clone() });
            }
            if let Some(id) = promise.section.filter(|&id| document.section(id).is_some())
                && small(ui, "去看看").clicked()
            {
                actions.push(Action::Show(Place::new(Part::Section(id, Field::Body), 0..0)));
            }
        });
        new.or(self.note(ui, index, promise))
    }

    /// The remark of the writer.
    fn note(&mut self, ui: &mut Ui, index: usize, promise: &Promise) -> Option<Promise> {
        let is_noting = self.noting.as_ref().is_some_and(|(of, _)| *of == index);
        let mut written = if is_noting { self.noting.take()?.1 } else { promise.note.clone() };
        let field = TextEdit::singleline(&mut written)
            .hint_text("备注，例如没有完成的原因")
            .desired_width(ui.available_width());
        let response = ui.add(field);
        naming::name(&response, &format!("打算第{}件的备注", index + 1));
        if response.has_focus() {
            self.noting = Some((index, written));
            return None;
        }
        let is_new = response.lost_focus() && written != promise.note;
        is_new.then(|| Promise { note: written, ..promise.clone() })
    }
}

fn color(status: PromiseStatus, colors: &Colors) -> egui::Color32 {
    match status {
        PromiseStatus::Open => colors.secondary,
        PromiseStatus::Done => colors.good,
        PromiseStatus::Partly => colors.warning,
        PromiseStatus::NotDone => colors.error,
    }
}

/// Chooses the section that reports it; the new choice when it was changed.
fn section(
    ui: &mut Ui,
    document: &Document,
    index: usize,
    chosen: Option<SectionId>,
) -> Option<Option<SectionId>> {
    let name = |id: SectionId| document.section_name(Part::Section(id, Field::Heading));
    let known = chosen.filter(|&id| document.section(id).is_some());
    let shown = known.map_or_else(|| "请选择部分".to_owned(), name);
    let mut new = None;
    let combo = ComboBox::from_id_salt(("promise section", index))
        .selected_text(RichText::new(shown).size(SMALL_TEXT))
        .width(200.0)
        .truncate()
        .show_ui(ui, |ui| {
            for section in document.sections.iter().filter(|section| !section.hidden) {
                if ui.selectable_label(known == Some(section.id), name(section.id)).clicked() {
                    new = Some(Some(section.id));
                }
            }
        });
    naming::name(&combo.response, &format!("打算第{}件写在哪一部分", index + 1));
    new
}
