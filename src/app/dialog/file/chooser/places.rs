//! Places to start from (常用位置): the user's folders, and on Windows the drives.

use std::path::{Path, PathBuf};

/// A named folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Name shown.
    pub(super) name: String,
    /// Where it is.
    pub(super) path: PathBuf,
}

/// The places that are there, `last` at the end. Looks at drives: call it off the frame.
pub(super) fn find(last: Option<&Path>) -> Vec<Place> {
    let mut places = Vec::new();
    let mut add = |name: &str, path: Option<&Path>| {
        let Some(path) = path.filter(|path| path.is_dir()) else { return };
        if places.iter().all(|place: &Place| place.path != path) {
            places.push(Place { name: name.to_owned(), path: path.to_owned() });
        }
    };
    if let Some(user) = directories::UserDirs::new() {
        add("主目录", Some(user.home_dir()));
        add("桌面", user.desktop_dir());
        add("文档", user.document_dir());
        add("下载", user.download_dir());
    }
    for (name, path) in drives() {
        add(&name, Some(&path));
    }
    add("上次位置", last);
    places
}

/// Where to begin when nothing else is known; looks at nothing.
pub(super) fn start() -> PathBuf {
    let user = directories::UserDirs::new();
    let documents = user.as_ref().and_then(|user| user.document_dir().map(Path::to_owned));
    let home = user.map(|user| user.home_dir().to_owned());
    documents.or(home).unwrap_or_else(|| PathBuf::from(std::path::MAIN_SEPARATOR_STR))
}

#[cfg(windows)]
fn drives() -> Vec<(String, PathBuf)> {
    ('A'..='Z').map(|letter| (format!("{letter} 盘"), PathBuf::from(format!("{letter}:\\")))).collect()
}

#[cfg(not(windows))]
fn drives() -> Vec<(String, PathBuf)> {
    let mut drives = vec![("计算机".to_owned(), PathBuf::from("/"))];
    // Where desktops put sticks and discs.
    let user = std::env::var("USER").unwrap_or_default();
    for parent in [format!("/media/{user}"), format!("/run/media/{user}"), "/Volumes".to_owned()] {
        let Ok(entries) = std::fs::read_dir(parent) else { continue };
        drives.extend(
            entries.flatten().map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path())),
        );
    }
    drives
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_listed_once_and_only_when_it_is_there() {
        let root = tempfile::tempdir().unwrap();
        let places = find(Some(root.path()));
        assert_eq!(places.iter().filter(|place| place.path == root.path()).count(), 1);
        assert!(find(Some(Path::new("/没有"))).iter().all(|place| place.name != "上次位置"));
    }
}
