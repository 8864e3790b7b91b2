//! A table edited as a grid (表格): cells to write in, rows and columns to add, remove and move, sums below.

use egui::containers::menu::MenuButton;
use egui::{Button, Rect, RichText, ScrollArea, Ui, pos2, vec2};

use super::{Field, Look, Scene};
use crate::app::theme::{self, INTERFACE_TEXT, SMALL_TEXT};
use crate::document::sum::column_sums;
use crate::document::{Align, Field as SectionField, Part, Section, SectionId, Table};
use crate::edit::{Transaction, table as edit};
use crate::number::Decimal;
use crate::session::desk::Command;
use crate::text::tsv::format_tsv;

/// Height of a row.
const ROW: f32 = 30.0;

/// Least width of a column; a wider table scrolls sideways.
const LEAST: f32 = 56.0;

/// Most rows drawn without scrolling in the table itself.
const ROWS: usize = 14;

/// Draws the table of a section.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, section: &Section, table: &Table) {
    let measures = Measures::of(table, ui.available_width() - 12.0);
    ui.add_space(6.0);
    ui.push_id(("grid", section.id), |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ScrollArea::horizontal().id_salt("columns").auto_shrink([false, true]).content_margin(0.0).show(
            ui,
            |ui| {
                heads(ui, scene, section.id, table, &measures);
                // The border of the last row reaches out of it.
                let height = ROW * (table.rows.len().min(ROWS) as f32) + 1.0;
                let area = ScrollArea::vertical()
                    .id_salt("rows")
                    .max_height(height)
                    .auto_shrink([false, true])
                    .content_margin(0.0);
                area.show_rows(ui, ROW, table.rows.len(), |ui, rows| {
                    for row in rows {
                        cells(ui, scene, section.id, table, row, &measures);
                    }
                });
                sums(ui, table, &measures);
            },
        );
        tools(ui, scene, section.id, table);
    });
}

/// Widths of the columns, and of the row numbers before them.
struct Measures {
    widths: Vec<f32>,
}

/// Width of the row numbers.
const HANDLE: f32 = 28.0;

impl Measures {
    /// Shares `room` by the longest text of each column.
    fn of(table: &Table, room: f32) -> Self {
        let longest = |column: usize| {
            let cells = table.rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0).clamp(3, 16) as f32
        };
        let shares: Vec<f32> = (0..table.columns.len()).map(longest).collect();
        Self { widths: share_out(&shares, room - HANDLE) }
    }

    /// The cells of a row `height` high, the row number first.
    fn row(&self, ui: &mut Ui, height: f32) -> (Rect, Vec<Rect>) {
        let width = HANDLE + self.widths.iter().sum::<f32>();
        let (row, _) = ui.allocate_exact_size(vec2(width, height), egui::Sense::hover());
        let mut left = row.left() + HANDLE;
        let handle = Rect::from_min_max(row.min, pos2(left, row.bottom()));
        let cells = self.widths.iter().map(|width| {
            let cell = Rect::from_min_size(pos2(left, row.top()), vec2(*width, height));
            left += width;
            cell
        });
        (handle, cells.collect())
    }
}

/// Shares `room` in these proportions, nobody getting less than [`LEAST`].
fn share_out(shares: &[f32], room: f32) -> Vec<f32> {
    let mut is_least = vec![false; shares.len()];
    loop {
        let least = is_least.iter().filter(|&&is_least| is_least).count() as f32;
        let sum: f32 =
            shares.iter().zip(&is_least).filter(|(_, is_least)| !**is_least).map(|(share, _)| share).sum();
        let width = |index: usize| {
            if is_least[index] {
                LEAST
            } else {
                (shares[index] / sum.max(1.0) * (room - least * LEAST)).floor()
            }
        };
        let widths: Vec<f32> = (0..shares.len()).map(width).collect();
        let Some(small) = widths.iter().position(|&width| width < LEAST) else { return widths };
        is_least[small] = true;
    }
}

/// Draws in `rect`, which is allocated already.
fn within<R>(ui: &mut Ui, rect: Rect, content: impl FnOnce(&mut Ui) -> R) -> R {
    let mut child =
        ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt((rect.left() as i32, rect.top() as i32)));
    content(&mut child)
}

