//! `export`

use std::path::Path;

use super::args::{ExportOptions, Source};
use super::{clock, complain, source};
use crate::data_file::directory::user_dir;
use crate::session::{Export, ExportFormat, SessionError, export, profiles};

/// Exports the document; what should be looked at goes to standard error, and the export counts all the same.
pub(super) fn run(options: &ExportOptions) -> Result<(), SessionError> {
    let format = ExportFormat::of(&options.output)?;
    refuse_own_source(&options.source, &options.output)?;
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

/// Refuses to write over the file that is being exported.
fn refuse_own_source(source: &Source, output: &Path) -> Result<(), SessionError> {
    let Source::File(input) = source else { return Ok(()) };
    match (input.canonicalize(), output.canonicalize()) {
        (Ok(input), Ok(real_output)) if input == real_output => {
            let advice = "输出文件就是原稿本身，原稿会被覆盖，请换一个输出文件名";
            Err(SessionError::UnknownOutput { path: output.to_owned(), advice })
        }
        _ => Ok(()),
    }
}
