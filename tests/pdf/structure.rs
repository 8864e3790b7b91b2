//! Bookmarks and the structure tree.

use annual_summary::export::pdf::{PdfOptions, write_pdf};
use annual_summary::font::FontRole;
use annual_summary::typeset::{Length, Pages, Role};

use crate::reader::Reader;
use crate::sheets::{Sheets, sample};

fn read(pages: &Pages) -> Reader {
    Reader::new(&write_pdf(pages, &PdfOptions::default()).unwrap())
}

fn headings(levels: &[(Role, &str)]) -> Reader {
    let mut sheets = Sheets::new();
    for (role, text) in levels {
        sheets.block(*role, FontRole::Heading1, text);
    }
    read(&sheets.finish())
}

#[test]
fn bookmarks_are_the_headings_nested() {
    let outline = read(&sample()).outline();
    let outline: Vec<_> = outline.iter().map(|(level, title)| (*level, title.as_str())).collect();
    let expected = [
        (1, "一、经济发展"),
        (2, "（一）项目建设"),
        (3, "1.重点项目"),
        (1, "二、民生保障"),
        (1, "附件1 指标完成情况"),
        (2, "一、说明"),
    ];
    assert_eq!(outline, expected);
}

#[test]
fn a_deep_heading_without_parent_is_a_bookmark_of_its_own() {
    let reader = headings(&[
        (Role::Heading(2), "（一）先"),
        (Role::Heading(3), "1.次"),
        (Role::Heading(1), "一、后"),
        (Role::Heading(4), "（1）末"),
    ]);
    let levels: Vec<_> = reader.outline().into_iter().map(|(level, _)| level).collect();
    assert_eq!(levels, [1, 2, 1, 2]);
}

#[test]
fn bookmarks_lead_to_the_top_of_their_headings() {
    let pages = sample();
    let reader = read(&pages);
    let outline = reader.dictionary(reader.catalog().get(b"Outlines").unwrap());
    let first = reader.dictionary(outline.get(b"First").unwrap());
    let destination = first.get(b"Dest").unwrap().as_array().unwrap();
    assert_eq!(destination[0].as_reference().unwrap(), reader.pages()[0]);
    let line = pages.pages[0]
        .lines
        .iter()
        .find(|line| pages.flow.block(line.block).role == Role::Heading(1))
        .unwrap();
    let top = (pages.pages[0].height - line.baseline + line.size).to_pt();
    assert!((f64::from(destination[3].as_float().unwrap()) - top).abs() < 0.01);
}

#[test]
fn a_document_without_headings_has_no_outline() {
    let reader = headings(&[(Role::Title, "标题"), (Role::Paragraph, "正文")]);
    assert!(!reader.catalog().has(b"Outlines"));
    assert_ne!(crate::reader::name(&reader.catalog(), "PageMode"), "UseOutlines");
}

#[test]
fn every_block_has_its_element() {
    let tree = read(&sample()).structure(false);
    let expected = "Document(Title(·) P(·) H1(·) H2(·) P(· ·) H3(·) P(·) H1(·) \
                    Table(TR(TH(·) TH(·)) TR(TD(·) TD)) P(·) H1(·) H1(·))";
    assert_eq!(tree, expected);
}

#[test]
fn elements_hold_the_text_of_their_blocks() {
    let pages = sample();
    let tree = read(&pages).structure(true);
    for block in &pages.flow.blocks {
        let text = block.text.replace('\n', "");
        assert!(tree.replace("” “", "").contains(&format!("“{text}”")) || text.is_empty(), "{text}");
    }
}

#[test]
fn repeated_headings_strokes_and_numbers_are_artifacts() {
    let mut sheets = Sheets::new();
    let cell = |row, header| Role::Cell { table: 0, row, column: 0, header };
    let head = sheets.block(cell(0, true), FontRole::Song, "指标");
    sheets.block(cell(1, false), FontRole::Song, "人口");
    sheets.page(false);
    sheets.show(head, FontRole::Song, 0, true);
    sheets.block(cell(2, false), FontRole::Song, "面积");
    let reader = read(&sheets.finish());
    assert_eq!(reader.structure(true), "Document(Table(TR(TH(“指标”)) TR(TD(“人口”)) TR(TD(“面积”))))");
    let repeated: Vec<_> =
        reader.glyphs(1).into_iter().filter(|glyph| glyph.mcid.is_none()).map(|glyph| glyph.tag).collect();
    assert_eq!(repeated, ["Artifact"; 5], "two characters and the three of the page number");
}

#[test]
fn two_tables_in_a_row_stay_apart() {
    let cell = |table| Role::Cell { table, row: 0, column: 0, header: false };
    let reader = headings(&[(cell(0), "甲"), (cell(1), "乙"), (Role::Paragraph, "丙"), (cell(2), "丁")]);
    let expected = "Document(Table(TR(TD(·))) Table(TR(TD(·))) P(·) Table(TR(TD(·))))";
    assert_eq!(reader.structure(false), expected);
}

#[test]
fn too_many_paragraphs_are_put_into_divisions() {
    let mut sheets = Sheets::new();
    for _ in 0..8_500 {
        sheets.block(Role::Title, FontRole::Body, "国");
    }
    let reader = read(&sheets.finish());
    let tree = reader.structure(false);
    assert!(tree.starts_with("Document(Div(Title(·) Title(·)"), "{}", &tree[..60]);
    assert_eq!((tree.matches("Div(").count(), tree.matches("Title(·)").count()), (2, 8_500));
}

#[test]
fn lines_of_blocks_that_do_not_exist_are_not_part_of_the_text() {
    let mut pages = sample();
    pages.flow.blocks.truncate(3);
    pages.pages[0].lines[0].size = Length::ZERO;
    let reader = read(&pages);
    assert_eq!(reader.structure(false), "Document(Title(·) P(·) H1(·))");
}
