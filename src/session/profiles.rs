//! Choosing a layout profile: the shipped ones and the office's own.

use std::path::Path;

use crate::data_file::{DataFileError, directory};
use crate::document::Document;
use crate::typeset::Profile;

use super::choice;
use super::error::SessionError;

/// Folder of users' own profiles in the program's configuration directory.
pub const FOLDER: &str = "profiles";

/// The shipped profiles and those in `user_dir`, and what was wrong with the latter.
pub fn available(user_dir: Option<&Path>) -> (Vec<Profile>, Vec<DataFileError>) {
    directory::available(Profile::builtin(), user_dir)
}

/// The profile asked for by id, else the document's own, else the standard one.
///
/// # Errors
/// When no profile has the id, or its file is broken.
pub fn choose(
    asked: Option<&str>,
    document: &Document,
    user_dir: Option<&Path>,
) -> Result<Profile, SessionError> {
    let id = asked.unwrap_or(&document.layout.profile);
    if id.is_empty() {
        return Ok(Profile::gb9704());
    }
    choice::choose("版式", id, available(user_dir))
}
