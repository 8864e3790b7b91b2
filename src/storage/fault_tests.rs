//! Fault injection (故障注入): every call to the disk of every thing that storage does is made to fail, one after the
//! other; what a person has written is whole afterwards, and the message says what happened to which file.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::Zoned;

use super::disk::faults::{Fault, Faults};
use super::lock::{Attempt, Holder, Lock};
use super::recovery::{Origin, Recovery, orphans, prune};
use super::*;
use crate::document::SectionKind;

/// What disks do.
const KINDS: [ErrorKind; 4] =
    [ErrorKind::StorageFull, ErrorKind::PermissionDenied, ErrorKind::Other, ErrorKind::ReadOnlyFilesystem];

/// What can go wrong at each of these calls.
fn faults(calls: &[&'static str]) -> Vec<(usize, Fault, String)> {
    let mut all = Vec::new();
    for (at, call) in calls.iter().enumerate() {
        let kind = |index: usize| KINDS[(at + index) % KINDS.len()];
        let mut faults = vec![Fault::Once(kind(0)), Fault::Gone(kind(1))];
        if *call == "write" {
            faults.push(Fault::Short(ErrorKind::StorageFull));
        }
        all.extend(faults.into_iter().map(|fault| (at, fault, format!("{call} ({at}), {fault:?}"))));
    }
    all
}

fn document(body: &str) -> Document {
    let mut document = Document::default();
    document.push_section(SectionKind::Area, "民生").body = body.into();
    document
}

fn body(document: &Document) -> String {
    document.sections[0].body.clone()
}

/// A home for documents.
struct Home {
    directory: tempfile::TempDir,
}

impl Home {
    fn empty() -> Self {
        let home = Self { directory: tempfile::tempdir().unwrap() };
        fs::create_dir(home.at("文稿")).unwrap();
        home
    }

    /// With a document that was saved as "更旧" and then as "旧".
    fn with_versions() -> Self {
        let home = Self::empty();
        for text in ["更旧", "旧"] {
            home.save(text).unwrap();
        }
        home
    }

    /// With a document that holds "旧".
    fn with_document() -> Self {
        let home = Self::empty();
        fs::write(home.file(), encode(&document("旧")).unwrap()).unwrap();
        home
    }

    fn at(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn file(&self) -> PathBuf {
        self.at("文稿/总结.ron")
    }

    fn versions(&self) -> Versions {
        Versions::of(&self.at("versions"), &self.file())
    }

    fn save(&self, text: &str) -> Result<(Stamp, Option<NotKept>), StorageError> {
        save_with_version(&self.file(), &document(text), Some(&self.versions()), &Zoned::default())
    }

    /// The texts of all versions.
    fn kept(&self) -> Vec<String> {
        let versions = self.versions();
        let mut kept: Vec<_> =
            versions.list().iter().map(|version| body(&versions.read(version).unwrap())).collect();
        kept.sort();
        kept
    }
}

fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).into_iter().flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn assert_message(message: &str, file: &str, context: &str) {
    let is_chinese = message.chars().any(|ch| ('\u{4e00}'..='\u{9fff}').contains(&ch));
    assert!(is_chinese && message.contains(file) && !message.contains('\n'), "{context}: {message}");
}

/// The calls that `work` makes in a home.
fn calls(home: &Home, work: impl Fn(&Home)) -> Vec<&'static str> {
    let faults = Faults::none();
    work(home);
    faults.calls()
}

#[test]
fn a_save_with_its_version_loses_nothing_whatever_fails() {
    let calls = calls(&Home::with_versions(), |home| drop(home.save("新").unwrap()));
    assert!(calls.len() > 30, "{calls:?}");
    for (at, fault, context) in faults(&calls) {
        let home = Home::with_versions();
        let plan = Faults::at(at, fault);
        let saved = home.save("新");
        drop(plan);
        let file = body(&load(&home.file()).unwrap());
        let backup = body(&load(&home.at("文稿/总结.ron.bak")).unwrap());
        match saved {
            Err(error) => {
                assert_message(&error.to_string(), "总结.ron", &context);
                assert_eq!(file, "旧", "{context}");
                assert!(["旧", "更旧"].contains(&backup.as_str()), "{context}");
            }
            Ok((stamp, warning)) => {
                assert_eq!((file.as_str(), backup.as_str()), ("新", "旧"), "{context}");
                assert_eq!(stamp.difference(&home.file()).unwrap(), None, "{context}");
                let kept = home.kept().contains(&"新".to_owned());
                assert!(kept || warning.is_some(), "{context}: no version and not a word");
                warning.into_iter().for_each(|text| assert_message(&text.to_string(), "总结", &context));
            }
        }
        let kept = home.kept();
        assert!(["旧", "更旧"].iter().all(|text| kept.contains(&(*text).to_owned())), "{context}: {kept:?}");
        assert_eq!(names(&home.at("文稿")), ["总结.ron", "总结.ron.bak"], "{context}");
        home.save("新").unwrap();
        assert_eq!(home.kept(), ["新", "旧", "更旧"], "{context}: saved again");
    }
}

