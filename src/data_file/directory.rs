//! Users' own data files, read from a directory.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::DataFile;
use super::error::DataFileError;

/// Largest data file that is read, in bytes.
pub const MAX_FILE_BYTES: u64 = 1 << 20;

/// The program's configuration directory, or `None` when the system names no home directory. It need not exist.
pub fn config_dir() -> Option<PathBuf> {
    Some(directories::ProjectDirs::from("", "", "annual-summary")?.config_dir().to_owned())
}

/// The directory for users' own data files of a kind: `folder` in the program's configuration directory.
/// `None` when the system names no home directory. The directory need not exist.
pub fn user_dir(folder: &str) -> Option<PathBuf> {
    Some(config_dir()?.join(folder))
}

/// `shipped` values and users' own together, and what was wrong with the latter.
///
/// A user's file with the id of a shipped one takes its place in the list; the others follow.
pub fn available<T: DataFile>(shipped: Vec<T>, user_dir: Option<&Path>) -> (Vec<T>, Vec<DataFileError>) {
    let mut all = shipped;
    let (own, errors) = user_dir.map(from_dir::<T>).unwrap_or_default();
    for value in own {
        match all.iter_mut().find(|shipped| shipped.id() == value.id()) {
            Some(shipped) => *shipped = value,
            None => all.push(value),
        }
    }
    (all, errors)
}

/// The values in the `.ron` files of a directory, by file name, and an error for each file that cannot be
/// used. A directory that does not exist holds none; hidden files and sub-directories are left alone.
pub fn from_dir<T: DataFile>(dir: &Path) -> (Vec<T>, Vec<DataFileError>) {
    let (mut values, mut errors) = (Vec::<(String, T)>::new(), Vec::new());
    let paths = match data_files(dir, T::KIND) {
        Ok(paths) => paths,
        Err(error) => return (Vec::new(), vec![error]),
    };
    for path in paths {
        let name = path.display().to_string();
        match read_file(&path, T::KIND).and_then(|text| T::parse(&name, &text)) {
            Ok(value) => match values.iter().find(|(_, other)| other.id() == value.id()) {
                Some((other, _)) => errors.push(duplicate_id(T::KIND, &name, value.id(), other)),
                None => values.push((name, value)),
            },
            Err(error) => errors.push(error),
        }
    }
    (values.into_iter().map(|(_, value)| value).collect(), errors)
}

fn duplicate_id(kind: &'static str, name: &str, id: &str, other: &str) -> DataFileError {
    DataFileError::whole(kind, name, format!("id“{id}”已被 {other} 使用，请换一个 id"))
}

/// The `.ron` files of a directory, sorted.
fn data_files(dir: &Path, kind: &'static str) -> Result<Vec<PathBuf>, DataFileError> {
    let unreadable = |error: &std::io::Error| {
        DataFileError::whole(kind, &dir.display().to_string(), format!("无法打开目录：{}", reason(error)))
    };
    let entries = match std::fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(&error)),
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| unreadable(&error))?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let is_ron = path.extension().is_some_and(|ext| ext.eq_ignore_ascii_case("ron"));
        if is_ron && !hidden && !path.is_dir() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// The text of one file. Never reads more than [`MAX_FILE_BYTES`] and one byte.
fn read_file(path: &Path, kind: &'static str) -> Result<String, DataFileError> {
    let name = path.display().to_string();
    let fail = |problem: String| DataFileError::whole(kind, &name, problem);
    let unreadable = |error: std::io::Error| fail(format!("无法读取：{}", reason(&error)));
    let is_file = std::fs::metadata(path).map_err(unreadable)?.is_file();
    if !is_file {
        return Err(fail("不是普通文件，请换一个文件".into()));
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(fail("文件超过1 MB，不像是数据文件，请删去多余的内容".into()));
    }
    let is_utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if bytes.contains(&0) && !is_utf16 {
        return Err(fail("不是文本文件，请换成用记事本等写的文件".into()));
    }
    String::from_utf8(bytes).map_err(|_| fail("不是 UTF-8 编码的文本，请用编辑器另存为 UTF-8 编码".into()))
}

/// Why the system refused, in Chinese where the reason is a common one.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::PermissionDenied => "没有权限，请检查文件的访问权限".into(),
        std::io::ErrorKind::NotFound => "文件不存在".into(),
        std::io::ErrorKind::NotADirectory => "这不是一个目录".into(),
        _ => format!("系统报告“{error}”"),
    }
}
