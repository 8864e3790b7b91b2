//! The editor (编辑区): the form of the document, then its sections one below another, each in a field of its own.

mod backdrop;
mod caret;
mod closing;
mod field;
mod form;
mod grid;
mod highlight;
mod section;

use std::collections::HashMap;
use std::ops::Range;

use egui::{Rect, ScrollArea, Ui, vec2};

use crate::document::{Field as SectionField, MetaField, Part, Place, SectionId};
use crate::session::desk::{Command, Desk};

use super::action::{Action, Actions};
use super::theme;

pub(super) use caret::byte_at;
pub(super) use field::{Composition, Field, field_id};
pub(super) use highlight::{Look, Mark};

/// Widest measure of text, in points: longer lines are hard to read.
const MEASURE: f32 = 880.0;

/// Space at both sides of the text.
const MARGIN: f32 = 28.0;

/// What stands one below another in the editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Block {
    /// Organ, year, title and so on.
    Form,
    /// One section.
    Section(SectionId),
    /// Signature and date.
    Closing,
}

impl Block {
    /// The block in which a part is shown.
    pub(super) fn of(part: Part) -> Self {
        match part {
            Part::Section(id, _) => Self::Section(id),
            Part::Meta(MetaField::Signature | MetaField::Date) => Self::Closing,
            Part::Meta(_) => Self::Form,
        }
    }
}

/// Marks to draw, by part.
pub(super) type Marks = HashMap<Part, Vec<(Range<usize>, Mark)>>;

/// State of the editor.
#[derive(Debug, Default)]
pub(super) struct Editor {
    pub(super) composition: Composition,
    /// The caret or selection, as of the last frame in which a field had the focus.
    caret: Option<Place>,
    /// Where to go; done over the next frames.
    goal: Option<Goal>,
    /// Heights of the blocks when they were last drawn, and for which width.
    heights: HashMap<Block, f32>,
    width: f32,
}

/// A place to go to. A block that was never drawn has no exact position yet, so it takes two frames.
#[derive(Debug, Clone)]
struct Goal {
    place: Place,
    frames: u8,
}

/// What the drawing of blocks needs.
struct Scene<'a> {
    desk: &'a Desk,
    marks: &'a Marks,
    composition: &'a mut Composition,
    goal: Option<Place>,
    caret: &'a mut Option<Place>,
    reached: Option<Rect>,
    actions: &'a mut Actions,
    /// Numbers of headings.
    labels: HashMap<SectionId, String>,
}

impl Editor {
    /// The caret or selection, when there is one.
    pub(super) fn caret(&self) -> Option<&Place> {
        self.caret.as_ref()
    }

    /// The section being worked in.
    pub(super) fn section(&self) -> Option<SectionId> {
        match self.caret.as_ref()?.part {
            Part::Section(id, _) => Some(id),
            Part::Meta(_) => None,
        }
    }

    /// The block being worked in.
    pub(super) fn block(&self) -> Option<Block> {
        self.caret.as_ref().map(|caret| Block::of(caret.part))
    }

    /// Goes to a place and puts the caret there.
    pub(super) fn go(&mut self, place: Place) {
        self.caret = Some(place.clone());
        self.goal = Some(Goal { place, frames: 2 });
    }

    /// Forgets what belonged to another document.
    pub(super) fn reset(&mut self) {
        *self = Self::default();
    }

    /// Draws the editor.
    pub(super) fn ui(&mut self, ui: &mut Ui, desk: &Desk, marks: &Marks, actions: &mut Actions) {
        let width = (ui.available_width() - 2.0 * MARGIN).clamp(200.0, MEASURE);
        if (width - self.width).abs() > 0.5 {
            self.heights.clear();
            self.width = width;
        }
        self.composition.observe(ui.ctx());
        let area = ScrollArea::vertical().id_salt("editor").auto_shrink(false).animated(false);
        area.show_viewport(ui, |ui, viewport| self.blocks(ui, viewport, desk, marks, actions));
        keep_candidates_below(ui, theme::EDITOR_TEXT * theme::EDITOR_LINE);
    }

