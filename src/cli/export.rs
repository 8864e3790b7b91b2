//! `export`

use super::args::ExportOptions;
use super::{clock, complain, source};
use crate::data_file::directory::user_dir;
use crate::session::{Export, ExportFormat, SessionError, export, profiles};

/// Exports the document; what should be looked at goes to standard error, and the export counts all the same.
pub(super) fn run(options: &ExportOptions) -> Result<(), SessionError> {
    let format = ExportFormat::of(&options.output)?;
    let (document, name) = source::read(&options.source)?;
    let own = user_dir(profiles::FOLDER);
    let profile = profiles::choose(options.profile.as_deref(), &document, own.as_deref())?;
    let job = Export {
        name,
        profile,
        fonts: options.fonts.clone(),
        allow_missing_glyphs: options.allow_missing_glyphs,
        standard: options.standard,
        created: clock::source_date(),
    };
    for note in export(&document, format, &options.output, &job)?.notes {
        complain(&format!("请核对：{note}"));
    }
    Ok(())
}
