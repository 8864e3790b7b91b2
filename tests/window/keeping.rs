//! What is kept from one run to the next.

use annual_summary::app::Opening;
use annual_summary::session::settings::{Settings, ThemeChoice};
use egui::Key;

use crate::story::Home;

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
