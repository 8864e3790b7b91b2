//! `check`: what it prints, in which order, and how it ends.

use annual_summary::check::Options;
use annual_summary::session::checking::{Proofreader, waive};
use annual_summary::storage::{load, save};
use serde_json::{Value, json};

use crate::desk::Desk;

const CLEAN: &str =
    "青禾街道2024年工作总结\n今年以来，街道工作平稳推进。\n一、民生服务\n各项服务有序开展。\n";
const MARKED: &str =
    "青禾街道2024年工作总结\n今年以来，##top##工作平稳推进。\n一、民生服务\n各项服务有序开展。\n";

fn findings(line: &str) -> Value {
    serde_json::from_str(line).unwrap()
}

#[test]
fn a_clean_file_is_clean() {
    let desk = Desk::new();
    desk.write("净.txt", CLEAN);
    assert_eq!(desk.succeeds(&["check", "净.txt"]), "0处必错，0处疑似，0处提示\n");
    let line = desk.succeeds(&["check", "净.txt", "--format", "json"]);
    assert_eq!(line, "{\"file\":\"净.txt\",\"findings\":[]}\n");
}

#[test]
fn the_sample_is_clean() {
    let desk = Desk::new();
    let line = desk.succeeds(&["check", "--sample", "--format", "json"]);
    assert_eq!(findings(&line)["file"], "--sample");
}

#[test]
fn findings_have_the_shape_of_the_contract() {
    let desk = Desk::new();
    desk.write("网页.txt", MARKED);
    let outcome = desk.run(&["check", "./网页.txt", "--format=json"]);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(1), ""));
    assert!(outcome.stdout.starts_with(
        "{\"file\":\"./网页.txt\",\"findings\":[{\"kind\":\"placeholder\",\"rule\":\"site-marker\",\"severity\":\"warning\",\"message\":\""
    ));
    let told = findings(&outcome.stdout);
    assert_eq!(
        told["findings"][0]["spans"],
        json!([{"section": "前言", "start": 5, "end": 5, "text": "##top##"}])
    );
    assert_eq!(told["findings"][0]["fixes"], json!([]));
}

#[test]
fn text_output_quotes_the_line_with_a_mark() {
    let desk = Desk::new();
    desk.write("网页.txt", MARKED);
    let outcome = desk.run(&["check", "网页.txt"]);
    assert_eq!(outcome.code, Some(1));
    let lines: Vec<&str> = outcome.stdout.lines().collect();
    assert!(lines[0].starts_with("疑似 网站标记[site-marker]：原稿第2行"), "{}", lines[0]);
    assert_eq!(lines[1], " --> 网页.txt:前言");
    assert_eq!(lines[2], "  | 今年以来，##top##工作平稳推进。");
    assert_eq!(lines[3], format!("  | {}^^^^^^^", " ".repeat(10)));
    assert_eq!(lines.last(), Some(&"0处必错，1处疑似，0处提示"));
}

#[test]
fn a_waived_finding_is_left_out_until_its_sentence_changes() {
    let desk = Desk::new();
    desk.write("数.txt", CLEAN.replace("各项服务有序开展。", "建成步道近500多米。各项服务有序开展。"));
    desk.succeeds(&["import", "数.txt", "-o", "数.ron"]);
    let told = desk.run(&["check", "数.ron", "--format", "json"]);
    assert_eq!(told.code, Some(1));
    let found = &findings(&told.stdout)["findings"][0];
    assert_eq!(
        (&found["rule"], &found["spans"][0]["text"]),
        (&json!("approximation-clash"), &json!("近500多米"))
    );
    let mut document = load(&desk.path("数.ron")).unwrap();
    let checked = Proofreader::new().check(&document, &Options::default());
    waive(&document, &checked[0].finding, "原文如此").unwrap().apply(&mut document).unwrap();
    save(&desk.path("数.ron"), &document).unwrap();
    desk.succeeds(&["check", "数.ron"]);
    let text = std::fs::read_to_string(desk.path("数.ron")).unwrap();
    desk.write("数.ron", text.replace("各项服务有序开展。", "各项服务平稳开展。"));
    desk.succeeds(&["check", "数.ron"]);
    desk.write("数.ron", text.replace("建成步道", "新建步道"));
    assert_eq!(desk.run(&["check", "数.ron"]).code, Some(1));
}