/// The menus of the columns.
fn heads(ui: &mut Ui, scene: &mut Scene<'_>, id: SectionId, table: &Table, measures: &Measures) {
    let (_, cells) = measures.row(ui, 20.0);
    for (column, rect) in cells.into_iter().enumerate() {
        within(ui, rect, |ui| {
            let name = RichText::new(letter(column)).size(SMALL_TEXT).color(theme::colors(ui).hint);
            let button = Button::new(name).frame(false).min_size(rect.size());
            MenuButton::from_button(button).ui(ui, |ui| column_menu(ui, scene, id, table, column));
        });
    }
}

fn column_menu(ui: &mut Ui, scene: &mut Scene<'_>, id: SectionId, table: &Table, column: usize) {
    let document = scene.desk.document();
    let last = table.columns.len().saturating_sub(1);
    let mut offer = |ui: &mut Ui, name: &str, enabled: bool, change: Option<Transaction>| {
        if ui.add_enabled(enabled && change.is_some(), Button::new(name)).clicked() {
            change.into_iter().for_each(|change| scene.actions.desk(Command::Apply(change)));
            ui.close();
        }
    };
    offer(ui, "在左边插入一栏", true, edit::insert_columns(document, id, column, 1).ok());
    offer(ui, "在右边插入一栏", true, edit::insert_columns(document, id, column + 1, 1).ok());
    offer(ui, "左移", column > 0, edit::move_column(document, id, column, column.saturating_sub(1)).ok());
    offer(ui, "右移", column < last, edit::move_column(document, id, column, (column + 1).min(last)).ok());
    ui.separator();
    for (name, align) in ALIGNS {
        let chosen = table.columns.get(column).is_some_and(|column| column.align == align);
        if ui.radio(chosen, name).clicked() {
            let change = edit::set_align(document, id, column, align);
            change.into_iter().for_each(|change| scene.actions.desk(Command::Apply(change)));
            ui.close();
        }
    }
    ui.separator();
    let remove = edit::remove_columns(document, id, column..column + 1).ok();
    if ui.add_enabled(last > 0 && remove.is_some(), Button::new("删除这一栏")).clicked() {
        remove.into_iter().for_each(|change| scene.actions.desk(Command::Apply(change)));
        ui.close();
    }
}

/// The ways a column may stand.
const ALIGNS: [(&str, Align); 4] =
    [("自动对齐", Align::Auto), ("左对齐", Align::Left), ("居中", Align::Center), ("右对齐", Align::Right)];

fn cells(ui: &mut Ui, scene: &mut Scene<'_>, id: SectionId, table: &Table, row: usize, measures: &Measures) {
    let (handle, cells) = measures.row(ui, ROW);
    within(ui, handle, |ui| row_menu(ui, scene, id, table, row));
    let colors = theme::colors(ui);
    for (column, rect) in cells.into_iter().enumerate() {
        let part = Part::Section(id, SectionField::Cell { row, column });
        let text = table.cell(row, column).unwrap_or_default();
        let header = row < table.header_rows;
        if header {
            ui.painter().rect_filled(rect, 0.0, colors.panel);
        }
        ui.painter().rect_stroke(rect, 0.0, (1.0, colors.line), egui::StrokeKind::Middle);
        let label = format!("第{}行第{}栏", row + 1, column + 1);
        let size = INTERFACE_TEXT;
        let field = Field {
            part,
            text,
            label: &label,
            hint: "",
            look: Look { size, line: size * 1.4, indent: 0.0, prose: false, color: colors.text },
            marks: scene.marks.get(&part).map_or(&[], Vec::as_slice),
            multiline: false,
            flush_right: !header && stands_right(table, column, text),
            framed: false,
            width: rect.width() - 12.0,
        };
        within(ui, rect.shrink2(vec2(6.0, ((ROW - size * 1.4) / 2.0).round())), |ui| scene.field(ui, field));
    }
}

/// Whether a cell's text stands at the right: as its column says, and numbers where it leaves that to the content.
fn stands_right(table: &Table, column: usize, text: &str) -> bool {
    match table.columns.get(column).map(|column| column.align) {
        Some(Align::Right) => true,
        Some(Align::Auto) => Decimal::parse(text.trim_end_matches('%')).is_some(),
        _ => false,
    }
}

