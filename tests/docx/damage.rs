//! Hostile and damaged files: an error or a tolerant read, never a panic or a hang.

use std::time::{Duration, Instant};

use annual_summary::import::{ImportError, WordError, import_docx};

use super::builder::{Package, cell, p};

fn word_error(package: &Package) -> WordError {
    match import_docx(&package.zip()).unwrap_err() {
        ImportError::Word(error) => error,
        other => panic!("{other}"),
    }
}

#[test]
fn bombs_are_not_unpacked() {
    let begun = Instant::now();
    let huge = Package::default().bytes_part("word/document.xml", &vec![b' '; 70 << 20]);
    assert_eq!(word_error(&huge), WordError::TooLarge);
    let dense = Package::default().bytes_part("word/document.xml", &vec![b' '; 20 << 20]);
    assert_eq!(word_error(&dense), WordError::TooLarge);
    assert!(begun.elapsed() < Duration::from_secs(60));
}

#[test]
fn depth_is_bounded() {
    let nest = |tag: &str, count: usize| {
        format!("{}{}{}", format!("<w:{tag}>").repeat(count), p("底"), format!("</w:{tag}>").repeat(count))
    };
    assert_eq!(Package::new(&nest("sdt", 1_000)).lines(), ["底"]);
    let deep = Package::new(&nest("sdt", 50_000));
    assert!(matches!(word_error(&deep), WordError::TooDeep { .. }));
    let tables = |count: usize| {
        let (open, close) = ("<w:tbl><w:tr><w:tc>".repeat(count), "</w:tc></w:tr></w:tbl>".repeat(count));
        Package::new(&format!("{open}{}{close}", p("底")))
    };
    assert_eq!(tables(40).lines(), ["底"]);
    assert!(matches!(word_error(&tables(1_000)), WordError::TooDeep { .. }));
}

#[test]
fn one_note_fills_no_memory() {
    let reference = "<w:r><w:footnoteReference w:id=\"1\"/></w:r>".repeat(100_000);
    let note = format!("<w:footnote w:id=\"1\">{}</w:footnote>", p(&"注".repeat(10_000)));
    let package = Package::new(&format!("<w:p>{reference}</w:p>")).word("footnotes", &note);
    assert_eq!(package.lines().concat().chars().count(), 10_000 + 4);
}

#[test]
fn document_types_are_refused() {
    let text = "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><document><body><p><r><t>&b;</t></r></p></body></document>";
    let package = Package::default().part("word/document.xml", text);
    assert!(matches!(word_error(&package), WordError::DocumentType { .. }));
}

#[test]
fn broken_side_parts_are_passed_over() {
    let package =
        Package::new(&p("正文。")).part("word/styles.xml", "<w:styles><").part("word/numbering.xml", "\u{0}");
    assert_eq!(package.lines(), ["正文。"]);
}

#[test]
fn absurd_numbers_are_bounded() {
    let spans =
        format!("<w:tr>{}{}</w:tr>", cell("<w:gridSpan w:val=\"4294967295\"/>", "甲"), cell("", "乙"));
    let before = "<w:tr><w:trPr><w:gridBefore w:val=\"4294967295\"/></w:trPr></w:tr>";
    let number = "<w:pPr><w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"4294967295\"/></w:numPr><w:outlineLvl w:val=\"4294967295\"/></w:pPr>";
    let body = format!("<w:tbl>{spans}{before}</w:tbl><w:p>{number}<w:r><w:t>丙</w:t></w:r></w:p>");
    assert!(Package::new(&body).lines().contains(&"丙".to_owned()));
}

/// A small generator of repeatable numbers.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

const BODY: &str = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>经济</w:t></w:r></w:p>\
    <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>\
    <w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
    <w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>\
    <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:fldChar w:fldCharType=\"end\"/><w:br/></w:r></w:p><w:sectPr/>";

fn valid() -> Package {
    let numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/>\
        <w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    Package::new(BODY).word("numbering", numbering).word("styles", "<w:style w:styleId=\"a\"/>")
}

#[test]
fn damaged_archives_never_panic() {
    let whole = valid().zip();
    let mut chance = Chance(7);
    for _ in 0..3_000 {
        let mut bytes = whole.clone();
        for _ in 0..=chance.below(6) {
            let at = chance.below(bytes.len());
            bytes[at] = chance.below(256) as u8;
        }
        if chance.below(4) == 0 {
            bytes.truncate(chance.below(bytes.len()));
        }
        let _ = import_docx(&bytes);
    }
}

#[test]
fn damaged_xml_never_panics() {
    let mut chance = Chance(11);
    let signs = [
        "<",
        ">",
        "/",
        "\"",
        "&",
        "w:p",
        "</w:p>",
        "<w:tc>",
        "</w:tbl>",
        "<w:txbxContent>",
        "<w:pict>",
        "<w:t>",
        "<w:br/>",
        "\u{0}",
        "第",
    ];
    for _ in 0..3_000 {
        let mut body = BODY.to_owned();
        for _ in 0..=chance.below(5) {
            let at = chance.below(body.len());
            let from = body.floor_char_boundary(at);
            let to = body.floor_char_boundary((from + chance.below(12)).min(body.len()));
            let sign = if chance.below(3) == 0 { "" } else { signs[chance.below(signs.len())] };
            body.replace_range(from..to.max(from), sign);
        }
        let _ = import_docx(&Package::new(&body).zip());
    }
}