#[test]
fn many_files_are_told_in_the_order_given_and_always_the_same() {
    let desk = Desk::new();
    let mut args = vec!["check".to_owned(), "--format".into(), "json".into()];
    for index in 0..40_usize {
        let name = format!("{:02}.txt", (index * 7) % 40);
        desk.write(&name, if index % 3 == 0 { CLEAN.to_owned() } else { MARKED.repeat(1 + index % 5 * 20) });
        args.push(name);
    }
    let first = desk.run(&args);
    let names: Vec<String> =
        first.stdout.lines().map(|line| findings(line)["file"].as_str().unwrap().to_owned()).collect();
    assert_eq!(names, args[3..]);
    for _ in 0..3 {
        assert_eq!(desk.run(&args), first);
    }
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let desk = Desk::new();
    desk.write("一.txt", MARKED);
    desk.write("坏.ron", "(");
    desk.write("二.txt", CLEAN);
    let outcome = desk.run(&["check", "一.txt", "没有.txt", "坏.ron", "二.txt", "--format", "json"]);
    assert_eq!(outcome.code, Some(2));
    assert_eq!(outcome.stdout.lines().count(), 2);
    let complaints: Vec<&str> = outcome.stderr.lines().collect();
    assert_eq!(complaints.len(), 2, "{outcome:?}");
    assert!(complaints[0].contains("没有.txt") && complaints[1].contains("坏.ron"), "{outcome:?}");
    let text = desk.run(&["check", "二.txt", "没有.txt"]);
    assert_eq!((text.code, text.stdout.as_str()), (Some(2), "0处必错，0处疑似，0处提示；1个文件没有核对\n"));
}

#[test]
fn last_years_file_must_be_readable() {
    let desk = Desk::new();
    desk.write("今年.txt", CLEAN);
    desk.write("去年.txt", CLEAN.replace("2024", "2023"));
    desk.succeeds(&["check", "今年.txt", "--last-year", "去年.txt"]);
    desk.refuses(2, &["check", "今年.txt", "--last-year", "前年.txt"], &["前年.txt", "找不到"]);
}

#[test]
fn bad_usage_is_told() {
    let desk = Desk::new();
    desk.write("净.txt", CLEAN);
    for (args, part) in [
        (&["check"][..], "缺少文件"),
        (&["check", "--sample", "净.txt"], "--sample"),
        (&["check", "净.txt", "--format", "xml"], "xml"),
        (&["check", "净.txt", "--format"], "--format"),
        (&["check", "净.txt", "--last-year"], "--last-year"),
        (&["check", "净.txt", "-o", "出.txt"], "-o"),
    ] {
        desk.refuses(2, args, &[part]);
    }
}

#[test]
fn the_offices_own_words_are_taken() {
    let desk = Desk::new();
    desk.write("总结.txt", "青禾街道2024年工作总结\n今年以来，清禾街道平稳推进，按装路灯12盏。\n");
    let rules = |desk: &Desk| -> Vec<String> {
        let outcome = desk.run(&["check", "总结.txt", "--format=json"]);
        let told = findings(&outcome.stdout)["findings"].clone();
        let messages = told.as_array().unwrap().iter().filter(|it| it["rule"] == "wrong-word");
        messages.map(|it| it["message"].as_str().unwrap().to_owned()).collect()
    };
    assert!(matches!(&rules(&desk)[..], [message] if message.contains("安装")), "{:?}", rules(&desk));
    let own = r#"(wrong_words: [(wrong: "清禾", right: ["青禾"]), (wrong: "按装", off: true)])"#;
    desk.configure("words", "本单位.ron", own);
    assert!(matches!(&rules(&desk)[..], [message] if message.contains("青禾")), "{:?}", rules(&desk));
    desk.configure("words", "坏了.ron", "(words: [])");
    let outcome = desk.run(&["check", "总结.txt"]);
    assert_eq!(outcome.code, Some(1));
    assert!(outcome.stderr.contains("坏了.ron") && outcome.stderr.contains("已跳过"), "{outcome:?}");
}
