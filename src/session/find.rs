//! Find and replace (查找和替换) over the whole document.
//!
//! Hits are places in the stored text, in the order of the document: meta data as in the form, then section
//! by section heading, body and cells. Computed numbers and filled-in placeholders are not searched, because
//! nobody typed them.

use std::collections::HashMap;
use std::ops::Range;

use crate::document::{Document, Field, MetaField, Part, Place, Section, SectionId};
use crate::edit::{Transaction, rewrite};
use crate::text::clean_line;
pub use crate::text::search::{Query, Searcher};

/// The most hits that are listed; more than any document that can be printed has characters worth finding.
pub const MAX_HITS: usize = 1_000_000;

/// Where to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// 全文
    #[default]
    Document,
    /// 本部分
    Section(SectionId),
}

/// Every hit in document order, none overlapping another; at most [`MAX_HITS`].
pub fn find_all(document: &Document, query: &Query, scope: Scope) -> Vec<Place> {
    let searcher = Searcher::new(query);
    parts(document, scope)
        .flat_map(|(part, text)| searcher.find(text).map(move |hit| Place::new(part, hit)))
        .take(MAX_HITS)
        .collect()
}

/// Which of the hits comes first after the caret or selection, going on at the top after the last.
pub fn next(document: &Document, hits: &[Place], caret: &Place) -> Option<usize> {
    let order = Order::of(document);
    let from = (order.rank(caret.part), caret.range.end);
    let index = hits.partition_point(|hit| (order.rank(hit.part), hit.range.start) < from);
    if index < hits.len() { Some(index) } else { (!hits.is_empty()).then_some(0) }
}

/// Which of the hits comes last before the caret or selection, going on at the bottom before the first.
pub fn previous(document: &Document, hits: &[Place], caret: &Place) -> Option<usize> {
    let order = Order::of(document);
    let to = (order.rank(caret.part), caret.range.start);
    let index = hits.partition_point(|hit| (order.rank(hit.part), hit.range.end) <= to);
    index.checked_sub(1).or(hits.len().checked_sub(1))
}

/// Replaces one hit; `None` when it no longer fits the document.
pub fn replace_one(document: &Document, hit: &Place, text: &str) -> Option<Transaction> {
    document.text_at(hit)?;
    Some(Transaction::replace("替换", hit.clone(), fitting(hit.part, text)))
}

/// Replaces every hit as one step. Hits that no longer fit the document, or overlap an earlier one, are left
/// out and not counted.
pub fn replace_all(document: &Document, hits: &[Place], text: &str) -> Transaction {
    let mut by_part: HashMap<Part, Vec<Range<usize>>> = HashMap::new();
    for hit in hits {
        by_part.entry(hit.part).or_default().push(hit.range.clone());
    }
    let mut count = 0;
    let mut changes = Vec::new();
    for (part, old) in parts_with(document, &by_part) {
        let Some(mut ranges) = by_part.remove(&part) else { continue };
        keep_fitting(&mut ranges, old);
        count += ranges.len();
        let new = fitting(part, text);
        changes.extend(rewrite(part, old, ranges.into_iter().map(|range| (range, new.clone())).collect()));
    }
    Transaction { title: format!("全部替换（{count}处）"), changes }
}

/// Leaves the ranges that lie on character boundaries of `text` and do not overlap an earlier one, in order.
fn keep_fitting(ranges: &mut Vec<Range<usize>>, text: &str) {
    ranges.retain(|range| text.get(range.clone()).is_some());
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut end = 0;
    ranges.retain(|range| {
        let fits = range.start >= end;
        end = if fits { range.end } else { end };
        fits
    });
}

/// The new text as it may stand in a part.
fn fitting(part: Part, text: &str) -> String {
    if part.holds_lines() { text.to_owned() } else { clean_line(text) }
}

/// The parts that were hit, in document order.
fn parts_with<'a>(document: &'a Document, hit: &HashMap<Part, Vec<Range<usize>>>) -> Vec<(Part, &'a str)> {
    parts(document, Scope::Document).filter(|(part, _)| hit.contains_key(part)).collect()
}

/// The searched parts and their texts, in document order.
fn parts(document: &Document, scope: Scope) -> impl Iterator<Item = (Part, &str)> {
    let meta = (scope == Scope::Document).then_some(MetaField::ALL).into_iter().flatten();
    let meta = meta.map(|field| (Part::Meta(field), document.meta.field(field)));
    let wanted = move |section: &&Section| scope == Scope::Document || scope == Scope::Section(section.id);
    meta.chain(document.sections.iter().filter(wanted).flat_map(section_parts))
}

fn section_parts(section: &Section) -> impl Iterator<Item = (Part, &str)> {
    let part = |field| Part::Section(section.id, field);
    let texts = [(part(Field::Heading), section.heading.as_str()), (part(Field::Body), &section.body)];
    let rows = section.table.iter().flat_map(|table| table.rows.iter().enumerate());
    let cells = rows.flat_map(move |(row, cells)| {
        let cells = cells.iter().enumerate();
        cells.map(move |(column, cell)| {
            (Part::Section(section.id, Field::Cell { row, column }), cell.as_str())
        })
    });
    texts.into_iter().chain(cells)
}

/// The order of parts in a document.
struct Order(HashMap<SectionId, usize>);

impl Order {
    fn of(document: &Document) -> Self {
        Self(document.sections.iter().enumerate().map(|(index, section)| (section.id, index + 1)).collect())
    }

    /// Meta data first, then sections by position; within a section by field. A section that is gone comes
    /// last.
    fn rank(&self, part: Part) -> (usize, Option<MetaField>, Option<Field>) {
        match part {
            Part::Meta(field) => (0, Some(field), None),
            Part::Section(id, field) => (self.0.get(&id).copied().unwrap_or(usize::MAX), None, Some(field)),
        }
    }
}

#[cfg(test)]
#[path = "find_tests.rs"]
mod tests;
