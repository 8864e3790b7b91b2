//! `import`

use std::path::Path;

use super::say;
use crate::session::{SessionError, open};
use crate::storage;

/// Imports `input`, saves it as `output` and tells what was recognised.
pub(super) fn run(input: &Path, output: &Path) -> Result<(), SessionError> {
    require_ron(output)?;
    let opened = open(input)?;
    storage::save(output, &opened.document)?;
    if let Some(report) = opened.report {
        say(&report.summary().join("\n"));
    }
    Ok(())
}

/// Documents are saved under names that end in `.ron`, so that they open again.
pub(super) fn require_ron(output: &Path) -> Result<(), SessionError> {
    if output.extension().is_some_and(|e| e.eq_ignore_ascii_case("ron")) {
        return Ok(());
    }
    let advice = "文稿应保存为.ron文件，请让输出文件名以.ron结尾";
    Err(SessionError::UnknownOutput { path: output.to_owned(), advice })
}
