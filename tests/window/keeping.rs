//! What is kept from one run to the next.

use annual_summary::app::Opening;
use annual_summary::document::{Document, SectionKind};
use annual_summary::session::settings::{Settings, ThemeChoice};
use annual_summary::session::window_state::{PreviewZoom, WindowState};
use annual_summary::storage::{self, recovery::orphans};
use egui::Key;

use crate::story::{Home, Story};

#[test]
fn settings_hold_in_the_next_run() {
    let home = Home::new();
    let mut story = home.sample();
    story.choose("视图", "深色");
    story.control(Key::Plus);
    story.end();

    let (settings, complaint) = Settings::load(Some(&home.settings()));
    assert_eq!((settings.theme, settings.text_size, complaint), (ThemeChoice::Dark, 110, None));
    let story = home.sample();
    assert!((story.harness.ctx.zoom_factor() - 1.1).abs() < 0.01);
}

#[test]
fn the_settings_sheet_changes_them() {
    let home = Home::new();
    let mut story = home.sample();
    story.choose("帮助", "设置");
    story.click("深色");
    story.focus("单位全称");
    story.type_text("云岭街道办事处");
    story.click("确定");
    assert_eq!(story.harness.ctx.theme(), egui::Theme::Dark);
    story.end();
    let mut story = home.open(Opening::Start);
    story.click("从模板新建");
    let name = story.node("单位全称").value();
    assert_eq!(name.as_deref(), Some("云岭街道办事处"));
}

#[test]
fn settings_that_are_called_off_change_nothing() {
    let home = Home::new();
    let mut story = home.sample();
    story.choose("帮助", "设置");
    story.click("深色");
    story.click("取消");
    assert_eq!(story.harness.ctx.theme(), egui::Theme::Light);
    assert_eq!(Settings::load(Some(&home.settings())).0.theme, ThemeChoice::Light);
}

#[test]
fn panes_that_were_put_away_stay_away() {
    let home = Home::new();
    let mut story = home.sample();
    assert!(story.says("大纲"));
    story.press(Key::F4);
    story.press(Key::F5);
    story.end();
    let story = home.sample();
    assert!(!story.shows("标题与单位"), "the outline");
    assert!(!story.shows("页面"), "the pages");
}

#[test]
fn the_zoom_of_the_pages_is_kept() {
    let home = Home::new();
    let mut story = home.sample();
    story.until("the pages are there", |story| story.shows("第 1 页"));
    story.choose("视图", "适合整页");
    story.end();
    let (state, _) = WindowState::load(Some(&home.settings()));
    assert_eq!(state.zoom, PreviewZoom::FitPage);
    let mut story = home.sample();
    story.until("the zoom is as it was", |story| story.shows("适合整页"));
}

#[test]
fn the_tour_is_offered_once() {
    let home = Home::new();
    let mut story = home.open(Opening::Start);
    story.click("看一看样例");
    for step in 1..5 {
        assert!(story.says(&format!("{step}/5")), "{}", story.words());
        story.click("下一步");
    }
    story.click("开始写");
    assert!(!story.says("5/5"));
    story.choose("文件", "打开样例");
    assert!(!story.says("1/5"), "once is enough");
    story.choose("帮助", "导览");
    assert!(story.says("1/5"));
    story.click("不看了");
    assert!(!story.says("1/5"));
}

/// Ends a window as when the power fails, once a snapshot of it is taken. The thread that took it may hold its slot a
/// moment longer.
fn break_off(home: &Home, mut story: Story) {
    let recovery = home.settings().join("recovery");
    story.until("a snapshot is taken", |_| {
        let files = std::fs::read_dir(&recovery).into_iter().flatten().flatten();
        files.into_iter().any(|file| file.path().extension().is_some_and(|kind| kind == "note"))
    });
    drop(story);
    let start = std::time::Instant::now();
    while orphans(&recovery).found.is_empty() {
        assert!(start.elapsed().as_secs() < 30, "the snapshot is not offered");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

#[test]
fn work_found_again_is_shown_beside_its_file() {
    let home = Home::new();
    let mut document = Document::default();
    document.push_section(SectionKind::Area, "环境整治").body = "疏通排水渠500米。".into();
    storage::save(&home.file("总结.ron"), &document).unwrap();
    let mut story = home.file_opened("总结.ron");
    story.enter("环境整治");
    story.control(Key::A);
    story.type_text("疏通排水渠800米。");
    break_off(&home, story);

    let mut story = home.open(Opening::Start);
    story.click("与文件对照");
    assert!(story.shows("疏通排水渠500米。") && story.shows("疏通排水渠800米。"), "{}", story.words());
    story.click("关闭");
    story.click("恢复");
    story.until("the work is back", |story| story.desk().path().is_some());
    assert_eq!(story.section("环境整治").body, "疏通排水渠800米。");
}

#[test]
fn work_of_a_window_that_broke_off_is_offered() {
    let home = Home::new();
    let mut story = home.sample();
    story.enter("产业经济提质增效");
    story.type_text("断电前写的字");
    let written = story.document().clone();
    break_off(&home, story);

    let mut story = home.open(Opening::Start);
    assert!(story.says("找到没有保存的文稿"), "{}", story.words());
    story.click("恢复");
    story.until("the work is back", |story| *story.document() == written);
    assert!(story.is_modified(), "it was never saved");
}
