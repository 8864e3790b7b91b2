//! Templates end to end: the shipped ones, users' own from a directory, and every way a file can be wrong.

use std::path::{Path, PathBuf};

use proptest::prelude::*;

use annual_summary::data_file::directory::from_dir;
use annual_summary::data_file::{DataFile, MAX_FILE_BYTES};
use annual_summary::document::{Align, Document, Label, LabelStyle, Level, Orientation, SectionKind};
use annual_summary::template::{self, Answers, Template};

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/template")
}

fn answers(organ: &str) -> Answers {
    Answers {
        organ: organ.into(),
        organ_short: String::new(),
        superior: "某区人民政府".into(),
        year: Some(2025),
    }
}

/// Every text of the document as it prints.
fn printed(document: &Document) -> Vec<String> {
    let mut texts = vec![document.fill(&document.meta.title).text, document.fill(&document.meta.date).text];
    for section in &document.sections {
        texts.push(document.fill(&section.heading).text);
        texts.push(section.body.clone());
        texts.extend(section.table.iter().flat_map(|table| table.rows.concat()));
    }
    texts
}

#[test]
fn shipped_templates_are_complete() {
    let ids: Vec<String> = template::builtin().into_iter().map(|t| t.id).collect();
    assert_eq!(ids, ["street-office", "township", "bureau", "short"]);
    for template in template::builtin() {
        assert!(!template.description.is_empty(), "{}", template.id);
        let kinds: Vec<SectionKind> = template.sections.iter().map(|s| s.kind).collect();
        for kind in [SectionKind::Preface, SectionKind::Area, SectionKind::Problems, SectionKind::Plan] {
            assert!(kinds.contains(&kind), "{} lacks {kind:?}", template.id);
        }
        assert!(template.sections.iter().all(|s| !s.guidance.is_empty()), "{}: advice missing", template.id);
        assert!(template.sections.iter().any(|s| s.required), "{}: nothing required", template.id);
    }
    let areas = |t: &Template| t.sections.iter().filter(|s| s.kind == SectionKind::Area).count();
    assert_eq!(template::builtin()[..2].iter().map(areas).collect::<Vec<_>>(), [7, 7]);
}

#[test]
fn instantiation_fills_text_and_keeps_placeholders_in_headings() {
    let long = "某某省某某自治州某某县某某各族自治乡人民政府".repeat(4);
    for organ in ["某街道办事处", long.as_str()] {
        for template in template::builtin() {
            let mut document = template.instantiate(&answers(organ));
            assert_eq!(document.sections.len(), template.sections.len());
            for text in printed(&document) {
                assert!(!text.contains(['{', '}']), "{}: {text}", template.id);
            }
            assert!(document.fill(&document.meta.title).text.starts_with(organ));
            document.meta.year = Some(2030);
            let title = document.fill(&document.meta.title).text;
            assert!(title.contains("2030年"), "{title}");
        }
    }
}

#[test]
fn unknown_organ_and_year_leave_visible_gaps() {
    for year in [None, Some(0), Some(1948), Some(3000)] {
        let unknown = Answers { year, ..Answers::default() };
        let document = template::builtin()[0].instantiate(&unknown);
        assert_eq!(document.meta.year, None);
        assert!(document.sections[0].body.starts_with("{year}年"));
    }
}

#[test]
fn a_valid_file_becomes_the_document_it_describes() {
    let (own, _) = from_dir::<Template>(&cases());
    let template = own.iter().find(|t| t.id == "valid").unwrap();
    let document = template.instantiate(&Answers { year: None, ..answers("某局") });
    assert_eq!(document.meta.year, Some(2025), "the template's own year");
    assert_eq!(document.numbering.level1, LabelStyle::ArabicDot);
    assert_eq!(document.numbering.level2, LabelStyle::None);
    let [preface, area, table] = &document.sections[..] else { panic!("three sections") };
    assert_eq!(preface.body, "某局2024年以来。");
    assert_eq!(
        (area.heading.as_str(), area.body.as_str(), area.guidance.as_str(), &area.label),
        ("{year}年工作", "某局2025年。\n用{花括号。", "写要点。\n核数字。", &Label::Auto)
    );
    assert_eq!((table.level, table.kind), (Level::Two, SectionKind::Table));
    let grid = table.table.as_ref().unwrap();
    assert_eq!(grid.rows[..2], [["指标", "2025年", "2024年"], ["收入", "", ""]]);
    assert_eq!((grid.rows.len(), grid.header_rows), (4, 1));
    assert_eq!((grid.columns[0].align, grid.columns[0].width), (Align::Left, Some(50)));
    assert_eq!(grid.orientation, Orientation::Landscape);
    let ids: Vec<u64> = document.sections.iter().map(|s| s.id.0).collect();
    assert_eq!((ids, document.next_id.0), (vec![1, 2, 3], 4));
}

