//! Recently opened files (最近打开): the newest first, each once.
//!
//! Kept in `recent.ron` in the program's configuration directory, which several windows may share: before
//! writing, the list on disk is read again and merged. Knows no clock; the time is given.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::SessionError;
use super::kept_file::{self, Kept};

/// The most files that are remembered.
pub const MAX_RECENT: usize = 12;

/// A file that was opened or saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentFile {
    /// The file, absolute.
    pub path: PathBuf,
    /// The document's title as it prints.
    #[serde(default)]
    pub title: String,
    /// When it was last opened or saved, in seconds since 1970.
    #[serde(default)]
    pub opened: u64,
}

/// The files opened recently.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RecentFiles {
    files: Vec<RecentFile>,
    /// Files struck from the list in this window and when they had last been opened, so that another window's
    /// list does not bring them back.
    #[serde(skip)]
    forgotten: BTreeMap<PathBuf, u64>,
}

impl RecentFiles {
    /// The list kept in `dir`, or an empty one. A file that cannot be understood is set aside as
    /// `recent.ron.broken` and reported in one Chinese line.
    pub fn load(dir: Option<&Path>) -> (Self, Option<String>) {
        kept_file::load(dir)
    }

    /// Merges the list with the one in `dir` and keeps the result there.
    ///
    /// # Errors
    /// When the file cannot be written; the one that was there is then unchanged.
    pub fn save(&mut self, dir: &Path) -> Result<(), SessionError> {
        if let Some(other) = kept_file::peek::<Self>(dir) {
            let forgotten = &self.forgotten;
            let wanted = |file: &RecentFile| forgotten.get(&file.path).is_none_or(|&at| file.opened > at);
            let others: Vec<RecentFile> = other.files.into_iter().filter(wanted).collect();
            self.files.extend(others);
            self.settle();
        }
        kept_file::save(self, dir)
    }

    /// The files, the newest first.
    pub fn files(&self) -> &[RecentFile] {
        &self.files
    }

    /// Notes that a file was opened or saved `now`, in seconds since 1970. A path that is no text cannot be
    /// remembered.
    pub fn note(&mut self, path: &Path, title: &str, now: u64) {
        let path = absolute(path);
        if path.to_str().is_none() {
            return;
        }
        self.forgotten.remove(&path);
        self.files.retain(|file| file.path != path);
        self.files.insert(0, RecentFile { path, title: title.to_owned(), opened: now });
        self.settle();
    }

    /// Strikes a file from the list, for instance because it is gone.
    pub fn forget(&mut self, path: &Path) {
        let path = absolute(path);
        let opened = self.files.iter().find(|file| file.path == path).map_or(0, |file| file.opened);
        self.files.retain(|file| file.path != path);
        self.forgotten.insert(path, opened);
    }

    /// Strikes every file from the list.
    pub fn clear(&mut self) {
        let cleared = self.files.drain(..).map(|file| (file.path, file.opened));
        self.forgotten.extend(cleared);
    }

    /// Newest first, every file once, not too many. Of files opened in the same second those that stand first
    /// stay first.
    fn settle(&mut self) {
        self.files.sort_by_key(|file| std::cmp::Reverse(file.opened));
        let mut seen = std::collections::HashSet::new();
        self.files.retain(|file| seen.insert(file.path.clone()));
        self.files.truncate(MAX_RECENT);
    }
}

impl Kept for RecentFiles {
    const KIND: &'static str = "最近文件列表";
    const NAME: &'static str = "recent.ron";

    fn tidied(mut self) -> Self {
        self.settle();
        self
    }
}

/// The path as it can be found from any working directory.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(recent: &RecentFiles) -> Vec<&str> {
        recent.files().iter().map(|file| file.title.as_str()).collect()
    }

    #[test]
    fn the_newest_stands_first_and_every_file_once() {
        let mut recent = RecentFiles::default();
        for (path, title, now) in [("/a", "甲", 1), ("/b", "乙", 2), ("/a", "甲改", 3), ("/c", "丙", 3)]
        {
            recent.note(Path::new(path), title, now);
        }
        assert_eq!(names(&recent), ["丙", "甲改", "乙"]);
        recent.forget(Path::new("/a"));
        assert_eq!(names(&recent), ["丙", "乙"]);
    }

    #[test]
    fn no_more_than_twelve_are_remembered() {
        let mut recent = RecentFiles::default();
        for now in 0..40 {
            recent.note(Path::new(&format!("/{now}")), &now.to_string(), now);
        }
        assert_eq!(recent.files().len(), MAX_RECENT);
        assert_eq!((recent.files()[0].opened, recent.files()[11].opened), (39, 28));
    }

    #[test]
    fn two_windows_keep_each_others_files() {
        let dir = tempfile::tempdir().unwrap();
        let (mut one, _) = RecentFiles::load(Some(dir.path()));
        let (mut two, _) = RecentFiles::load(Some(dir.path()));
        one.note(Path::new("/a"), "甲", 1);
        one.save(dir.path()).unwrap();
        two.note(Path::new("/b"), "乙", 2);
        two.save(dir.path()).unwrap();
        one.note(Path::new("/c"), "丙", 3);
        one.save(dir.path()).unwrap();
        assert_eq!(names(&one), ["丙", "乙", "甲"]);
        let (kept, message) = RecentFiles::load(Some(dir.path()));
        assert_eq!((names(&kept), message), (vec!["丙", "乙", "甲"], None));
    }

    #[test]
    fn a_forgotten_file_comes_back_only_when_opened_again() {
        let dir = tempfile::tempdir().unwrap();
        let mut one = RecentFiles::default();
        one.note(Path::new("/a"), "甲", 5);
        one.note(Path::new("/b"), "乙", 6);
        one.save(dir.path()).unwrap();
        let (mut two, _) = RecentFiles::load(Some(dir.path()));
        one.forget(Path::new("/a"));
        one.save(dir.path()).unwrap();
        assert_eq!(names(&RecentFiles::load(Some(dir.path())).0), ["乙"]);
        two.note(Path::new("/a"), "甲", 7);
        two.save(dir.path()).unwrap();
        one.save(dir.path()).unwrap();
        assert_eq!(names(&one), ["甲", "乙"]);
        one.clear();
        one.save(dir.path()).unwrap();
        assert!(RecentFiles::load(Some(dir.path())).0.files().is_empty());
    }

    #[test]
    fn a_file_of_another_hand_is_put_in_order() {
        let dir = tempfile::tempdir().unwrap();
        let text = r#"(files: [(path: "/a", opened: 1), (path: "/b", title: "乙", opened: 9), (path: "/a", opened: 5)])"#;
        std::fs::write(dir.path().join("recent.ron"), text).unwrap();
        let (recent, _) = RecentFiles::load(Some(dir.path()));
        let order: Vec<u64> = recent.files().iter().map(|file| file.opened).collect();
        assert_eq!(order, [9, 5]);
    }
}
