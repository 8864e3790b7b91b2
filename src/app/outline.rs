//! The outline (大纲): sections with their numbers and word counts; moved by dragging or with the keyboard.

use egui::{Align2, FontId, Key, Rect, Response, RichText, ScrollArea, Sense, Ui, pos2, vec2};

use crate::document::{Level, MetaField, Part, Place, Section, SectionId, SectionKind};
use crate::edit::{Change, SectionAttribute, Transaction};
use crate::session::desk::{Command, Desk};

use super::action::{Action, Actions};
use super::command::CommandId;
use super::editor::{Block, Marks, body, heading};
use super::theme::{self, INTERFACE_TEXT, SMALL_TEXT};

/// Height of a row.
const ROW: f32 = 30.0;

/// Where headings begin, after the number.
const INDENT: f32 = 40.0;

/// Kinds offered for a section, in the order of the menu.
pub(super) const KINDS: [SectionKind; 9] = [
    SectionKind::Preface,
    SectionKind::Area,
    SectionKind::Targets,
    SectionKind::Problems,
    SectionKind::Plan,
    SectionKind::Honours,
    SectionKind::Free,
    SectionKind::Table,
    SectionKind::Attachment,
];

/// State of the outline.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The heading being changed and its text so far.
    renaming: Option<(SectionId, String)>,
    /// The section being dragged.
    dragged: Option<SectionId>,
}

impl Outline {
    /// Begins to change a heading.
    pub(super) fn rename(&mut self, desk: &Desk, id: SectionId) {
        let heading = crate::session::desk::displayed(desk.document(), heading(id)).unwrap_or_default();
        self.renaming = Some((id, heading.into_owned()));
    }

    /// Draws the outline.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        desk: &Desk,
        current: Option<Block>,
        marks: &Marks,
        actions: &mut Actions,
    ) {
        let colors = theme::colors(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(10.0);
        ui.label(RichText::new("  大纲").size(SMALL_TEXT).color(colors.secondary));
        ui.add_space(4.0);
        ScrollArea::vertical().id_salt("outline").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let fixed = |ui: &mut Ui, name: &str, block: Block, field: MetaField, actions: &mut Actions| {
                let row = Row { label: "", name, count: None, faint: false, indent: 0.0, badge: None };
                if row.show(ui, current == Some(block), Sense::click()).clicked() {
                    actions.push(Action::Show(Place::new(Part::Meta(field), 0..0)));
                }
            };
            fixed(ui, "标题与单位", Block::Form, MetaField::Title, actions);
            let labels = desk.document().numbering.labels(&desk.document().sections);
            let mut rows = Vec::new();
            for (index, section) in desk.document().sections.iter().enumerate() {
                let chosen = current == Some(Block::Section(section.id));
                let rect = self.section(ui, desk, index, &labels[index], chosen, marks, actions);
                rows.push((section.id, rect));
            }
            self.drop(ui, desk, &rows, actions);
            fixed(ui, "署名与日期", Block::Closing, MetaField::Signature, actions);
            ui.add_space(6.0);
            add_button(ui, actions);
        });
    }

    #[expect(clippy::too_many_arguments, reason = "a row needs its place, its look and where to report")]
    fn section(
        &mut self,
        ui: &mut Ui,
        desk: &Desk,
        index: usize,
        label: &str,
        chosen: bool,
        marks: &Marks,
        actions: &mut Actions,
    ) -> Rect {
        let section = &desk.document().sections[index];
        if self.renaming.as_ref().is_some_and(|(id, _)| *id == section.id) {
            return self.rename_field(ui, section.id, actions);
        }
        let heading_text = desk.document().fill(&section.heading).text;
        let name = if heading_text.is_empty() { section.kind.name() } else { &heading_text };
        let row = Row {
            label,
            name,
            count: Some(count(&section.body)),
            faint: section.hidden,
            indent: if section.level == Level::Two { 16.0 } else { 0.0 },
            badge: badge(marks, section.id),
        };
        let response = row.show(ui, chosen, Sense::click_and_drag());
        self.respond(&response, desk, section, actions);
        response.context_menu(|ui| menu(ui, desk, section, actions));
        response.rect
    }

    fn respond(&mut self, response: &Response, desk: &Desk, section: &Section, actions: &mut Actions) {
        let id = section.id;
        if response.double_clicked() {
            self.rename(desk, id);
        } else if response.clicked() {
            actions.push(Action::Show(Place::new(body(id), 0..0)));
        }
        if response.drag_started() {
            self.dragged = Some(id);
        }
        if response.has_focus() {
            let pressed = |key| response.ctx.input(|input| input.key_pressed(key));
            if pressed(Key::Delete) {
                actions.push(Action::RemoveSection(id));
            }
        }
    }

    fn rename_field(&mut self, ui: &mut Ui, id: SectionId, actions: &mut Actions) -> Rect {
        let Some((_, text)) = &mut self.renaming else { return Rect::NOTHING };
        let edit = egui::TextEdit::singleline(text).desired_width(ui.available_width() - 24.0);
        let response = ui.horizontal(|ui| {
            ui.add_space(8.0);
            ui.add(edit)
        });
        let field = response.inner;
        super::naming::name(&field, "改标题");
        let cancelled = ui.input(|input| input.key_pressed(Key::Escape));
        if field.lost_focus() || cancelled {
            if let Some((_, text)) = self.renaming.take().filter(|_| !cancelled) {
                let writing = crate::session::desk::Writing::Pasted;
                let text = text.replace('\n', "");
                actions.desk(Command::Write { part: heading(id), text, writing });
            }
        } else if !field.has_focus() {
            field.request_focus();
        }
        response.response.rect
    }

    /// Shows where a dragged section would go, and moves it there when it is let go.
    fn drop(&mut self, ui: &mut Ui, desk: &Desk, rows: &[(SectionId, Rect)], actions: &mut Actions) {
        let Some(id) = self.dragged else { return };
        let Some(pointer) = ui.ctx().pointer_interact_pos() else { return };
        let above = rows.iter().filter(|(_, rect)| rect.center().y < pointer.y).count();
        let line = match rows.get(above) {
            Some((_, rect)) => rect.top(),
            None => rows.last().map_or(0.0, |(_, rect)| rect.bottom()),
        };
        let colors = theme::colors(ui);
        ui.painter().hline(ui.max_rect().x_range().shrink(8.0), line, (2.0, colors.accent));
        ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
        if ui.input(|input| input.pointer.any_released()) {
            self.dragged = None;
            let from = rows.iter().position(|(row, _)| *row == id).unwrap_or(0);
            let to = if above > from { above - 1 } else { above };
            if to != from && desk.document().section(id).is_some() {
                actions.desk(Command::Apply(moved(id, to)));
            }
        }
    }
}

