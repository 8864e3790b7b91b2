//! Laws of opening files: any bytes give a document or an error, and what was read is not altered by saving it.

use std::io::{Cursor, Write};

use annual_summary::export::text::text as printed;
use annual_summary::import::{self, Imported, import_docx, import_text};
use annual_summary::storage::{decode, encode, foreign};
use annual_summary::typeset::compose::{FlowStyle, flow};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The bytes as a file of the program's own: what loads is saved and loaded again unchanged.
pub(crate) fn own(bytes: &[u8]) {
    let Ok(document) = foreign::text(bytes).and_then(decode) else { return };
    let again = encode(&document).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(decode(&again).unwrap_or_else(|error| panic!("{error}: {again}")), document);
}

/// The bytes as a plain text.
pub(crate) fn text(bytes: &[u8]) {
    let Ok(decoded) = import::decode(bytes) else { return };
    imported(&import_text(&decoded.text));
}

/// The bytes as a Word file: as they are, and as the document and the numbering, parted by a form feed, within a
/// sound package.
pub(crate) fn word(bytes: &[u8]) {
    import_docx(bytes).iter().for_each(imported);
    let (document, numbering) = match bytes.iter().position(|&byte| byte == 0x0c) {
        Some(at) => (&bytes[..at], &bytes[at + 1..]),
        None => (bytes, &[][..]),
    };
    let parts = [("word/document.xml", document), ("word/numbering.xml", numbering)];
    let package = package(&parts).unwrap_or_else(|error| panic!("{error}"));
    import_docx(&package).iter().for_each(imported);
}

/// What was imported prints, and is a document like any other.
fn imported(imported: &Imported) {
    let document = &imported.document;
    let lines = printed(&flow(document, FlowStyle::default()));
    assert!(!lines.contains('\r'), "{lines:?}");
    let saved = encode(document).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(&decode(&saved).unwrap_or_else(|error| panic!("{error}: {saved}")), document);
}

fn package(parts: &[(&str, &[u8])]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default())?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
