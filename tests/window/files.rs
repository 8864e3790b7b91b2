//! Saving, opening, importing and exporting, through the window's own file dialog.

use annual_summary::app::Opening;
use annual_summary::session::desk::Origin;
use annual_summary::storage;
use egui::Key;

use crate::story::{Home, Story};

const ECONOMY: &str = "产业经济提质增效";

/// A home with the sample, changed at its beginning, saved as a file.
fn saved(home: &Home, name: &str) -> Story {
    let mut story = home.sample();
    story.enter(ECONOMY);
    story.type_text("甲");
    story.control(Key::S);
    story.save_as(name);
    story.until_saved();
    story.settle();
    story
}

#[test]
fn what_is_saved_can_be_opened() {
    let home = Home::new();
    let story = saved(&home, "总结");
    let written = story.document().clone();
    assert_eq!(storage::load(&home.file("总结.ron")).unwrap(), written);
    story.end();

    let mut story = home.file_opened("总结.ron");
    assert_eq!(*story.document(), written);
    assert!(!story.is_modified() && story.desk().name() == "总结.ron");

    story.enter(ECONOMY);
    story.type_text("乙");
    story.control(Key::S);
    story.until_saved();
    assert!(!story.shows("文件名"), "the second time nothing is asked");
    assert_eq!(storage::load(&home.file("总结.ron")).unwrap(), *story.document());
}

#[test]
fn a_file_is_chosen_in_the_dialog() {
    let home = Home::new();
    let story = saved(&home, "总结");
    let written = story.document().clone();
    story.end();
    let mut story = home.sample();
    story.control(Key::O);
    story.until("the file is listed", |story| story.shows("文件 总结.ron"));
    story.press(Key::ArrowDown);
    story.press(Key::Enter);
    story.until("the file is open", |story| story.desk().path().is_some());
    assert_eq!(*story.document(), written);
}

#[test]
fn recent_files_are_listed_and_opened() {
    let home = Home::new();
    let story = saved(&home, "总结");
    let written = story.document().clone();
    let title = written.fill(&written.meta.title).text;
    story.end();
    let mut story = home.open(Opening::Start);
    story.click(&title);
    story.until("the file is open", |story| story.desk().path().is_some());
    assert_eq!(*story.document(), written);
}

#[test]
fn a_recent_file_that_is_gone_is_struck_from_the_list() {
    let home = Home::new();
    let story = saved(&home, "总结");
    let title = story.document().fill(&story.document().meta.title).text;
    story.end();
    std::fs::remove_file(home.file("总结.ron")).unwrap();
    for listed in [true, false] {
        let mut story = home.open(Opening::Start);
        assert_eq!(story.shows(&title), listed, "{}", story.words());
        if listed {
            story.click(&title);
        }
        assert!(!story.shows(&title));
    }
}

#[test]
fn plain_text_is_imported_and_never_written_to() {
    let home = Home::new();
    let seed = include_bytes!("../fixtures/seed-2023-street-office.txt");
    std::fs::write(home.file("去年.txt"), seed).unwrap();
    let mut story = home.open(Opening::File(home.file("去年.txt")));
    story.until("it is imported", |story| matches!(story.desk().origin(), Origin::Imported(_)));
    story.settle();
    assert!(
        story.document().sections.len() > 5 && story.is_modified(),
        "it is in no file of the program yet"
    );
    if story.shows("知道了") {
        story.click("知道了");
    }
    story.control(Key::S);
    story.save_as("去年");
    story.until_saved();
    assert_eq!(storage::load(&home.file("去年.ron")).unwrap(), *story.document());
    assert_eq!(std::fs::read(home.file("去年.txt")).unwrap(), seed);
}

#[test]
fn the_pages_are_exported() {
    let home = Home::new();
    let mut story = home.sample();
    story.control(Key::E);
    story.save_as("总结");
    story.until("it is exported", |story| story.says("已导出"));
    assert!(std::fs::read(home.file("总结.pdf")).unwrap().starts_with(b"%PDF"));
    assert!(!story.is_modified() && story.desk().path().is_none(), "exporting is not saving");
}

#[test]
fn a_name_that_is_taken_is_asked_about() {
    let home = Home::new();
    let taken = home.file("总结.ron");
    std::fs::write(&taken, "别的内容").unwrap();
    let mut story = home.sample();
    story.control(Key::S);
    story.save_as("总结");
    story.until("the question", |story| story.says("要替换这个文件吗"));
    assert_eq!(std::fs::read_to_string(&taken).unwrap(), "别的内容");
    story.click("替换");
    story.until("it is saved", |story| story.says("已保存到"));
    assert_eq!(storage::load(&taken).unwrap(), *story.document());
}
