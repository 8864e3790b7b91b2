//! What a person should look at in the exported file, although nothing hinders the export.

use crate::document::fill::PLACEHOLDERS;
use crate::document::{Document, Part};
use crate::typeset::{Flow, Warning};

use super::export::part_name;

/// Gaps left open: placeholders whose value is not known, each once with the first place where it prints.
pub(super) fn unfilled(document: &Document, flow: &Flow) -> Vec<String> {
    let first = |placeholder: &str| {
        let (block, at) = flow.blocks.iter().find_map(|b| Some((b, b.text.find(placeholder)?)))?;
        let place = block.place(at..at + placeholder.len())?;
        Some(format!("{}有占位符“{placeholder}”没有填写，请补上后再导出", named(document, place.part)))
    };
    PLACEHOLDERS.into_iter().filter_map(first).collect()
}

/// What typesetting could not do well.
pub(super) fn cramped(document: &Document, warnings: &[Warning]) -> Vec<String> {
    let tables = warnings.iter().filter_map(|warning| match warning {
        Warning::TableTooWide { place } => place.as_ref().map(|place| {
            let place = named(document, place.part);
            format!("{place}的表格太宽，有的字或数字被拆成两行，请减少栏数或缩短文字")
        }),
        Warning::MissingGlyph { .. } => None,
    });
    tables.collect()
}

/// Where a part stands, to begin a sentence with.
fn named(document: &Document, part: Part) -> String {
    part_name(document, part).trim_start_matches('在').to_owned()
}
