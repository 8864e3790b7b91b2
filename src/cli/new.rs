//! `new`

use super::args::NewOptions;
use super::clock;
use super::import::require_ron;
use crate::data_file::directory::user_dir;
use crate::session::{SessionError, templates};
use crate::storage;
use crate::template::{self, Answers};

/// Makes a document from a template and saves it.
pub(super) fn run(options: &NewOptions) -> Result<(), SessionError> {
    require_ron(&options.output)?;
    let document = if options.sample {
        template::sample()
    } else {
        let own = user_dir(template::FOLDER);
        templates::choose(options.template.as_deref(), own.as_deref())?.instantiate(&answers(options))
    };
    Ok(storage::save(&options.output, &document)?)
}

fn answers(options: &NewOptions) -> Answers {
    Answers {
        organ: options.organ.clone().unwrap_or_default(),
        organ_short: options.organ_short.clone().unwrap_or_default(),
        superior: options.superior.clone().unwrap_or_default(),
        year: Some(options.year.unwrap_or_else(clock::current_year)),
    }
}
