//! Find and replace.

use annual_summary::document::Document;
use annual_summary::session::find::{Scope, find_all};
use annual_summary::text::search::Query;
use egui::Key;

use crate::story::Home;

const WORD: &str = "群众";

fn count(document: &Document, text: &str) -> usize {
    find_all(document, &Query { text: text.into(), ..Query::default() }, Scope::Document).len()
}

#[test]
fn everything_is_counted_replaced_and_taken_back_at_once() {
    let home = Home::new();
    let mut story = home.sample();
    let before = story.document().clone();
    let hits = count(&before, WORD);
    assert!(hits > 1, "the sample is no example");
    story.control(Key::H);
    assert!(story.is_focused("查找"));
    story.type_text(WORD);
    assert!(story.says(&format!("共 {hits} 处")), "{}", story.words());
    story.focus("替换为");
    story.type_text("居民群体");
    story.click(&format!("全部替换（{hits}处）"));
    assert_eq!(count(story.document(), WORD), 0);
    assert_eq!(count(story.document(), "居民群体"), hits);
    assert!(story.says("没有找到"));
    story.click("撤销");
    assert_eq!(*story.document(), before);
    assert!(!story.is_modified());
}

#[test]
fn enter_goes_from_place_to_place() {
    let home = Home::new();
    let mut story = home.sample();
    let hits = count(story.document(), WORD);
    story.control(Key::F);
    story.type_text(WORD);
    for current in [1, 2] {
        story.press(Key::F3);
        assert!(story.says(&format!("第 {current} 处，共 {hits} 处")), "{}", story.words());
    }
    story.type_text("甲");
    assert_eq!(count(story.document(), WORD), hits - 1, "what was found is selected");
}

#[test]
fn one_place_is_replaced_at_a_time() {
    let home = Home::new();
    let mut story = home.sample();
    let hits = count(story.document(), WORD);
    story.control(Key::H);
    story.type_text(WORD);
    story.focus("替换为");
    story.type_text("居民");
    story.click("下一处");
    story.click("替换");
    assert_eq!(count(story.document(), WORD), hits - 1);
}

#[test]
fn escape_puts_the_bar_away() {
    let home = Home::new();
    let mut story = home.sample();
    story.enter("民生保障温暖可感");
    story.control(Key::F);
    story.type_text("查无此词");
    assert!(story.says("没有找到"));
    story.press(Key::Escape);
    assert!(!story.shows("查找下一处") && !story.shows("下一处"));
    assert!(story.is_focused("民生保障温暖可感的正文"), "the caret is where it was");
}

#[test]
fn f3_takes_up_the_last_search() {
    let home = Home::new();
    let mut story = home.sample();
    let hits = count(story.document(), WORD);
    story.control(Key::F);
    story.type_text(WORD);
    story.press(Key::Escape);
    story.press(Key::F3);
    assert!(story.says(&format!("第 1 处，共 {hits} 处")), "{}", story.words());
}
