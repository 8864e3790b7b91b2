//! Getting the document a command works on.

use super::args::Source;
use crate::document::Document;
use crate::session::{SessionError, open};
use crate::template;

/// The document and its name for messages.
pub(super) fn read(source: &Source) -> Result<(Document, String), SessionError> {
    match source {
        Source::Sample => Ok((template::sample(), "样稿".into())),
        Source::File(path) => Ok((open(path)?.document, path.display().to_string())),
    }
}
