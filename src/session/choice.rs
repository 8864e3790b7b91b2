//! Choosing a template or a profile by its id, among the shipped ones and the office's own.

use std::path::Path;

use crate::data_file::{DataFile, DataFileError};

use super::error::SessionError;

/// The value with this id; `noun` is what it is called in messages.
///
/// A broken file that is named after the id is the error even where a shipped value could stand in: whoever
/// wrote the file wants that one.
///
/// # Errors
/// When the file is broken, or nothing has the id.
pub(super) fn choose<T: DataFile>(
    noun: &'static str,
    id: &str,
    (mut values, mut broken): (Vec<T>, Vec<DataFileError>),
) -> Result<T, SessionError> {
    let named_after = |error: &DataFileError| Path::new(&error.file).file_stem().is_some_and(|s| s == id);
    if let Some(index) = broken.iter().position(named_after) {
        return Err(broken.swap_remove(index).into());
    }
    if let Some(index) = values.iter().position(|value| value.id() == id) {
        return Ok(values.swap_remove(index));
    }
    let known = values.iter().map(|value| value.id().to_owned()).collect();
    // One of the broken files may be the one that was meant.
    Err(SessionError::UnknownId {
        noun,
        id: id.into(),
        known,
        broken: broken.into_iter().next().map(Box::new),
    })
}
