//! The envelope: which format and version a file has, and the way from text to document and back.

use ron::Options;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::document::Document;

use super::diagnose::diagnose;
use super::error::{EncodeError, LoadError};
use super::{v1, v2};

/// The name of the format, in every file.
pub const FORMAT: &str = "annual-summary";

/// The newest version of the format this program reads, and the one it writes.
pub const VERSION: u64 = 2;

/// First line of every file, for whoever opens it in an editor.
const COMMENT: &str = "// 岁稿文稿：请用“岁稿”打开。手工改动前请先留一份副本，改后须保持 UTF-8 编码。\n";

/// What every version of the format begins with.
#[derive(Deserialize)]
struct Header {
    format: Option<String>,
    version: Option<u64>,
}

/// The text of a document's file: RON, one paragraph a line, fields in a fixed order, defaults left out.
///
/// # Errors
/// None that a valid document could cause; the serialiser's signature has one.
pub fn encode(document: &Document) -> Result<String, EncodeError> {
    let layout = PrettyConfig::new().new_line("\n").indentor("    ");
    let text = options().to_string_pretty(&v2::File::from(document), layout);
    text.map(|text| format!("{COMMENT}{text}\n")).map_err(|error| EncodeError(error.to_string()))
}

/// The document in the text of a file.
///
/// # Errors
/// Says what is wrong with the text and, where known, in which line and column.
pub fn decode(text: &str) -> Result<Document, LoadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(LoadError::Empty);
    }
    let header: Header = options().from_str(text).map_err(|error| diagnose(text, error))?;
    if header.format.as_deref() != Some(FORMAT) {
        return Err(LoadError::WrongFormat(header.format));
    }
    match header.version {
        Some(1) => read::<v1::File>(text).map(|file| v2::Document::from(file.document).into()),
        Some(2) => read::<v2::File>(text).map(|file| file.document.into()),
        Some(version) if version > VERSION => Err(LoadError::NewerVersion(version)),
        other => Err(LoadError::BadVersion(other)),
    }
}

/// Reads a file of one version.
fn read<File: DeserializeOwned>(text: &str) -> Result<File, LoadError> {
    options().from_str(text).map_err(|error| diagnose(text, error))
}

/// How values are written and read: `year: 2024` instead of `year: Some(2024)`.
pub(super) fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_envelope_is_checked_before_its_content() {
        for (text, error) in [
            ("", LoadError::Empty),
            (" \n\t", LoadError::Empty),
            ("()", LoadError::WrongFormat(None)),
            (r#"(format: "letter", version: 1)"#, LoadError::WrongFormat(Some("letter".into()))),
            (r#"(format: "annual-summary")"#, LoadError::BadVersion(None)),
            (r#"(format: "annual-summary", version: 0)"#, LoadError::BadVersion(Some(0))),
            (r#"(format: "annual-summary", version: 9, pages: [1, 2])"#, LoadError::NewerVersion(9)),
        ] {
            assert_eq!(decode(text), Err(error), "{text}");
        }
    }

    #[test]
    fn a_byte_order_mark_and_other_line_ends_do_no_harm() {
        let mut document = Document::default();
        document.meta.title = "工作\n总结".into();
        let text = encode(&document).unwrap();
        assert_eq!(decode(&format!("\u{feff}{text}")), Ok(document.clone()));
        assert_eq!(decode(&text.replace('\n', "\r\n")), Ok(document));
    }
}
