//! Word files (.docx, ISO/IEC 29500 transitional) in the layout of a profile: for the leader who wants to edit.
//!
//! Walks the [`Flow`]. Lines and pages are made by Word; it is told page, grid, faces, indents and exact
//! spacing, and where titles break. Heading numbers are written as text, as the trade does, so that reading
//! the file back gives the same text. Opens no file and knows no fonts of the machine.

mod archive;
mod body;
mod fonts;
mod geometry;
mod markup;
mod paragraph;
mod parts;
mod section;
mod styles;
mod table;

use std::fmt;

use jiff::Timestamp;

use crate::font::FontRole;
use crate::typeset::{Flow, Profile};

use self::fonts::FontNames;
use self::geometry::Geometry;

/// Id of the character style of line breaks that only balance the lines of a title: no breaks of the text.
pub(crate) const BALANCE_STYLE: &str = "TitleBalance";

/// How the file is made.
#[derive(Debug, Clone)]
pub struct DocxOptions {
    /// The layout.
    pub profile: Profile,
    /// Families in place of the usual ones; of two for one role the later counts.
    pub fonts: Vec<(FontRole, String)>,
    /// Title of the document.
    pub title: String,
    /// Author; an organ, as a rule.
    pub author: String,
    /// When it was made; without it the file carries no dates.
    pub created: Option<Timestamp>,
}

/// Why the file could not be made.
#[derive(Debug)]
pub struct DocxError(zip::result::ZipError);

impl fmt::Display for DocxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "无法生成Word文件（{}），请改为导出PDF，或关闭其他程序后再试", self.0)
    }
}

impl std::error::Error for DocxError {}

/// Writes a flow as a Word file. The same flow and options give the same bytes.
///
/// # Errors
/// When there is no memory left to pack the file in.
pub fn write_docx(flow: &Flow, options: &DocxOptions) -> Result<Vec<u8>, DocxError> {
    let geometry = Geometry::new(&options.profile);
    let fonts = FontNames::new(&options.fonts);
    let parts = [
        ("[Content_Types].xml", parts::content_types()),
        ("_rels/.rels", parts::package_relations()),
        ("docProps/core.xml", parts::core(&options.title, &options.author, options.created)),
        ("word/document.xml", body::part(flow, &geometry, &fonts)),
        ("word/_rels/document.xml.rels", parts::document_relations()),
        ("word/styles.xml", styles::part(&geometry, &fonts)),
        ("word/settings.xml", parts::settings()),
        ("word/fontTable.xml", fonts.table()),
        ("word/footer1.xml", parts::footer(&geometry, true)),
        ("word/footer2.xml", parts::footer(&geometry, false)),
    ];
    archive::pack(&parts).map_err(DocxError)
}
