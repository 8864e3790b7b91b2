use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use super::*;
use crate::storage::disk::faults::{Fault, Faults};

/// A directory with a file in it and an older backup of that file.
struct Folder {
    directory: tempfile::TempDir,
    file: PathBuf,
}

impl Folder {
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("总结.ron");
        fs::write(&file, "旧").unwrap();
        fs::write(directory.path().join("总结.ron.bak"), "更旧").unwrap();
        Self { directory, file }
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.directory.path().join(name)).unwrap_or_default()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.directory.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn save(&self) -> Result<(), WriteError> {
        atomic_write(&self.file, "新".as_bytes(), Backup::Keep)
    }
}

/// The calls of one save.
fn calls() -> Vec<&'static str> {
    let folder = Folder::new();
    let faults = Faults::none();
    folder.save().unwrap();
    faults.calls()
}

#[test]
fn a_save_makes_these_calls() {
    let expected = [
        "read_link",
        "metadata",
        "metadata",
        "open",
        "read",
        "create",
        "set_permissions",
        "write",
        "sync",
        "hard_link",
        "rename",
        "rename",
        "sync_directory",
    ];
    assert_eq!(calls(), expected, "the file itself is touched by the last rename alone");
}

#[test]
fn a_failure_at_any_call_leaves_a_whole_file_and_no_litter() {
    for (kind, text) in [
        (ErrorKind::StorageFull, "磁盘空间不足"),
        (ErrorKind::QuotaExceeded, "磁盘空间不足"),
        (ErrorKind::PermissionDenied, "没有写入权限"),
        (ErrorKind::ReadOnlyFilesystem, "磁盘是只读的"),
        (ErrorKind::Other, "（"),
    ] {
        for fault in [Fault::Once(kind), Fault::Short(kind), Fault::Gone(kind)] {
            for (at, call) in calls().into_iter().enumerate() {
                let folder = Folder::new();
                let faults = Faults::at(at, fault);
                let saved = folder.save();
                drop(faults);
                let context = format!("{call} ({at}), {fault:?}");
                let (file, backup) = (folder.read("总结.ron"), folder.read("总结.ron.bak"));
                assert_eq!(folder.names(), ["总结.ron", "总结.ron.bak"], "{context}");
                match saved {
                    Ok(()) => assert_eq!((file.as_str(), backup.as_str()), ("新", "旧"), "{context}"),
                    Err(error) => {
                        let message = error.to_string();
                        assert!(
                            message.contains(text) && message.contains("总结.ron"),
                            "{context}: {message}"
                        );
                        assert!(!message.contains('\n'), "{context}: {message}");
                        assert_eq!(file, "旧", "{context}");
                        assert!(["旧", "更旧"].contains(&backup.as_str()), "{context}");
                    }
                }
                folder.save().unwrap();
                assert_eq!(
                    (folder.read("总结.ron"), folder.names().len()),
                    ("新".into(), 2),
                    "{context}: again"
                );
            }
        }
    }
}

#[test]
fn a_save_after_one_that_failed_last_minute_leaves_no_litter() {
    let folder = Folder::new();
    let last = calls().iter().rposition(|call| *call == "rename").unwrap();
    let faults = Faults::at(last, Fault::Once(ErrorKind::Other));
    folder.save().unwrap_err();
    drop(faults);
    folder.save().unwrap();
    assert_eq!((folder.read("总结.ron"), folder.read("总结.ron.bak")), ("新".into(), "旧".into()));
    assert_eq!(folder.names(), ["总结.ron", "总结.ron.bak"]);
}

#[test]
fn a_copy_serves_where_links_do_not() {
    let folder = Folder::new();
    let link = calls().iter().position(|call| *call == "hard_link").unwrap();
    let faults = Faults::at(link, Fault::Once(ErrorKind::Unsupported));
    folder.save().unwrap();
    assert_eq!(faults.calls().iter().filter(|call| **call == "write").count(), 2);
    drop(faults);
    assert_eq!((folder.read("总结.ron"), folder.read("总结.ron.bak")), ("新".into(), "旧".into()));
    let mode = |name: &str| fs::metadata(folder.directory.path().join(name)).unwrap().permissions();
    assert_eq!(mode("总结.ron.bak"), mode("总结.ron"));
}

#[test]
fn an_unchanged_file_is_not_written_again() {
    let folder = Folder::new();
    let faults = Faults::none();
    atomic_write(&folder.file, "旧".as_bytes(), Backup::Keep).unwrap();
    assert!(!faults.calls().contains(&"write"));
    assert_eq!(folder.read("总结.ron.bak"), "更旧");
}
