//! Files in which the program keeps what is its own between two runs: settings, window, recent files.
//!
//! Reading is forgiving, because such a file must never stop anybody from writing: fields that are not known
//! are passed over, fields that are missing take their default, and a file that cannot be understood is set
//! aside and replaced by defaults. What the values mean is the business of whoever keeps them.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::data_file::{MAX_FILE_BYTES, parse_ron};
use crate::storage::error::{EncodeError, ReadCause, WriteCause};
use crate::storage::{Backup, StorageError, WriteError, atomic_write, read_file};
use crate::text::on_one_line;

use super::error::SessionError;

/// A value kept in a file of its own.
pub(super) trait Kept: Default + Serialize + DeserializeOwned {
    /// What such a file is called, for messages.
    const KIND: &'static str;

    /// The name of the file.
    const NAME: &'static str;

    /// Brings values from outside into the limits the program keeps.
    fn tidied(self) -> Self;
}

/// The value kept in `dir`, or the default one, and in one Chinese line what was wrong with the file. A broken
/// file is set aside as `name.broken`.
pub(super) fn load<T: Kept>(dir: Option<&Path>) -> (T, Option<String>) {
    let Some(dir) = dir else { return (T::default(), None) };
    match read(dir) {
        Ok(value) => (value.unwrap_or_default(), None),
        Err(message) => (T::default(), Some(message)),
    }
}

/// The value kept in `dir`; `None` when there is no file. Leaves a broken file where it is.
pub(super) fn peek<T: Kept>(dir: &Path) -> Option<T> {
    let bytes = read_file(&dir.join(T::NAME), MAX_FILE_BYTES).ok()?;
    parse(T::NAME, bytes).ok()
}

/// Writes `value` to its file in `dir`, which is created when it is missing.
pub(super) fn save<T: Kept>(value: &T, dir: &Path) -> Result<(), SessionError> {
    let path = dir.join(T::NAME);
    let layout = ron::ser::PrettyConfig::new().new_line("\n").indentor("    ");
    let text = ron::ser::to_string_pretty(value, layout).map_err(|error| StorageError::Encode {
        path: path.clone(),
        error: EncodeError(error.to_string()),
    })?;
    fs::create_dir_all(dir)
        .map_err(|error| WriteError { path: dir.to_owned(), cause: WriteCause::from(error) })?;
    Ok(atomic_write(&path, format!("{text}\n").as_bytes(), Backup::None)?)
}

fn read<T: Kept>(dir: &Path) -> Result<Option<T>, String> {
    let path = dir.join(T::NAME);
    let bytes = match read_file(&path, MAX_FILE_BYTES) {
        Ok(bytes) => bytes,
        Err(error) => {
            return match error.cause {
                ReadCause::NotFound => Ok(None),
                ReadCause::TooLarge(_) => Err(set_aside(&path, &format!("{}过大", T::KIND))),
                _ => Err(format!("{error}；已改用默认值")),
            };
        }
    };
    match parse(&path.display().to_string(), bytes) {
        Ok(value) => Ok(Some(value)),
        Err(problem) => Err(set_aside(&path, &problem)),
    }
}

fn parse<T: Kept>(name: &str, bytes: Vec<u8>) -> Result<T, String> {
    let text = String::from_utf8(bytes).map_err(|_| format!("{} {name}：不是UTF-8文字", T::KIND))?;
    parse_ron::<T>(T::KIND, name, &text).map(T::tidied).map_err(|error| error.to_string())
}

/// Moves a broken file out of the way and says so.
fn set_aside(path: &Path, problem: &str) -> String {
    let aside = broken_name(path);
    let kept = match fs::rename(path, &aside) {
        Ok(()) => format!("原文件已改名为“{}”", aside.display()),
        Err(_) => format!("原文件“{}”无法改名保留，请先自行备份", path.display()),
    };
    on_one_line(&format!("{problem}；已改用默认值，{kept}"))
}

/// The name under which a broken file is kept.
fn broken_name(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".broken");
    name.into()
}
