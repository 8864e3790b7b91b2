//! Choosing a layout profile: the shipped ones and the office's own.

use std::path::Path;

use crate::data_file::{DataFileError, directory};
use crate::document::Document;
use crate::typeset::Profile;

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
/// When no profile has the id.
pub fn choose(
    asked: Option<&str>,
    document: &Document,
    user_dir: Option<&Path>,
) -> Result<Profile, SessionError> {
    let id = asked.unwrap_or(&document.layout.profile);
    if id.is_empty() {
        return Ok(Profile::gb9704());
    }
    let (profiles, errors) = available(user_dir);
    if let Some(profile) = profiles.iter().find(|p| p.id == id) {
        return Ok(profile.clone());
    }
    // The profile may be missing because its file is broken; that is what the user must know.
    if let Some(error) = errors.into_iter().find(|e| Path::new(&e.file).file_stem().is_some_and(|s| s == id))
    {
        return Err(error.into());
    }
    Err(SessionError::UnknownProfile { id: id.into(), known: profiles.into_iter().map(|p| p.id).collect() })
}
