//! Roll-over of whole documents: `tests/cases/rollover/*.txt` and what becomes of each, in `*.expected`.
//!
//! The expected file lists every expression: decision, section, expression in its clause, what it becomes; then the
//! promises. With `UPDATE_EXPECTED=1` it is written anew, to be read before it is kept.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that panics has failed")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use annual_summary::document::{Document, LastYearFile, SectionKind, Table};
use annual_summary::export;
use annual_summary::import::import_text;
use annual_summary::rollover::{
    Decision, LastYearText, Rollover, Topic, plan, similarity, unchanged_figures, year_of,
};
use annual_summary::typeset::compose::{FlowStyle, flow};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rolled(text: &str) -> Rollover {
    let document = import_text(text).document;
    let from = year_of(&document).expect("a year in the title");
    plan(&document, from, from + 1)
}

fn listing(rollover: &Rollover) -> String {
    let mut out = format!("{} → {}\n", rollover.from, rollover.to);
    for change in &rollover.changes {
        let section = rollover.source.section_name(change.place.part);
        let new = change.new.as_deref().map(|new| format!(" → {new}")).unwrap_or_default();
        let _ = writeln!(
            out,
            "{} | {section} | {}{new} | {} | {}",
            change.decision.name(),
            change.old,
            change.context(),
            change.topic.name()
        );
    }
    for promise in &rollover.promises {
        let _ = writeln!(out, "承诺 | {}", promise.text);
    }
    out
}

fn compare(listing: &str, expected: &Path) {
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(expected, listing).unwrap();
    }
    let wanted = std::fs::read_to_string(expected).unwrap_or_default();
    assert!(listing == wanted, "{}:\n{listing}", expected.display());
}

fn seed() -> String {
    std::fs::read_to_string(root().join("tests/fixtures/seed-2023-street-office.txt")).unwrap()
}

