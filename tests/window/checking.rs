//! Findings of the check, and what a clerk does with them.

use annual_summary::document::{Document, SectionKind};
use annual_summary::storage;
use egui::Key;

use crate::story::{Home, Story};

const FAULT: &str = "近500多米";

/// The window with a document that has one fault in it, and its findings beside the text.
fn checked(home: &Home) -> Story {
    let mut document = Document::default();
    document.meta.title = "云岭街道2023年工作总结".into();
    document.meta.year = Some(2023);
    document.push_section(SectionKind::Area, "环境整治").body = format!("全年疏通排水渠{FAULT}。");
    storage::save(&home.file("总结.ron"), &document).unwrap();
    let mut story = home.file_opened("总结.ron");
    story.press(Key::F7);
    story.until("the finding is there", |story| story.says(FAULT));
    story
}

fn body(story: &Story) -> &str {
    &story.section("环境整治").body
}

#[test]
fn one_click_puts_it_right_and_one_takes_that_back() {
    let home = Home::new();
    let mut story = checked(&home);
    story.press(Key::F8);
    story.click("删去“近”");
    assert_eq!(body(&story), "全年疏通排水渠500多米。");
    story.until("nothing is left", |story| story.says("没有发现问题"));
    story.control(Key::Z);
    assert_eq!(body(&story), format!("全年疏通排水渠{FAULT}。"));
    story.until("it is found again", |story| story.says("前后两个约数词矛盾"));
}

#[test]
fn the_next_finding_is_in_the_text() {
    let home = Home::new();
    let mut story = checked(&home);
    story.press(Key::F8);
    assert!(story.is_focused("环境整治的正文"), "{}", story.words());
    story.type_text("约500米");
    assert_eq!(body(&story), "全年疏通排水渠约500米。", "what is at fault is selected");
}

#[test]
fn what_is_waived_is_silent_until_its_sentence_changes() {
    let home = Home::new();
    let mut story = checked(&home);
    story.press(Key::F8);
    story.click("忽略…");
    story.focus("忽略的原因");
    story.type_text("原文如此");
    story.click("忽略");
    story.until("it is silent", |story| story.says("没有发现问题") && story.says("已忽略 1"));
    assert_eq!(story.document().review.waivers[0].reason, "原文如此");
    story.enter("环境整治");
    story.type_text("今年");
    story.until("another sentence, another finding", |story| story.says("前后两个约数词矛盾"));
    story.control(Key::Z);
    story.until("it is silent again", |story| story.says("没有发现问题"));
    story.control(Key::Z);
    story.until("the waiver is taken back", |story| story.says("前后两个约数词矛盾"));
}
