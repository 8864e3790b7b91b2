//! From a template to a new document.

use crate::document::meta::YEARS;
use crate::document::{Align, Column, Document, Meta, NumberingScheme, Section, SectionId, Table};

use super::schema::{SectionTemplate, TableTemplate, Template};

/// What the user is asked before a document can start.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// Full name of the organ (单位全称).
    pub organ: String,
    /// Short name of the organ (单位简称); empty when there is none.
    pub organ_short: String,
    /// The organ it reports to (上级机关).
    pub superior: String,
    /// The year the summary is about, within [`YEARS`]; one outside counts as not known.
    pub year: Option<u16>,
}

impl Template {
    /// A new document with the sections of this template.
    ///
    /// Title, headings, signature and date keep their placeholders, so they follow later changes of organ and
    /// year; starter text and tables are the writer's own from now on and are filled in at once. Which
    /// sections are required is not stored in the document: that stays a property of the template.
    pub fn instantiate(&self, answers: &Answers) -> Document {
        let mut document = Document {
            meta: self.meta(answers),
            numbering: NumberingScheme { level1: self.numbering.level1, level2: self.numbering.level2 },
            ..Document::default()
        };
        for template in &self.sections {
            let id = document.allocate_id();
            let section = template.section(id, &document);
            document.sections.push(section);
        }
        document
    }

    fn meta(&self, answers: &Answers) -> Meta {
        Meta {
            organ: answers.organ.clone(),
            organ_short: answers.organ_short.clone(),
            superior: answers.superior.clone(),
            year: answers.year.filter(|year| YEARS.contains(year)).or(self.year),
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            recipient: self.recipient.clone(),
            signature: self.signature.clone(),
            date: self.date.clone(),
            ..Meta::default()
        }
    }
}

impl SectionTemplate {
    /// The section with its starter text filled in from the meta data of `document`.
    fn section(&self, id: SectionId, document: &Document) -> Section {
        let body: Vec<String> = self.body.iter().map(|line| document.fill(line).text).collect();
        Section {
            level: self.level,
            body: body.join("\n"),
            table: self.table.as_ref().map(|table| table.table(document)),
            guidance: self.guidance.join("\n"),
            ..Section::new(id, self.kind, self.heading.clone())
        }
    }
}

impl TableTemplate {
    /// The table: heading row, rows to start from, empty rows.
    fn table(&self, document: &Document) -> Table {
        let header = (!self.header.is_empty()).then_some(&self.header);
        let written = header.into_iter().chain(&self.rows);
        let fill_row = |row: &Vec<String>| row.iter().map(|cell| document.fill(cell).text).collect();
        let blank = std::iter::repeat_n(Vec::new(), usize::from(self.blank_rows));
        let mut table = Table {
            columns: (0..usize::from(self.columns)).map(|i| self.column(i)).collect(),
            header_rows: usize::from(header.is_some()),
            rows: written.map(fill_row).chain(blank).collect(),
            orientation: self.orientation,
        };
        table.normalise();
        table
    }

    fn column(&self, index: usize) -> Column {
        Column {
            align: self.align.get(index).copied().unwrap_or(Align::Auto),
            width: self.widths.get(index).copied(),
        }
    }
}