/// The step that moves a section to position `to`.
pub(super) fn moved(id: SectionId, to: usize) -> Transaction {
    Transaction::new("移动部分").with(Change::MoveSection { id, to })
}

/// Characters of a text without white space.
fn count(text: &str) -> usize {
    crate::document::count::Count::of_text(text).characters
}

/// How many marks of findings a section has, and whether one is an error.
fn badge(marks: &Marks, id: SectionId) -> Option<(usize, bool)> {
    use super::editor::Mark;
    let own = marks.iter().filter(|(part, _)| matches!(part, Part::Section(owner, _) if *owner == id));
    let (mut sum, mut error) = (0, false);
    for (_, mark) in own.flat_map(|(_, marks)| marks) {
        sum += usize::from(matches!(mark, Mark::Error | Mark::Warning));
        error |= *mark == Mark::Error;
    }
    (sum > 0).then_some((sum, error))
}

/// One row of the outline.
struct Row<'a> {
    label: &'a str,
    name: &'a str,
    count: Option<usize>,
    faint: bool,
    indent: f32,
    badge: Option<(usize, bool)>,
}

impl Row<'_> {
    fn show(&self, ui: &mut Ui, chosen: bool, sense: Sense) -> Response {
        let colors = theme::colors(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), sense);
        let box_rect = rect.shrink2(vec2(8.0, 1.0));
        if chosen {
            ui.painter().rect_filled(box_rect, theme::CORNER, colors.accent_faint);
        } else if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(box_rect, theme::CORNER, colors.hover);
        }
        let color = match (self.faint, chosen) {
            (true, _) => colors.hint,
            (_, true) => colors.accent,
            _ => colors.text,
        };
        let mut right = box_rect.right() - 8.0;
        if let Some(count) = self.count {
            let text = format!("{count}字");
            let drawn =
                paint(ui, pos2(right, rect.center().y), Align2::RIGHT_CENTER, &text, SMALL_TEXT, colors.hint);
            right = drawn.left() - 6.0;
        }
        if let Some((count, error)) = self.badge {
            let fill = if error { colors.error } else { colors.warning };
            let center = pos2(right - 9.0, rect.center().y);
            ui.painter().circle_filled(center, 9.0, fill);
            paint(ui, center, Align2::CENTER_CENTER, &count.min(99).to_string(), 11.0, colors.on_accent);
            right = center.x - 14.0;
        }
        let left = box_rect.left() + 8.0 + self.indent;
        paint(ui, pos2(left, rect.center().y), Align2::LEFT_CENTER, self.label, INTERFACE_TEXT, color);
        let galley =
            ui.painter().layout_no_wrap(self.label.to_owned(), FontId::proportional(INTERFACE_TEXT), color);
        let name_left = (left + galley.size().x + 4.0).max(box_rect.left() + INDENT - 2.0 + self.indent);
        elided(ui, pos2(name_left, rect.center().y), right - name_left, self.name, color);
        let told = format!("{}{}", self.label, self.name);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &told));
        response.on_hover_text(told)
    }
}

