//! Exporting a document: check, typeset, make the file's bytes, write them whole or not at all.

use std::path::Path;

use jiff::Timestamp;

use crate::document::{Document, Field, Part, SectionKind};
use crate::export::docx::{DocxOptions, write_docx};
use crate::export::pdf::{PdfOptions, PdfStandard, write_pdf};
use crate::export::text::text;
use crate::font::FontRole;
use crate::import::MAX_PARAGRAPH_CHARS;
use crate::storage::{Backup, atomic_write};
use crate::typeset::compose::{FlowStyle, flow};
use crate::typeset::{Pages, Profile, Warning, typeset};

use super::error::SessionError;
use super::{fonts, notes};

/// What kind of file is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// PDF for print.
    Pdf,
    /// Word, to be edited.
    Docx,
    /// Plain text, UTF-8.
    Text,
}

impl ExportFormat {
    /// The format that the name of the output file asks for.
    ///
    /// # Errors
    /// When its extension is none of the known ones.
    pub fn of(path: &Path) -> Result<Self, SessionError> {
        let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        let advice = match extension.as_str() {
            "pdf" => return Ok(Self::Pdf),
            "txt" => return Ok(Self::Text),
            "docx" => return Ok(Self::Docx),
            "doc" | "wps" => "不能导出旧版Word格式，请把输出文件名的扩展名改为.docx",
            _ => "认不出要导出的格式，请让输出文件名以.pdf、.docx或.txt结尾",
        };
        Err(SessionError::UnknownOutput { path: path.to_owned(), advice })
    }
}

/// How to export.
#[derive(Debug, Clone)]
pub struct Export {
    /// The document's file or name, for messages.
    pub name: String,
    /// The layout.
    pub profile: Profile,
    /// Families asked for, role by role; they go before the document's own.
    pub fonts: Vec<(FontRole, String)>,
    /// Leave characters blank that no font has.
    pub allow_missing_glyphs: bool,
    /// The archive standard of a PDF.
    pub standard: PdfStandard,
    /// When the PDF says it was made.
    pub created: Option<Timestamp>,
}

/// A finished export.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exported {
    /// What a person should look at in the result, in Chinese, one line each.
    pub notes: Vec<String>,
}

/// Exports `document` to `path`. An existing file is replaced only when the new one is complete.
///
/// # Errors
/// When the document cannot be printed as it is, or the file cannot be written.
pub fn export(
    document: &Document,
    format: ExportFormat,
    path: &Path,
    job: &Export,
) -> Result<Exported, SessionError> {
    refuse_unprintable(document, &job.name)?;
    let (bytes, notes) = match format {
        ExportFormat::Text => {
            let flow = flow(document, FlowStyle::default());
            (text(&flow).into_bytes(), notes::unfilled(document, &flow))
        }
        ExportFormat::Docx => {
            let options = docx_options(document, job);
            let flow = flow(document, FlowStyle { lead: job.profile.lead.font() });
            (write_docx(&flow, &options)?, notes::unfilled(document, &flow))
        }
        ExportFormat::Pdf => {
            let pages = pages(document, job)?;
            let mut notes = notes::unfilled(document, &pages.flow);
            notes.extend(notes::cramped(document, &pages.warnings));
            (write_pdf(&pages, &pdf_options(document, job))?, notes)
        }
    };
    atomic_write(path, &bytes, Backup::None)?;
    Ok(Exported { notes })
}

/// Typesets `document`; characters that the chosen fonts lack are looked for on the machine.
///
/// # Errors
/// When a font cannot be used, or a character is in no font and that was not allowed.
pub fn pages(document: &Document, job: &Export) -> Result<Pages, SessionError> {
    let mut pages = typeset(document, &job.profile, fonts::book(document, &job.fonts)?);
    let missing = missing_glyphs(document, &pages);
    if missing.is_empty() {
        return Ok(pages);
    }
    let chars: Vec<char> = missing.iter().map(|(ch, _)| *ch).collect();
    let mut book = pages.fonts.clone();
    if fonts::add_fallback(&mut book, &chars) {
        pages = typeset(document, &job.profile, book);
    }
    let missing = missing_glyphs(document, &pages);
    if missing.is_empty() || job.allow_missing_glyphs {
        return Ok(pages);
    }
    Err(SessionError::MissingGlyphs { name: job.name.clone(), missing })
}

fn missing_glyphs(document: &Document, pages: &Pages) -> Vec<(char, String)> {
    let missing = pages.warnings.iter().filter_map(|warning| match warning {
        Warning::MissingGlyph { ch, place } => {
            let part = place.as_ref().map(|place| place.part);
            Some((*ch, part.map_or_else(String::new, |part| part_name(document, part))))
        }
        Warning::TableTooWide { .. } => None,
    });
    missing.collect()
}

/// Where a part stands, for people.
pub(super) fn part_name(document: &Document, part: Part) -> String {
    let Part::Section(id, _) = part else { return "在标题、署名等处".into() };
    document.section(id).map_or_else(String::new, |section| {
        match (section.heading.is_empty(), section.kind) {
            (false, _) => format!("在“{}”部分", document.fill(&section.heading).text),
            (true, SectionKind::Preface) => "在前言".into(),
            (true, SectionKind::Problems) => "在存在问题部分".into(),
            (true, SectionKind::Plan) => "在下一年打算部分".into(),
            (true, _) => "在没有标题的部分".into(),
        }
    })
}

/// Refuses what can only be a mistake: a document without text, a paragraph of book length.
fn refuse_unprintable(document: &Document, name: &str) -> Result<(), SessionError> {
    if document.is_blank() {
        return Err(SessionError::Blank { name: name.into() });
    }
    refuse_long_paragraphs(document, name)
}

/// Refuses a paragraph of book length.
///
/// # Errors
/// When there is one.
pub(crate) fn refuse_long_paragraphs(document: &Document, name: &str) -> Result<(), SessionError> {
    for section in document.sections.iter().filter(|s| !s.hidden) {
        // A paragraph of so many characters has at least as many bytes, and bytes are quickly counted.
        let long = section.paragraphs().map(|(_, text)| text).filter(|text| text.len() > MAX_PARAGRAPH_CHARS);
        if let Some(chars) = long.map(|text| text.chars().count()).find(|&chars| chars > MAX_PARAGRAPH_CHARS)
        {
            let section = part_name(document, Part::Section(section.id, Field::Body));
            return Err(SessionError::LongParagraph { name: name.into(), section, chars });
        }
    }
    Ok(())
}

fn pdf_options(document: &Document, job: &Export) -> PdfOptions {
    let (title, author) = (title(document), document.meta.organ.clone());
    PdfOptions { standard: job.standard, title, author, created: job.created }
}

/// The families the document names, and those asked for over them; whether they are installed is for the machine
/// to see on which the file is opened.
fn docx_options(document: &Document, job: &Export) -> DocxOptions {
    let of_document = document.layout.fonts.iter();
    let named = of_document.filter_map(|(role, family)| Some((FontRole::from_key(role)?, family.clone())));
    let fonts = named.chain(job.fonts.iter().cloned()).collect();
    let (title, author) = (title(document), document.meta.organ.clone());
    DocxOptions { profile: job.profile.clone(), fonts, title, author, created: job.created }
}

/// The title on one line.
fn title(document: &Document) -> String {
    document.fill(&document.meta.title).text.replace('\n', "")
}