fn row_menu(ui: &mut Ui, scene: &mut Scene<'_>, id: SectionId, table: &Table, row: usize) {
    let document = scene.desk.document();
    let last = table.rows.len().saturating_sub(1);
    let name = RichText::new((row + 1).to_string()).size(SMALL_TEXT).color(theme::colors(ui).hint);
    let button = Button::new(name).frame(false).min_size(vec2(HANDLE, ROW));
    MenuButton::from_button(button).ui(ui, |ui| {
        let mut offer = |ui: &mut Ui, name: &str, enabled: bool, change: Option<Transaction>| {
            if ui.add_enabled(enabled && change.is_some(), Button::new(name)).clicked() {
                change.into_iter().for_each(|change| scene.actions.desk(Command::Apply(change)));
                ui.close();
            }
        };
        offer(ui, "在上面插入一行", true, edit::insert_rows(document, id, row, 1).ok());
        offer(ui, "在下面插入一行", true, edit::insert_rows(document, id, row + 1, 1).ok());
        offer(ui, "上移", row > 0, edit::move_row(document, id, row, row.saturating_sub(1)).ok());
        offer(ui, "下移", row < last, edit::move_row(document, id, row, (row + 1).min(last)).ok());
        let header = edit::set_header_rows(document, id, row + 1).ok();
        offer(ui, "到这一行为止是表头", row + 1 != table.header_rows, header);
        offer(ui, "不要表头", table.header_rows > 0, edit::set_header_rows(document, id, 0).ok());
        ui.separator();
        offer(ui, "删除这一行", last > 0, edit::remove_rows(document, id, row..row + 1).ok());
    });
}

/// Sums of the columns that are mostly numbers.
fn sums(ui: &mut Ui, table: &Table, measures: &Measures) {
    let sums = column_sums(table);
    if sums.iter().all(Option::is_none) {
        return;
    }
    let colors = theme::colors(ui);
    let (handle, cells) = measures.row(ui, 22.0);
    let font = egui::FontId::proportional(SMALL_TEXT);
    ui.painter().text(handle.center(), egui::Align2::CENTER_CENTER, "合计", font.clone(), colors.hint);
    for (sum, rect) in sums.into_iter().zip(cells) {
        let at = rect.right_center() - vec2(6.0, 0.0);
        let text = sum.map(|sum| sum.to_string()).unwrap_or_default();
        ui.painter().text(at, egui::Align2::RIGHT_CENTER, text, font.clone(), colors.secondary);
    }
}

fn tools(ui: &mut Ui, scene: &mut Scene<'_>, id: SectionId, table: &Table) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let document = scene.desk.document();
        let text = |text: &str| Button::new(RichText::new(text).size(SMALL_TEXT));
        if ui.add(text("加一行")).clicked()
            && let Ok(change) = edit::insert_rows(document, id, table.rows.len(), 1)
        {
            scene.actions.desk(Command::Apply(change));
        }
        if ui.add(text("加一栏")).clicked()
            && let Ok(change) = edit::insert_columns(document, id, table.columns.len(), 1)
        {
            scene.actions.desk(Command::Apply(change));
        }
        if ui.add(text("复制整张表")).on_hover_text("可以粘贴到 Excel").clicked() {
            let rows = table.rows.iter().map(|row| row.iter().map(String::as_str));
            ui.ctx().copy_text(format_tsv(rows));
        }
        let note = "从 Excel 复制后，在左上角的格子里粘贴";
        ui.label(RichText::new(note).size(SMALL_TEXT).color(theme::colors(ui).hint));
    });
}

/// A, B, … Z, AA …
fn letter(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    if column < 26 { last.to_string() } else { format!("{}{last}", letter(column / 26 - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_room_and_none_is_too_narrow() {
        let widths = share_out(&[3.0, 16.0, 3.0, 5.0], 500.0);
        assert!(widths.iter().all(|&width| width >= LEAST), "{widths:?}");
        let sum: f32 = widths.iter().sum();
        assert!((495.0..=500.0).contains(&sum), "{widths:?}");
        assert_eq!(share_out(&[3.0, 3.0], 10.0), [LEAST, LEAST], "then the table scrolls");
    }
}