#[test]
fn documents_of_several_hands_roll_as_listed() {
    let mut cases: Vec<PathBuf> = std::fs::read_dir(root().join("tests/cases/rollover"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    cases.sort();
    assert!(cases.len() >= 3);
    for path in cases {
        let text = std::fs::read_to_string(&path).unwrap();
        compare(&listing(&rolled(&text)), &path.with_extension("expected"));
    }
}

#[test]
fn the_seed_rolls_as_listed() {
    compare(&listing(&rolled(&seed())), &root().join("tests/golden/rollover-seed.txt"));
}

fn file(document: &Document) -> LastYearFile {
    let text = export::text::text(&flow(document, FlowStyle::default()));
    LastYearFile { name: "去年.txt".into(), year: document.meta.year, text }
}

fn applied(rollover: &Rollover) -> Document {
    rollover.apply(file(&rollover.source)).unwrap()
}

#[test]
fn the_traps_of_the_seed() {
    let rollover = rolled(&seed());
    let decided = |decision: Decision, part: &str| {
        let mut found = rollover.changes.iter().filter(|change| change.context().contains(part));
        found.any(|change| change.decision == decision)
    };
    for part in [
        "2023年工作总结",
        "2024年工作打算",
        "2023年一般公共预算",
        "2023年区《",
        "2024年工作思路",
        "2024年街道",
        "2024年度财政",
    ] {
        assert!(decided(Decision::Roll, part), "{part} rolls");
    }
    for part in ["整治2023行动", "“八五”普法"] {
        assert!(decided(Decision::Keep, part), "{part} stays");
    }
    for part in ["党的XX大", "1－9月", "全年解决", "今年共培育", "国税", "继续大力推行", "持续抓好"]
    {
        assert!(decided(Decision::Ask, part), "{part} is asked about");
    }
    assert_eq!(rollover.count(Decision::Roll), 7, "nothing else rolls");
    let text = file(&applied(&rollover)).text;
    for part in [
        "XX街道办事2024年工作总结及2025年工作打算",
        "专项排查整治2023行动",
        "“八五”普法",
        "党的XX大",
        "2025年度财政税收",
    ] {
        assert!(text.contains(part), "{part}");
    }
    assert_eq!(text.matches("2023").count(), 1);
}

#[test]
fn a_rolled_document_knows_where_it_comes_from() {
    let rollover = rolled(&seed());
    let document = applied(&rollover);
    assert_eq!((document.meta.year, document.review.promises.len()), (Some(2024), 5));
    assert_eq!(document.review.last_year, Some(file(&rollover.source)));
    let last_year = LastYearText::of(&document).unwrap();
    let alike = similarity(&document, &last_year);
    assert!((98..=99).contains(&alike.percent), "{}", alike.percent);
    assert!(alike.paragraphs.iter().all(|paragraph| paragraph.is_carried && paragraph.percent >= 90));
    let unchanged = unchanged_figures(&document, &last_year, &alike);
    for figure in &unchanged {
        assert_eq!(document.text_at(&figure.place), Some(figure.text.as_str()));
        assert_eq!(last_year.paragraphs[figure.paragraph].text[figure.range.clone()], figure.text);
    }
    for text in ["1560万元", "1173万元", "9％", "240.76万元", "71件"] {
        assert!(unchanged.iter().any(|figure| figure.text == text), "{text}");
    }
}

#[test]
fn every_change_can_be_switched() {
    let mut rollover = rolled("柳溪镇2023年工作总结\n2023年，开展“剑网2023”行动，上年同期12件。\n");
    let text = |rollover: &Rollover| file(&applied(rollover)).text;
    assert_eq!(text(&rollover), "柳溪镇2024年工作总结\n2024年，开展“剑网2023”行动，上年同期12件。\n");
    rollover.changes.iter_mut().for_each(|change| change.is_on = !change.is_on);
    assert_eq!(text(&rollover), "柳溪镇2023年工作总结\n2023年，开展“剑网2024”行动，上年同期12件。\n");
}

#[test]
fn placeholders_follow_the_year_or_are_written_out() {
    let mut document = Document::default();
    document.meta.year = Some(2023);
    document.meta.title = "{year}年总结及{next_year}年打算".into();
    document.push_section(SectionKind::Area, "{year}年工作").body = "自2023年起，{year}年。".into();
    let mut rollover = plan(&document, 2023, 2025);
    let rolled = applied(&rollover);
    assert_eq!(rolled.meta.title, "{year}年总结及{next_year}年打算");
    assert_eq!(rolled.fill(&rolled.meta.title).text, "2025年总结及2026年打算");
    rollover.changes[1].is_on = false;
    assert_eq!(applied(&rollover).meta.title, "{year}年总结及2024年打算");
}

#[test]
fn locked_names_and_headings_of_tables() {
    let mut document = Document::default();
    document.meta.year = Some(2023);
    document.review.kept_names = BTreeSet::from(["青禾2023年创业大赛".into()]);
    let section = document.push_section(SectionKind::Area, "指标");
    section.body = "青禾2023年创业大赛成功举办。".into();
    let row = |cells: [&str; 3]| cells.map(String::from).to_vec();
    section.table =
        Some(Table::new(vec![row(["指标", "2022年", "2023"]), row(["投资", "2023万元", "2408万元"])]));
    let rollover = plan(&document, 2023, 2024);
    let told: Vec<_> = rollover.changes.iter().map(|change| (change.decision, change.old.as_str())).collect();
    assert_eq!(told, [(Decision::Keep, "2023年"), (Decision::Roll, "2022年"), (Decision::Roll, "2023")]);
    assert_eq!(rollover.changes[0].topic, Topic::Name);
    let rolled = applied(&rollover);
    assert!(rolled.review.is_carried("2408万元") && !rolled.review.is_carried("投资"));
}

#[test]
fn a_long_document_is_compared_quickly() {
    let paragraph = |index: usize, figure: usize| {
        let words = ["产业", "民生", "平安", "生态", "党建", "文明", "法治", "应急", "教育", "卫生", "交通"];
        let word = |by: usize| words[(index / by) % words.len()];
        format!(
            "{}工作第{index}项持续加强{}保障。全年完成{}投资{figure}.{}万元，新增{}点位{}处，群众满意度不断提高，{}短板加快补齐，{}基础更加稳固。",
            word(1),
            word(3),
            word(7),
            index % 97,
            word(2),
            index % 41,
            word(11),
            word(5)
        )
    };
    let body =
        |shift: usize| (0..1400).map(|index| paragraph(index, index + shift)).collect::<Vec<_>>().join("\n");
    let mut old = Document::default();
    old.push_section(SectionKind::Area, "工作").body = body(100);
    let mut new = old.clone();
    new.sections[0].body = body(101);
    assert!(new.sections[0].body.chars().count() > 100_000);
    let last_year = LastYearText::of_document(&old);
    let start = Instant::now();
    let alike = similarity(&new, &last_year);
    let took = start.elapsed();
    println!("{took:?}, {} %", alike.percent);
    assert!(alike.percent > 60);
    // Generous: the machine may be busy and the build unoptimised.
    assert!(took.as_millis() < 1000, "{took:?}");
}

proptest::proptest! {
    #[test]
    fn any_text_rolls(text in "(2023|２０２３|二〇二三|年|度|月|日|9|—|-|至|“|”|〔|〕|截至|底|党的|XX|十|五|大|届|三中全会|周年|是|之年|普法|上半年|，|。|\n|[a-z\u{0}é🎉]){0,30}") {
        let mut document = Document::default();
        document.meta.title = text.clone();
        document.push_section(SectionKind::Plan, "打算").body = text;
        let mut rollover = plan(&document, 2023, 2024);
        for change in &rollover.changes {
            assert_eq!(document.text_at(&change.place), Some(change.old.as_str()));
        }
        rollover.changes.iter_mut().for_each(|change| change.is_on = true);
        let rolled = applied(&rollover);
        if let Some(last_year) = LastYearText::of(&rolled) {
            let alike = similarity(&rolled, &last_year);
            unchanged_figures(&rolled, &last_year, &alike);
        }
    }
}
