//! Import on documents of many shapes, each with the outline a person would give it.
//!
//! A case is a file `tests/cases/import/NAME.txt`: the source, a line `=====`, the expected outline.

#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;

use annual_summary::document::{Document, Label, Level, Section, SectionKind};
use annual_summary::export::text::text;
use annual_summary::import::{Imported, decode, import_text};
use annual_summary::typeset::compose::{FlowStyle, flow};

/// The outline of an imported document, one line a thing.
fn outline(imported: &Imported) -> String {
    let document = &imported.document;
    let meta = &document.meta;
    let mut out = String::new();
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(out, "{name} {}", value.replace('\n', "/"));
        }
    };
    field("字号", &meta.number);
    field("标题", &meta.title);
    field("副标题", &meta.subtitle);
    if let Some(year) = meta.year {
        field("单位", &format!("{} {year}", meta.organ));
    }
    field("主送", &meta.recipient);
    let of = |attachments: bool| {
        let wanted = move |s: &&Section| (s.kind == SectionKind::Attachment) == attachments;
        document.sections.iter().filter(wanted).map(|s| section(document, s)).collect::<Vec<_>>()
    };
    let mut lines = of(false);
    for (name, value) in [("署名", &meta.signature), ("日期", &meta.date)] {
        if !value.is_empty() {
            lines.push(format!("{name} {}", value.replace('\n', "/")));
        }
    }
    lines.extend(of(true));
    lines.extend(imported.report.warnings.iter().map(|note| format!("警告 第{}行", note.line)));
    out + &lines.join("\n")
}

fn section(document: &Document, section: &Section) -> String {
    let index = document.sections.iter().position(|s| s.id == section.id).unwrap();
    let label = match &section.label {
        Label::Auto => format!("自动{}", document.numbering.labels(&document.sections)[index]),
        Label::Manual(label) => format!("手动{label}"),
    };
    let kind = section.kind.name();
    let rest = match &section.table {
        Some(table) => {
            format!("{}段 表{}×{}", section.paragraphs().count(), table.rows.len(), table.columns.len())
        }
        None => format!("{}段", section.paragraphs().count()),
    };
    match (section.kind, section.heading.as_str(), section.level) {
        (SectionKind::Preface, ..) => format!("前言 {rest}"),
        (SectionKind::Attachment, heading, _) => format!("附件 {label} {heading}→{kind} {rest}"),
        (_, "", _) => format!("无标题 →{kind} {rest}"),
        (_, heading, Level::One) => format!("一级 {label} {heading}→{kind} {rest}"),
        (_, heading, Level::Two) => format!("二级 {label} {heading}→{kind} {rest}"),
    }
}

fn assert_law(source: &str, imported: &Imported) {
    let exported = text(&flow(&imported.document, FlowStyle::default()));
    assert_eq!(exported.trim_end_matches('\n'), imported.report.kept(source).trim_end_matches('\n'));
}

#[test]
fn documents_are_filed_as_a_person_would() {
    let mut seen = 0;
    for entry in std::fs::read_dir("tests/cases/import").unwrap() {
        let path = entry.unwrap().path();
        let case = std::fs::read_to_string(&path).unwrap();
        let (source, expected) = case.split_once("=====\n").unwrap();
        let imported = import_text(source);
        assert_eq!(outline(&imported).trim_end(), expected.trim_end(), "{}", path.display());
        assert_law(source, &imported);
        seen += 1;
    }
    assert!(seen > 5);
}

#[test]
fn the_street_office_summary_of_2023() {
    let bytes = include_bytes!("fixtures/seed-2023-street-office.txt");
    let source = decode(bytes).unwrap().text;
    let imported = import_text(&source);
    assert_law(&source, &imported);
    let kinds: Vec<SectionKind> = imported.document.sections.iter().map(|s| s.kind).collect();
    use SectionKind::*;
    let expected = [Preface, Area, Area, Area, Area, Area, Area, Area, Problems, Targets, Plan, Honours];
    assert_eq!(kinds, expected);

    let sections = &imported.document.sections;
    assert_eq!(imported.document.meta.organ, "XX街道办事");
    assert_eq!(imported.document.meta.year, Some(2023));
    assert!(sections[..9].iter().all(|s| s.label == Label::Auto));
    assert_eq!(sections[8].heading, "", "problems have no heading");
    assert_eq!((&sections[9].label, sections[9].paragraphs().count()), (&Label::Manual("".into()), 5));
    assert!(sections[9].paragraphs().all(|(_, line)| line.starts_with(|c: char| c.is_ascii_digit())));
    assert_eq!(sections[10].label, Label::Manual("三、".into()));
    assert_eq!(sections[10].paragraphs().filter(|(_, line)| line.chars().nth(1) == Some('是')).count(), 5);
    assert_eq!((sections[11].level, &sections[11].label), (Level::Two, &Label::Manual("（四）".into())));

    let dropped: Vec<(usize, &str)> = imported
        .report
        .dropped
        .iter()
        .filter(|d| !d.text.trim().is_empty())
        .map(|d| (d.line, d.text.as_str()))
        .collect();
    assert_eq!(dropped, [(6, "##paidbegin##"), (46, "##paidend##")]);
    let warned: Vec<usize> = imported.report.warnings.iter().map(|note| note.line).collect();
    assert_eq!(warned, [29, 30, 36, 43]);
}

#[test]
fn the_summary_names_lines_in_chinese() {
    let imported = import_text("东河乡2024年工作总结\n##a##今年。\n一、经济\n好。\n三、民生\n好。");
    let summary = imported.report.summary();
    assert_eq!(summary[0], "第1行：标题“东河乡2024年工作总结”");
    assert_eq!(summary[2], "第3行：一级标题“一、经济”→工作板块");
    assert!(summary.iter().any(|line| line.starts_with("请核对　第5行：")), "{summary:?}");
    assert_eq!(summary.last().unwrap(), "未收入正文：站点标记1处（第2行）");
}
