//! Beginning: the first page, and a new document from a template.

use annual_summary::app::Opening;
use annual_summary::session::desk::Origin;
use egui::Key;

use crate::story::Home;

#[test]
fn a_document_is_begun_from_a_template_and_written() {
    let home = Home::new();
    let mut story = home.open(Opening::Start);
    story.click("从模板新建");
    assert!(story.is_focused("单位全称"), "{}", story.words());
    story.type_text("云岭街道办事处");
    story.focus("单位简称");
    story.type_text("云岭街道");
    story.press(Key::Enter);
    assert_eq!(*story.desk().origin(), Origin::New);
    assert_eq!(story.document().meta.organ, "云岭街道办事处");
    assert!(!story.is_modified(), "nothing is lost yet");
    story.enter("产业经济提质增效");
    story.type_text("全年完成投资三十二亿元。");
    assert_eq!(story.section("产业经济").body, "全年完成投资三十二亿元。");
}

#[test]
fn without_the_name_of_the_organ_nothing_is_made() {
    let home = Home::new();
    let mut story = home.open(Opening::Start);
    story.click("从模板新建");
    story.press(Key::Enter);
    assert_eq!(*story.desk().origin(), Origin::Sample);
    assert!(story.shows("单位简称"), "it is still asked for");
}

#[test]
fn the_sample_is_there_to_look_at() {
    let home = Home::new();
    let mut story = home.open(Opening::Start);
    story.click("看一看样例");
    assert!(!story.shows("看一看样例") && story.says("产业经济提质增效"));
}

#[test]
fn unsaved_work_is_asked_about_before_something_new_takes_its_place() {
    let home = Home::new();
    let mut story = home.sample();
    story.enter("产业经济提质增效");
    story.type_text("甲");
    let written = story.document().clone();
    story.choose("文件", "打开样例");
    assert!(story.says("要保存修改吗"));
    story.click("取消");
    assert_eq!(*story.document(), written);
    story.choose("文件", "打开样例");
    story.click("不保存");
    assert!(story.document() != &written && !story.is_modified());
}
