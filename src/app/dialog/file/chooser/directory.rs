//! What is in a folder (文件夹内容): entries in the order of a person's reading, without what is hidden.

use std::cmp::Ordering;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// One file or folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Whole path.
    pub(super) path: PathBuf,
    /// Name as shown.
    pub(super) name: String,
    /// A folder, or a link to one.
    pub(super) is_folder: bool,
    /// Size in bytes; 0 for folders.
    pub(super) size: u64,
    /// When it was last written.
    pub(super) modified: Option<SystemTime>,
}

/// The entries of `directory`: folders first, then files. May wait for a network: call it off the frame.
///
/// # Errors
/// In Chinese, with what to do.
pub(super) fn read(directory: &Path) -> Result<Vec<Entry>, String> {
    let entries = fs::read_dir(directory).map_err(|error| explain(directory, error.kind()))?;
    let mut entries: Vec<_> =
        entries.flatten().filter(|entry| !is_hidden(entry)).map(|entry| describe(&entry)).collect();
    entries.sort_by(compare);
    Ok(entries)
}

fn describe(entry: &fs::DirEntry) -> Entry {
    // A link leads to what it names; one that leads nowhere is shown as it is.
    let path = entry.path();
    let metadata = fs::metadata(&path).or_else(|_| entry.metadata()).ok();
    let is_folder = metadata.as_ref().is_some_and(fs::Metadata::is_dir);
    let size = metadata.as_ref().filter(|_| !is_folder).map_or(0, fs::Metadata::len);
    let modified = metadata.and_then(|metadata| metadata.modified().ok());
    Entry { path, name: entry.file_name().to_string_lossy().into_owned(), is_folder, size, modified }
}

fn is_hidden(entry: &fs::DirEntry) -> bool {
    let name = entry.file_name();
    let name = name.to_string_lossy();
    // Word leaves `~$` files beside open documents.
    name.starts_with('.') || name.starts_with("~$") || has_hidden_attribute(entry)
}

#[cfg(windows)]
fn has_hidden_attribute(entry: &fs::DirEntry) -> bool {
    use std::os::windows::fs::MetadataExt;
    /// `FILE_ATTRIBUTE_HIDDEN`.
    const HIDDEN: u32 = 0x2;
    entry.metadata().is_ok_and(|metadata| metadata.file_attributes() & HIDDEN != 0)
}

#[cfg(not(windows))]
fn has_hidden_attribute(_entry: &fs::DirEntry) -> bool {
    false
}

fn compare(left: &Entry, right: &Entry) -> Ordering {
    right
        .is_folder
        .cmp(&left.is_folder)
        .then_with(|| natural(&left.name, &right.name))
        .then_with(|| left.name.cmp(&right.name))
}

/// Compares as people count: “第2稿” before “第10稿”, without regard to case.
fn natural(left: &str, right: &str) -> Ordering {
    let (mut left, mut right) = (left.chars().peekable(), right.chars().peekable());
    loop {
        let order = match (left.peek(), right.peek()) {
            (None, None) => return Ordering::Equal,
            (Some(a), Some(b)) if a.is_ascii_digit() && b.is_ascii_digit() => {
                let (a, b) = (digits(&mut left), digits(&mut right));
                a.len().cmp(&b.len()).then_with(|| a.cmp(&b))
            }
            _ => {
                let lower = |next: Option<char>| next.map(|c| c.to_lowercase().next().unwrap_or(c));
                lower(left.next()).cmp(&lower(right.next()))
            }
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// The digits that come next, without leading zeros.
fn digits(characters: &mut std::iter::Peekable<std::str::Chars<'_>>) -> String {
    let mut run = String::new();
    while let Some(digit) = characters.next_if(char::is_ascii_digit) {
        run.push(digit);
    }
    run.trim_start_matches('0').to_owned()
}

/// What went wrong with `path`, and what to do.
pub(super) fn explain(path: &Path, kind: ErrorKind) -> String {
    let path = path.display();
    match kind {
        ErrorKind::NotFound => format!("没有“{path}”这个文件夹，请换一个位置。"),
        ErrorKind::PermissionDenied => format!("没有权限打开“{path}”，请换一个位置，或请管理员开通。"),
        ErrorKind::NotADirectory => format!("“{path}”不是文件夹，请换一个位置。"),
        ErrorKind::AlreadyExists => format!("“{path}”已经存在，请换一个名称。"),
        ErrorKind::ReadOnlyFilesystem => format!("“{path}”所在的磁盘是只读的，请换一个位置。"),
        ErrorKind::StorageFull => format!("“{path}”所在的磁盘已满，请清理后再试。"),
        _ => format!("打不开“{path}”，请检查磁盘或网络连接后再试。"),
    }
}

/// Size as people say it: “12 KB”.
pub(super) fn size_text(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    if bytes < 1024 {
        return format!("{bytes} B");
    }
    let mut size = bytes as f64 / 1024.0;
    let mut unit = 0;
    while size >= 1023.5 && unit + 1 < UNITS.len() {
        size /= 1024.0;
        unit += 1;
    }
    let digits = usize::from(size < 9.95);
    format!("{size:.digits$} {}", UNITS[unit])
}

/// Local date and time: “2024-12-03 14:05”.
pub(super) fn date_text(time: SystemTime) -> String {
    let Ok(stamp) = jiff::Timestamp::try_from(time) else { return String::new() };
    stamp.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_come_first_and_numbers_count() {
        let root = tempfile::tempdir().unwrap();
        for folder in ["乙", "2023年"] {
            fs::create_dir(root.path().join(folder)).unwrap();
        }
        for file in ["第10稿.ron", "第2稿.ron", "B.txt", "a.txt", ".hidden", "~$第2稿.docx"] {
            fs::write(root.path().join(file), "内容").unwrap();
        }
        let names: Vec<_> = read(root.path()).unwrap().into_iter().map(|entry| entry.name).collect();
        assert_eq!(names, ["2023年", "乙", "a.txt", "B.txt", "第2稿.ron", "第10稿.ron"]);
    }

    #[test]
    fn numbers_with_zeros_before_them_are_equal_in_value() {
        assert_eq!(natural("9月", "10月"), Ordering::Less);
        assert_eq!(natural("a007b", "A7c"), Ordering::Less);
        assert_eq!(natural("99999999999999999999998", "99999999999999999999999"), Ordering::Less);
    }

    #[test]
    fn a_folder_that_is_not_there_gives_a_line_with_advice() {
        let text = read(Path::new("/没有/这个")).unwrap_err();
        assert!(text.contains("/没有/这个") && text.contains('请') && !text.contains('\n'), "{text}");
    }

    #[test]
    fn a_link_to_nowhere_is_a_file() {
        let root = tempfile::tempdir().unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("/nowhere", root.path().join("断链.ron")).unwrap();
        #[cfg(unix)]
        assert!(!read(root.path()).unwrap()[0].is_folder);
    }

    #[test]
    fn sizes_are_short() {
        for (bytes, text) in [
            (0, "0 B"),
            (1023, "1023 B"),
            (1536, "1.5 KB"),
            (12_700, "12 KB"),
            (1_048_500, "1.0 MB"),
            (5 << 20, "5.0 MB"),
            (u64::MAX, "16777216 TB"),
        ] {
            assert_eq!(size_text(bytes), text);
        }
    }
}
