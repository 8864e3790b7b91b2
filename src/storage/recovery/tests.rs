use std::fs;

use super::*;
use crate::document::SectionKind;

fn document(body: &str) -> Document {
    let mut document = Document::default();
    document.push_section(SectionKind::Preface, "").body = body.into();
    document
}

fn origin(title: &str, saved_at: u64) -> Origin {
    Origin {
        path: Some("/文稿/总结.ron".into()), title: title.into(), saved_at, revision: 7, stamp: None
    }
}

/// Leaves a snapshot behind as a window that was killed does.
fn crash(dir: &Path, title: &str, saved_at: u64) {
    let window = Recovery::open(dir, 1, saved_at).unwrap();
    window.write(&document(title), &origin(title, saved_at)).unwrap();
}

fn files(dir: &Path) -> usize {
    fs::read_dir(dir).unwrap().count()
}

fn titles(orphans: &Orphans) -> Vec<&str> {
    orphans.found.iter().map(|orphan| orphan.origin().title.as_str()).collect()
}

#[test]
fn a_running_window_is_no_orphan() {
    let dir = tempfile::tempdir().unwrap();
    let window = Recovery::open(dir.path(), 1, 1).unwrap();
    window.write(&document("甲"), &origin("甲", 1)).unwrap();
    window.write(&document("乙"), &origin("乙", 2)).unwrap();
    assert!(orphans(dir.path()).found.is_empty());
    drop(window);
    let left = orphans(dir.path());
    assert_eq!((titles(&left), left.problems.len()), (vec!["乙"], 0));
    assert_eq!(left.found[0].origin(), &origin("乙", 2));
    assert_eq!(left.found[0].document().unwrap(), document("乙"));
}

#[test]
fn a_snapshot_tells_the_file_its_state_and_whether_that_holds_the_work() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("总结.ron");
    crate::storage::save(&file, &document("旧")).unwrap();
    let (_, stamp) = crate::storage::load_with_stamp(&file).unwrap();
    let recovery = dir.path().join("recovery");
    let of = Origin { path: Some(file.clone()), stamp: Some(stamp), ..origin("新", 5) };
    Recovery::open(&recovery, 1, 5).unwrap().write(&document("新"), &of).unwrap();
    let left = orphans(&recovery);
    assert_eq!(left.found[0].origin(), &of);
    assert!(!left.found[0].is_saved());
    crate::storage::save(&file, &document("新")).unwrap();
    assert!(left.found[0].is_saved());
}

#[test]
fn a_window_that_ends_well_leaves_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let window = Recovery::open(&dir.path().join("new/dir"), 1, 1).unwrap();
    window.write(&document("甲"), &origin("甲", 1)).unwrap();
    window.discard().unwrap();
    window.discard().unwrap();
    drop(window);
    assert_eq!(files(&dir.path().join("new/dir")), 0);
    assert!(orphans(&dir.path().join("none")).found.is_empty());
}

#[test]
fn windows_of_the_same_process_and_second_have_their_own_slots() {
    let dir = tempfile::tempdir().unwrap();
    let windows = [0; 3].map(|_| Recovery::open(dir.path(), 1, 1).unwrap());
    for (window, title) in windows.iter().zip(["甲", "乙", "丙"]) {
        window.write(&document(title), &origin(title, 1)).unwrap();
    }
    drop(windows);
    assert_eq!(orphans(dir.path()).found.len(), 3);
}

#[test]
fn an_orphan_is_offered_to_one_window_and_taken_over() {
    let dir = tempfile::tempdir().unwrap();
    crash(dir.path(), "甲", 5);
    crash(dir.path(), "乙", 6);
    let mut offered = orphans(dir.path());
    assert_eq!(titles(&offered), ["乙", "甲"]);
    assert!(orphans(dir.path()).found.is_empty());
    let window = Recovery::open(dir.path(), 2, 9).unwrap();
    let (taken, from) = window.take(offered.found.remove(0)).unwrap();
    assert_eq!((taken, from), (document("乙"), origin("乙", 6)));
    drop(offered);
    // The other is offered again, and the one taken over is safe in the new window's slot.
    assert_eq!(titles(&orphans(dir.path())), ["甲"]);
    drop(window);
    assert_eq!(titles(&orphans(dir.path())), ["乙", "甲"]);
    for orphan in orphans(dir.path()).found {
        orphan.discard().unwrap();
    }
    assert_eq!(files(dir.path()), 0);
}

#[test]
fn what_cannot_be_read_is_reported_and_kept() {
    let dir = tempfile::tempdir().unwrap();
    crash(dir.path(), "甲", 5);
    fs::write(dir.path().join("1-5-0.ron"), "(format: ").unwrap();
    crash(dir.path(), "乙", 6);
    fs::write(dir.path().join("1-6-0.note"), "\u{0}").unwrap();
    let left = orphans(dir.path());
    assert_eq!((titles(&left), left.problems.len()), (vec![""], 1));
    assert!(left.found[0].origin().saved_at > 6, "the file's own time");
    assert!(left.problems[0].contains("1-5-0.ron") && !left.problems[0].contains('\n'));
    assert!(dir.path().join("1-5-0.ron").exists());
}

#[test]
fn a_snapshot_without_its_lock_is_found_and_other_files_are_not() {
    let dir = tempfile::tempdir().unwrap();
    crash(dir.path(), "甲", 5);
    fs::remove_file(dir.path().join("1-5-0.lock")).unwrap();
    fs::write(dir.path().join("readme.txt"), "").unwrap();
    fs::write(dir.path().join(".hidden.ron"), "").unwrap();
    let left = orphans(dir.path());
    assert_eq!((titles(&left), left.problems.len()), (vec!["甲"], 0));
}

#[test]
fn old_and_surplus_orphans_are_removed() {
    let dir = tempfile::tempdir().unwrap();
    let now = 2 * MAX_AGE_SECONDS;
    for saved_at in [1, now - MAX_AGE_SECONDS - 1, now - MAX_AGE_SECONDS] {
        crash(dir.path(), "旧", saved_at);
    }
    prune(dir.path(), now);
    assert_eq!(orphans(dir.path()).found.len(), 1);
    for age in 0..25 {
        crash(dir.path(), &age.to_string(), now - age);
    }
    let window = Recovery::open(dir.path(), 1, 1).unwrap();
    window.write(&document("甲"), &origin("甲", 1)).unwrap();
    prune(dir.path(), now);
    let left = orphans(dir.path());
    assert_eq!(left.found.len(), MAX_ORPHANS);
    assert_eq!(titles(&left)[..3], ["0", "1", "2"]);
    drop(left);
    drop(window);
    assert!(titles(&orphans(dir.path())).contains(&"甲"));
}

#[test]
fn a_directory_that_cannot_be_made_is_an_error_with_its_name() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, "").unwrap();
    let error = Recovery::open(&file.join("recovery"), 1, 1).unwrap_err();
    assert!(error.to_string().contains("recovery"), "{error}");
}

#[test]
fn what_a_killed_window_left_without_a_snapshot_is_removed() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["7-1-0.lock", "7-1-0.note", "8-1-0.lock", ".annual-summary-x.tmp"] {
        fs::write(dir.path().join(name), "").unwrap();
    }
    let window = Recovery::open(dir.path(), 1, 1).unwrap();
    prune(dir.path(), 2);
    assert_eq!(files(dir.path()), 1, "the lock of the window that runs");
    drop(window);
    assert_eq!(files(dir.path()), 0);
}
