use std::path::PathBuf;

use super::*;
use crate::document::{Field, Part, SectionKind};
use crate::session::desk::{Command, Effect, Occasion, Origin as From, Writing};

fn desk() -> Desk {
    let mut document = Document::default();
    document.meta.title = "总结".into();
    document.push_section(SectionKind::Area, "民生");
    Desk::new(document, From::New)
}

fn write(desk: &mut Desk, text: &str) {
    let part = Part::Section(desk.document().sections[0].id, Field::Body);
    desk.perform(Command::Write { part, text: text.into(), writing: Writing::Typed });
}

/// Saves the desk to `path`.
fn save(desk: &mut Desk, path: PathBuf) {
    for effect in desk.perform(Command::SaveTo(path)) {
        if let Effect::Store(store) = effect {
            let outcome = store.run(&Occasion::default());
            desk.finish(outcome);
        }
    }
}

fn bodies(directory: &Path) -> Vec<String> {
    let body = |orphan: &Orphan| orphan.document().unwrap().sections[0].body.clone();
    orphans(directory).found.iter().map(body).collect()
}

#[test]
fn unsaved_work_is_kept_until_it_is_saved() {
    let directory = tempfile::tempdir().unwrap();
    let (mut desk, now) = (desk(), Instant::now());
    let mut autosave = Autosave::start(directory.path(), 1, 5).unwrap();
    assert_eq!(autosave.tick(&desk, LONGEST, now, 5), None);
    write(&mut desk, "一");
    assert_eq!(autosave.tick(&desk, LONGEST, now, 5), Some(PAUSE));
    autosave.tick(&desk, LONGEST, now + PAUSE, 7);
    assert!(bodies(directory.path()).is_empty(), "a running window is no orphan");
    drop(autosave);
    let left = orphans(directory.path());
    assert_eq!((left.found[0].origin().saved_at, left.found[0].origin().title.as_str()), (7, "总结"));
    drop(left);
    assert_eq!(bodies(directory.path()), ["一"]);
}

#[test]
fn what_was_saved_leaves_nothing_even_when_it_follows_a_snapshot_at_once() {
    let directory = tempfile::tempdir().unwrap();
    let (mut desk, now) = (desk(), Instant::now());
    let mut autosave = Autosave::start(&directory.path().join("recovery"), 1, 5).unwrap();
    write(&mut desk, "一");
    autosave.tick(&desk, LONGEST, now, 5);
    autosave.tick(&desk, LONGEST, now + PAUSE, 7);
    save(&mut desk, directory.path().join("总结.ron"));
    autosave.settle(&desk, false);
    drop(autosave);
    assert_eq!(std::fs::read_dir(directory.path().join("recovery")).unwrap().count(), 0);
}

#[test]
fn the_snapshot_of_a_file_tells_which_and_what_it_was_like() {
    let directory = tempfile::tempdir().unwrap();
    let (mut desk, now) = (desk(), Instant::now());
    let file = directory.path().join("总结.ron");
    save(&mut desk, file.clone());
    write(&mut desk, "二");
    let recovery = directory.path().join("recovery");
    let mut autosave = Autosave::start(&recovery, 1, 5).unwrap();
    autosave.tick(&desk, LONGEST, now, 5);
    autosave.tick(&desk, LONGEST, now + PAUSE, 7);
    drop(autosave);
    // Somebody else writes the file before the next start.
    std::fs::write(&file, "别人写的").unwrap();
    let mut next = Autosave::start(&recovery, 2, 9).unwrap();
    let (document, origin) = next.take(orphans(&recovery).found.remove(0)).unwrap();
    assert_eq!(origin.path.as_deref(), Some(file.as_path()));
    let mut desk = Desk::new(Document::default(), From::New);
    desk.perform(Command::Recover(Box::new(document), origin));
    assert!(desk.is_modified());
    let [Effect::Store(store)] = <[Effect; 1]>::try_from(desk.perform(Command::Save)).unwrap() else {
        panic!("no store")
    };
    let effects = desk.finish(store.run(&Occasion::default()));
    assert!(matches!(&effects[..], [Effect::AskChanged { .. }]), "{effects:?}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "别人写的");
}

#[test]
fn two_windows_do_not_disturb_each_other() {
    let directory = tempfile::tempdir().unwrap();
    let now = Instant::now();
    let mut windows = ["一", "二"].map(|text| {
        let mut desk = desk();
        write(&mut desk, text);
        (Autosave::start(directory.path(), 1, 5).unwrap(), desk)
    });
    for (autosave, desk) in &mut windows {
        autosave.tick(desk, LONGEST, now, 5);
        autosave.tick(desk, LONGEST, now + PAUSE, 7);
    }
    let [(mut first, desk), second] = windows;
    first.settle(&desk, true);
    drop(first);
    assert!(lost_work(directory.path(), 9).found.is_empty());
    drop(second);
    assert_eq!(bodies(directory.path()), ["二"]);
}

#[test]
fn snapshots_that_cannot_be_written_are_told_once_and_tried_again() {
    let directory = tempfile::tempdir().unwrap();
    let recovery = directory.path().join("recovery");
    let (mut desk, now) = (desk(), Instant::now());
    let mut autosave = Autosave::start(&recovery, 1, 5).unwrap();
    let away = directory.path().join("away");
    std::fs::rename(&recovery, &away).unwrap();
    write(&mut desk, "一");
    autosave.tick(&desk, LONGEST, now, 5);
    autosave.tick(&desk, LONGEST, now + PAUSE, 7);
    let told = until(|| autosave.complaint());
    assert!(told.contains("recovery") && !told.contains('\n'), "{told}");
    assert_eq!(autosave.complaint(), None);
    std::fs::rename(&away, &recovery).unwrap();
    let later = now + Duration::from_secs(3);
    let wait = autosave.tick(&desk, LONGEST, later, 8).unwrap();
    autosave.tick(&desk, LONGEST, later + wait, 12);
    drop(autosave);
    assert_eq!(bodies(&recovery), ["一"]);
}

/// Asks until there is an answer.
fn until<T>(mut ask: impl FnMut() -> Option<T>) -> T {
    for _ in 0..1000 {
        if let Some(answer) = ask() {
            return answer;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("no answer")
}
