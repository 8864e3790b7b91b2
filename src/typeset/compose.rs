//! Composing: [`Document`] → [`Flow`], what prints and in which order.
//!
//! The order is that of GB/T 9704-2012 §7: document number, title, addressee, text, attachment note,
//! signature, date, attachments. Knows nothing of lines, pages and glyphs. Takes time linear in the document.

use std::ops::Range;

use crate::document::{
    Align, Document, Field, Label, Level, Meta, MetaField, ParagraphKind, Part, Section, SectionId,
    SectionKind, Table, parse_paragraph,
};
use crate::font::FontRole;

use super::draft::{Draft, filled_drafts};
use super::flow::{Flow, FlowTable, Role, Source};

/// What a layout profile decides about the text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FlowStyle {
    /// Font of a lead (段首主题句), the number before it included.
    pub lead: FontRole,
}

impl Default for FlowStyle {
    fn default() -> Self {
        Self { lead: FontRole::Body }
    }
}

/// The document in reading order: hidden sections and blank lines left out, heading numbers and placeholders
/// filled in, white space at the ends of paragraphs taken off.
pub fn flow(document: &Document, style: FlowStyle) -> Flow {
    let mut composer = Composer { document, style, flow: Flow::default() };
    composer.head();
    composer.sections();
    composer.attachment_note();
    composer.meta_lines(MetaField::Signature, Role::Signature, &document.meta.signature);
    composer.meta_lines(MetaField::Date, Role::Date, &document.meta.date);
    composer.attachments();
    composer.flow
}

/// “附件1” at the head of the attachment with this index, plain “附件” when there is only one
/// (GB/T 9704-2012 §7.3.7).
pub fn attachment_mark(index: usize, total: usize) -> String {
    if total == 1 { "附件".into() } else { format!("附件{}", index + 1) }
}

struct Composer<'a> {
    document: &'a Document,
    style: FlowStyle,
    flow: Flow,
}

