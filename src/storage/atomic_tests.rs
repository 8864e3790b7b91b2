use std::io::ErrorKind;
use std::path::PathBuf;

use super::*;

const STEPS: [Step; 5] = [Step::Create, Step::Write, Step::Sync, Step::Backup, Step::Replace];

/// A directory with a file in it and an older backup of that file.
struct Desk {
    directory: tempfile::TempDir,
    file: PathBuf,
}

impl Desk {
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
}

#[test]
fn a_failure_at_any_step_leaves_the_old_file_and_no_litter() {
    for step in STEPS {
        for (kind, text) in [
            (ErrorKind::StorageFull, "磁盘空间不足"),
            (ErrorKind::QuotaExceeded, "磁盘空间不足"),
            (ErrorKind::PermissionDenied, "没有写入权限"),
            (ErrorKind::ReadOnlyFilesystem, "磁盘是只读的"),
            (ErrorKind::Other, "（"),
        ] {
            let desk = Desk::new();
            let fault = &mut |at| if at == step { Err(kind.into()) } else { Ok(()) };
            let error = write_in_steps(&desk.file, b"new", Backup::Keep, fault).unwrap_err();
            let message = error.to_string();
            assert!(message.contains(text) && message.contains("总结.ron"), "{step:?}: {message}");
            assert_eq!(desk.read("总结.ron"), "旧");
            let backup = if step == Step::Replace { "旧" } else { "更旧" };
            assert_eq!(desk.read("总结.ron.bak"), backup);
            assert_eq!(desk.names(), ["总结.ron", "总结.ron.bak"]);
        }
    }
}

#[test]
fn a_complete_version_is_there_at_every_moment() {
    let desk = Desk::new();
    let mut seen = Vec::new();
    let watch = &mut |step| {
        seen.push(step);
        assert_eq!(desk.read("总结.ron"), "旧", "before {step:?}");
        let backup = if step == Step::Replace { "旧" } else { "更旧" };
        assert_eq!(desk.read("总结.ron.bak"), backup, "before {step:?}");
        Ok(())
    };
    write_in_steps(&desk.file, "新".as_bytes(), Backup::Keep, watch).unwrap();
    assert_eq!(seen, STEPS);
    assert_eq!((desk.read("总结.ron"), desk.read("总结.ron.bak")), ("新".into(), "旧".into()));
    assert_eq!(desk.names(), ["总结.ron", "总结.ron.bak"]);
}

#[test]
fn a_save_after_one_that_failed_last_minute_leaves_no_litter() {
    let desk = Desk::new();
    let fault = &mut |at| if at == Step::Replace { Err(ErrorKind::Other.into()) } else { Ok(()) };
    write_in_steps(&desk.file, b"new", Backup::Keep, fault).unwrap_err();
    atomic_write(&desk.file, "新".as_bytes(), Backup::Keep).unwrap();
    assert_eq!((desk.read("总结.ron"), desk.read("总结.ron.bak")), ("新".into(), "旧".into()));
    assert_eq!(desk.names(), ["总结.ron", "总结.ron.bak"]);
}

#[test]
fn a_copy_serves_where_links_do_not() {
    let desk = Desk::new();
    let target = Target::find(&desk.file).unwrap();
    let copied = copy(&target).unwrap();
    assert_eq!(fs::read_to_string(&copied).unwrap(), "旧");
    assert_eq!(fs::metadata(&copied).unwrap().permissions(), fs::metadata(&desk.file).unwrap().permissions());
}

#[test]
fn an_unchanged_file_is_not_written_again() {
    let desk = Desk::new();
    let refuse = &mut |_| Err(ErrorKind::Other.into());
    write_in_steps(&desk.file, "旧".as_bytes(), Backup::Keep, refuse).unwrap();
    assert_eq!(desk.read("总结.ron.bak"), "更旧");
}
