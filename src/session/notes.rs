//! What a person should look at in the exported file, although nothing hinders the export.

use crate::document::fill::PLACEHOLDERS;
use crate::document::{Document, Part, Place};
use crate::typeset::{Flow, Pages, Warning};

use super::export::part_name;

/// Gaps left open: placeholders whose value is not known, each once with the first place where it prints.
pub(super) fn unfilled(document: &Document, flow: &Flow) -> Vec<String> {
    gaps(document, flow).into_iter().map(|note| note.text).collect()
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

/// Something to look at before the document is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Where, in the stored text.
    pub place: Option<Place>,
    /// What, in Chinese.
    pub text: String,
}

/// What should be looked at in `document`: gaps not filled in, and with `pages` what those show.
pub fn notes(document: &Document, pages: Option<&Pages>) -> Vec<Note> {
    let Some(pages) = pages else { return Vec::new() };
    let mut notes = gaps(document, &pages.flow);
    notes.extend(pages.warnings.iter().map(|warning| match warning {
        Warning::MissingGlyph { ch, place } => {
            let text = format!("“{ch}”字哪种字体里都没有，印不出来，请改用别的字或安装有这个字的字体");
            Note { place: place.clone(), text }
        }
        Warning::TableTooWide { place } => {
            let text = "表格太宽，有的字或数字被拆成两行，请减少栏数或缩短文字".into();
            Note { place: place.clone(), text }
        }
    }));
    notes
}

/// Placeholders whose value is not known, each once with the first place where it prints.
fn gaps(document: &Document, flow: &Flow) -> Vec<Note> {
    let first = |placeholder: &str| {
        let (block, at) = flow.blocks.iter().find_map(|b| Some((b, b.text.find(placeholder)?)))?;
        let place = block.place(at..at + placeholder.len())?;
        let text = format!("{}有占位符“{placeholder}”没有填写，请补上后再导出", named(document, place.part));
        Some(Note { place: Some(place), text })
    };
    PLACEHOLDERS.into_iter().filter_map(first).collect()
}
