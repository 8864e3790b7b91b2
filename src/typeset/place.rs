//! Placing: every glyph of every line at its final point.

use std::ops::Range;

use super::flow::{BlockId, Role};
use super::frame::Frame;
use super::galley::{Galley, Stand, TextGalley};
use super::justify::{Fill, SetLine, set_line};
use super::length::Length;
use super::page::{Glyph, Line, Page, Rule};
use super::page_number::page_number;
use super::paginate::{Pagination, Placement};
use super::profile::Profile;
use super::shape::{Atom, GlyphCache};
use super::table::{CellAlign, CellGalley, TableGalley, padding};
use crate::font::FontBook;

/// Thickness of table borders.
const BORDER: Length = Length(500);

/// Lines in a cell narrower than this many characters are not spread: the gaps would look like holes.
const JUSTIFIED_FROM: i32 = 16;

/// Makes the pages.
pub(crate) fn place_pages(
    galleys: &[Galley],
    pagination: &Pagination,
    profile: &Profile,
    portrait: Frame,
    fonts: &FontBook,
) -> Vec<Page> {
    let mut cache = GlyphCache::default();
    let mut pages: Vec<Page> = Vec::with_capacity(pagination.landscape.len());
    for (index, &landscape) in pagination.landscape.iter().enumerate() {
        let frame = if landscape { portrait.turned() } else { portrait };
        let number = index as u32 + 1;
        pages.push(Page {
            number,
            width: frame.page_width,
            height: frame.page_height,
            landscape,
            lines: Vec::with_capacity(frame.rows as usize),
            rules: Vec::new(),
            page_number: Some(page_number(number, profile, portrait, fonts, &mut cache)),
        });
    }
    for placement in &pagination.placements {
        let Some(page) = pages.get_mut(placement.page as usize) else { continue };
        let frame = if page.landscape { portrait.turned() } else { portrait };
        match &galleys[placement.galley] {
            Galley::Text(text) => place_text(text, placement, frame, profile, page),
            Galley::Table(table) => place_table(table, placement, frame, page),
        }
    }
    pages
}

fn place_text(text: &TextGalley, placement: &Placement, frame: Frame, profile: &Profile, page: &mut Page) {
    let top = frame.row_top(placement.row);
    let is_title = matches!(text.role, Role::Title | Role::AttachmentTitle);
    let pitch = if is_title { Length::pt(frame.pitch.to_pt() * profile.title_pitch) } else { frame.pitch };
    for (i, range) in text.lines[placement.from..placement.to].iter().enumerate() {
        let line_top = top + pitch * i as i32;
        let (x, set) = stand_line(text, range, frame);
        // The first title line stands on the baseline of its row, as a body line there would.
        let baseline = Frame::baseline(line_top, frame.pitch, Length::pt(profile.body_pt));
        page.lines.push(line(text.block, &text.atoms, range, x, &set, baseline, text.size));
    }
}

/// Left end of a line and its glyph positions.
fn stand_line(text: &TextGalley, range: &Range<usize>, frame: Frame) -> (Length, SetLine) {
    let atoms = &text.atoms[range.clone()];
    let first = range.start == 0;
    let is_last = range.end == text.atoms.len() || text.atoms[range.end].forced;
    let fill = if is_last || text.stand == Stand::Centered { Fill::Natural } else { Fill::Justified };
    let measure = if first { text.measure.first } else { text.measure.rest };
    let set = set_line(atoms, measure, text.cell, fill);
    let indent = match text.stand {
        // Centred by full cells: the space of an opening mark counts, as that of a closing one does.
        Stand::Centered => (frame.width - set.width + atoms.first().map_or(Length::ZERO, |a| a.lead)) / 2,
        Stand::At(x) => x,
        Stand::Indented | Stand::Flush => text.width - measure,
    };
    (frame.left + indent.max(Length::ZERO), set)
}

fn line(
    block: BlockId,
    atoms: &[Atom],
    range: &Range<usize>,
    x: Length,
    set: &SetLine,
    baseline: Length,
    size: Length,
) -> Line {
    let glyphs = atoms[range.clone()].iter().zip(&set.origins).filter_map(|(atom, &origin)| {
        let glyph = atom.glyph?;
        Some(Glyph { x: x + origin, face: glyph.face, gid: glyph.gid, ch: atom.ch, offset: atom.offset })
    });
    Line { block, baseline, size, repeated: false, glyphs: glyphs.collect() }
}

/// Rows of a table with their borders; on a later page the heading rows come first again.
fn place_table(table: &TableGalley, placement: &Placement, frame: Frame, page: &mut Page) {
    let mut top = frame.row_top(placement.row);
    let start = top;
    let headers = table.rows.iter().take_while(|r| r.header).count();
    let repeated = if placement.from > 0 { 0..headers } else { 0..0 };
    let rows = repeated.map(|r| (r, true)).chain((placement.from..placement.to).map(|r| (r, false)));
    let width = table.edges.last().copied().unwrap_or(Length::ZERO);
    let horizontal = |y: Length| Rule { from: (frame.left, y), to: (frame.left + width, y), width: BORDER };
    page.rules.push(horizontal(top));
    for (row, repeated) in rows {
        let galley = &table.rows[row];
        for (column, cell) in galley.cells.iter().enumerate() {
            let left = frame.left + table.edges[column];
            let width = table.edges[column + 1] - table.edges[column];
            place_cell(table, cell, (left, top), (width, galley.height), repeated, page);
        }
        top += galley.height;
        page.rules.push(horizontal(top));
    }
    for &edge in &table.edges {
        let x = frame.left + edge;
        page.rules.push(Rule { from: (x, start), to: (x, top), width: BORDER });
    }
}

/// The lines of a cell, centred between its upper and lower border.
fn place_cell(
    table: &TableGalley,
    cell: &CellGalley,
    (left, top): (Length, Length),
    (width, height): (Length, Length),
    repeated: bool,
    page: &mut Page,
) {
    let inner = width - padding() * 2;
    let spare = (height - table.leading * cell.lines.len() as i32) / 2;
    for (i, range) in cell.lines.iter().enumerate() {
        let is_last = range.end == cell.atoms.len() || cell.atoms[range.end].forced;
        let is_even = cell.align == CellAlign::Left && inner >= table.size * JUSTIFIED_FROM;
        let fill = if is_last || !is_even { Fill::Natural } else { Fill::Justified };
        let set = set_line(&cell.atoms[range.clone()], inner, table.size, fill);
        let indent = match cell.align {
            CellAlign::Left => Length::ZERO,
            CellAlign::Center => (inner - set.width) / 2,
            CellAlign::Right => inner - set.width,
        };
        let line_top = top + spare + table.leading * i as i32;
        let baseline = Frame::baseline(line_top, table.leading, table.size);
        let x = left + padding() + indent.max(Length::ZERO);
        let mut set_line = line(cell.block, &cell.atoms, range, x, &set, baseline, table.size);
        set_line.repeated = repeated;
        page.lines.push(set_line);
    }
}
