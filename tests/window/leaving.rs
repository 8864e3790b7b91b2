//! Closing the window, with and without unsaved work.

use annual_summary::app::Opening;
use egui::Key;

use crate::story::{Home, Story};

/// A window with unsaved work that was asked to close.
fn asked(home: &Home) -> Story {
    let mut story = home.sample();
    story.enter("产业经济提质增效");
    story.type_text("甲");
    story.close();
    assert!(story.refuses_to_close());
    story.settle();
    assert!(story.says("要保存修改吗"), "{}", story.words());
    story
}

#[test]
fn nothing_unsaved_is_no_reason_to_ask() {
    let home = Home::new();
    let mut story = home.sample();
    story.close();
    assert!(!story.refuses_to_close() && !story.says("要保存修改吗"));
}

#[test]
fn leaving_can_be_called_off() {
    let home = Home::new();
    let mut story = asked(&home);
    story.click("取消");
    assert!(!story.is_closing() && !story.says("要保存修改吗") && story.is_modified());
    story.close();
    assert!(story.refuses_to_close(), "it is asked again");
}

#[test]
fn escape_calls_it_off_too() {
    let home = Home::new();
    let mut story = asked(&home);
    story.press(Key::Escape);
    assert!(!story.is_closing() && !story.says("要保存修改吗") && story.is_modified());
}

#[test]
fn work_can_be_left_behind() {
    let home = Home::new();
    let mut story = asked(&home);
    story.click("不保存");
    assert!(story.is_closing());
    story.close();
    assert!(!story.refuses_to_close());
}

#[test]
fn what_is_left_behind_is_not_offered_again() {
    let home = Home::new();
    let mut story = home.sample();
    story.enter("产业经济提质增效");
    story.type_text("甲");
    let recovery = home.settings().join("recovery");
    let has_snapshot = || {
        let files = std::fs::read_dir(&recovery).into_iter().flatten().flatten();
        files.into_iter().any(|file| file.path().extension().is_some_and(|kind| kind == "note"))
    };
    story.until("a snapshot is taken", |_| has_snapshot());
    story.close();
    story.settle();
    story.click("不保存");
    story.end();
    assert!(!has_snapshot());
    assert!(!home.open(Opening::Start).says("找到没有保存的文稿"));
}

#[test]
fn the_work_is_saved_and_then_the_window_closes() {
    let home = Home::new();
    let mut story = asked(&home);
    story.press(Key::Enter);
    story.save_as("总结");
    story.until("the window closes", Story::is_closing);
    let saved = annual_summary::storage::load(&home.file("总结.ron")).unwrap();
    assert_eq!(saved, *story.document());
}

#[test]
fn who_finds_no_name_for_the_file_stays() {
    let home = Home::new();
    let mut story = asked(&home);
    story.press(Key::Enter);
    story.until("the file dialog", |story| story.shows("文件名"));
    story.settle();
    story.press(Key::Escape);
    assert!(!story.is_closing() && story.is_modified());
    story.settle();
    assert!(!story.shows("文件名"));
    story.control(Key::S);
    story.save_as("总结");
    story.until_saved();
    assert!(!story.is_closing(), "closing was called off");
}
