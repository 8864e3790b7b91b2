//! Loading and saving on a real disk.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use annual_summary::document::{Document, SectionKind};
use annual_summary::storage::{Backup, atomic_write, load, read_file, save};

fn titled(title: &str) -> Document {
    let mut document = Document::default();
    document.meta.title = title.into();
    document.push_section(SectionKind::Area, "民生").body = "一\n二".into();
    document
}

/// The names in a directory.
fn names(directory: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The message of a failed write to `path`.
fn refusal(path: &Path) -> String {
    let message = save(path, &titled("总结")).unwrap_err().to_string();
    assert_eq!(message.lines().count(), 1, "{message}");
    message
}

#[test]
fn what_is_saved_is_loaded_and_one_backup_is_kept() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("总结.ron");
    let backup = directory.path().join("总结.ron.bak");
    save(&file, &titled("甲")).unwrap();
    assert_eq!(names(directory.path()), ["总结.ron"]);
    save(&file, &titled("乙")).unwrap();
    save(&file, &titled("丙")).unwrap();
    assert_eq!(load(&file).unwrap(), titled("丙"));
    assert_eq!(load(&backup).unwrap(), titled("乙"));
    save(&file, &titled("丙")).unwrap();
    assert_eq!(load(&backup).unwrap(), titled("乙"), "saving the same again keeps the backup");
    assert_eq!(names(directory.path()), ["总结.ron", "总结.ron.bak"]);
}

#[test]
fn an_export_keeps_no_backup() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("总结.pdf");
    for bytes in [&b"one"[..], b"two", b""] {
        atomic_write(&file, bytes, Backup::None).unwrap();
        assert_eq!(fs::read(&file).unwrap(), bytes);
    }
    assert_eq!(names(directory.path()), ["总结.pdf"]);
}

#[test]
fn paths_that_cannot_be_written_are_explained() {
    let directory = tempfile::tempdir().unwrap();
    let at = |name: &str| directory.path().join(name);
    fs::create_dir(at("夹")).unwrap();
    fs::write(at("文件"), "").unwrap();
    fs::write(at("只读.ron"), "旧").unwrap();
    let mut permissions = fs::metadata(at("只读.ron")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(at("只读.ron"), permissions).unwrap();
    for (path, expected) in [
        (at("夹"), "这是一个文件夹"),
        (at("没有/总结.ron"), "所在的文件夹不存在"),
        (at("文件/总结.ron"), "所在的文件夹不存在"),
        (at("只读.ron"), "文件是只读的"),
        (at(&format!("{}.ron", "长".repeat(200))), "文件名过长"),
        (PathBuf::from(""), "无法写入"),
        (at("夹/.."), "这是一个文件夹"),
    ] {
        let message = refusal(&path);
        assert!(message.contains(expected), "{message}");
    }
    assert_eq!(fs::read_to_string(at("只读.ron")).unwrap(), "旧");
    assert_eq!(names(directory.path()), ["只读.ron", "夹", "文件"]);
}

#[test]
fn paths_that_cannot_be_read_are_explained() {
    let directory = tempfile::tempdir().unwrap();
    let message = |path: PathBuf| load(&path).unwrap_err().to_string();
    assert!(message(directory.path().join("没有.ron")).contains("找不到这个文件"));
    assert!(message(directory.path().into()).contains("这是一个文件夹"));
    let file = directory.path().join("大.ron");
    fs::write(&file, "0123456789").unwrap();
    assert_eq!(read_file(&file, 10).unwrap(), b"0123456789");
    assert!(read_file(&file, 9).unwrap_err().to_string().contains("文件超过"));
}

#[test]
fn a_huge_file_is_refused_unread() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("大.ron");
    fs::File::create(&file).unwrap().set_len(1 << 40).unwrap();
    assert!(load(&file).unwrap_err().to_string().contains("文件超过256MB"));
}

#[test]
fn a_backup_that_cannot_be_kept_stops_the_save() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("总结.ron");
    fs::create_dir_all(directory.path().join("总结.ron.bak/x")).unwrap();
    save(&file, &titled("甲")).unwrap();
    assert!(save(&file, &titled("乙")).unwrap_err().to_string().contains(".bak"));
    assert_eq!(load(&file).unwrap(), titled("甲"));
    assert_eq!(names(directory.path()), ["总结.ron", "总结.ron.bak"]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn a_new_file_has_the_permissions_of_any_new_file() {
        let directory = tempfile::tempdir().unwrap();
        let (ours, plain) = (directory.path().join("a.ron"), directory.path().join("b"));
        save(&ours, &titled("甲")).unwrap();
        fs::write(&plain, "").unwrap();
        assert_eq!(mode(&ours), mode(&plain));
    }

    #[test]
    fn an_existing_file_keeps_its_permissions() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("a.ron");
        save(&file, &titled("甲")).unwrap();
        for bits in [0o600, 0o664, 0o777] {
            fs::set_permissions(&file, fs::Permissions::from_mode(bits)).unwrap();
            save(&file, &titled(&format!("{bits}"))).unwrap();
            assert_eq!(mode(&file), bits);
        }
    }

    #[test]
    fn links_are_followed() {
        let directory = tempfile::tempdir().unwrap();
        let at = |name: &str| directory.path().join(name);
        fs::create_dir(at("夹")).unwrap();
        symlink("夹/真.ron", at("链.ron")).unwrap();
        symlink("链.ron", at("链之链.ron")).unwrap();
        save(&at("链之链.ron"), &titled("甲")).unwrap();
        save(&at("链之链.ron"), &titled("乙")).unwrap();
        assert!(at("链.ron").is_symlink() && at("链之链.ron").is_symlink());
        assert_eq!(load(&at("夹/真.ron")).unwrap(), titled("乙"));
        assert_eq!(names(&at("夹")), ["真.ron", "真.ron.bak"]);
        fs::write(at("夹/真.ron"), "(format: \"annual-summary\"").unwrap();
        assert!(load(&at("链.ron")).unwrap_err().to_string().contains("真.ron.bak"));
    }

    #[test]
    fn links_in_a_circle_and_devices_are_refused() {
        let directory = tempfile::tempdir().unwrap();
        let at = |name: &str| directory.path().join(name);
        symlink("二", at("一")).unwrap();
        symlink("一", at("二")).unwrap();
        assert!(refusal(&at("一")).contains("绕成了圈"));
        assert!(refusal(Path::new("/dev/null")).contains("不是普通文件"));
        assert!(load(Path::new("/dev/zero")).unwrap_err().to_string().contains("不是普通文件"));
    }
}
