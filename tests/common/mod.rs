//! Helpers shared by the integration tests.

use annual_summary::document::{MetaField, Part, Place};
use annual_summary::font::{FontBook, FontRole};
use annual_summary::typeset::{Block, Flow, Line, Pages, Profile, Role, Run, Source, typeset_flow};

/// A block of one run.
pub(crate) fn block(role: Role, font: FontRole, text: &str) -> Block {
    let source = Source::Computed(Place::new(Part::Meta(MetaField::Title), 0..0));
    Block { role, text: text.into(), runs: vec![Run { range: 0..text.len(), font, source }] }
}

/// A body paragraph.
pub(crate) fn paragraph(text: &str) -> Block {
    block(Role::Paragraph, FontRole::Body, text)
}

/// Typesets blocks with the default profile and the shipped fonts.
pub(crate) fn set(blocks: Vec<Block>) -> Pages {
    typeset_flow(Flow { blocks, ..Flow::default() }, &Profile::gb9704(), FontBook::embedded())
}

/// The characters of a line.
pub(crate) fn text(line: &Line) -> String {
    line.glyphs.iter().map(|g| g.ch).collect()
}

/// All lines of all pages.
pub(crate) fn lines(pages: &Pages) -> Vec<&Line> {
    pages.pages.iter().flat_map(|p| &p.lines).collect()
}
