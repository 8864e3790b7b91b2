//! `export`

use super::args::ExportOptions;
use super::{clock, source};
use crate::data_file::directory::user_dir;
use crate::session::{Export, ExportFormat, SessionError, export, profiles};

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
    export(&document, format, &options.output, &job)
}
