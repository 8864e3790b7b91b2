//! Saving beside other people, on a real disk.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::document::{MetaField, Part};
use crate::session::open::open_to_edit;
use crate::storage::lock::{Holder, Lock};
use crate::storage::{Difference, Versions, load, save};

/// A folder with a document, and a colleague.
struct Office {
    directory: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        let office = Self { directory: tempfile::tempdir().unwrap() };
        save(&office.file(), &titled("旧")).unwrap();
        office
    }

    fn at(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn file(&self) -> PathBuf {
        self.at("总结.ron")
    }

    fn notice(&self, name: &str) -> bool {
        self.at(&format!(".~{name}.lock")).exists()
    }

    fn occasion(&self) -> Occasion {
        Occasion { versions: Some(self.at("versions")), holder: Some(us()), ..Occasion::default() }
    }

    /// A desk with the document on it, and what follows from opening it.
    fn open(&self) -> (Desk, Vec<Effect>) {
        let mut desk = Desk::new(Document::default(), Origin::New);
        let result = open_to_edit(&self.file(), &us()).map(Box::new);
        let effects = desk.finish(Outcome::Loaded { path: self.file(), result });
        (desk, effects)
    }

    /// Carries the command out, with all writing that follows.
    fn perform(&self, desk: &mut Desk, command: Command) -> Vec<Effect> {
        let effects = desk.perform(command);
        effects
            .into_iter()
            .flat_map(|effect| match effect {
                Effect::Store(store) => desk.finish(store.run(&self.occasion())),
                other => vec![other],
            })
            .collect()
    }
}

fn titled(title: &str) -> Document {
    let mut document = Document::default();
    document.meta.title = title.into();
    document
}

fn us() -> Holder {
    Holder { host: "甲机".into(), process: 1, ..Holder::default() }
}

fn colleague() -> Holder {
    Holder { host: "乙机".into(), user: "李四".into(), process: 2, since: 0 }
}

fn write(desk: &mut Desk, title: &str) {
    desk.perform(Command::Write {
        part: Part::Meta(MetaField::Title),
        text: title.into(),
        writing: Writing::Typed,
    });
}

fn title(path: &Path) -> String {
    load(path).unwrap().meta.title
}

#[test]
fn what_somebody_else_has_written_is_not_overwritten_unasked() {
    let office = Office::new();
    let (mut desk, _) = office.open();
    write(&mut desk, "我们的");
    save(&office.file(), &titled("别人的")).unwrap();
    let effects = office.perform(&mut desk, Command::Save);
    let [Effect::AskChanged { path, difference: Difference::Changed { .. } }] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert_eq!((path, title(path).as_str()), (&office.file(), "别人的"));
    assert!(desk.is_modified());
    // The question comes again until it is answered.
    assert!(matches!(&office.perform(&mut desk, Command::Save)[..], [Effect::AskChanged { .. }]));
    let effects = office.perform(&mut desk, Command::Overwrite);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Saved(_))), "{effects:?}");
    assert_eq!(title(&office.file()), "我们的");
    let versions = Versions::of(&office.at("versions"), &office.file());
    let kept: Vec<_> = versions.list().iter().map(|kept| versions.read(kept).unwrap().meta.title).collect();
    assert!(kept.contains(&"别人的".into()), "what was overwritten is kept: {kept:?}");
    write(&mut desk, "再写");
    office.perform(&mut desk, Command::Save);
    assert_eq!(title(&office.file()), "再写", "and then saving goes on");
}

#[test]
fn a_file_that_is_gone_is_asked_about() {
    let office = Office::new();
    let (mut desk, _) = office.open();
    fs::rename(office.file(), office.at("改名.ron")).unwrap();
    write(&mut desk, "新");
    let effects = office.perform(&mut desk, Command::Save);
    assert!(matches!(&effects[..], [Effect::AskChanged { difference: Difference::Gone, .. }]), "{effects:?}");
    assert!(!office.file().exists());
    office.perform(&mut desk, Command::Overwrite);
    assert_eq!((title(&office.file()), title(&office.at("改名.ron"))), ("新".into(), "旧".into()));
}

#[test]
fn a_question_that_is_called_off_ends_what_waited_for_it() {
    let office = Office::new();
    let (mut desk, _) = office.open();
    write(&mut desk, "我们的");
    save(&office.file(), &titled("别人的")).unwrap();
    desk.perform(Command::Quit);
    assert!(matches!(
        &office.perform(&mut desk, Command::Answer(Answer::Save))[..],
        [Effect::AskChanged { .. }]
    ));
    assert!(desk.perform(Command::SaveCancelled).is_empty());
    let effects = office.perform(&mut desk, Command::SaveTo(office.at("另存.ron")));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Quit)), "{effects:?}");
    assert_eq!((title(&office.file()), title(&office.at("另存.ron"))), ("别人的".into(), "我们的".into()));
}

#[test]
fn a_document_that_a_colleague_works_on_is_asked_about() {
    let office = Office::new();
    let theirs = Lock::take_over(&office.file(), &colleague()).unwrap();
    let (mut desk, effects) = office.open();
    assert!(
        matches!(effects.last(), Some(Effect::AskShared { holder, .. }) if *holder == colleague()),
        "{effects:?}"
    );
    desk.perform(Command::Share(Sharing::AsCopy));
    assert_eq!((desk.path(), desk.name().as_str()), (None, "总结.ron（副本，尚未保存）"));
    let effects = desk.perform(Command::Save);
    assert!(
        matches!(&effects[..], [Effect::PickSave { suggested }] if suggested == "总结（副本）.ron"),
        "{effects:?}"
    );
    drop(desk);
    assert!(office.notice("总结.ron"), "theirs");

    let (mut desk, _) = office.open();
    desk.perform(Command::Share(Sharing::Anyway(Lock::take_over(&office.file(), &us()))));
    drop(theirs);
    assert!(office.notice("总结.ron"), "ours");
    drop(desk);
    assert!(!office.notice("总结.ron"));
}

#[test]
fn the_notice_goes_where_the_document_goes() {
    let office = Office::new();
    let (mut desk, _) = office.open();
    assert!(office.notice("总结.ron"));
    write(&mut desk, "新");
    office.perform(&mut desk, Command::SaveTo(office.at("另存.ron")));
    assert!(!office.notice("总结.ron") && office.notice("另存.ron"));
    desk.perform(Command::Replace(Box::default(), Origin::New));
    assert!(!office.notice("另存.ron"));
}

#[test]
fn a_file_that_a_colleague_has_open_is_saved_with_a_warning() {
    let office = Office::new();
    save(&office.at("另存.ron"), &titled("别人的")).unwrap();
    let _theirs = Lock::take_over(&office.at("另存.ron"), &colleague()).unwrap();
    let (mut desk, _) = office.open();
    let effects = office.perform(&mut desk, Command::SaveTo(office.at("另存.ron")));
    assert!(
        matches!(effects.last(), Some(Effect::Complain(text)) if text.contains("李四") && text.contains("另存.ron")),
        "{effects:?}"
    );
}

#[test]
fn a_version_that_cannot_be_kept_is_a_warning() {
    let office = Office::new();
    fs::write(office.at("versions"), "").unwrap();
    let (mut desk, _) = office.open();
    write(&mut desk, "新");
    let effects = office.perform(&mut desk, Command::Save);
    assert!(!desk.is_modified());
    assert!(
        matches!(effects.last(), Some(Effect::Complain(text)) if text.starts_with("文稿已保存，但没有留下历史版本")),
        "{effects:?}"
    );
    assert_eq!(title(&office.file()), "新");
}
