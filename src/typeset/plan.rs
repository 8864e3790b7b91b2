//! The plan: what a word processor must be told to come to the same page — where titles break, how tables lie
//! and how wide their columns are. Everything else it works out by itself from the measures of the profile.

use std::collections::HashMap;

use crate::font::FontBook;

use super::flow::{BlockId, Flow, Role};
use super::frame::Frame;
use super::galley::{Galley, GalleyMaker, TextGalley};
use super::length::Length;
use super::profile::Profile;
use super::table::{CellAlign, TableGalley};

/// A break between two lines of a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TitleBreak {
    /// Byte of the block's text at which the new line begins.
    pub(crate) at: usize,
    /// Whether the writer asked for it: a newline stands before it.
    pub(crate) forced: bool,
}

/// How a table is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TablePlan {
    /// Whether its page is landscape.
    pub(crate) landscape: bool,
    /// Widths of the columns, padding included.
    pub(crate) widths: Vec<Length>,
    /// How the cells stand below the heading rows, by column.
    pub(crate) aligns: Vec<CellAlign>,
    /// Height of a line in a cell.
    pub(crate) leading: Length,
}

/// What a word processor must be told about a flow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Plan {
    /// Breaks of titles, by block.
    pub(crate) titles: HashMap<BlockId, Vec<TitleBreak>>,
    /// Layout of the tables of the flow that have cells, by index.
    pub(crate) tables: HashMap<usize, TablePlan>,
}

/// Lays out titles and tables of a flow.
pub(crate) fn plan(flow: &Flow, profile: &Profile, fonts: &FontBook) -> Plan {
    let galleys = GalleyMaker::new(flow, profile, fonts, Frame::portrait(profile)).galleys();
    let mut plan = Plan::default();
    for galley in &galleys {
        match galley {
            Galley::Text(text)
                if matches!(text.role, Role::Title | Role::AttachmentTitle | Role::Subtitle) =>
            {
                plan.titles.insert(text.block, breaks(text));
            }
            Galley::Text(_) => {}
            Galley::Table(table) => {
                let cell = table.rows.first().and_then(|row| row.cells.first());
                let role = cell.and_then(|cell| flow.blocks.get(cell.block.0 as usize)).map(|b| b.role);
                if let Some(Role::Cell { table: index, .. }) = role {
                    plan.tables.insert(index as usize, table_plan(table));
                }
            }
        }
    }
    plan
}

fn breaks(text: &TextGalley) -> Vec<TitleBreak> {
    let first = text.lines.iter().skip(1).filter_map(|line| text.atoms.get(line.start));
    first.map(|atom| TitleBreak { at: atom.offset as usize, forced: atom.forced }).collect()
}

fn table_plan(table: &TableGalley) -> TablePlan {
    let widths = table.edges.windows(2).map(|edges| edges[1] - edges[0]).collect();
    let body = table.rows.iter().find(|row| !row.header).or(table.rows.first());
    let aligns = body.map(|row| row.cells.iter().map(|cell| cell.align).collect()).unwrap_or_default();
    TablePlan { landscape: table.landscape, widths, aligns, leading: table.leading }
}
