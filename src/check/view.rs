//! What grouped rules may see (视野): lines, where each stands, and the title.
//!
//! What they found is remembered for as long as this stays, so there is nothing else in it.

use std::sync::Arc;

use super::facts::LineFacts;
use super::manuscript::Span;
use super::statement::{Standing, Statement};

/// The lines of a document and where they stand.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// Facts of each line.
    pub lines: &'a [Arc<LineFacts>],
    /// Where each stands.
    pub standings: &'a [Standing],
    /// The first line; it names the document's own organ.
    pub title: &'a str,
}

impl<'a> View<'a> {
    /// The lines that stand there.
    pub fn new(lines: &'a [Arc<LineFacts>], standings: &'a [Standing]) -> Self {
        let title = lines.first().map_or("", |line| line.text.as_str());
        Self { lines, standings, title }
    }

    /// What the figures of a line state, in order.
    pub fn statements(self, line: usize) -> impl Iterator<Item = Statement<'a>> {
        let count = self.lines.get(line).map_or(0, |line| line.mentions.len());
        (0..count).filter_map(move |index| Statement::new(&self, line, index))
    }

    /// The text at a span; empty when the span does not fit.
    pub fn text(&self, span: &Span) -> &'a str {
        self.lines.get(span.line).and_then(|line| line.text.get(span.range())).unwrap_or("")
    }
}
