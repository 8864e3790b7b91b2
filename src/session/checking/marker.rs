//! Markers of web sites (网站标记) that import left out of a text, with the place where they stood.

use crate::check::{Kind, Severity};
use crate::document::{Document, Field, Place};
use crate::import::{DropReason, Dropped, ImportReport};
use crate::typeset::compose::{FlowStyle, flow};
use crate::typeset::{Block, Flow, Run, Source};

use super::quote::Quote;
use super::remark::Remark;

/// Id of the remark about a marker.
const RULE: &str = "site-marker";

/// A remark for every marker that was left out of the source of `document`, in the order of the source.
pub(super) fn remarks(document: &Document, report: &ImportReport) -> Vec<Remark> {
    let is_marker = |dropped: &&Dropped| dropped.reason == DropReason::SiteMarker;
    if !report.dropped.iter().any(|dropped| is_marker(&dropped)) {
        return Vec::new();
    }
    let flow = flow(document, FlowStyle::default());
    let mut missing = 0;
    let mut remarks = Vec::new();
    for dropped in &report.dropped {
        if is_marker(&dropped) {
            let quote = quote(document, &flow, dropped.range.start.saturating_sub(missing), &dropped.text);
            remarks.extend(quote.map(|quote| remark(dropped, quote)));
        }
        missing += dropped.range.len() - usize::from(dropped.breaks_line);
    }
    remarks
}

fn remark(dropped: &Dropped, quote: Quote) -> Remark {
    Remark {
        kind: Kind::Placeholder,
        rule: RULE,
        name: "网站标记",
        severity: Severity::Warning,
        message: format!(
            "原稿第{}行有网站标记“{}”，不是正文，导入时已去掉；请在原稿中删除",
            dropped.line, dropped.text
        ),
        working: Vec::new(),
        quotes: vec![quote],
        fixes: Vec::new(),
    }
}

/// The marker quoted where it stood: `at` counts bytes of the text that was kept, which is the text of the flow
/// with one byte between two blocks.
fn quote(document: &Document, flow: &Flow, at: usize, marker: &str) -> Option<Quote> {
    let mut start = 0;
    let block = flow.blocks.iter().find(|block| {
        let is_here = at <= start + block.text.len();
        if !is_here {
            start += block.text.len() + 1;
        }
        is_here
    });
    let place = match block {
        Some(block) => place(block, at.saturating_sub(start)),
        None => flow.blocks.last().and_then(|block| place(block, block.text.len())),
    };
    Quote::new(document, &place?).map(|quote| quote.with_inserted(marker))
}

/// The empty place behind byte `at` of a block; a marker beside a heading's number stands before the heading.
fn place(block: &Block, at: usize) -> Option<Place> {
    let in_text = |run: &&Run| !matches!(run.source, Source::Verbatim { part, .. } if is_label(part));
    let runs = || block.runs.iter().filter(in_text);
    let run = runs().find(|run| at <= run.range.end).or_else(|| runs().next_back())?;
    Some(match &run.source {
        Source::Verbatim { part, start } => {
            let at = start + at.clamp(run.range.start, run.range.end) - run.range.start;
            Place::new(*part, at..at)
        }
        Source::Computed(place) => Place::new(place.part, place.range.start..place.range.start),
    })
}

fn is_label(part: crate::document::Part) -> bool {
    matches!(part, crate::document::Part::Section(_, Field::Label))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::import_text;

    #[test]
    fn a_marker_is_quoted_where_it_stood() {
        let source = "青禾街道2024年工作总结\n\n##top##今年工作顺利。\n一、##a##民生\n建成2处，##mid##惠及3村。##end##\n";
        let imported = import_text(source);
        let remarks = remarks(&imported.document, &imported.report);
        let told: Vec<_> = remarks
            .iter()
            .map(|r| {
                let quote = &r.quotes[0];
                (quote.section.as_str(), quote.start, quote.line.as_str(), &quote.line[quote.in_line.clone()])
            })
            .collect();
        assert_eq!(
            told,
            [
                ("前言", 0, "##top##今年工作顺利。", "##top##"),
                ("民生", 0, "##a##民生", "##a##"),
                ("民生", 5, "建成2处，##mid##惠及3村。", "##mid##"),
                ("民生", 10, "建成2处，惠及3村。##end##", "##end##"),
            ]
        );
    }
}
