//! Choosing a template: the shipped ones and the office's own.

use std::path::Path;

use crate::template::{self, Template};

use super::choice;
use super::error::SessionError;

/// The template asked for by id, else the first one.
///
/// # Errors
/// When no template has the id, or its file is broken.
pub fn choose(asked: Option<&str>, user_dir: Option<&Path>) -> Result<Template, SessionError> {
    let (templates, broken) = template::available(user_dir);
    let first = templates.first().map(|template| template.id.clone()).unwrap_or_default();
    choice::choose("模板", asked.unwrap_or(&first), (templates, broken))
}
