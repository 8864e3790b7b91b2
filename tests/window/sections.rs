//! The outline: sections moved, hidden, renamed, added and deleted.

use egui::{Key, Modifiers, vec2};

use crate::story::{CONTROL, Home, Story};

const ECONOMY: &str = "产业经济提质增效";
const LIVING: &str = "生态人居面貌一新";
const ORDER: &str = "基层治理精细有序";

fn place(story: &Story, heading: &str) -> usize {
    story.headings().iter().position(|other| other == heading).unwrap()
}

#[test]
fn keys_move_a_section_and_its_number_follows() {
    let home = Home::new();
    let mut story = home.sample();
    let before = story.document().clone();
    story.enter(ECONOMY);
    assert!(story.shows(&format!("一、{ECONOMY}")));
    story.press_with(Modifiers::ALT, Key::ArrowDown);
    assert!(place(&story, LIVING) < place(&story, ECONOMY));
    assert!(story.shows(&format!("一、{LIVING}")) && story.shows(&format!("二、{ECONOMY}")));
    assert!(story.is_focused(&format!("{ECONOMY}的正文")), "the caret goes along");
    story.press_with(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(story.document().sections, before.sections);
    story.control(Key::Z);
    story.control(Key::Z);
    assert!(!story.is_modified());
}

#[test]
fn a_section_is_dragged_to_another_place() {
    let home = Home::new();
    let mut story = home.sample();
    let (from, to) = (story.row(ECONOMY).rect(), story.row(ORDER).rect());
    story.harness.hover_at(from.center());
    story.harness.drag_at(from.center());
    for share in [0.2, 0.5, 0.8] {
        story.harness.hover_at(from.center() + (to.center() - from.center()) * share);
    }
    story.harness.hover_at(to.center() + vec2(0.0, 6.0));
    story.harness.drop_at(to.center() + vec2(0.0, 6.0));
    story.settle();
    let order = [LIVING, ORDER, ECONOMY].map(|heading| place(&story, heading));
    assert!(order.is_sorted(), "{:?}", story.headings());
    story.click("撤销");
    assert!(!story.is_modified());
}

#[test]
fn a_heading_is_changed_in_the_outline() {
    let home = Home::new();
    let mut story = home.sample();
    for _ in 0..2 {
        story.row(LIVING).click();
    }
    story.settle();
    story.fill_in("改标题", "环境整治");
    story.press(Key::Enter);
    assert!(story.shows("二、环境整治"), "{}", story.words());
    assert_eq!(story.section("环境整治").heading, "环境整治");
}

#[test]
fn a_hidden_section_loses_its_number_and_keeps_its_text() {
    let home = Home::new();
    let mut story = home.sample();
    let body = story.section(ECONOMY).body.clone();
    story.enter(ECONOMY);
    story.choose("部分", "隐藏或显示");
    assert!(story.section(ECONOMY).hidden && story.shows(&format!("一、{LIVING}")));
    assert_eq!(story.section(ECONOMY).body, body);
    story.choose("部分", "隐藏或显示");
    assert!(!story.section(ECONOMY).hidden);
}

#[test]
fn a_section_is_added_named_and_written() {
    let home = Home::new();
    let mut story = home.sample();
    story.enter(ECONOMY);
    story.press_with(CONTROL | Modifiers::SHIFT, Key::N);
    story.type_text("招商引资");
    assert_eq!(place(&story, "招商引资"), place(&story, ECONOMY) + 1, "what was proposed is written over");
    story.enter("招商引资");
    story.type_text("全年签约项目十二个。");
    assert_eq!(story.section("招商引资").body, "全年签约项目十二个。");
}

#[test]
fn a_deleted_section_comes_back_whole() {
    let home = Home::new();
    let mut story = home.sample();
    let before = story.document().clone();
    story.enter(ORDER);
    story.choose("部分", "删除部分");
    assert!(!story.headings().iter().any(|heading| heading == ORDER));
    assert!(story.says("已删除"));
    story.control(Key::Z);
    assert_eq!(story.document().sections, before.sections);
}
