use std::path::PathBuf;

use super::*;
use crate::document::{Field, MetaField, Part, SectionKind};
use crate::session::error::SessionError;

const TITLE: Part = Part::Meta(MetaField::Title);

fn desk() -> Desk {
    let mut document = Document::default();
    document.meta.organ = "东关街道".into();
    document.meta.year = Some(2025);
    document.meta.title = "{organ}{year}年工作总结".into();
    document.push_section(SectionKind::Area, "经济发展").body = "全年完成投资3.2亿元。".into();
    Desk::new(document, Origin::New)
}

fn write(desk: &mut Desk, part: Part, text: &str) {
    let effects = desk.perform(Command::Write { part, text: text.into(), writing: Writing::Typed });
    assert!(effects.is_empty(), "{effects:?}");
}

fn saved(desk: &mut Desk, effects: Vec<Effect>) -> Vec<Effect> {
    let [Effect::Store(store)] = <[Effect; 1]>::try_from(effects).unwrap() else { panic!("no store") };
    desk.finish(Outcome::Stored { path: store.path, state: store.state, result: Ok(Stored::default()) })
}

#[test]
fn words_around_a_placeholder_are_changed_without_losing_it() {
    for (shown, stored) in [
        ("东关街道2025年度工作总结", "{organ}{year}年度工作总结"),
        ("中共东关街道2025年工作总结", "中共{organ}{year}年工作总结"),
        ("东关街道2026年工作总结", "{organ}2026年工作总结"),
        ("东街道2025年工作总结", "东街道{year}年工作总结"),
        ("东关街道{年}2025年工作总结", "{organ}{{年}{year}年工作总结"),
        ("", ""),
    ] {
        let mut desk = desk();
        write(&mut desk, TITLE, shown);
        assert_eq!(desk.document().meta.title, stored);
        assert_eq!(displayed(desk.document(), TITLE).unwrap(), shown);
    }
}

#[test]
fn typing_is_one_step_and_undo_shows_where() {
    let mut desk = desk();
    let body = Part::Section(desk.document().sections[0].id, Field::Body);
    for text in ["全年完成投资3.2亿元。增", "全年完成投资3.2亿元。增长", "全年完成投资3.2亿元。增长5%"]
    {
        write(&mut desk, body, text);
    }
    assert!(desk.is_modified());
    let effects = desk.perform(Command::Undo);
    assert!(matches!(&effects[..], [Effect::Show(place)] if place.part == body), "{effects:?}");
    assert_eq!(desk.document().text(body), Some("全年完成投资3.2亿元。"));
    assert!(!desk.is_modified());
    assert_eq!(desk.history().redo_title(), Some("键入"));
}

#[test]
fn unsaved_work_is_asked_about_and_saved_before_leaving() {
    let mut desk = desk();
    write(&mut desk, TITLE, "总结");
    assert!(matches!(&desk.perform(Command::Quit)[..], [Effect::AskUnsaved { .. }]));
    let effects = desk.perform(Command::Answer(Answer::Save));
    assert!(
        matches!(&effects[..], [Effect::PickSave { suggested }] if suggested == "总结.ron"),
        "{effects:?}"
    );
    let effects = desk.perform(Command::SaveTo(PathBuf::from("总结.ron")));
    let effects = saved(&mut desk, effects);
    assert!(matches!(effects.last(), Some(Effect::Quit)), "{effects:?}");
    assert_eq!(desk.path(), Some(Path::new("总结.ron")));
}

#[test]
fn what_was_written_while_saving_stays_unsaved() {
    let mut desk = desk();
    write(&mut desk, TITLE, "总结");
    let effects = desk.perform(Command::SaveTo(PathBuf::from("总结.ron")));
    write(&mut desk, TITLE, "总结报告");
    saved(&mut desk, effects);
    assert!(desk.is_modified());
    desk.perform(Command::Undo);
    assert!(!desk.is_modified());
}

#[test]
fn a_failed_save_loses_neither_work_nor_window() {
    let mut desk = desk();
    write(&mut desk, TITLE, "总结");
    desk.perform(Command::Quit);
    desk.perform(Command::Answer(Answer::Save));
    let [Effect::Store(store)] =
        <[Effect; 1]>::try_from(desk.perform(Command::SaveTo("总结.ron".into()))).unwrap()
    else {
        panic!("no store")
    };
    let error = SessionError::UnknownOutput { path: "总结.ron".into(), advice: "换个地方" };
    let effects = desk.finish(Outcome::Stored {
        path: store.path,
        state: store.state,
        result: Err(Refusal::Failed(error)),
    });
    assert!(matches!(&effects[..], [Effect::Complain(text)] if text.contains("总结.ron")), "{effects:?}");
    assert!(desk.is_modified());
    assert_eq!(desk.document().meta.title, "总结");
}

#[test]
fn cancelling_keeps_everything() {
    let mut desk = desk();
    write(&mut desk, TITLE, "总结");
    desk.perform(Command::Open("别的.ron".into()));
    assert!(desk.perform(Command::Answer(Answer::Cancel)).is_empty());
    // The file that was to be opened is forgotten: saving later opens nothing.
    let effects = desk.perform(Command::SaveTo(PathBuf::from("总结.ron")));
    let effects = saved(&mut desk, effects);
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Load(_))), "{effects:?}");
}

#[test]
fn an_imported_text_is_unsaved_and_never_overwritten() {
    let document = Document::default();
    let mut desk = Desk::new(document, Origin::Imported("去年总结.txt".into()));
    assert!(desk.is_modified());
    let effects = desk.perform(Command::Save);
    assert!(
        matches!(&effects[..], [Effect::PickSave { suggested }] if suggested == "去年总结.ron"),
        "{effects:?}"
    );
}