#[test]
fn a_snapshot_is_the_one_before_or_the_new_one_whatever_fails() {
    let take = |home: &Home, text: &str| {
        let recovery = Recovery::open(&home.at("recovery"), 1, 1)?;
        let origin = Origin { path: Some(home.file()), title: text.into(), ..Origin::default() };
        recovery.write(&document("一"), &origin)?;
        let before = recovery.write(&document(text), &origin);
        drop(recovery);
        before
    };
    let calls = calls(&Home::empty(), |home| take(home, "二").unwrap());
    for (at, fault, context) in faults(&calls) {
        let home = Home::empty();
        let plan = Faults::at(at, fault);
        let taken = take(&home, "二");
        drop(plan);
        let left = orphans(&home.at("recovery"));
        assert!(left.problems.is_empty(), "{context}: {:?}", left.problems);
        let bodies: Vec<_> = left.found.iter().map(|orphan| body(&orphan.document().unwrap())).collect();
        match taken {
            Ok(()) => assert_eq!(bodies, ["二"], "{context}"),
            Err(error) => {
                assert_message(&error.to_string(), "recovery", &context);
                assert!(bodies.is_empty() || bodies == ["一"], "{context}: {bodies:?}");
            }
        }
        let has_path = |orphan: &recovery::Orphan| orphan.origin().path == Some(home.file());
        assert!(left.found.iter().all(has_path), "{context}: whose snapshot it is");
    }
}

#[test]
fn taking_over_and_clearing_up_lose_no_snapshot_whatever_fails() {
    let crashed = |home: &Home| {
        let recovery = Recovery::open(&home.at("recovery"), 1, 1).unwrap();
        recovery.write(&document("一"), &Origin::default()).unwrap();
    };
    let take = |home: &Home| -> Result<(), String> {
        let directory = home.at("recovery");
        prune(&directory, 1);
        let window = Recovery::open(&directory, 2, 2).map_err(|error| error.to_string())?;
        for orphan in orphans(&directory).found {
            window.take(orphan).map_err(|error| error.to_string())?;
        }
        Ok(())
    };
    let left_behind = Home::empty();
    crashed(&left_behind);
    let calls = calls(&left_behind, |home| take(home).unwrap());
    for (at, fault, context) in faults(&calls) {
        let home = Home::empty();
        crashed(&home);
        let plan = Faults::at(at, fault);
        let taken = take(&home);
        drop(plan);
        taken.err().into_iter().for_each(|message| assert_message(&message, "recovery", &context));
        let left = orphans(&home.at("recovery"));
        assert!(left.found.iter().any(|orphan| body(&orphan.document().unwrap()) == "一"), "{context}");
    }
}

#[test]
fn a_notice_never_does_harm_whatever_fails() {
    let holder = Holder { host: "甲机".into(), process: 1, ..Holder::default() };
    let calls = calls(&Home::with_document(), |home| drop(Lock::acquire(&home.file(), &holder)));
    for (at, fault, context) in faults(&calls) {
        let home = Home::with_document();
        let plan = Faults::at(at, fault);
        let attempt = Lock::acquire(&home.file(), &holder);
        assert!(!matches!(attempt, Attempt::Taken(_)), "{context}");
        drop(attempt);
        drop(plan);
        assert_eq!(body(&load(&home.file()).unwrap()), "旧", "{context}");
        assert!(!names(&home.at("文稿")).iter().any(|name| name.ends_with(".tmp")), "{context}");
        // What could not be removed is a notice of this process, which gives way.
        assert!(matches!(Lock::acquire(&home.file(), &holder), Attempt::Held(_)), "{context}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_left_alone() {
    let calls = calls(&Home::with_document(), |home| drop(load_with_stamp(&home.file()).unwrap()));
    for (at, fault, context) in faults(&calls) {
        let home = Home::with_document();
        let plan = Faults::at(at, fault);
        let error = load_with_stamp(&home.file()).unwrap_err();
        drop(plan);
        assert_message(&error.to_string(), "总结.ron", &context);
    }
}
