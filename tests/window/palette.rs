//! The palette: every command by a few characters of its name.

use egui::{Key, Modifiers};

use crate::story::{CONTROL, Home};

const CONTROL_SHIFT: Modifiers = Modifiers { shift: true, ..CONTROL };

#[test]
fn a_command_is_typed_and_carried_out() {
    let home = Home::new();
    let mut story = home.sample();
    story.press_with(CONTROL_SHIFT, Key::P);
    story.type_text("深色");
    story.press(Key::Enter);
    assert_eq!(story.harness.ctx.theme(), egui::Theme::Dark);
}

#[test]
fn an_arrow_chooses_the_next_one() {
    let home = Home::new();
    let mut story = home.sample();
    story.press_with(CONTROL_SHIFT, Key::P);
    story.type_text("色");
    story.press(Key::ArrowDown);
    story.press(Key::Enter);
    assert_eq!(story.harness.ctx.theme(), egui::Theme::Dark, "the second of the two");
}

#[test]
fn a_section_is_gone_to_by_its_name() {
    let home = Home::new();
    let mut story = home.sample();
    story.control(Key::G);
    story.type_text("安全");
    story.press(Key::Enter);
    assert!(story.is_focused("安全应急筑牢底线的正文"), "{}", story.words());
}

#[test]
fn escape_puts_it_away_and_nothing_was_done() {
    let home = Home::new();
    let mut story = home.sample();
    story.press_with(CONTROL_SHIFT, Key::P);
    assert!(story.command("字数统计").is_some());
    story.type_text("退出");
    story.press(Key::Escape);
    assert!(story.command("字数统计").is_none() && !story.is_closing());
}
