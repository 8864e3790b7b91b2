//! Starting from last year's file, and what is still last year's.

use annual_summary::document::PromiseStatus;
use egui::{Key, Modifiers};

use crate::story::{CONTROL, Home, Story};

const LAST_YEAR: &str = "云岭街道2023年工作总结

今年以来，云岭街道稳中求进。
一、产业发展
2023年完成投资1.25亿元，新建厂房12栋。园区道路全部建成。
二、民生保障
新建口袋公园3处。
三、2024年工作打算
（一）新建农贸市场1座。
（二）改造老旧小区2个。
";

const CONTROL_SHIFT: Modifiers = Modifiers { shift: true, ..CONTROL };

/// The window with this year's document, begun from last year's text.
fn begun(home: &Home) -> Story {
    std::fs::write(home.file("去年.txt"), LAST_YEAR).unwrap();
    let mut story = home.sample();
    story.press_with(CONTROL_SHIFT, Key::Y);
    story.until("the file dialog", |story| story.says("去年.txt"));
    story.type_text("去年");
    story.press(Key::Enter);
    story.until("the sheet", |story| story.shows("开始写今年的总结"));
    story
}

fn started(home: &Home) -> Story {
    let mut story = begun(home);
    story.click("开始写今年的总结");
    story.until("the document", |story| story.document().meta.year == Some(2024));
    story.press_with(CONTROL_SHIFT, Key::U);
    story.until("what is last year's", |story| story.says("相似"));
    story
}

#[test]
fn what_will_change_is_shown_and_may_be_switched_off() {
    let home = Home::new();
    let mut story = begun(&home);
    assert!(story.says("会更新的年份"), "{}", story.words());
    assert!(story.shows("2023年 → 2024年"));
    story.click("去年的打算 2");
    story.node("打算第2件").focus();
    story.settle();
    story.click("去掉");
    story.until("one promise is left", |story| story.shows("去年的打算 1"));
    story.click("开始写今年的总结");
    story.until("the document", |story| story.document().meta.year == Some(2024));
    assert_eq!(story.document().meta.title, "云岭街道2024年工作总结");
    assert!(story.section("产业发展").body.starts_with("2024年完成投资1.25亿元"));
    assert_eq!(story.document().review.promises.len(), 1);
    assert!(story.is_modified(), "it is in no file yet");
    assert_eq!(std::fs::read_to_string(home.file("去年.txt")).unwrap(), LAST_YEAR);
}

#[test]
fn carried_paragraphs_are_confirmed_or_edited_away() {
    let home = Home::new();
    let mut story = started(&home);
    let before = story.document().review.carried.len();
    story.enter("民生保障");
    story.press(Key::F9);
    assert_eq!(story.document().review.carried.len(), before - 1);
    story.control(Key::Z);
    assert_eq!(story.document().review.carried.len(), before);
    story.enter("产业发展");
    story.type_text("全力以赴，");
    story.until("it is one fewer", |story| story.shows(&format!("沿用的段落 {}", before - 1)));
}

#[test]
fn promises_are_answered() {
    let home = Home::new();
    let mut story = started(&home);
    story.click("去年的打算 2");
    story.click("完成");
    let promises = |story: &Story| story.document().review.promises.clone();
    story.until("it is answered", |story| promises(story).iter().any(|p| p.status == PromiseStatus::Done));
    story.fill_in("打算第2件的备注", "已开业");
    story.press(Key::Enter);
    story.until("the remark", |story| promises(story).iter().any(|p| p.note == "已开业"));
    story.control(Key::Z);
    story.control(Key::Z);
    assert!(promises(&story).iter().all(|promise| promise.status == PromiseStatus::Open));
}

#[test]
fn a_sentence_of_last_year_is_taken_over_beside_this_years() {
    let home = Home::new();
    let mut story = started(&home);
    story.enter("产业发展");
    story.control(Key::A);
    story.type_text("2024年完成投资1.52亿元，新建厂房20栋。");
    story.press_with(CONTROL_SHIFT, Key::D);
    story.until("the comparison", |story| story.shows("对照"));
    let old = "2023年完成投资1.25亿元，新建厂房12栋。园区道路全部建成。";
    story.click(old);
    story.click(old);
    story.click("采用这一句");
    let body = "2024年完成投资1.52亿元，新建厂房20栋。园区道路全部建成。";
    assert_eq!(story.section("产业发展").body, body);
    assert!(story.document().review.is_carried(body), "it has to be looked at");
    story.control(Key::Z);
    assert_eq!(story.section("产业发展").body, "2024年完成投资1.52亿元，新建厂房20栋。");
}
