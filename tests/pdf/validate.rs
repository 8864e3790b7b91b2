//! Other people's programs look at the file. Left out unless asked for, because they must be installed:
//! `cargo test --test pdf -- --ignored`.

use std::path::{Path, PathBuf};
use std::process::Command;

use annual_summary::export::pdf::{PdfOptions, PdfStandard, write_pdf};
use annual_summary::font::{FontBook, FontRole};
use annual_summary::typeset::{Pages, Role};
use jiff::Timestamp;

use crate::sheets::{Sheets, sample};

fn options(standard: PdfStandard) -> PdfOptions {
    let created = Timestamp::from_second(1_701_734_400).ok();
    PdfOptions {
        standard, title: "年度工作总结".to_owned(), author: "某某街道".to_owned(), created
    }
}

/// Text of `pages` pages in 800 different hanzi of the body face.
fn long(pages: usize) -> Pages {
    let mut sheets = Sheets::new();
    let fonts = FontBook::embedded();
    let body = fonts.face(fonts.role_face(FontRole::Body));
    let hanzi: Vec<_> = ('一'..='龥').filter(|&ch| body.glyph(ch).is_some()).step_by(7).take(800).collect();
    let mut state = 7_u32;
    let mut any = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        hanzi[(state >> 16) as usize % hanzi.len()]
    };
    sheets.block(Role::Title, FontRole::Title, "某某街道办事处年度工作总结");
    for number in 0..pages * 3 {
        sheets.block(Role::Heading(1 + number as u8 % 2), FontRole::Heading1, "一、经济社会发展");
        let text: String = std::iter::repeat_with(&mut any).take(170).collect();
        sheets.block(Role::Paragraph, FontRole::Body, &text);
    }
    sheets.finish()
}

fn write(directory: &Path, name: &str, pages: &Pages, standard: PdfStandard) -> PathBuf {
    let path = directory.join(name);
    std::fs::write(&path, write_pdf(pages, &options(standard)).unwrap()).unwrap();
    path
}

#[test]
#[ignore = "needs Java and PDFBox"]
fn preflight_finds_no_errors() {
    let directory = tempfile::tempdir().unwrap();
    let files = [("sample.pdf", sample()), ("long.pdf", long(20))]
        .map(|(name, pages)| write(directory.path(), name, &pages, PdfStandard::A1b));
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pdfa/preflight.sh");
    let output = Command::new(script).args(files).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
#[ignore = "needs qpdf"]
fn qpdf_finds_no_errors() {
    let directory = tempfile::tempdir().unwrap();
    for standard in [PdfStandard::A1b, PdfStandard::A2a] {
        let file = write(directory.path(), "sample.pdf", &sample(), standard);
        let output = Command::new("qpdf").arg("--check").arg(file).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
#[ignore = "needs poppler"]
fn poppler_extracts_the_text() {
    let directory = tempfile::tempdir().unwrap();
    let mut pages = sample();
    pages.pages.iter_mut().for_each(|page| page.page_number = None);
    let file = write(directory.path(), "sample.pdf", &pages, PdfStandard::A2a);
    let output = Command::new("pdftotext").arg("-raw").arg(file).arg("-").output().unwrap();
    let extracted = String::from_utf8(output.stdout).unwrap();
    let solid = |text: &str| text.split_whitespace().collect::<String>();
    let source: String = pages.flow.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(solid(&extracted), solid(&source));
}