    fn blocks(&mut self, ui: &mut Ui, viewport: Rect, desk: &Desk, marks: &Marks, actions: &mut Actions) {
        let side = ((ui.available_width() - self.width) / 2.0).clamp(MARGIN, 96.0);
        let origin = ui.max_rect().min;
        let goal = self.goal.take();
        let focus = self.caret.as_ref().map(|caret| Block::of(caret.part));
        let mut scene = Scene {
            desk,
            marks,
            composition: &mut self.composition,
            goal: goal.as_ref().map(|goal| goal.place.clone()),
            caret: &mut self.caret,
            reached: None,
            actions,
            labels: labels(desk),
        };
        let mut y = 8.0;
        let mut new_block_seen = false;
        for block in outline(desk) {
            let known = self.heights.get(&block).copied();
            let height = known.unwrap_or_else(|| estimate(desk, block, self.width));
            let wanted = goal.as_ref().is_some_and(|goal| Block::of(goal.place.part) == block);
            let visible = y < viewport.max.y + 40.0 && y + height > viewport.min.y - 40.0;
            // One block a frame is measured ahead, so that the scroll bar soon tells the truth.
            let ahead = known.is_none() && !new_block_seen;
            new_block_seen |= ahead;
            if visible || wanted || ahead || focus == Some(block) {
                let top = origin + vec2(side, y);
                let place = Rect::from_min_size(top, vec2(self.width, height));
                let inner = ui.scope_builder(egui::UiBuilder::new().max_rect(place).id_salt(block), |ui| {
                    ui.set_width(place.width());
                    scene.block(ui, block);
                });
                let drawn = inner.response.rect.height();
                if known != Some(drawn) {
                    self.heights.insert(block, drawn);
                    ui.ctx().request_repaint();
                }
                y += drawn;
            } else {
                y += height;
            }
            y += GAP;
        }
        let (reached, goal_frames) = (scene.reached, goal.as_ref().map(|goal| goal.frames));
        ui.allocate_rect(
            Rect::from_min_size(origin, vec2(ui.available_width(), y + 160.0)),
            egui::Sense::hover(),
        );
        if let Some(rect) = reached {
            // The beginning of a part is shown with what follows it, other places with as little scrolling as can be.
            let is_beginning = goal.as_ref().is_some_and(|goal| goal.place.range.end == 0);
            ui.scroll_to_rect(rect.expand2(vec2(0.0, 64.0)), is_beginning.then_some(egui::Align::TOP));
        }
        if let (Some(goal), Some(frames)) = (goal, goal_frames)
            && frames > 1
        {
            self.goal = Some(Goal { frames: frames - 1, ..goal });
            ui.ctx().request_repaint();
        }
    }
}

/// Space between blocks.
const GAP: f32 = 20.0;

/// The blocks from top to bottom.
fn outline(desk: &Desk) -> impl Iterator<Item = Block> + '_ {
    let sections = desk.document().sections.iter().map(|section| Block::Section(section.id));
    std::iter::once(Block::Form).chain(sections).chain(std::iter::once(Block::Closing))
}

fn labels(desk: &Desk) -> HashMap<SectionId, String> {
    let document = desk.document();
    let labels = document.numbering.labels(&document.sections);
    document.sections.iter().map(|section| section.id).zip(labels).collect()
}

/// About how high a block will be that was never drawn.
fn estimate(desk: &Desk, block: Block, width: f32) -> f32 {
    let Block::Section(id) = block else { return 240.0 };
    let Some(section) = desk.document().section(id) else { return 0.0 };
    let row = (width / theme::EDITOR_TEXT).max(1.0);
    let rows: f32 =
        section.paragraphs().map(|(_, text)| (text.len() as f32 / 3.0 / row).ceil().max(1.0)).sum();
    let table = section.table.as_ref().map_or(0.0, |table| 80.0 + 30.0 * table.rows.len() as f32);
    56.0 + rows.max(1.0) * theme::EDITOR_TEXT * theme::EDITOR_LINE + table
}

impl Scene<'_> {
    fn block(&mut self, ui: &mut Ui, block: Block) {
        match block {
            Block::Form => form::show(ui, self),
            Block::Section(id) => section::show(ui, self, id),
            Block::Closing => closing::show(ui, self),
        }
    }

    /// Draws a field and passes on what happened in it.
    fn field(&mut self, ui: &mut Ui, field: Field<'_>) -> egui::Response {
        let part = field.part;
        let goal = self.goal.as_ref().filter(|goal| goal.part == part);
        let output = field.show(ui, self.composition, goal);
        if goal.is_some() {
            self.reached = output.caret;
        } else if output.written.is_some()
            && let Some(caret) = output.caret
        {
            // What is typed stays in view.
            ui.scroll_to_rect(caret.expand2(vec2(0.0, 24.0)), None);
        }
        if let Some(range) = output.selection {
            *self.caret = Some(Place::new(part, range));
        }
        if let Some(text) = output.written {
            let writing = field::writing(ui.ctx());
            self.actions.push(Action::Desk(Command::Write { part, text, writing }));
        }
        output.response
    }

    /// The number before a section's heading.
    fn label(&self, id: SectionId) -> &str {
        self.labels.get(&id).map_or("", String::as_str)
    }
}

/// The body of a section as a part.
pub(super) fn body(id: SectionId) -> Part {
    Part::Section(id, SectionField::Body)
}

/// The heading of a section as a part.
pub(super) fn heading(id: SectionId) -> Part {
    Part::Section(id, SectionField::Heading)
}

/// On X11 the window of candidates (候选窗) opens at the caret and would cover the line being written: the caret is
/// reported one line lower.
fn keep_candidates_below(ui: &Ui, line: f32) {
    if cfg!(target_os = "linux") {
        ui.ctx().output_mut(|output| {
            if let Some(ime) = &mut output.ime {
                ime.cursor_rect = ime.cursor_rect.translate(vec2(0.0, line));
            }
        });
    }
}