/// Each `NAME.ron` that cannot be used has its message, without the directory, in `NAME.expected`.
#[test]
fn broken_files_are_reported_and_hide_nothing() {
    let dir = cases();
    let (own, errors) = from_dir::<Template>(&dir);
    let ids: Vec<&str> = own.iter().map(|t| t.id.as_str()).collect();
    assert_eq!(ids, ["twice", "valid"]);
    let prefix = format!("{}{}", dir.display(), std::path::MAIN_SEPARATOR);
    for error in &errors {
        let message = error.to_string().replace(&prefix, "");
        let expected = std::fs::read_to_string(Path::new(&error.file).with_extension("expected"));
        assert_eq!(message, expected.unwrap_or_default().trim_end(), "{}", error.file);
        assert_eq!(message.lines().count(), 1);
    }
    let files = std::fs::read_dir(&dir).unwrap();
    let expected = files.filter(|f| f.as_ref().unwrap().path().extension().unwrap() == "expected").count();
    assert_eq!(errors.len(), expected);
    assert_eq!(template::available(Some(&dir)).0.len(), template::builtin().len() + own.len());
}

#[test]
fn a_users_template_replaces_the_shipped_one_of_the_same_id() {
    let dir = tempfile::tempdir().unwrap();
    let text = r#"(id: "bureau", name: "本局专用", title: "总结", sections: [(kind: Area, heading: "甲")])"#;
    std::fs::write(dir.path().join("own.RON"), format!("\u{feff}{text}")).unwrap();
    std::fs::write(dir.path().join(".hidden.ron"), "not a template").unwrap();
    std::fs::write(dir.path().join("notes.txt"), "not a template").unwrap();
    std::fs::create_dir(dir.path().join("directory.ron")).unwrap();
    let (templates, errors) = template::available(Some(dir.path()));
    assert_eq!(errors, []);
    assert_eq!(templates.len(), template::builtin().len());
    assert_eq!(templates[2].name, "本局专用");
}

#[test]
fn a_missing_directory_holds_no_templates() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(from_dir::<Template>(&dir.path().join("none")), (vec![], vec![]));
    assert_eq!(template::available(None).0, template::builtin());
    let file = dir.path().join("file");
    std::fs::write(&file, "").unwrap();
    assert_eq!(from_dir::<Template>(&file).1.len(), 1, "a file in place of the directory");
}

proptest! {
    /// Damaged text is refused or read, in time and without a panic, and what was read becomes a document.
    #[test]
    fn damaged_templates_never_panic(cut in 0usize..4000, drop in 0usize..60, insert in "\\PC{0,4}") {
        let text: Vec<char> = include_str!("../templates/street-office.ron").chars().collect();
        let damaged: String =
            text[..cut].iter().copied().chain(insert.chars()).chain(text[cut + drop..].iter().copied()).collect();
        match Template::parse("x.ron", &damaged) {
            Ok(template) => prop_assert!(!template.instantiate(&answers("某局")).sections.is_empty()),
            Err(error) => prop_assert_eq!(error.to_string().lines().count(), 1),
        }
    }
}

#[test]
fn a_huge_file_is_refused_without_being_read() {
    let dir = tempfile::tempdir().unwrap();
    let file = std::fs::File::create(dir.path().join("huge.ron")).unwrap();
    file.set_len(200 * MAX_FILE_BYTES).unwrap();
    let (templates, errors) = from_dir::<Template>(dir.path());
    assert!(templates.is_empty());
    assert!(errors[0].to_string().ends_with("huge.ron：文件超过1 MB，不像是数据文件，请删去多余的内容"));
}
