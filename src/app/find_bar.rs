//! The bar for finding and replacing (查找替换).

use egui::{Button, Key, RichText, TextEdit, Ui};

use crate::document::Place;
use crate::session::desk::{Command, Desk};
use crate::session::find::{self, Scope};
use crate::text::search::Query;

use super::action::{Action, Actions};
use super::theme::{self, SMALL_TEXT};

/// Most places that are marked in the text; more are counted all the same.
const MARKED: usize = 2000;

/// The bar and what it found.
#[derive(Debug, Default)]
pub(super) struct FindBar {
    open: bool,
    replacing: bool,
    /// The bar was just opened and takes the focus.
    arriving: bool,
    query: Query,
    replacement: String,
    hits: Vec<Place>,
    current: Option<usize>,
    /// Another hit is the current one since the marks were made.
    moved: bool,
    /// What the hits are for.
    found: Option<(u64, Query)>,
}

impl FindBar {
    pub(super) fn open(&mut self, selected: &str) {
        self.open = true;
        self.arriving = true;
        if !selected.is_empty() {
            selected.clone_into(&mut self.query.text);
        }
    }

    pub(super) fn open_replace(&mut self, selected: &str) {
        self.open(selected);
        self.replacing = true;
    }

    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    pub(super) fn has_hits(&self) -> bool {
        !self.hits.is_empty()
    }

    /// Whether one of its fields has the focus.
    pub(super) fn has_focus(&self, context: &egui::Context) -> bool {
        let focused = context.memory(|memory| memory.focused());
        self.open && focused.is_some_and(|id| id == find_id() || id == replacement_id())
    }

    /// The places found, and whether each is the one the caret is at.
    pub(super) fn hits(&self) -> impl Iterator<Item = (&Place, bool)> {
        let current = self.current;
        let marked = if self.open { MARKED } else { 0 };
        self.hits.iter().enumerate().take(marked).map(move |(index, hit)| (hit, current == Some(index)))
    }

    /// Searches anew when document or query have changed; returns whether the marks have.
    pub(super) fn refresh(&mut self, desk: &Desk) -> bool {
        let wanted = self.open.then(|| (desk.revision(), self.query.clone()));
        if self.found == wanted {
            return std::mem::take(&mut self.moved);
        }
        self.hits = if self.open {
            find::find_all(desk.document(), &self.query, Scope::Document)
        } else {
            Vec::new()
        };
        self.current = None;
        self.found = wanted;
        true
    }

    /// The place after the caret, or before it.
    pub(super) fn step(&mut self, desk: &Desk, caret: Option<&Place>, forward: bool) -> Option<Place> {
        self.refresh(desk);
        let step = if forward { find::next } else { find::previous };
        let index = match (self.current, caret) {
            (Some(current), _) if !self.hits.is_empty() => {
                let count = self.hits.len();
                (current + if forward { 1 } else { count - 1 }) % count
            }
            (_, Some(caret)) => step(desk.document(), &self.hits, caret)?,
            _ => (!self.hits.is_empty()).then_some(0)?,
        };
        self.current = Some(index);
        self.moved = true;
        self.hits.get(index).cloned()
    }

    /// Draws the bar.
    pub(super) fn ui(&mut self, ui: &mut Ui, desk: &Desk, caret: Option<&Place>, actions: &mut Actions) {
        ui.horizontal(|ui| {
            let field = TextEdit::singleline(&mut self.query.text)
                .id(find_id())
                .hint_text("查找")
                .desired_width(200.0);
            let response = ui.add(field);
            super::naming::name(&response, "查找");
            if std::mem::take(&mut self.arriving) {
                response.request_focus();
            }
            self.keys(ui, &response, desk, caret, actions);
            self.count(ui);
            let has = self.has_hits();
            if ui.add_enabled(has, Button::new("上一处")).clicked() {
                self.go(desk, caret, false, actions);
            }
            if ui.add_enabled(has, Button::new("下一处")).clicked() {
                self.go(desk, caret, true, actions);
            }
            if !self.replacing && ui.add(Button::new("替换…").frame(false)).clicked() {
                self.replacing = true;
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.add(Button::new("关闭").frame(false)).clicked() {
                    self.close();
                }
                ui.checkbox(&mut self.query.match_width, "区分全半角");
            });
        });
        if self.replacing {
            ui.horizontal(|ui| self.replace_row(ui, desk, caret, actions));
        }
    }

    fn keys(
        &mut self,
        ui: &Ui,
        response: &egui::Response,
        desk: &Desk,
        caret: Option<&Place>,
        actions: &mut Actions,
    ) {
        let (enter, shift, escape) = ui.input(|input| {
            (input.key_pressed(Key::Enter), input.modifiers.shift, input.key_pressed(Key::Escape))
        });
        if response.lost_focus() && enter {
            self.go(desk, caret, !shift, actions);
            response.request_focus();
        }
        if escape {
            self.close();
            if let Some(caret) = caret {
                actions.push(Action::Show(caret.clone()));
            }
        }
    }

    fn count(&self, ui: &mut Ui) {
        let text = match (self.query.text.is_empty(), self.current, self.hits.len()) {
            (true, ..) => String::new(),
            (_, _, 0) => "没有找到".into(),
            (_, Some(current), count) => format!("第 {} 处，共 {count} 处", current + 1),
            (_, None, count) => format!("共 {count} 处"),
        };
        ui.label(RichText::new(text).size(SMALL_TEXT).color(theme::colors(ui).secondary));
    }

    fn replace_row(&mut self, ui: &mut Ui, desk: &Desk, caret: Option<&Place>, actions: &mut Actions) {
        let edit = TextEdit::singleline(&mut self.replacement);
        let response = ui.add(edit.id(replacement_id()).hint_text("替换为").desired_width(200.0));
        super::naming::name(&response, "替换为");
        let has = self.has_hits();
        if ui.add_enabled(has, Button::new("替换")).clicked() {
            self.replace_one(desk, caret, actions);
        }
        if ui.add_enabled(has, Button::new(format!("全部替换（{}处）", self.hits.len()))).clicked() {
            let transaction = find::replace_all(desk.document(), &self.hits, &self.replacement);
            actions.desk(Command::Apply(transaction));
        }
    }

    fn replace_one(&mut self, desk: &Desk, caret: Option<&Place>, actions: &mut Actions) {
        match self.current.and_then(|index| self.hits.get(index)) {
            Some(hit) => {
                if let Some(transaction) = find::replace_one(desk.document(), hit, &self.replacement) {
                    actions.desk(Command::Apply(transaction));
                }
            }
            None => self.go(desk, caret, true, actions),
        }
    }

    fn go(&mut self, desk: &Desk, caret: Option<&Place>, forward: bool, actions: &mut Actions) {
        if let Some(place) = self.step(desk, caret, forward) {
            actions.push(Action::Show(place));
        }
    }

    fn close(&mut self) {
        self.open = false;
        self.replacing = false;
    }
}

fn find_id() -> egui::Id {
    egui::Id::unique("find text")
}

fn replacement_id() -> egui::Id {
    egui::Id::unique("replacement text")
}
