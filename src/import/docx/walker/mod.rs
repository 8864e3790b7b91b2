//! The walk through a part with text: document, footnotes, endnotes, comments.
//!
//! One loop over the tokens with a stack of what is open; no recursion. Elements that are not known are looked
//! into: their text counts. What stands in a paragraph is read in [`paragraph`].

mod paragraph;

use std::collections::HashMap;

use super::error::WordError;
use super::field::Fields;
use super::grid::Grid;
use super::numbering::Numbering;
use super::properties;
use super::story::{Block, Line, WordTable, plain};
use super::styles::Styles;
use super::tally::{Item, Tally};
use super::xml::{Element, Token, XmlReader};
use paragraph::OpenParagraph;

/// The most tables within one another: the text of an inner one is copied outwards.
const MAX_NESTED_TABLES: usize = 50;

/// What an open element means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// Nothing of its own.
    Other,
    Paragraph,
    Run,
    Text,
    Instruction,
    Graphic,
    TextBox,
    Alternatives,
    Table,
    Row,
    Cell,
    Note,
}

/// Something that holds paragraphs: the part itself, a cell, a text box, a note.
#[derive(Debug, Default)]
struct Container {
    blocks: Vec<Block>,
    /// Text of paragraphs whose end was deleted; the next one goes on with it.
    carried: String,
    /// The first block of the present page section.
    section: usize,
}

/// A footnote, endnote or comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WordNote {
    pub(super) id: String,
    pub(super) author: String,
    pub(super) text: String,
}

/// What other parts say, needed to read the text.
#[derive(Debug, Default)]
pub(super) struct Surroundings {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    /// Footnotes and endnotes by kind and id.
    pub(super) notes: HashMap<(NoteKind, String), String>,
}

/// Which part a note stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum NoteKind {
    Footnote,
    Endnote,
}

/// What was read from a part.
#[derive(Debug, Default)]
pub(super) struct Walked {
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Vec<WordNote>,
}

/// Reads a part.
pub(super) fn walk(
    xml: &mut XmlReader<'_>,
    around: &mut Surroundings,
    tally: &mut Tally,
) -> Result<Walked, WordError> {
    let mut walker = Walker {
        around,
        tally,
        open: Vec::new(),
        containers: vec![Container::default()],
        paragraphs: Vec::new(),
        grids: Vec::new(),
        alternatives: Vec::new(),
        fields: Fields::default(),
        notes: Vec::new(),
        walked: Walked::default(),
    };
    while let Some(token) = xml.next()? {
        match token {
            Token::Start(element) => walker.start(&element, xml)?,
            Token::End => walker.end(),
            Token::Text(text) => walker.text(&text),
        }
    }
    let mut walked = walker.walked;
    walked.blocks = walker.containers.pop().map(|container| container.blocks).unwrap_or_default();
    Ok(walked)
}

struct Walker<'a> {
    around: &'a mut Surroundings,
    tally: &'a mut Tally,
    open: Vec<Open>,
    /// Never empty.
    containers: Vec<Container>,
    paragraphs: Vec<OpenParagraph>,
    grids: Vec<Grid>,
    /// For each open `AlternateContent`, whether a choice was taken.
    alternatives: Vec<bool>,
    fields: Fields,
    /// Id and author of the open notes.
    notes: Vec<(String, String)>,
    walked: Walked,
}

