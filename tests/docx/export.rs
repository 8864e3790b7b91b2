//! Export: the file read back is the same document, and its parts keep to the schema where programs look.

use std::io::{Cursor, Read};

use annual_summary::document::{Document, SectionKind, Table};
use annual_summary::export::docx::{DocxOptions, write_docx};
use annual_summary::font::FontRole;
use annual_summary::import::{import_docx, import_text};
use annual_summary::template;
use annual_summary::typeset::compose::{FlowStyle, flow};
use annual_summary::typeset::{LeadStyle, Profile};
use proptest::prelude::*;
use zip::ZipArchive;

use super::builder::printed;

fn options(profile: Profile) -> DocxOptions {
    DocxOptions { profile, fonts: Vec::new(), title: "标题".into(), author: "单位".into(), created: None }
}

fn export(document: &Document, profile: &Profile) -> Vec<u8> {
    let flow = flow(document, FlowStyle { lead: profile.lead.font() });
    write_docx(&flow, &options(profile.clone())).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn seed() -> Document {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/seed-2023-street-office.txt");
    import_text(&std::fs::read_to_string(path).unwrap()).document
}

/// A document with everything that stands around the text.
fn whole() -> Document {
    let source = "青发〔2024〕8号\n青禾街道办事处关于2024年度经济社会发展工作情况和2025年工作打算的报告\n（2024年12月）\n区委、区政府：\n\
        2024年，街道完成各项任务。\n一、经济发展稳中有进\n（一）工业提质\n1.规上工业。完成产值12亿元。\n二、2025年工作打算\n抓好落实。\n\
        附件：1.甲表\n2.乙表\n青禾街道办事处\n2024年12月20日\n附件1\n甲表\n指标\t完成\n收入\t12\n附件2\n乙表\n说明文字。\n";
    let mut document = import_text(source).document;
    let mut wide =
        Table::new(vec![(1..=16).map(|n| format!("第{n}栏指标名称")).collect(), vec!["1".into(); 16]]);
    wide.rows.push(vec![String::new(); 16]);
    wide.rows.push(vec!["甲\n乙".into(); 16]);
    let at = document.sections.iter().position(|s| s.kind == SectionKind::Attachment).unwrap();
    let section = document.push_section(SectionKind::Table, "指标一览表");
    section.table = Some(wide);
    let section = document.sections.pop().unwrap();
    document.sections.insert(at, section);
    document
}

#[test]
fn reading_back_gives_the_same_text() {
    for document in [template::sample(), seed(), whole()] {
        for profile in Profile::builtin() {
            let back = import_docx(&export(&document, &profile)).unwrap().document;
            assert_eq!(printed(&back), printed(&document), "{}", profile.id);
        }
    }
}

#[test]
fn reading_back_gives_the_same_outline() {
    for document in [seed(), whole()] {
        let back = import_docx(&export(&document, &Profile::gb9704())).unwrap().document;
        let outline = |document: &Document| -> Vec<_> {
            let sections = document.sections.iter();
            sections
                .map(|s| (s.heading.clone(), s.level, s.table.clone().map(|t| (t.rows, t.header_rows))))
                .collect()
        };
        assert_eq!(outline(&back), outline(&document));
        assert_eq!(
            (&back.meta.title, &back.meta.signature),
            (&document.meta.title, &document.meta.signature)
        );
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = whole();
    assert!(export(&document, &Profile::gb9704()) == export(&document, &Profile::gb9704()));
}

#[test]
fn page_and_grid_are_those_of_the_standard() {
    let text = part(&export(&whole(), &Profile::gb9704()), "word/document.xml");
    assert!(text.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"));
    assert!(text.contains("<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"));
    assert!(text.contains("w:top=\"2098\"") && text.contains("w:left=\"1587\""));
    assert!(text.contains("<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"580\""));
    assert!(text.contains("<w:tblHeader/>"));
    let sections: Vec<bool> = text.split("<w:pgSz ").skip(1).map(|s| s[..60].contains("landscape")).collect();
    assert_eq!(sections, [false, true, false]);
}

#[test]
fn styles_carry_faces_and_outline_levels() {
    let profile = Profile { lead: LeadStyle::Kai, ..Profile::gb9704() };
    let bytes = export(&whole(), &profile);
    let styles = part(&bytes, "word/styles.xml");
    for words in [
        "w:eastAsia=\"仿宋_GB2312\"",
        "w:eastAsia=\"方正小标宋简体\"",
        "<w:outlineLvl w:val=\"1\"/>",
        "w:firstLineChars=\"200\"",
    ] {
        assert!(styles.contains(words), "{words}");
    }
    assert!(part(&bytes, "word/fontTable.xml").contains("<w:altName w:val=\"楷体\"/>"));
    let chosen = DocxOptions { fonts: vec![(FontRole::Body, "方正仿宋_GBK".into())], ..options(profile) };
    let flow = flow(&whole(), FlowStyle::default());
    assert!(
        part(&write_docx(&flow, &chosen).unwrap(), "word/styles.xml").contains("w:eastAsia=\"方正仿宋_GBK\"")
    );
}

#[test]
fn hostile_text_is_still_a_file() {
    let mut document = Document::default();
    document.meta.title = "总结<w:t>&\"'".into();
    document.push_section(SectionKind::Preface, "").body = "甲\u{0}\u{1F}\u{FFFE}]]>&amp;\t乙👨‍👩‍👧".into();
    let back = import_docx(&export(&document, &Profile::gb9704())).unwrap().document;
    assert!(printed(&back).contains("]]>&amp; 乙"), "{}", printed(&back));
}

/// Lines as documents have them.
const LINES: [&str; 26] = [
    "2024年工作回顾",
    "今年以来，各项工作取得新进展，完成投资3亿元，新增就业600人，群众满意。",
    "一、经济平稳",
    "二、民生改善",
    "二、{year}年打算",
    "四、存在问题",
    "（一）稳增长",
    "（二）惠民生",
    "(三)抓党建",
    "第一部分 工作回顾",
    "第一，抓学习",
    "1.主要指标",
    "2、重点工作",
    "一是抓产业。二是抓民生。",
    "工作中还存在一些不足：队伍老化。",
    "附：2024年主要指标完成情况",
    "附件：1.甲表",
    "2.乙表",
    "附件1",
    "附件2",
    "甲表",
    "指标\t完成",
    "收入\t12",
    "甲\t乙\t丙",
    "东河乡人民政府",
    "2024年12月5日",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_was_imported_comes_back(lines in prop::collection::vec(prop::sample::select(&LINES[..]), 1..30)) {
        let document = import_text(&format!("东河乡2024年工作总结\n{}", lines.join("\n"))).document;
        let back = import_docx(&export(&document, &Profile::gb9704())).unwrap().document;
        // A tab outside a table is a space in Word.
        prop_assert_eq!(printed(&back).replace('\t', " "), printed(&document).replace('\t', " "));
    }
}
