//! From pages to the bytes of a file: printpdf builds fonts and pages, lopdf takes the rest.

use lopdf::{Document, Object, StringFormat};
use printpdf::{Codepoint, Op, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, Rect, TextItem};

use crate::typeset::{BlockId, Page, Pages};

use super::checksum::Checksum;
use super::compress::compress_streams;
use super::content::page_content;
use super::fonts::{DocumentFonts, EmbeddedFont};
use super::metadata::Metadata;
use super::subset::{Subset, cut_all};
use super::text::{font_id, points};
use super::{PdfError, PdfOptions, PdfStandard, catalog, descriptor};

/// Builds the file.
///
/// # Errors
/// When a font cannot be embedded.
pub(super) fn build(pages: &Pages, options: &PdfOptions) -> Result<Vec<u8>, PdfError> {
    let fonts = DocumentFonts::collect(pages);
    let metadata = Metadata::new(options, fonts.shows_private_use());
    let subsets = cut_all(&fonts.fonts, &pages.fonts)?;
    let glyph_counts: Vec<_> = subsets.iter().map(|subset| subset.glyph_count).collect();
    let (mut document, marked) = print(pages, &fonts, subsets);

    let version = match options.standard {
        PdfStandard::A2a => "1.7",
        PdfStandard::A1b => "1.4",
    };
    version.clone_into(&mut document.version);
    let names: Vec<_> = (0..fonts.fonts.len()).map(|number| font_id(number as u16).0).collect();
    let font_ids = catalog::take_last_page(&mut document, &names)?;
    for ((id, font), glyph_count) in font_ids.into_iter().zip(&fonts.fonts).zip(glyph_counts) {
        descriptor::correct(&mut document, id, &pages.fonts.face(font.face).metrics)?;
        if options.standard == PdfStandard::A1b {
            descriptor::add_code_set(&mut document, id, glyph_count)?;
        }
    }
    let page_ids = catalog::tidy_pages(&mut document, &pages.pages)?;
    catalog::add_entries(&mut document, pages, &marked, &page_ids, &metadata)?;
    compress_streams(&mut document);
    save_with_id(&mut document)
}

/// Has printpdf build fonts and pages; gives the blocks of each page's marked sequences too.
fn print(pages: &Pages, fonts: &DocumentFonts, subsets: Vec<Subset>) -> (Document, Vec<Vec<BlockId>>) {
    let mut printed = PdfDocument::default();
    for (number, subset) in (0..).zip(subsets) {
        printed.resources.fonts.map.insert(font_id(number), subset.font);
    }
    let mut marked = Vec::with_capacity(pages.pages.len());
    for page in &pages.pages {
        let content = page_content(page, pages, fonts);
        printed.pages.push(paper(page, content.ops));
        marked.push(content.marked);
    }
    printed.pages.push(specimen_page(&fonts.fonts));
    // Operators that printpdf does not know, the text arrays, are left out unless it is told otherwise.
    let options = PdfSaveOptions { secure: false, ..PdfSaveOptions::default() };
    (printed.to_lopdf_document(&options, &mut Vec::new()), marked)
}

/// The paper of a page; a landscape page is printed on portrait paper.
fn paper(page: &Page, ops: Vec<Op>) -> PdfPage {
    let (width, height) = if page.landscape { (page.height, page.width) } else { (page.width, page.height) };
    let sheet = Rect::from_wh(points(width), points(height));
    PdfPage { media_box: sheet.clone(), trim_box: sheet.clone(), crop_box: sheet, ops }
}

/// A page that shows every glyph of every font once. printpdf learns from it which character a code stands
/// for; it is taken out again afterwards.
fn specimen_page(fonts: &[EmbeddedFont]) -> PdfPage {
    let mut ops = vec![Op::StartTextSection];
    for (number, font) in (0..).zip(fonts) {
        let glyph = |(code, ch): (u16, char)| Codepoint::with_cid(code, 0.0, ch.to_string());
        let glyphs = (1..).zip(font.glyphs.iter().map(|glyph| glyph.ch)).map(glyph).collect();
        ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(number)), size: Pt(1.0) });
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
    }
    ops.push(Op::EndTextSection);
    let sheet = Rect::from_wh(Pt(1.0), Pt(1.0));
    PdfPage { media_box: sheet.clone(), trim_box: sheet.clone(), crop_box: sheet, ops }
}

/// Writes the document with an identifier computed from all its bytes (ISO 32000-1 §14.4).
///
/// # Errors
/// When the document cannot be written.
fn save_with_id(document: &mut Document) -> Result<Vec<u8>, PdfError> {
    let id = |bytes: [u8; 16]| Object::String(bytes.to_vec(), StringFormat::Hexadecimal);
    let empty = [0; 16];
    document.trailer.set("ID", vec![id(empty), id(empty)]);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    let mut sum = Checksum::new();
    sum.update(&bytes);
    // The identifier is filled in where it stands, in the trailer at the end of the file.
    let (empty, identifier) = (hexadecimal(empty), hexadecimal(sum.finish()));
    for _ in 0..2 {
        let last = bytes.windows(empty.len()).rposition(|window| window == empty.as_bytes());
        if let Some(place) = last.and_then(|at| bytes.get_mut(at..at + empty.len())) {
            place.copy_from_slice(identifier.as_bytes());
        }
    }
    Ok(bytes)
}

fn hexadecimal(bytes: [u8; 16]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}
