//! Every input has a name, for those who cannot see what stands beside it.

use annual_summary::app::Opening;
use egui::{Key, Modifiers};

use crate::story::{CONTROL, Home, Story};

fn check(story: &Story, place: &str) {
    let unnamed = story.harness.unnamed_widgets();
    assert!(unnamed.is_empty(), "{place}: {unnamed:#?}");
}

#[test]
fn in_the_window_itself() {
    let home = Home::new();
    let mut story = home.sample();
    story.until("the pages are there", |story| story.shows("第 1 页"));
    check(&story, "the window");
    story.row("年主要指标完成情况表").click();
    story.settle();
    check(&story, "a table");
    story.row("署名与日期").click();
    story.settle();
    check(&story, "the signature");
    story.control(Key::H);
    check(&story, "the bar for finding");
    story.press(Key::F7);
    check(&story, "the findings");
}

#[test]
fn in_what_lies_over_it() {
    let home = Home::new();
    let mut story = home.sample();
    let keys = [
        (CONTROL, Key::N, "a new document"),
        (CONTROL | Modifiers::SHIFT, Key::P, "the palette"),
        (CONTROL | Modifiers::SHIFT, Key::E, "the export"),
        (CONTROL | Modifiers::SHIFT, Key::I, "the symbols"),
        (CONTROL | Modifiers::SHIFT, Key::B, "the percentage"),
        (CONTROL | Modifiers::SHIFT, Key::G, "the counts"),
        (CONTROL, Key::D, "the dates"),
        (CONTROL, Key::Comma, "the settings"),
        (Modifiers::NONE, Key::F1, "the shortcuts"),
    ];
    for (modifiers, key, place) in keys {
        story.enter("产业经济提质增效");
        story.press_with(modifiers, key);
        check(&story, place);
        story.press(Key::Escape);
    }
}

#[test]
fn on_the_first_page_and_in_the_file_dialog() {
    let home = Home::new();
    let mut story = home.open(Opening::Start);
    check(&story, "the first page");
    story.press(Key::Escape);
    story.control(Key::O);
    story.until("the file dialog", |story| story.shows("筛选"));
    check(&story, "the file dialog");
}