impl Composer<'_> {
    fn push(&mut self, draft: Draft, role: Role) {
        if !draft.is_empty() {
            self.flow.blocks.push(draft.into_block(role));
        }
    }

    /// Everything above the text.
    fn head(&mut self) {
        let Meta { title, subtitle, recipient, number, .. } = &self.document.meta;
        let range = trimmed(number, 0..number.len());
        let part = Part::Meta(MetaField::Number);
        self.push(Draft::verbatim(&number[range.clone()], FontRole::Body, part, range.start), Role::Number);
        self.meta_block(MetaField::Title, Role::Title, FontRole::Title, title);
        self.meta_block(MetaField::Subtitle, Role::Subtitle, FontRole::Heading2, subtitle);
        self.meta_block(MetaField::Recipient, Role::Recipient, FontRole::Body, recipient);
    }

    /// One block; its newlines are forced line breaks.
    fn meta_block(&mut self, field: MetaField, role: Role, font: FontRole, stored: &str) {
        let filled = self.document.fill(stored);
        let range = trimmed(&filled.text, 0..filled.text.len());
        for draft in filled_drafts(&filled, font, Part::Meta(field), &[range]) {
            self.push(draft, role);
        }
    }

    /// One block a line; a line in brackets below the date is an annotation (附注, GB/T 9704-2012 §7.3.6) and
    /// set as a paragraph.
    fn meta_lines(&mut self, field: MetaField, role: Role, stored: &str) {
        let filled = self.document.fill(stored);
        let lines = line_ranges(&filled.text);
        let drafts = filled_drafts(&filled, FontRole::Body, Part::Meta(field), &lines);
        for (index, (draft, line)) in drafts.into_iter().zip(&lines).enumerate() {
            let is_annotation =
                role == Role::Date && index > 0 && filled.text[line.clone()].starts_with(['（', '(']);
            self.push(draft, if is_annotation { Role::Paragraph } else { role });
        }
    }

    fn sections(&mut self) {
        let sections = &self.document.sections;
        let labels = self.document.numbering.labels(sections);
        for (section, label) in sections.iter().zip(&labels) {
            if !section.hidden && section.kind != SectionKind::Attachment {
                self.heading(section, label);
                self.content(section);
            }
        }
    }

    fn heading(&mut self, section: &Section, label: &str) {
        let (role, font) = match section.level {
            // 附：… is set like the attachment note, not like a heading (GB/T 9704-2012 §7.3.4).
            _ if label.starts_with('附') => (Role::Heading(1), FontRole::Body),
            Level::One => (Role::Heading(1), FontRole::Heading1),
            Level::Two => (Role::Heading(2), FontRole::Heading2),
        };
        let heading = Part::Section(section.id, Field::Heading);
        let mut draft = match section.label {
            Label::Manual(_) => Draft::verbatim(label, font, Part::Section(section.id, Field::Label), 0),
            Label::Auto => {
                let mut draft = Draft::default();
                draft.push_computed(label, font, heading);
                draft
            }
        };
        draft.push_filled(&self.document.fill(&section.heading), font, heading);
        self.push(draft, role);
    }

    /// Body and table.
    fn content(&mut self, section: &Section) {
        let body = Part::Section(section.id, Field::Body);
        for (offset, line) in section.paragraphs() {
            let range = trimmed(line, 0..line.len());
            self.paragraph(&line[range.clone()], body, offset + range.start);
        }
        if let Some(table) = &section.table {
            self.table(section.id, table);
        }
    }

    fn paragraph(&mut self, line: &str, part: Part, start: usize) {
        let parsed = parse_paragraph(line);
        let (role, font) = match parsed.kind {
            ParagraphKind::Heading1 => (Role::Heading(1), FontRole::Heading1),
            ParagraphKind::Heading2 => (Role::Heading(2), FontRole::Heading2),
            ParagraphKind::Heading3 => (Role::Heading(3), FontRole::Body),
            ParagraphKind::Heading4 => (Role::Heading(4), FontRole::Body),
            ParagraphKind::Enumeration | ParagraphKind::Plain => (Role::Paragraph, FontRole::Body),
        };
        let lead_end = match parsed.lead {
            Some(lead) if self.style.lead != font => lead.end,
            _ => 0,
        };
        let mut draft = Draft::verbatim(&line[..lead_end], self.style.lead, part, start);
        draft.push(&line[lead_end..], font, Source::Verbatim { part, start: start + lead_end });
        self.push(draft, role);
    }

    /// Empty cells have a block too: the grid is complete.
    fn table(&mut self, section: SectionId, table: &Table) {
        let index = self.flow.tables.len() as u32;
        let first = self.flow.blocks.len();
        let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0).max(table.columns.len());
        for (row, cells) in table.rows.iter().enumerate() {
            let header = row < table.header_rows;
            let font = if header { FontRole::Heading1 } else { FontRole::Song };
            for column in 0..columns {
                let text = cells.get(column).map_or("", String::as_str);
                let part = Part::Section(section, Field::Cell { row, column });
                let role = Role::Cell { table: index, row: row as u32, column: column as u32, header };
                self.flow.blocks.push(Draft::verbatim(text, font, part, 0).into_block(role));
            }
        }
        let cells = first..self.flow.blocks.len();
        let mut aligns: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
        let mut widths: Vec<Option<u8>> = table.columns.iter().map(|column| column.width).collect();
        aligns.resize(columns, Align::Auto);
        widths.resize(columns, None);
        let (rows, orientation) = (table.rows.len(), table.orientation);
        self.flow.tables.push(FlowTable { section, cells, rows, columns, aligns, widths, orientation });
    }

    /// “附件：1.…”, one block an attachment (GB/T 9704-2012 §7.3.4).
    fn attachment_note(&mut self) {
        let total = self.visible_attachments().count();
        let mut lead = "附件：";
        for (index, section) in self.visible_attachments().enumerate() {
            let title = self.document.fill(&section.heading);
            if title.text.trim().is_empty() {
                continue;
            }
            let number = if total > 1 { format!("{lead}{}.", index + 1) } else { lead.to_string() };
            let part = Part::Section(section.id, Field::Heading);
            let mut draft = Draft::default();
            draft.push_computed(&number, FontRole::Body, part);
            draft.push_filled(&title, FontRole::Body, part);
            self.push(draft, Role::AttachmentNote);
            lead = "";
        }
    }

    fn attachments(&mut self) {
        let total = self.visible_attachments().count();
        for (index, section) in self.visible_attachments().enumerate() {
            let heading = Part::Section(section.id, Field::Heading);
            let mark = match &section.label {
                Label::Manual(mark) => {
                    Draft::verbatim(mark, FontRole::Heading1, Part::Section(section.id, Field::Label), 0)
                }
                Label::Auto => {
                    let mut draft = Draft::default();
                    draft.push_computed(&attachment_mark(index, total), FontRole::Heading1, heading);
                    draft
                }
            };
            self.push(mark, Role::AttachmentMark);
            let mut title = Draft::default();
            title.push_filled(&self.document.fill(&section.heading), FontRole::Title, heading);
            self.push(title, Role::AttachmentTitle);
            self.content(section);
        }
    }
}

impl<'a> Composer<'a> {
    fn visible_attachments(&self) -> impl Iterator<Item = &'a Section> + use<'a> {
        self.document.sections.iter().filter(|s| !s.hidden && s.kind == SectionKind::Attachment)
    }
}

/// `range` of `text` without the white space at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..(start + part.trim().len())
}

/// The lines of `text` that are not blank.
fn line_ranges(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let lines = text.split('\n').map(|line| {
        let range = at..at + line.len();
        at = range.end + 1;
        trimmed(text, range)
    });
    lines.filter(|range| !range.is_empty()).collect()
}
