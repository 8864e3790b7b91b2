//! Template files.

use std::path::Path;

use crate::data_file::{DataFile, DataFileError, directory, parse_ron};

use super::schema::Template;
use super::shipped::builtin;
use super::validate;

impl DataFile for Template {
    const KIND: &'static str = "模板文件";

    fn parse(name: &str, text: &str) -> Result<Self, DataFileError> {
        let template: Self = parse_ron(Self::KIND, name, text)?;
        match validate::problem(&template) {
            Some(problem) => Err(DataFileError::whole(Self::KIND, name, problem)),
            None => Ok(template),
        }
    }

    fn id(&self) -> &str {
        &self.id
    }
}

/// Folder of users' own templates in the configuration directory.
pub const FOLDER: &str = "templates";

/// The shipped templates and those in `user_dir`, and what was wrong with the latter.
pub fn available(user_dir: Option<&Path>) -> (Vec<Template>, Vec<DataFileError>) {
    directory::available(builtin(), user_dir)
}
