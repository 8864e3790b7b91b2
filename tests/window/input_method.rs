//! Input methods (输入法): what is being composed is no text yet, and what is committed arrives once.

use egui::{Event, ImeEvent, Key};

use crate::story::{Home, Story};

const ECONOMY: &str = "产业经济提质增效";

fn preedit(text: &str) -> Event {
    Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None })
}

fn commit(text: &str) -> Event {
    Event::Ime(ImeEvent::Commit(text.to_owned()))
}

/// The ends of a composition as input methods send them.
fn endings() -> [Vec<Event>; 4] {
    [
        vec![preedit(""), commit("街道")],
        vec![commit("街道"), preedit("")],
        vec![commit("街道")],
        vec![preedit(""), commit("街道"), preedit("")],
    ]
}

/// What a composition must leave alone.
fn state(story: &Story) -> (String, u64, Option<String>, bool) {
    let undo = story.desk().history().undo_title().map(str::to_owned);
    (story.section(ECONOMY).body.clone(), story.desk().revision(), undo, story.is_modified())
}

fn compose(story: &mut Story) {
    let before = state(story);
    for text in ["j", "ji", "jie", "jie d", "jie dao"] {
        story.frame([preedit(text)]);
        assert_eq!(state(story), before, "“{text}” is no text yet");
    }
    story.settle();
    assert_eq!(state(story), before);
}

#[test]
fn committed_text_arrives_once_in_whatever_order_the_end_is_told() {
    for (number, ending) in endings().into_iter().enumerate() {
        for together in [true, false] {
            let home = Home::new();
            let mut story = home.sample();
            let before = story.section(ECONOMY).body.clone();
            story.enter(ECONOMY);
            compose(&mut story);
            if together {
                story.frame(ending.clone());
            } else {
                ending.iter().for_each(|event| story.frame([event.clone()]));
            }
            story.settle();
            assert_eq!(story.section(ECONOMY).body, format!("街道{before}"), "ending {number}, {together}");
            story.control(Key::Z);
            assert_eq!(story.section(ECONOMY).body, before, "one step");
        }
    }
}

#[test]
fn compositions_follow_each_other() {
    let home = Home::new();
    let mut story = home.sample();
    let before = story.section(ECONOMY).body.clone();
    story.enter(ECONOMY);
    for ending in endings() {
        compose(&mut story);
        story.frame(ending);
    }
    story.settle();
    assert_eq!(story.section(ECONOMY).body, format!("街道街道街道街道{before}"));
}

#[test]
fn a_composition_given_up_leaves_nothing() {
    let home = Home::new();
    let mut story = home.sample();
    let before = state(&story);
    story.enter(ECONOMY);
    compose(&mut story);
    story.frame([preedit("")]);
    story.settle();
    assert_eq!(state(&story), before);
    story.type_text("甲");
    assert_eq!(story.section(ECONOMY).body, format!("甲{}", before.0));
}

#[test]
fn shortcuts_wait_while_something_is_composed() {
    let home = Home::new();
    let mut story = home.sample();
    story.enter(ECONOMY);
    story.type_text("甲");
    let body = story.section(ECONOMY).body.clone();
    story.frame([preedit("jie")]);
    story.control(Key::Z);
    assert_eq!(story.section(ECONOMY).body, body);
    story.frame([preedit(""), commit("街")]);
    story.settle();
    assert_eq!(story.section(ECONOMY).body, body.replacen('甲', "甲街", 1));
}

/// Going elsewhere with the pointer ends a composition; nothing of it may turn up in the other section.
#[test]
fn going_elsewhere_while_composing_hurts_no_text() {
    let home = Home::new();
    let mut story = home.sample();
    let before = story.document().clone();
    story.enter(ECONOMY);
    compose(&mut story);
    story.row("民主法治").click();
    story.settle();
    story.frame([preedit("")]);
    story.settle();
    assert_eq!(*story.document(), before);
    story.type_text("乙");
    assert!(story.section("民主法治").body.starts_with('乙'));
    assert_eq!(story.section(ECONOMY).body, before.sections[1].body);
}
