use std::fs;
use std::time::UNIX_EPOCH;

use super::*;

fn holder(host: &str, process: u32) -> Holder {
    Holder { host: host.into(), user: "张三".into(), process, since: 7 }
}

/// A folder with a document in it.
struct Folder {
    directory: tempfile::TempDir,
    file: PathBuf,
}

impl Folder {
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("总结.ron");
        fs::write(&file, "").unwrap();
        Self { directory, file }
    }

    fn notice(&self) -> PathBuf {
        self.directory.path().join(".~总结.ron.lock")
    }

    /// The notice of a holder whose process is gone, refreshed this many seconds ago.
    fn leave(&self, holder: &Holder, seconds: u64) {
        fs::write(self.notice(), Notice { holder: holder.clone(), serial: 9 }.encode()).unwrap();
        let file = File::options().write(true).open(self.notice()).unwrap();
        let now = file.metadata().unwrap().modified().unwrap();
        file.set_modified(now - Duration::from_secs(seconds)).unwrap();
    }
}

fn held(attempt: Attempt) -> Lock {
    let Attempt::Held(lock) = attempt else { panic!("{attempt:?}") };
    lock
}

#[test]
fn who_works_on_a_document_is_told_until_it_is_closed() {
    let folder = Folder::new();
    let (first, second) = (holder("甲机", 1), holder("甲机", 2));
    let lock = held(Lock::acquire(&folder.file, &first));
    assert!(folder.notice().exists());
    for other in [&second, &holder("乙机", 1)] {
        assert!(matches!(Lock::acquire(&folder.file, other), Attempt::Taken(who) if who == first));
    }
    drop(lock);
    assert!(!folder.notice().exists());
    held(Lock::acquire(&folder.file, &second));
    assert_eq!(fs::read_dir(folder.directory.path()).unwrap().count(), 1, "no litter");
}

#[test]
fn a_notice_of_this_process_gives_way_to_its_next_one() {
    let folder = Folder::new();
    let before = held(Lock::acquire(&folder.file, &holder("甲机", 1)));
    let after = held(Lock::acquire(&folder.file, &holder("甲机", 1)));
    drop(before);
    assert!(folder.notice().exists());
    drop(after);
    assert!(!folder.notice().exists());
}

#[test]
fn a_notice_whose_holder_is_gone_is_replaced() {
    for (host, seconds, gone) in [("甲机", 0, true), ("乙机", 60, false), ("乙机", 301, true)] {
        let folder = Folder::new();
        folder.leave(&holder(host, 1), seconds);
        let attempt = Lock::acquire(&folder.file, &holder("甲机", 2));
        assert_eq!(matches!(attempt, Attempt::Held(_)), gone, "{host} {seconds}: {attempt:?}");
    }
}

#[test]
fn a_damaged_notice_is_replaced() {
    let folder = Folder::new();
    for content in ["", "\u{0}\u{0}", "(holder: 3)"] {
        fs::write(folder.notice(), content).unwrap();
        held(Lock::acquire(&folder.file, &holder("甲机", 1)));
    }
}

#[test]
fn who_goes_on_all_the_same_has_the_notice() {
    let folder = Folder::new();
    let first = held(Lock::acquire(&folder.file, &holder("甲机", 1)));
    let second = Lock::take_over(&folder.file, &holder("乙机", 1)).unwrap();
    drop(first);
    assert_eq!(Notice::read(&folder.notice()).unwrap().holder, holder("乙机", 1));
    drop(second);
    assert!(!folder.notice().exists());
}

#[test]
fn where_no_notice_can_be_there_is_none() {
    let directory = tempfile::tempdir().unwrap();
    for name in ["没有.ron", "没有/总结.ron", ""] {
        let attempt = Lock::acquire(&directory.path().join(name), &holder("甲机", 1));
        assert!(matches!(attempt, Attempt::Unavailable), "{name}: {attempt:?}");
    }
    let long = directory.path().join("长".repeat(84));
    fs::write(&long, "").unwrap();
    assert!(matches!(Lock::acquire(&long, &holder("甲机", 1)), Attempt::Unavailable));
    assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1);
}

#[test]
fn a_notice_is_refreshed_as_long_as_it_is_up() {
    let folder = Folder::new();
    let file = File::create_new(folder.notice()).unwrap();
    let place = Arc::new(Place { path: folder.notice(), text: "(serial: 1)".into() });
    fs::write(&place.path, &place.text).unwrap();
    let beat =
        Heartbeat::start(place.clone(), presence::announce(&place.path, file), Duration::from_millis(5));
    let age = || {
        let file = File::options().write(true).open(folder.notice()).unwrap();
        file.set_modified(UNIX_EPOCH).unwrap();
        std::thread::sleep(Duration::from_millis(200));
        fs::metadata(folder.notice()).unwrap().modified().unwrap() > UNIX_EPOCH
    };
    assert!(age());
    drop(beat);
    std::thread::sleep(Duration::from_millis(50));
    assert!(!age());
    assert_eq!(fs::read_to_string(folder.notice()).unwrap(), place.text);
}

#[test]
fn names_from_outside_are_shown_on_one_line() {
    let strange = Holder { host: "甲\n机".into(), user: "长".repeat(99), ..Holder::default() };
    let shown = strange.to_string();
    assert!(!shown.contains('\n') && shown.chars().count() < 60, "{shown}");
    assert_eq!(holder("甲机", 1).to_string(), "张三（计算机“甲机”）");
    assert_eq!(Holder::default().to_string(), "另一个窗口");
}
