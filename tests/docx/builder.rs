//! Word files made for tests, part by part.

use std::io::{Cursor, Write};

use annual_summary::document::Document;
use annual_summary::export::text::text;
use annual_summary::import::{Imported, import_docx};
use annual_summary::typeset::compose::{FlowStyle, flow};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:wps="w" xmlns:v="v" xmlns:a="a" xmlns:r="r" xmlns:m="m" xmlns:c="c" xmlns:wp="p""#
);

/// A package that is being put together.
#[derive(Clone, Default)]
pub(crate) struct Package {
    parts: Vec<(String, Vec<u8>)>,
}

impl Package {
    /// A package whose document has this body.
    pub(crate) fn new(body: &str) -> Self {
        Self::default().part(
            "word/document.xml",
            &format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"),
        )
    }

    /// With a part of this text.
    pub(crate) fn part(self, name: &str, text: &str) -> Self {
        self.bytes_part(name, text.as_bytes())
    }

    /// With a part of these bytes.
    pub(crate) fn bytes_part(mut self, name: &str, bytes: &[u8]) -> Self {
        self.parts.push((name.to_owned(), bytes.to_owned()));
        self
    }

    /// With a part of WordprocessingML: the elements within its root.
    pub(crate) fn word(self, name: &str, inner: &str) -> Self {
        self.part(&format!("word/{name}.xml"), &format!("<w:{name} {NAMESPACES}>{inner}</w:{name}>"))
    }

    /// The file.
    pub(crate) fn zip(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (name, bytes) in &self.parts {
            zip.start_file(name.as_str(), options).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// What import makes of it.
    pub(crate) fn import(&self) -> Imported {
        import_docx(&self.zip()).unwrap()
    }

    /// The lines of the imported document.
    pub(crate) fn lines(&self) -> Vec<String> {
        printed(&self.import().document).lines().map(str::to_owned).collect()
    }
}

/// The text export of a document.
pub(crate) fn printed(document: &Document) -> String {
    text(&flow(document, FlowStyle::default()))
}

/// A paragraph with one run.
pub(crate) fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

/// A run.
pub(crate) fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A paragraph with properties.
pub(crate) fn with(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", r(text))
}

/// A table cell with properties.
pub(crate) fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}
