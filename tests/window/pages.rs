//! The pages beside the text.

use annual_summary::document::{Field, Part};
use annual_summary::font::FontBook;
use annual_summary::typeset::{Profile, typeset};
use egui::Key;

use crate::story::{Home, Story};

const FIRST: &str = "第 1 页";

/// How many pages the status bar tells of.
fn page_count(story: &Story) -> Option<usize> {
    (1..400).find(|count| story.shows(&format!("{count} 页")))
}

#[test]
fn a_click_on_the_page_leads_to_the_text() {
    let home = Home::new();
    let mut story = home.sample();
    story.until("the pages are there", |story| story.shows(FIRST));
    story.settle();
    let pages = typeset(story.document(), &Profile::gb9704(), FontBook::embedded());
    let page = &pages.pages[0];
    // The middle of the first page is text, and on the screen.
    let expected = pages.place_at(0, page.width.scale(1, 2), page.height.scale(1, 2)).unwrap();
    let Part::Section(id, Field::Body) = expected.part else { panic!("no text in the middle: {expected:?}") };
    let before = story.document().section(id).unwrap().clone();
    story.click(FIRST);
    let label = if before.heading.is_empty() { before.kind.name() } else { &before.heading };
    assert!(story.is_focused(&format!("{label}的正文")), "{}", story.words());

    story.type_text("【】");
    let body = &story.document().section(id).unwrap().body;
    let found = body.find("【】").unwrap();
    let off = found.abs_diff(expected.range.start);
    assert!(off <= "字".len(), "{off} bytes beside the character that was clicked");
}

#[test]
fn pages_follow_the_writing() {
    let home = Home::new();
    let mut story = home.sample();
    story.until("the pages are there", |story| page_count(story).is_some());
    let before = page_count(&story).unwrap();
    story.enter("产业经济提质增效");
    story.paste(&"全年完成投资三十二亿元。".repeat(200));
    story.until("there are more pages", |story| page_count(story).is_some_and(|count| count > before + 2));
    story.control(Key::Z);
    story.until("there are as many as before", |story| page_count(story) == Some(before));
}

#[test]
fn pages_can_be_turned_and_put_away() {
    let home = Home::new();
    let mut story = home.sample();
    story.until("the pages are there", |story| story.shows(FIRST));
    story.choose("视图", "下一页");
    story.until("the next page", |story| story.shows("第 2 页"));
    story.press(Key::F5);
    assert!(!story.shows("第 2 页"));
    story.press(Key::F5);
    assert!(story.shows("第 2 页"));
}
