//! One line of both texts, side by side.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, CursorIcon, FontId, Frame, Margin, RichText, Sense, Stroke, Ui, vec2};

use crate::app::editor::byte_at;
use crate::app::naming;
use crate::app::theme::{self, CORNER, Colors, SMALL_TEXT};
use crate::comparison::{DiffPiece, Group, Line, LineKind, Row};
use crate::document::Place;
use crate::quantity::sentences;

/// Size of the compared text.
const TEXT: f32 = 14.0;

/// A sentence of a left line that was clicked: group, row, sentence.
pub(super) type Chosen = ((usize, usize), usize);

/// What was done on a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Deed {
    /// A sentence was clicked.
    Choose(Chosen),
    /// Its place in the present document is to be shown.
    Show(Place),
    /// The left paragraph is to be taken over.
    TakeParagraph((usize, usize)),
    /// A sentence of it is.
    TakeSentence((usize, usize), usize),
    /// The whole section on the left is.
    TakeSection(usize),
}

/// The name of a section, with a button to take it over when only the old text has it; returns whether it was
/// pressed.
pub(super) fn heading(ui: &mut Ui, group: &Group, is_fixed: bool) -> bool {
    let colors = theme::colors(ui);
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.label(RichText::new(&group.name).size(15.0).color(colors.accent));
        let note = match (group.old, group.new) {
            (Some(_), None) => "左边有，右边没有",
            (None, Some(_)) => "右边新写的",
            _ => "",
        };
        ui.label(RichText::new(note).size(SMALL_TEXT).color(colors.hint));
        let is_gone = group.old.is_some() && group.new.is_none() && !is_fixed;
        is_gone && small(ui, "采用整个部分").clicked()
    })
    .inner
}

/// A row to be drawn.
pub(super) struct RowView<'a> {
    pub(super) row: &'a Row,
    pub(super) at: (usize, usize),
    pub(super) chosen: Option<Chosen>,
    /// Whether nothing can be taken over or shown.
    pub(super) is_fixed: bool,
}

impl RowView<'_> {
    pub(super) fn ui(&self, ui: &mut Ui) -> Option<Deed> {
        ui.columns(2, |columns| {
            let [left, right] = columns else { return None };
            let deed = self.left(left);
            deed.or(self.right(right))
        })
    }

    fn left(&self, ui: &mut Ui) -> Option<Deed> {
        let colors = *theme::colors(ui);
        let line = self.row.old.as_ref()?;
        let sentences = sentences(&line.text);
        let chosen = self.chosen.filter(|(at, _)| *at == self.at).map(|(_, sentence)| sentence);
        let underlined = chosen.and_then(|sentence| sentences.get(sentence).cloned());
        let is_old = |piece: &&DiffPiece| !matches!(piece, DiffPiece::Added(_));
        let job = job(self.row.pieces.iter().filter(is_old), &colors, underlined.as_ref());
        let can_take = line.kind == LineKind::Paragraph && !self.is_fixed && !self.row.is_same();
        cell(ui, &colors, |ui| {
            let mut deed = text(ui, job, line, can_take).map(|click| {
                let next = chosen.map_or(0, |chosen| (chosen + 1) % sentences.len().max(1));
                let sentence = match click {
                    Click::At(byte) => sentences.iter().position(|range| range.contains(&byte)),
                    Click::Key => None,
                };
                Deed::Choose((self.at, sentence.unwrap_or(next)))
            });
            if can_take {
                ui.horizontal_wrapped(|ui| {
                    if small(ui, "采用整段").clicked() {
                        deed = Some(Deed::TakeParagraph(self.at));
                    }
                    let Some(sentence) = chosen.or((sentences.len() == 1).then_some(0)) else {
                        let hint = RichText::new("点一句可以只采用这一句").size(SMALL_TEXT);
                        ui.label(hint.color(colors.hint));
                        return;
                    };
                    if sentences.len() > 1 && small(ui, "采用这一句").clicked() {
                        deed = Some(Deed::TakeSentence(self.at, sentence));
                    }
                });
            }
            deed
        })
    }

    fn right(&self, ui: &mut Ui) -> Option<Deed> {
        let colors = *theme::colors(ui);
        let line = self.row.new.as_ref()?;
        let is_new = |piece: &&DiffPiece| !matches!(piece, DiffPiece::Removed(_));
        let job = job(self.row.pieces.iter().filter(is_new), &colors, None);
        cell(ui, &colors, |ui| {
            text(ui, job, line, false);
            let can_show = !self.is_fixed && !self.row.is_same();
            // A row first: in a column a button takes all its width.
            let shows = ui.horizontal(|ui| can_show && small(ui, "去修改").clicked()).inner;
            shows.then(|| Deed::Show(line.place.clone()))
        })
    }
}