fn paint(ui: &Ui, at: egui::Pos2, anchor: Align2, text: &str, size: f32, color: egui::Color32) -> Rect {
    ui.painter().text(at, anchor, text, FontId::proportional(size), color)
}

/// Paints as much of `text` as fits, with … for the rest.
fn elided(ui: &Ui, left: egui::Pos2, width: f32, text: &str, color: egui::Color32) {
    let mut job = egui::text::LayoutJob::simple_singleline(
        text.to_owned(),
        FontId::proportional(INTERFACE_TEXT),
        color,
    );
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(0.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = pos2(left.x, left.y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, color);
}

/// Everything that can be done with a section.
fn menu(ui: &mut Ui, desk: &Desk, section: &Section, actions: &mut Actions) {
    let id = section.id;
    let index = desk.document().sections.iter().position(|s| s.id == id).unwrap_or(0);
    let last = desk.document().sections.len() - 1;
    if ui.button("改标题").clicked() {
        actions.push(Action::Rename(id));
    }
    if ui.add_enabled(index > 0, egui::Button::new("上移")).clicked() {
        actions.desk(Command::Apply(moved(id, index - 1)));
    }
    if ui.add_enabled(index < last, egui::Button::new("下移")).clicked() {
        actions.desk(Command::Apply(moved(id, index + 1)));
    }
    let (level, name) = match section.level {
        Level::One => (Level::Two, "降为二级标题"),
        Level::Two => (Level::One, "升为一级标题"),
    };
    if ui.button(name).clicked() {
        actions.desk(Command::Apply(set(id, "改标题级别", SectionAttribute::Level(level))));
    }
    ui.menu_button("类型", |ui| {
        for kind in KINDS {
            if ui.radio(section.kind == kind, kind.name()).clicked() && section.kind != kind {
                actions.desk(Command::Apply(set(id, "改部分类型", SectionAttribute::Kind(kind))));
                ui.close();
            }
        }
    });
    let name = if section.hidden { "重新显示" } else { "隐藏（不打印）" };
    if ui.button(name).clicked() {
        actions.desk(Command::Apply(set(id, name, SectionAttribute::Hidden(!section.hidden))));
    }
    ui.separator();
    ui.menu_button("在后面添加", |ui| {
        for kind in KINDS.into_iter().skip(1) {
            if ui.button(kind.name()).clicked() {
                actions.push(Action::AddSection { after: Some(id), kind });
                ui.close();
            }
        }
    });
    if ui.button("删除").clicked() {
        actions.push(Action::RemoveSection(id));
    }
}

/// The step that sets an attribute of a section.
pub(super) fn set(id: SectionId, title: &str, attribute: SectionAttribute) -> Transaction {
    Transaction::new(title).with(Change::SetSection(id, attribute))
}

fn add_button(ui: &mut Ui, actions: &mut Actions) {
    let colors = theme::colors(ui);
    let text = RichText::new("＋ 添加部分").color(colors.secondary);
    let button = ui.horizontal(|ui| {
        ui.add_space(8.0);
        ui.add(egui::Button::new(text).frame(false))
    });
    let tip = CommandId::AddSection.entry().map(super::command::Entry::tooltip).unwrap_or_default();
    if button.inner.on_hover_text(tip).clicked() {
        actions.run(CommandId::AddSection);
    }
}
