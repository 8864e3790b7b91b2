//! Writing, and taking it back.

use std::time::{Duration, Instant};

use egui::Key;

use crate::story::Home;

const ECONOMY: &str = "产业经济提质增效";
const LAW: &str = "民主法治稳步推进";

#[test]
fn what_is_typed_stands_in_the_document() {
    let home = Home::new();
    let mut story = home.sample();
    assert!(story.says("样例，可以随便改"));
    let before = story.section(ECONOMY).body.clone();
    story.enter(ECONOMY);
    story.type_text("今年以来，");
    assert_eq!(story.section(ECONOMY).body, format!("今年以来，{before}"));
    assert!(story.is_modified() && story.says("有未保存的修改"));
}

#[test]
fn a_new_line_is_a_new_paragraph() {
    let home = Home::new();
    let mut story = home.sample();
    let before = story.section(ECONOMY).body.clone();
    story.enter(ECONOMY);
    story.control(Key::End);
    story.press(Key::Enter);
    story.type_text("另起一段。");
    assert_eq!(story.section(ECONOMY).body, format!("{before}\n另起一段。"));
}

#[test]
fn undo_goes_back_through_sections_and_redo_forward() {
    let home = Home::new();
    let mut story = home.sample();
    let original = story.document().clone();
    story.enter(ECONOMY);
    story.type_text("甲甲甲");
    let once = story.document().clone();
    story.enter(LAW);
    story.type_text("乙乙");
    let twice = story.document().clone();

    story.control(Key::Z);
    assert_eq!(*story.document(), once);
    assert!(story.is_focused(&format!("{LAW}的正文")), "the caret goes where something changed");
    story.control(Key::Z);
    assert_eq!(*story.document(), original);
    assert!(story.is_focused(&format!("{ECONOMY}的正文")));
    assert!(!story.is_modified());
    story.control(Key::Z);
    assert_eq!(*story.document(), original);

    story.control(Key::Y);
    story.control(Key::Y);
    assert_eq!(*story.document(), twice);
}

#[test]
fn the_title_keeps_its_placeholders() {
    let home = Home::new();
    let mut story = home.sample();
    let stored = story.document().meta.title.clone();
    assert!(stored.contains("{year}"));
    story.row("标题与单位").click();
    story.settle();
    story.press(Key::End);
    story.type_text("（稿）");
    assert_eq!(story.document().meta.title, format!("{stored}（稿）"));
}

#[test]
fn a_paste_loses_its_format_and_is_one_step() {
    let home = Home::new();
    let mut story = home.sample();
    let before = story.document().clone();
    story.enter(ECONOMY);
    story.paste("\u{3000}\u{3000}第一段。\r\n\r\n\u{200B}第二段。\u{3000}\r\n");
    let expected = format!("第一段。\n第二段。{}", before.sections[1].body);
    assert_eq!(story.section(ECONOMY).body, expected);
    story.control(Key::Z);
    assert_eq!(*story.document(), before);
}

/// Nobody means to do this, but the wrong thing may be in the clipboard.
#[test]
fn five_megabytes_are_not_pasted_and_the_window_says_why() {
    let home = Home::new();
    let mut story = home.sample();
    let before = story.document().clone();
    story.enter(ECONOMY);
    let paragraph = "全年完成投资三十二亿元，同比增长百分之八，群众满意度稳步提升。".repeat(5);
    let mut text = String::new();
    while text.len() < 5 << 20 {
        text.push_str(&paragraph);
        text.push('\n');
    }
    let start = Instant::now();
    story.paste(&text);
    assert!(story.says("太长了，没有粘贴"), "{}", story.words());
    assert_eq!(*story.document(), before);
    let took = start.elapsed();
    assert!(took < Duration::from_secs(60), "{took:?}");
}
