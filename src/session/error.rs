//! Why a use case could not be carried out, in one Chinese line.

use std::fmt;
use std::path::PathBuf;

use crate::data_file::DataFileError;
use crate::export::docx::DocxError;
use crate::export::pdf::PdfError;
use crate::font::FontError;
use crate::import::ImportError;
use crate::storage::{ReadError, StorageError, WriteError};

/// Why a use case could not be carried out.
#[derive(Debug)]
pub enum SessionError {
    /// The file could not be read.
    Read(ReadError),
    /// A document could not be loaded or saved.
    Storage(StorageError),
    /// A text could not be imported.
    Import {
        /// The file.
        path: PathBuf,
        /// Why.
        error: ImportError,
    },
    /// The file is of a kind the program does not read.
    UnknownKind {
        /// The file.
        path: PathBuf,
        /// What to do.
        advice: &'static str,
    },
    /// The output is of a kind the program does not write.
    UnknownOutput {
        /// The file.
        path: PathBuf,
        /// What to do.
        advice: &'static str,
    },
    /// The document has no text to print.
    Blank {
        /// The document's file or name.
        name: String,
    },
    /// A paragraph is too long to be one.
    LongParagraph {
        /// The document's file or name.
        name: String,
        /// Its section's heading.
        section: String,
        /// Its length in characters.
        chars: usize,
    },
    /// No font at hand has these characters.
    MissingGlyphs {
        /// The document's file or name.
        name: String,
        /// The characters, and where each stands first.
        missing: Vec<(char, String)>,
    },
    /// No template or layout profile has this id.
    UnknownId {
        /// What should have it, such as 模板.
        noun: &'static str,
        /// What was asked for.
        id: String,
        /// What there is.
        known: Vec<String>,
        /// A file that could not be used and may be the one meant.
        broken: Option<Box<DataFileError>>,
    },
    /// Last year's file does not tell which year it is about.
    UnknownYear {
        /// The file.
        path: PathBuf,
    },
    /// The new document would not be about a later year than last year's.
    YearNotLater {
        /// Last year's file.
        path: PathBuf,
        /// The year it is about.
        from: u16,
        /// The year asked for.
        to: u16,
    },
    /// A profile or template file is broken.
    DataFile(DataFileError),
    /// A font cannot be used.
    Font(FontError),
    /// The PDF could not be made.
    Pdf(PdfError),
    /// The Word file could not be made.
    Docx(DocxError),
    /// The output could not be written.
    Write(WriteError),
}

impl SessionError {
    /// Whether the fault lies with writing the result rather than with what was given.
    pub fn is_output(&self) -> bool {
        matches!(self, Self::Write(_) | Self::Storage(StorageError::Write(_)))
    }
}

impl fmt::Display for SessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => write!(f, "{error}"),
            Self::Storage(error) => write!(f, "{error}"),
            Self::Import { path, error } => write!(f, "无法导入“{}”：{error}", path.display()),
            Self::UnknownKind { path, advice } => write!(f, "无法打开“{}”：{advice}", path.display()),
            Self::UnknownOutput { path, advice } => write!(f, "无法写入“{}”：{advice}", path.display()),
            Self::Blank { name } => {
                write!(f, "“{name}”还没有正文，没有内容可以导出；请先写入正文，或检查是否选错了文件")
            }
            Self::LongParagraph { name, section, chars } => {
                write!(
                    f,
                    "“{name}”中{section}有一段长达{chars}字，不像是正常的段落；请检查是否丢了换行，分段后再导出"
                )
            }
            Self::MissingGlyphs { name, missing } => missing_glyphs(f, name, missing),
            Self::UnknownId { noun, id, known, broken } => {
                write!(f, "没有名为“{id}”的{noun}；可用的有：{}", known.join("、"))?;
                broken.as_ref().map_or(Ok(()), |error| write!(f, "；另有一个文件不能用，{error}"))
            }
            Self::UnknownYear { path } => {
                let path = path.display();
                write!(f, "看不出“{path}”是哪一年的文稿；请用--year写明新文稿的年份，或先在文稿里填写年份")
            }
            Self::YearNotLater { path, from, to } => {
                let path = path.display();
                write!(f, "“{path}”是{from}年的文稿，不能沿用为{to}年的；请选择更晚的年份（--year）")
            }
            Self::DataFile(error) => write!(f, "{error}"),
            Self::Font(error) => write!(f, "{error}"),
            Self::Pdf(error) => write!(f, "{error}"),
            Self::Docx(error) => write!(f, "{error}"),
            Self::Write(error) => write!(f, "{error}"),
        }
    }
}

/// Most characters a message names.
const NAMED: usize = 12;

fn missing_glyphs(f: &mut fmt::Formatter<'_>, name: &str, missing: &[(char, String)]) -> fmt::Result {
    let list: Vec<String> = missing
        .iter()
        .take(NAMED)
        .map(|(ch, place)| format!("“{}”（U+{:04X}，{place}）", printable(*ch), u32::from(*ch)))
        .collect();
    let more = if missing.len() > NAMED { format!("等{}个字", missing.len()) } else { String::new() };
    write!(
        f,
        "“{name}”中有字体里没有的字：{}{more}；请改用别的字、安装含有这些字的字体，或加上--allow-missing-glyphs留空导出",
        list.join("、")
    )
}

/// The character itself, or a space where it would disturb the line.
fn printable(ch: char) -> char {
    if ch.is_control() { ' ' } else { ch }
}

impl std::error::Error for SessionError {}

macro_rules! from {
    ($($variant:ident($error:ty)),*) => {
        $(impl From<$error> for SessionError {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        })*
    };
}

from!(
    Read(ReadError),
    Storage(StorageError),
    DataFile(DataFileError),
    Font(FontError),
    Pdf(PdfError),
    Docx(DocxError),
    Write(WriteError)
);
