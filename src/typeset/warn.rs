//! What the writer should know about the result.

use std::collections::HashSet;

use super::flow::{BlockId, Flow};
use super::galley::Galley;
use super::page::Warning;
use super::shape::Atom;
use crate::text::class::{CharClass, class_of};

/// Each character without a glyph once, at its first place, and tables that do not fit.
pub(crate) fn warnings(flow: &Flow, galleys: &[Galley]) -> Vec<Warning> {
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    for galley in galleys {
        match galley {
            Galley::Text(text) => missing(flow, text.block, &text.atoms, &mut seen, &mut out),
            Galley::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    missing(flow, cell.block, &cell.atoms, &mut seen, &mut out);
                }
                if table.too_wide {
                    let first = table.rows.first().and_then(|row| row.cells.first()).map(|cell| cell.block);
                    let place = first.and_then(|block| flow.block(block).place(0..0));
                    out.push(Warning::TableTooWide { place });
                }
            }
        }
    }
    out
}

fn missing(flow: &Flow, block: BlockId, atoms: &[Atom], seen: &mut HashSet<char>, out: &mut Vec<Warning>) {
    for atom in atoms.iter().filter(|a| a.glyph.is_none() && class_of(a.ch) != CharClass::Space) {
        if seen.insert(atom.ch) {
            let start = atom.offset as usize;
            let place = flow.block(block).place(start..start + atom.ch.len_utf8());
            out.push(Warning::MissingGlyph { ch: atom.ch, place });
        }
    }
}
