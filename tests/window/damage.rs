//! What goes wrong with files: it is said, and the work on the screen is unhurt.

use annual_summary::app::Opening;
use annual_summary::storage;
use egui::Key;

use crate::story::{Home, Story};

/// A window with unsaved work in a file of its own.
fn at_work(home: &Home, folder: &str) -> Story {
    std::fs::create_dir_all(home.file(folder)).unwrap();
    let path = home.file(folder).join("总结.ron");
    storage::save(&path, &annual_summary::template::sample()).unwrap();
    let mut story = home.open(Opening::File(path));
    story.until("the file is open", |story| story.desk().path().is_some());
    story.settle();
    story.enter("产业经济提质增效");
    story.type_text("甲");
    story
}

/// Saves, and expects it to be told that it failed.
fn fails_to_save(story: &mut Story, words: &str) {
    let written = story.document().clone();
    story.control(Key::S);
    story.until("it is said what is wrong", |story| story.says(words));
    assert!(story.says("总结.ron") && !story.says("已保存到"));
    assert!(story.is_modified() && *story.document() == written);
    story.type_text("乙");
    assert!(*story.document() != written, "work goes on");
}

#[test]
fn a_damaged_file_leaves_the_document_alone() {
    let home = Home::new();
    let text = storage::encode(&annual_summary::template::sample()).unwrap();
    let half = text.floor_char_boundary(text.len() / 2);
    std::fs::write(home.file("坏的.ron"), &text[..half]).unwrap();
    let mut story = home.sample();
    let before = story.document().clone();
    story.control(Key::O);
    story.until("the file is listed", |story| story.shows("文件 坏的.ron"));
    story.press(Key::ArrowDown);
    story.press(Key::Enter);
    story.until("it is said what is wrong", |story| story.says("无法打开"));
    assert!(story.says("坏的.ron") && story.says("文件不完整"), "{}", story.words());
    assert_eq!(*story.document(), before);
    assert!(!story.is_modified());
    story.click("关闭");
    assert!(!story.says("无法打开"));
    assert_eq!(std::fs::read_to_string(home.file("坏的.ron")).unwrap(), text[..half], "it is not touched");
}

#[test]
fn a_file_that_is_gone_is_named() {
    let home = Home::new();
    let mut story = home.open(Opening::File(home.file("没有.ron")));
    story.until("it is said what is wrong", |story| story.says("找不到这个文件"));
    assert!(story.says("没有.ron"));
    story.enter("产业经济提质增效");
    story.type_text("甲");
    assert!(story.is_modified(), "the window can be used");
}

#[test]
fn a_folder_that_is_gone_keeps_the_work_unsaved() {
    let home = Home::new();
    let mut story = at_work(&home, "移动硬盘");
    std::fs::remove_dir_all(home.file("移动硬盘")).unwrap();
    story.control(Key::S);
    story.until("it is said that the file is gone", |story| story.says("原来的文件不在了"));
    story.click("存回原处");
    story.until("it is said what is wrong", |story| story.says("所在的文件夹不存在"));
    assert!(story.is_modified() && !story.says("已保存到"));
    story.press_with(crate::story::CONTROL | egui::Modifiers::SHIFT, Key::S);
    story.until("the file dialog", |story| story.shows("文件名"));
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_in_keeps_the_work_unsaved() {
    use std::os::unix::fs::PermissionsExt;

    let home = Home::new();
    let mut story = at_work(&home, "只读");
    let folder = home.file("只读");
    let permit = |mode| std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(mode)).unwrap();
    permit(0o555);
    // Those who administer the machine may write everywhere; there is nothing to test for them.
    if std::fs::write(folder.join("试"), "").is_err() {
        fails_to_save(&mut story, "没有写入权限");
    }
    permit(0o755);
}

#[test]
fn a_folder_in_the_place_of_the_file_keeps_the_work_unsaved() {
    let home = Home::new();
    let mut story = at_work(&home, "文件夹");
    let path = home.file("文件夹").join("总结.ron");
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    fails_to_save(&mut story, "这是一个文件夹");
}

#[test]
fn broken_settings_are_set_aside_and_named() {
    let home = Home::new();
    std::fs::write(home.settings().join("settings.ron"), "(theme: 紫").unwrap();
    let mut story = home.sample();
    assert!(story.says("设置文件") && story.says("已改用默认值"), "{}", story.words());
    assert!(home.settings().join("settings.ron.broken").exists());
    story.enter("产业经济提质增效");
}
