//! What stands in a paragraph: runs, characters that are elements, references to notes, fields; and what the paragraph
//! comes to when it ends.

use crate::export::docx::BALANCE_STYLE;

use super::super::error::WordError;
use super::super::numbering::Label;
use super::super::properties::{self, ParagraphProperties};
use super::super::story::{Block, Line};
use super::super::symbol;
use super::super::tally::Item;
use super::super::xml::{Element, XmlReader};
use super::{NoteKind, Open, Walker};

/// A paragraph that has begun.
#[derive(Debug, Default)]
pub(super) struct OpenParagraph {
    properties: ParagraphProperties,
    label: String,
    text: String,
    /// What stands in text boxes anchored to it.
    pub(super) boxes: Vec<Block>,
    is_hidden_run: bool,
    is_balance_run: bool,
}

impl Walker<'_> {
    pub(super) fn in_paragraph(
        &mut self,
        element: &Element<'_>,
        xml: &mut XmlReader<'_>,
    ) -> Result<(), WordError> {
        let opened = match element.name() {
            "pPr" => {
                let properties = properties::paragraph(xml)?;
                self.begin_text(properties);
                return Ok(());
            }
            "rPr" => {
                let run = properties::run(xml)?;
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.is_hidden_run = run.hidden;
                    paragraph.is_balance_run = run.style.as_deref() == Some(BALANCE_STYLE);
                }
                return Ok(());
            }
            "r" => {
                self.begin_run();
                Open::Run
            }
            "t" => Open::Text,
            "instrText" => Open::Instruction,
            "drawing" | "pict" | "object" => Open::Graphic,
            "ins" => {
                self.tally.add(Item::Insertion);
                Open::Other
            }
            _ => {
                self.sign(element);
                Open::Other
            }
        };
        self.open.push(opened);
        Ok(())
    }

    fn begin_run(&mut self) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            (paragraph.is_hidden_run, paragraph.is_balance_run) = (false, false);
        }
    }

    /// An element that stands for a character, or for text kept elsewhere.
    fn sign(&mut self, element: &Element<'_>) {
        match element.name() {
            "tab" | "ptab" => self.put(" "),
            "br" | "cr" if self.paragraphs.last().is_some_and(|paragraph| paragraph.is_balance_run) => {}
            "br" | "cr" => self.put("\n"),
            "noBreakHyphen" => self.put("-"),
            "sym" => {
                let attribute = |name: &str| element.attribute(name).unwrap_or_default();
                match symbol::character(&attribute("font"), &attribute("char")) {
                    Some(sign) => self.put(sign.encode_utf8(&mut [0; 4])),
                    None => self.tally.add(Item::Symbol),
                }
            }
            "fldChar" => {
                let ended = self.fields.mark(&element.attribute("fldCharType").unwrap_or_default());
                if ended.is_some_and(|instruction| instruction.trim_start().to_uppercase().starts_with("EQ"))
                {
                    self.tally.add(Item::Equation);
                }
            }
            "footnoteReference" => self.put_note(NoteKind::Footnote, element),
            "endnoteReference" => self.put_note(NoteKind::Endnote, element),
            _ => {}
        }
    }

    fn put_note(&mut self, kind: NoteKind, element: &Element<'_>) {
        let id = element.attribute("id").unwrap_or_default();
        // Word refers to a note once; whoever refers to it a thousand times wants to fill the memory.
        if let Some(text) = self.around.notes.remove(&(kind, id)).filter(|text| !text.is_empty()) {
            let text = format!("（注：{}）", text.replace('\n', " "));
            self.put(&text);
            self.tally.add(Item::Footnote);
        }
    }

    fn put(&mut self, text: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if paragraph.is_hidden_run {
            if !text.trim().is_empty() {
                self.tally.add(Item::Hidden);
            }
        } else if !self.fields.hides_text() {
            paragraph.text.push_str(text);
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        match self.open.last() {
            // White space within the text is space; lines are made by elements only.
            Some(Open::Text) if text.contains(['\n', '\r', '\t']) => {
                self.put(&text.replace(['\n', '\r', '\t'], " "));
            }
            Some(Open::Text) => self.put(text),
            Some(Open::Instruction) => self.fields.instruct(text),
            _ => {}
        }
    }

    /// Properties come before the text: the number is counted when they are known.
    fn begin_text(&mut self, properties: ParagraphProperties) {
        let around = &mut *self.around;
        let style = properties.style.as_deref();
        let label = around.numbering.count(properties.number, style, &around.styles);
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match label {
            Some(Label::Number(label)) => paragraph.label = label,
            Some(Label::Bullet) => self.tally.add(Item::Bullet),
            None => {}
        }
        paragraph.properties = properties;
    }

    pub(super) fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let OpenParagraph { properties, label, text, boxes, .. } = paragraph;
        let style = properties.style.as_deref();
        let is_contents = self.fields.is_contents() || self.around.styles.is_contents(style);
        let outline = properties.outline.or_else(|| self.around.styles.outline(style));
        if self.paragraphs.is_empty() {
            self.fields.end_paragraph();
        }
        let carried = std::mem::take(&mut self.container().carried);
        if is_contents && !text.trim().is_empty() {
            self.tally.add(Item::Contents);
        } else if properties.end_deleted {
            self.container().carried = carried + &text;
        } else {
            let is_blank = carried.trim().is_empty() && text.trim().is_empty();
            let label = if is_blank { "" } else { label.as_str() };
            self.lines(&format!("{carried}{label}{}", after_label(&text, label)), outline);
        }
        self.container().blocks.extend(boxes);
        if let Some(landscape) = properties.section {
            self.end_section(landscape);
        }
    }

    fn lines(&mut self, text: &str, outline: Option<u32>) {
        let is_one = !text.contains('\n');
        let outline = outline.filter(|level| is_one && *level < 9).map(|level| level as u8);
        let lines = text.split('\n').map(|line| Block::Line(Line { text: line.to_owned(), outline }));
        self.container().blocks.extend(lines);
    }
}

/// The text after a number, without the space people type there.
fn after_label<'a>(text: &'a str, label: &str) -> &'a str {
    if label.is_empty() { text } else { text.trim_start() }
}
