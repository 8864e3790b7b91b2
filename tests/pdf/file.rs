//! The file as a whole: metadata, claims, determinism, and input at the edges.

use annual_summary::export::pdf::{PdfError, PdfOptions, PdfStandard, write_pdf};
use annual_summary::font::FontRole;
use annual_summary::typeset::Role;
use jiff::Timestamp;

use crate::reader::{Reader, name, text};
use crate::sheets::{Sheets, sample};

fn options() -> PdfOptions {
    PdfOptions {
        title: "某某街道办事处年度工作总结".to_owned(),
        author: "某某街道办事处".to_owned(),
        created: Timestamp::from_second(1_701_734_400).ok(),
        ..PdfOptions::default()
    }
}

fn one_glyph() -> Sheets {
    let mut sheets = Sheets::new();
    sheets.block(Role::Paragraph, FontRole::Body, "国");
    sheets
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    let first = write_pdf(&sample(), &options()).unwrap();
    assert!(first == write_pdf(&sample(), &options()).unwrap());
    let other = PdfOptions { title: "别的".to_owned(), ..options() };
    let other = write_pdf(&sample(), &other).unwrap();
    let id = |bytes: &[u8]| Reader::new(bytes).document.trailer.get(b"ID").unwrap().clone();
    assert_ne!(id(&first), id(&other));
    let id = id(&first);
    assert_ne!(id.as_array().unwrap()[0].as_str().unwrap(), [0; 16]);
}

#[test]
fn the_catalog_says_what_a_reader_needs() {
    let reader = Reader::new(&write_pdf(&sample(), &options()).unwrap());
    let catalog = reader.catalog();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"zh-CN");
    assert_eq!(name(&catalog, "PageMode"), "UseOutlines");
    let flag = |key: &[u8], flag: &[u8]| {
        reader.dictionary(catalog.get(key).unwrap()).get(flag).unwrap().as_bool().unwrap()
    };
    assert!(flag(b"MarkInfo", b"Marked") && flag(b"ViewerPreferences", b"DisplayDocTitle"));
    let intent = reader.dictionary(&catalog.get(b"OutputIntents").unwrap().as_array().unwrap()[0]);
    assert_eq!(name(&intent, "S"), "GTS_PDFA1");
}

#[test]
fn both_forms_of_the_metadata_agree() {
    let reader = Reader::new(&write_pdf(&sample(), &options()).unwrap());
    let info = reader.dictionary(reader.document.trailer.get(b"Info").unwrap());
    let xmp = reader.xmp();
    for key in ["Title", "Author", "Creator", "Producer"] {
        let value = text(info.get(key.as_bytes()).unwrap());
        assert!(xmp.contains(&format!(">{value}<")), "{key} {value}");
    }
    assert_eq!(text(info.get(b"CreationDate").unwrap()), "D:20231205000000Z");
    assert_eq!(xmp.matches(">2023-12-05T00:00:00Z<").count(), 2);
}

#[test]
fn without_a_time_there_are_no_dates() {
    let undated = PdfOptions { created: None, ..options() };
    let reader = Reader::new(&write_pdf(&sample(), &undated).unwrap());
    let info = reader.dictionary(reader.document.trailer.get(b"Info").unwrap());
    assert!(!info.has(b"CreationDate") && !info.has(b"ModDate") && !reader.xmp().contains("Date>"));
}

#[test]
fn each_standard_has_its_version_and_claim() {
    for (standard, version, part, level) in
        [(PdfStandard::A2a, "1.7", 2, 'A'), (PdfStandard::A1b, "1.4", 1, 'B')]
    {
        let bytes = write_pdf(&sample(), &PdfOptions { standard, ..options() }).unwrap();
        assert!(bytes.starts_with(format!("%PDF-{version}\n").as_bytes()));
        let reader = Reader::new(&bytes);
        let xmp = reader.xmp();
        assert!(xmp.contains(&format!("<pdfaid:part>{part}<")));
        assert!(xmp.contains(&format!("<pdfaid:conformance>{level}<")));
        let listed = reader.fonts().values().all(|font| font.descriptor.has(b"CIDSet"));
        assert_eq!(listed, standard == PdfStandard::A1b, "only the first part wants the codes listed");
    }
}

#[test]
fn pages_share_one_dictionary_of_resources() {
    let reader = Reader::new(&write_pdf(&sample(), &options()).unwrap());
    let resources = |index| reader.page(index).get(b"Resources").unwrap().clone();
    let pages = reader.pages().len();
    assert_eq!(pages, sample().pages.len());
    assert!((1..pages).all(|index| resources(index) == resources(0)));
}

#[test]
fn nothing_to_print_is_an_error() {
    let error = write_pdf(&Sheets::new().finish(), &options()).unwrap_err();
    assert_eq!(error, PdfError::NoPages);
    assert!(error.to_string().contains("没有可以输出的页面"));
}

#[test]
fn one_glyph_or_none_is_enough() {
    let mut sheets = one_glyph();
    sheets.last().page_number = None;
    let reader = Reader::new(&write_pdf(&sheets.finish(), &PdfOptions::default()).unwrap());
    assert_eq!(reader.page_text(0), "国");

    let mut empty = Sheets::new();
    empty.page(false).page_number = None;
    let reader = Reader::new(&write_pdf(&empty.finish(), &PdfOptions::default()).unwrap());
    assert_eq!((reader.pages().len(), reader.fonts().len()), (1, 0));
}

#[test]
fn an_empty_title_is_left_out() {
    for title in ["", " \n\u{7}"] {
        let options = PdfOptions { title: title.to_owned(), author: String::new(), ..options() };
        let reader = Reader::new(&write_pdf(&one_glyph().finish(), &options).unwrap());
        let info = reader.dictionary(reader.document.trailer.get(b"Info").unwrap());
        assert!(!info.has(b"Title") && !info.has(b"Author"));
        assert!(!reader.xmp().contains("dc:title") && !reader.xmp().contains("dc:creator"));
    }
}

#[test]
fn a_strange_title_is_made_one_clean_line() {
    let title = "工作\u{0}总结\n（草稿）<&>\u{1F600}\u{FFFE}";
    let options = PdfOptions { title: title.to_owned(), ..options() };
    let reader = Reader::new(&write_pdf(&one_glyph().finish(), &options).unwrap());
    let info = reader.dictionary(reader.document.trailer.get(b"Info").unwrap());
    assert_eq!(text(info.get(b"Title").unwrap()), "工作 总结 （草稿）<&>\u{1F600}");
    assert!(reader.xmp().contains(">工作 总结 （草稿）&lt;&amp;&gt;\u{1F600}<"));
}

#[test]
fn glyphs_that_a_face_does_not_have_are_refused() {
    let mut sheets = one_glyph();
    sheets.last().lines[0].glyphs[0].gid = 60_000;
    let error = write_pdf(&sheets.finish(), &options()).unwrap_err();
    assert!(matches!(&error, PdfError::Font { family, .. } if family == "GongWenF FangSong"), "{error}");
}

#[test]
fn the_missing_glyph_is_never_shown() {
    let mut sheets = one_glyph();
    sheets.last().lines[0].glyphs[0].gid = 0;
    let reader = Reader::new(&write_pdf(&sheets.finish(), &options()).unwrap());
    assert_eq!(reader.page_text(0), "");
}
