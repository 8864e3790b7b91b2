//! The office's own words, read when the program starts.

use std::path::Path;

use crate::check::own_words::{OwnWords, adopt};
use crate::data_file::DataFileError;
use crate::data_file::directory::from_dir;

pub use crate::check::own_words::FOLDER;

/// Takes the words in the `.ron` files of `directory` for this run of the program; returns what is wrong with those
/// that cannot be used. To be called once, before anything is checked.
pub fn adopt_own(directory: Option<&Path>) -> Vec<DataFileError> {
    let (words, errors) = directory.map(from_dir::<OwnWords>).unwrap_or_default();
    // A second call, as when several windows are opened in one process by a test, changes nothing.
    let _ = adopt(words);
    errors
}