impl Walker<'_> {
    fn start(&mut self, element: &Element<'_>, xml: &mut XmlReader<'_>) -> Result<(), WordError> {
        let name = element.name();
        let opened = match name {
            "AlternateContent" => {
                self.alternatives.push(false);
                Open::Alternatives
            }
            "Choice" | "Fallback" if self.alternatives.last() == Some(&true) => return xml.skip(),
            "Choice" | "Fallback" => {
                if let Some(taken) = self.alternatives.last_mut() {
                    *taken = true;
                }
                Open::Other
            }
            _ if self.in_graphic() => self.in_picture(name),
            "p" => {
                self.paragraphs.push(OpenParagraph::default());
                Open::Paragraph
            }
            "tbl" if self.grids.len() >= MAX_NESTED_TABLES => return Err(xml.too_deep()),
            "tbl" => {
                self.grids.push(Grid::default());
                Open::Table
            }
            "footnote" | "endnote" | "comment" => return self.note(element, xml),
            "altChunk" | "subDoc" => {
                self.tally.add(Item::Foreign);
                return xml.skip();
            }
            _ if self.is_skipped(name) => return xml.skip(),
            "sectPr" => {
                let landscape = properties::section(xml)?;
                self.end_section(landscape);
                return Ok(());
            }
            _ if !self.grids.is_empty() && matches!(name, "tr" | "tc" | "trPr" | "tcPr") => {
                return self.in_table(name, xml);
            }
            _ if !self.paragraphs.is_empty() => return self.in_paragraph(element, xml),
            _ => Open::Other,
        };
        self.open.push(opened);
        Ok(())
    }

    /// Whether an element and all in it are no text; counts those worth telling.
    fn is_skipped(&mut self, name: &str) -> bool {
        let item = match name {
            "del" => Some(Item::Deletion),
            "moveFrom" => Some(Item::Move),
            "oMathPara" | "oMath" => Some(Item::Equation),
            "sdtPr" | "sdtEndPr" | "rt" | "rubyPr" | "tblPr" | "tblGrid" | "tblPrEx" | "smartTagPr"
            | "customXmlPr" | "delText" | "delInstrText" | "background" => None,
            _ => return false,
        };
        if let Some(item) = item {
            self.tally.add(item);
        }
        true
    }

    fn in_graphic(&self) -> bool {
        self.open.iter().rev().find(|open| matches!(open, Open::Graphic | Open::TextBox))
            == Some(&Open::Graphic)
    }

    /// An element within a drawing: only text boxes hold text.
    fn in_picture(&mut self, name: &str) -> Open {
        match name {
            "txbxContent" => {
                self.tally.add(Item::TextBox);
                self.containers.push(Container::default());
                return Open::TextBox;
            }
            "blip" | "imagedata" => self.tally.add(Item::Picture),
            "chart" => self.tally.add(Item::Chart),
            "relIds" => self.tally.add(Item::Diagram),
            "OLEObject" => self.tally.add(Item::Object),
            _ => {}
        }
        Open::Other
    }

    fn note(&mut self, element: &Element<'_>, xml: &mut XmlReader<'_>) -> Result<(), WordError> {
        // Separators are notes of a type of their own.
        if element.attribute("type").is_some_and(|kind| kind != "normal") {
            return xml.skip();
        }
        let id = element.attribute("id").unwrap_or_default();
        self.notes.push((id, element.attribute("author").unwrap_or_default()));
        self.containers.push(Container::default());
        self.open.push(Open::Note);
        Ok(())
    }

    fn in_table(&mut self, name: &str, xml: &mut XmlReader<'_>) -> Result<(), WordError> {
        let Some(grid) = self.grids.last_mut() else { return Ok(()) };
        match name {
            "trPr" => grid.row_properties(properties::row(xml)?),
            "tcPr" => grid.cell_properties(properties::cell(xml)?),
            "tr" => {
                grid.begin_row();
                self.open.push(Open::Row);
            }
            _ => {
                self.containers.push(Container::default());
                self.open.push(Open::Cell);
            }
        }
        Ok(())
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Open::Paragraph) => self.end_paragraph(),
            Some(Open::Alternatives) => {
                self.alternatives.pop();
            }
            Some(Open::TextBox) => {
                let blocks = self.containers.pop().map(|container| container.blocks).unwrap_or_default();
                match self.paragraphs.last_mut() {
                    Some(paragraph) => paragraph.boxes.extend(blocks),
                    None => self.container().blocks.extend(blocks),
                }
            }
            Some(Open::Cell) => {
                let container = self.containers.pop().unwrap_or_default();
                if container.blocks.iter().any(|block| matches!(block, Block::Table(_))) {
                    self.tally.add(Item::NestedTable);
                }
                if let Some(grid) = self.grids.last_mut() {
                    grid.end_cell(plain(&container.blocks));
                }
            }
            Some(Open::Row) => {
                let is_deleted = self.grids.last_mut().is_some_and(Grid::end_row);
                if is_deleted {
                    self.tally.add(Item::Deletion);
                }
            }
            Some(Open::Table) => {
                let table = self.grids.pop().unwrap_or_default().finish();
                self.table(table);
            }
            Some(Open::Note) => {
                let container = self.containers.pop().unwrap_or_default();
                let (id, author) = self.notes.pop().unwrap_or_default();
                self.walked.notes.push(WordNote { id, author, text: plain(&container.blocks) });
            }
            _ => {}
        }
    }

    fn container(&mut self) -> &mut Container {
        if self.containers.is_empty() {
            self.containers.push(Container::default());
        }
        let last = self.containers.len() - 1;
        &mut self.containers[last]
    }

    /// A table of one column only frames text: its cells become lines.
    fn table(&mut self, table: WordTable) {
        let container = self.container();
        if table.rows.iter().all(|row| row.len() < 2) {
            let lines = table.rows.iter().flatten().flat_map(|cell| cell.split('\n'));
            let lines = lines.map(|text| Block::Line(Line { text: text.to_owned(), outline: None }));
            container.blocks.extend(lines);
        } else {
            container.blocks.push(Block::Table(table));
        }
    }

    /// A page section of the document ends here.
    fn end_section(&mut self, landscape: bool) {
        let Some(container) = self.containers.first_mut() else { return };
        let from = container.section.min(container.blocks.len());
        for block in &mut container.blocks[from..] {
            if let Block::Table(table) = block {
                table.landscape = landscape;
            }
        }
        container.section = container.blocks.len();
    }
}
