//! Properties of paragraphs, runs, table rows and cells: what of them matters for the text.

use super::error::WordError;
use super::xml::{Element, Visit, XmlReader};

/// Which list and which level of it a paragraph is numbered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct NumberReference {
    /// The list; 0 takes the number away that a style gives.
    pub(super) list: Option<u32>,
    /// Level from 0.
    pub(super) level: Option<usize>,
}

/// What a paragraph says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct ParagraphProperties {
    pub(super) style: Option<String>,
    pub(super) number: NumberReference,
    /// Outline level from 0; 9 is running text.
    pub(super) outline: Option<u32>,
    /// Whether a tracked change takes its end away, so that it runs on into the next paragraph.
    pub(super) end_deleted: bool,
    /// Whether a page section ends with it, and if so whether its pages are landscape.
    pub(super) section: Option<bool>,
}

/// What a run says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct RunProperties {
    /// Not printed (隐藏文字).
    pub(super) hidden: bool,
    pub(super) style: Option<String>,
}

/// What a table row says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct RowProperties {
    /// Empty grid columns before the first cell.
    pub(super) before: usize,
    /// Repeated at the head of every page.
    pub(super) header: bool,
    /// Taken away by a tracked change.
    pub(super) deleted: bool,
}

/// What a table cell says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CellProperties {
    /// Grid columns it takes.
    pub(super) span: usize,
    /// Whether it belongs to the cell above, or, in old files, to the one on the left.
    pub(super) continues: bool,
}

/// Elements that hold former properties, before a tracked change.
pub(super) fn is_former(name: &str) -> bool {
    name.ends_with("Change")
}

/// Reads `pPr`.
pub(super) fn paragraph(xml: &mut XmlReader<'_>) -> Result<ParagraphProperties, WordError> {
    let mut found = ParagraphProperties::default();
    xml.each(|element| {
        match element.name() {
            name if is_former(name) => return Visit::PassBy,
            "pStyle" => found.style = element.value(),
            "outlineLvl" => found.outline = element.number(),
            "del" | "moveFrom" => found.end_deleted = true,
            "sectPr" => found.section = Some(false),
            "pgSz" => found.section = Some(is_landscape(element)),
            _ => read_number(element, &mut found.number),
        }
        Visit::Into
    })?;
    Ok(found)
}

/// Reads `numId` or `ilvl`, if the element is one.
pub(super) fn read_number(element: &Element<'_>, number: &mut NumberReference) {
    match element.name() {
        "numId" => number.list = element.number(),
        "ilvl" => number.level = element.number().map(|level| level as usize),
        _ => {}
    }
}

/// Reads `rPr`.
pub(super) fn run(xml: &mut XmlReader<'_>) -> Result<RunProperties, WordError> {
    let mut found = RunProperties::default();
    xml.each(|element| {
        match element.name() {
            name if is_former(name) => return Visit::PassBy,
            "vanish" => found.hidden = element.is_on(),
            "rStyle" => found.style = element.value(),
            _ => {}
        }
        Visit::Into
    })?;
    Ok(found)
}

/// Reads `trPr`.
pub(super) fn row(xml: &mut XmlReader<'_>) -> Result<RowProperties, WordError> {
    let mut found = RowProperties::default();
    xml.each(|element| {
        match element.name() {
            name if is_former(name) => return Visit::PassBy,
            "gridBefore" => found.before = element.number().unwrap_or(0) as usize,
            "tblHeader" => found.header = element.is_on(),
            "del" => found.deleted = true,
            _ => {}
        }
        Visit::Into
    })?;
    Ok(found)
}

/// Reads `tcPr`.
pub(super) fn cell(xml: &mut XmlReader<'_>) -> Result<CellProperties, WordError> {
    let mut found = CellProperties { span: 1, continues: false };
    xml.each(|element| {
        match element.name() {
            name if is_former(name) => return Visit::PassBy,
            "gridSpan" => found.span = element.number().map_or(1, |span| span.max(1) as usize),
            "vMerge" | "hMerge" => found.continues |= element.value().is_none_or(|v| v == "continue"),
            _ => {}
        }
        Visit::Into
    })?;
    Ok(found)
}

/// Reads `sectPr`: whether its pages are landscape.
pub(super) fn section(xml: &mut XmlReader<'_>) -> Result<bool, WordError> {
    let mut landscape = false;
    xml.each(|element| {
        if element.name() == "pgSz" {
            landscape = is_landscape(element);
        }
        if is_former(element.name()) { Visit::PassBy } else { Visit::Into }
    })?;
    Ok(landscape)
}

fn is_landscape(page_size: &Element<'_>) -> bool {
    page_size.attribute("orient").is_some_and(|orient| orient == "landscape")
}
