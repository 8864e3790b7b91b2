use std::fs;

use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan};

use super::*;
use crate::document::SectionKind;
use crate::storage::encode;

fn noon() -> Zoned {
    date(2025, 12, 20).at(12, 0, 0, 0).to_zoned(TimeZone::fixed(jiff::tz::offset(8))).unwrap()
}

fn text(body: &str) -> String {
    let mut document = Document::default();
    document.push_section(SectionKind::Area, "民生").body = body.into();
    encode(&document).unwrap()
}

struct Shelf {
    directory: tempfile::TempDir,
    versions: Versions,
}

impl Shelf {
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let versions = Versions::of(&directory.path().join("versions"), &directory.path().join("总结.ron"));
        Self { directory, versions }
    }

    fn bodies(&self) -> Vec<String> {
        let read = |version: &Version| self.versions.read(version).unwrap().sections[0].body.clone();
        self.versions.list().iter().map(read).collect()
    }
}

#[test]
fn every_save_is_kept_and_can_be_read() {
    let shelf = Shelf::new();
    assert!(shelf.versions.list().is_empty());
    shelf.versions.keep(&text("一 二"), &noon()).unwrap();
    shelf.versions.keep(&text("三"), &(&noon() + 1.minute())).unwrap();
    let list = shelf.versions.list();
    assert_eq!(shelf.bodies(), ["三", "一 二"]);
    assert_eq!((list[1].moment, list[1].characters), (noon().timestamp(), 4));
    assert_eq!(shelf.versions.read_text(&list[0]).unwrap(), text("三"));
    assert_eq!(fs::read_dir(shelf.directory.path()).unwrap().count(), 1, "nothing beside the document");
}

#[test]
fn the_same_content_is_kept_once_with_its_latest_moment() {
    let shelf = Shelf::new();
    for (minute, body) in ["一", "二", "一", "一"].into_iter().enumerate() {
        shelf.versions.keep(&text(body), &(&noon() + (minute as i64).minutes())).unwrap();
    }
    assert_eq!(shelf.bodies(), ["一", "二"]);
    shelf.versions.keep(&text("一"), &noon()).unwrap();
    assert_eq!(shelf.bodies(), ["一", "二"], "a clock that was set back");
}

#[test]
fn two_saves_within_a_second_are_both_kept() {
    let shelf = Shelf::new();
    for body in ["一", "二", "三"] {
        shelf.versions.keep(&text(body), &noon()).unwrap();
    }
    assert_eq!(shelf.versions.list().len(), 3);
}

#[test]
fn what_is_damaged_or_foreign_is_passed_over() {
    let shelf = Shelf::new();
    shelf.versions.keep(&text("一"), &noon()).unwrap();
    let list = shelf.versions.list();
    let folder = list[0].path.parent().unwrap();
    fs::write(folder.join("读我.txt"), "").unwrap();
    fs::create_dir(folder.join(name::file(noon().timestamp(), 1, Digest::of(b"")))).unwrap();
    let empty =
        folder.join(name::file(noon().timestamp() + SignedDuration::from_hours(1), 1, Digest::of(b"x")));
    fs::write(&empty, "").unwrap();
    assert_eq!(shelf.versions.list().len(), 2);
    let error = shelf.versions.read(&shelf.versions.list()[0]).unwrap_err().to_string();
    assert!(error.contains("已损坏") && !error.contains('\n'), "{error}");
    fs::write(&list[0].path, "坏").unwrap();
    shelf.versions.keep(&text("一"), &(&noon() + 1.minute())).unwrap();
    assert!(shelf.versions.list().iter().any(|version| shelf.versions.read(version).is_ok()), "kept anew");
    assert!(shelf.versions.keep("不是文稿", &noon()).is_err());
}

#[test]
fn the_hour_is_kept_and_past_days_have_one_version_each() {
    let shelf = Shelf::new();
    // Three saves on each of forty days, then one every two minutes for an hour.
    for day in 0..40_i64 {
        for hour in 0..3 {
            let moment = &noon() - (40 - day).days() + hour.hours();
            shelf.versions.keep(&text(&format!("{day}日{hour}")), &moment).unwrap();
        }
    }
    let list = shelf.versions.list();
    assert!(list.len() <= MAX_VERSIONS);
    let bodies = shelf.bodies();
    assert!((0..40).all(|day| bodies.contains(&format!("{day}日2"))), "{bodies:?}");
    for minute in 0..30_i64 {
        shelf.versions.keep(&text(&format!("{minute}分")), &(&noon() + (2 * minute).minutes())).unwrap();
    }
    let bodies = shelf.bodies();
    assert_eq!(bodies.len(), MAX_VERSIONS);
    assert_eq!(bodies[0], "29分");
    assert!((5..30).all(|minute| bodies.contains(&format!("{minute}分"))), "{bodies:?}");
    assert!(bodies.contains(&"39日2".into()) && !bodies.contains(&"0日2".into()), "{bodies:?}");
}

#[test]
fn the_room_on_disk_is_bounded_and_the_newest_stays() {
    let version = |minute: i64, bytes| Version {
        moment: noon().timestamp() + SignedDuration::from_mins(minute),
        characters: 0,
        bytes,
        digest: Digest::of(b""),
        path: PathBuf::new(),
    };
    let now = &noon() + 5.minutes();
    let removed = thinning::surplus(vec![version(2, 1), version(1, MAX_BYTES), version(0, 1)], &now);
    assert_eq!(removed.len(), 2);
    assert!(thinning::surplus(vec![version(2, MAX_BYTES + 1)], &now).is_empty());
}

#[test]
fn what_a_file_holds_before_the_first_save_is_kept_too() {
    let shelf = Shelf::new();
    let file = shelf.directory.path().join("总结.ron");
    shelf.versions.keep_previous(&file, &noon()).unwrap();
    fs::write(&file, "不是文稿").unwrap();
    shelf.versions.keep_previous(&file, &noon()).unwrap();
    assert!(shelf.versions.list().is_empty());
    fs::write(&file, text("旧")).unwrap();
    shelf.versions.keep_previous(&file, &noon()).unwrap();
    shelf.versions.keep_previous(&file, &noon()).unwrap();
    assert_eq!(shelf.bodies(), ["旧"]);
    assert!(shelf.versions.list()[0].moment <= noon().timestamp());
}
