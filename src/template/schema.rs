//! The shape of a template file (模板文件的结构).
//!
//! A file is one RON struct. Every string, number and list in it is bounded while it is read (see
//! [`super::value`]), so an error carries the line and column of the value; rules that join several fields
//! are checked afterwards in [`super::validate`]. An unknown field is an error, never ignored.

use serde::Deserialize;

use crate::document::{Align, LabelStyle, Level, NumberingScheme, Orientation, SectionKind};

use super::value;

/// An outline from which a new document starts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// What `--template` takes; letters, digits, `-` and `_`. A user's template with the id of a shipped one
    /// replaces it.
    #[serde(deserialize_with = "value::id")]
    pub id: String,
    /// Name shown in the list.
    #[serde(deserialize_with = "value::name")]
    pub name: String,
    /// One line on when to use it.
    #[serde(default, deserialize_with = "value::line")]
    pub description: String,
    /// Document title; may hold placeholders and line breaks.
    #[serde(deserialize_with = "value::title")]
    pub title: String,
    /// Line under the title; empty for none.
    #[serde(default, deserialize_with = "value::line")]
    pub subtitle: String,
    /// Addressee (主送机关) with its colon; empty for none.
    #[serde(default, deserialize_with = "value::line")]
    pub recipient: String,
    /// Signature (署名); line breaks between several organs; empty for none.
    #[serde(default, deserialize_with = "value::lines_in_one")]
    pub signature: String,
    /// Date of the document (成文日期); empty for none.
    #[serde(default, deserialize_with = "value::line")]
    pub date: String,
    /// The year a template made for one year is for; an answer given by the user goes first.
    #[serde(default, deserialize_with = "value::year")]
    pub year: Option<u16>,
    /// How automatic heading numbers look.
    #[serde(default)]
    pub numbering: Numbering,
    /// The sections in order; at least one.
    pub sections: Vec<SectionTemplate>,
}

/// How automatic heading numbers look, level by level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Numbering {
    /// Headings of level one.
    #[serde(with = "LabelStyleName")]
    pub level1: LabelStyle,
    /// Headings of level two.
    #[serde(with = "LabelStyleName")]
    pub level2: LabelStyle,
}

impl Default for Numbering {
    fn default() -> Self {
        let NumberingScheme { level1, level2 } = NumberingScheme::default();
        Self { level1, level2 }
    }
}

/// One section of the outline.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionTemplate {
    /// What the section is for.
    #[serde(with = "SectionKindName")]
    pub kind: SectionKind,
    /// Depth of the heading, written 1 or 2.
    #[serde(default = "level_one", deserialize_with = "value::level")]
    pub level: Level,
    /// Heading without its number; may hold placeholders. Empty for a preface.
    #[serde(default, deserialize_with = "value::line")]
    pub heading: String,
    /// Whether a summary of this kind is incomplete without the section.
    #[serde(default)]
    pub required: bool,
    /// Advice to the writer (写作提示), one paragraph a string; never printed, no placeholders.
    #[serde(default, deserialize_with = "value::plain_paragraphs")]
    pub guidance: Vec<String>,
    /// Text to start from, one paragraph a string; may hold placeholders.
    #[serde(default, deserialize_with = "value::paragraphs")]
    pub body: Vec<String>,
    /// The table after the body.
    #[serde(default)]
    pub table: Option<TableTemplate>,
}

/// A table to fill in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableTemplate {
    /// Number of columns, 1 to 20.
    #[serde(deserialize_with = "value::columns")]
    pub columns: u8,
    /// Heading of each column; empty for a table without a heading row.
    #[serde(default, deserialize_with = "value::paragraphs")]
    pub header: Vec<String>,
    /// How each column stands; empty to leave it to the content.
    #[serde(default, deserialize_with = "aligns")]
    pub align: Vec<Align>,
    /// Share of each column in percent; empty to leave it to the content.
    #[serde(default, deserialize_with = "value::widths")]
    pub widths: Vec<u8>,
    /// Rows to start from; a short row is filled up with empty cells.
    #[serde(default, deserialize_with = "value::rows")]
    pub rows: Vec<Vec<String>>,
    /// Empty rows after them, 0 to 200.
    #[serde(default, deserialize_with = "value::blank_rows")]
    pub blank_rows: u8,
    /// Which way the page is turned.
    #[serde(default, with = "OrientationName")]
    pub orientation: Orientation,
}

fn level_one() -> Level {
    Level::One
}

/// The names of [`SectionKind`] in a file.
#[derive(Deserialize)]
#[serde(remote = "SectionKind")]
enum SectionKindName {
    Preface,
    Area,
    Targets,
    Problems,
    Plan,
    Honours,
    Free,
    Table,
    Attachment,
}

/// The names of [`LabelStyle`] in a file.
#[derive(Deserialize)]
#[serde(remote = "LabelStyle")]
enum LabelStyleName {
    HanComma,
    HanParen,
    ArabicDot,
    ArabicParen,
    None,
}

/// The names of [`Orientation`] in a file.
#[derive(Deserialize)]
#[serde(remote = "Orientation")]
enum OrientationName {
    Auto,
    Portrait,
    Landscape,
}

/// The names of [`Align`] in a file.
#[derive(Deserialize)]
#[serde(remote = "Align")]
enum AlignName {
    Auto,
    Left,
    Center,
    Right,
}

/// Reads a list of [`Align`].
fn aligns<'de, D: serde::Deserializer<'de>>(input: D) -> Result<Vec<Align>, D::Error> {
    #[derive(Deserialize)]
    #[serde(transparent)]
    struct Named(#[serde(with = "AlignName")] Align);
    Ok(Vec::<Named>::deserialize(input)?.into_iter().map(|Named(align)| align).collect())
}
