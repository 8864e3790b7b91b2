//! Earlier versions, a file somebody else has written, a document somebody else works on.

use annual_summary::document::{Document, SectionKind};
use annual_summary::storage;
use annual_summary::storage::lock::{Attempt, Holder, Lock};
use egui::{Key, Modifiers};

use crate::story::{CONTROL, Home, Story};

const CONTROL_SHIFT: Modifiers = Modifiers { shift: true, ..CONTROL };

fn document(body: &str) -> Document {
    let mut document = Document::default();
    document.meta.title = "云岭街道2023年工作总结".into();
    document.push_section(SectionKind::Area, "环境整治").body = body.into();
    document
}

fn opened(home: &Home) -> Story {
    storage::save(&home.file("总结.ron"), &document("疏通排水渠500米。")).unwrap();
    home.file_opened("总结.ron")
}

fn rewrite(story: &mut Story, text: &str) {
    story.enter("环境整治");
    story.control(Key::A);
    story.type_text(text);
}

fn body(story: &Story) -> &str {
    &story.section("环境整治").body
}

fn saved(home: &Home) -> String {
    storage::load(&home.file("总结.ron")).unwrap().sections[0].body.clone()
}

#[test]
fn an_earlier_version_is_compared_and_restored_in_one_step() {
    let home = Home::new();
    storage::save(&home.file("总结.ron"), &document("疏通排水渠500米。")).unwrap();
    let yesterday = std::time::SystemTime::now() - std::time::Duration::from_secs(86_400);
    std::fs::File::options()
        .write(true)
        .open(home.file("总结.ron"))
        .unwrap()
        .set_modified(yesterday)
        .unwrap();
    let mut story = home.file_opened("总结.ron");
    rewrite(&mut story, "疏通排水渠800米。");
    story.control(Key::S);
    story.until_saved();
    story.press_with(CONTROL_SHIFT, Key::H);
    story.until("both versions", |story| story.count("恢复") == 2);
    // The last in the list is the oldest: what the file held before.
    story.click("对照");
    story.until("the comparison", |story| story.shows("疏通排水渠500米。"));
    story.click("恢复到左边这一版");
    assert_eq!(body(&story), "疏通排水渠500米。");
    assert!(story.is_modified());
    story.control(Key::Z);
    assert_eq!(body(&story), "疏通排水渠800米。");
}

#[test]
fn what_somebody_else_has_written_is_not_overwritten_unasked() {
    let home = Home::new();
    let mut story = opened(&home);
    storage::save(&home.file("总结.ron"), &document("别人写的。")).unwrap();
    rewrite(&mut story, "我写的。");
    story.control(Key::S);
    story.until("the question", |story| story.says("文件被别人改过了"));
    assert_eq!(saved(&home), "别人写的。");
    story.click("对照");
    story.until("the comparison", |story| story.shows("别人写的。"));
    story.click("关闭");
    story.control(Key::S);
    story.until("the question again", |story| story.says("文件被别人改过了"));
    story.click("覆盖");
    story.until_saved();
    assert_eq!(saved(&home), "我写的。");
    story.press_with(CONTROL_SHIFT, Key::H);
    story.until("the other's text is a version", |story| story.count("恢复") >= 2);
}

#[test]
fn a_file_that_is_gone_is_put_back_or_saved_elsewhere() {
    let home = Home::new();
    let mut story = opened(&home);
    std::fs::remove_file(home.file("总结.ron")).unwrap();
    rewrite(&mut story, "我写的。");
    story.control(Key::S);
    story.until("the question", |story| story.says("原来的文件不在了"));
    story.click("存回原处");
    story.until_saved();
    assert_eq!(saved(&home), "我写的。");
}

#[test]
fn a_document_somebody_else_works_on_is_opened_as_a_copy() {
    let home = Home::new();
    storage::save(&home.file("总结.ron"), &document("疏通排水渠500米。")).unwrap();
    let other = Holder { host: "ZHANG-PC".into(), user: "张三".into(), process: 1, since: 0 };
    let Attempt::Held(lock) = Lock::acquire(&home.file("总结.ron"), &other) else { panic!("no notice") };
    let mut story = home.open(annual_summary::app::Opening::File(home.file("总结.ron")));
    story.until("the question", |story| story.says("有人正在编辑这份文稿"));
    assert!(story.says("张三"), "{}", story.words());
    story.click("作为副本打开");
    assert_eq!(story.desk().path(), None);
    rewrite(&mut story, "我写的。");
    story.control(Key::S);
    story.save_as("我的.ron");
    story.until_saved();
    assert_eq!(saved(&home), "疏通排水渠500米。");
    drop(lock);
}