fn small(ui: &mut Ui, label: &str) -> egui::Response {
    ui.button(RichText::new(label).size(SMALL_TEXT))
}

fn cell<R>(ui: &mut Ui, colors: &Colors, content: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new()
        .fill(colors.panel)
        .stroke(Stroke::new(1.0, colors.line))
        .corner_radius(CORNER)
        .inner_margin(Margin::symmetric(12, 8));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        content(ui)
    });
    shown.inner
}

/// How a text was clicked.
enum Click {
    /// With the pointer, at this byte.
    At(usize),
    /// With the keyboard.
    Key,
}

/// Draws the text of a line; how it was clicked, if it can be.
fn text(ui: &mut Ui, mut job: LayoutJob, line: &Line, can_click: bool) -> Option<Click> {
    job.wrap.max_width = ui.available_width();
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let sense = if can_click { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(galley.size(), sense);
    ui.painter().galley(rect.min, galley.clone(), theme::colors(ui).text);
    naming::name(&response, &line.text);
    if !can_click {
        return None;
    }
    let at = response.interact_pointer_pos();
    let is_clicked = response.on_hover_cursor(CursorIcon::PointingHand).clicked();
    is_clicked.then(|| at.map_or(Click::Key, |at| Click::At(byte_at(&line.text, &galley, at - rect.min))))
}

/// The pieces as text, what differs marked; a stretch of it is underlined.
fn job<'a>(
    pieces: impl Iterator<Item = &'a DiffPiece>,
    colors: &Colors,
    underlined: Option<&Range<usize>>,
) -> LayoutJob {
    let mut job = LayoutJob::default();
    let mut at = 0;
    for piece in pieces {
        let end = at + piece.text().len();
        let (fill, is_struck) = match piece {
            DiffPiece::Same(_) => (Color32::TRANSPARENT, false),
            DiffPiece::Removed(_) => (colors.error_faint, true),
            DiffPiece::Added(_) => (colors.good_faint, false),
        };
        let edges = underlined.cloned().unwrap_or(end..end);
        // Up to, within and behind what is underlined.
        for (range, is_underlined) in [
            (at..edges.start.clamp(at, end), false),
            (edges.start.clamp(at, end)..edges.end.clamp(at, end), true),
            (edges.end.clamp(at, end)..end, false),
        ] {
            let Some(text) = piece.text().get(range.start - at..range.end - at) else { continue };
            if text.is_empty() {
                continue;
            }
            let line = |is_on: bool, color| if is_on { Stroke::new(1.0, color) } else { Stroke::NONE };
            let format = TextFormat {
                font_id: FontId::proportional(TEXT),
                color: colors.text,
                background: fill,
                strikethrough: line(is_struck, colors.error),
                underline: line(is_underlined, colors.accent),
                line_height: Some(TEXT * 1.65),
                valign: egui::Align::Center,
                ..TextFormat::default()
            };
            job.append(text, 0.0, format);
        }
        at = end;
    }
    job
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_whole_whatever_is_underlined() {
        let colors = theme::of(&egui::Visuals::light());
        let pieces = [
            DiffPiece::Same("全年".into()),
            DiffPiece::Removed("完成。".into()),
            DiffPiece::Same("好。".into()),
        ];
        for underlined in [None, Some(0..3), Some(3..15), Some(6..21), Some(0..21)] {
            let job = job(pieces.iter(), colors, underlined.as_ref());
            assert_eq!(job.text, "全年完成。好。");
        }
    }
}
