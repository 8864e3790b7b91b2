//! `new`

use std::path::Path;

use super::args::NewOptions;
use super::import::require_ron;
use super::{clock, rollover, say};
use crate::data_file::directory::user_dir;
use crate::document::Document;
use crate::session::{SessionError, rollover::begin, templates};
use crate::storage;
use crate::template::{self, Answers};

/// Makes a document from a template or from last year's file and saves it.
pub(super) fn run(options: &NewOptions) -> Result<(), SessionError> {
    require_ron(&options.output)?;
    if let Some(last_year) = &options.from {
        return from_last_year(options, last_year);
    }
    let document = if options.sample {
        template::sample()
    } else {
        let own = user_dir(template::FOLDER);
        templates::choose(options.template.as_deref(), own.as_deref())?.instantiate(&answers(options))
    };
    Ok(storage::save(&options.output, &document)?)
}

/// Makes a document from last year's file, saves it and tells what became of the years.
fn from_last_year(options: &NewOptions, last_year: &Path) -> Result<(), SessionError> {
    let beginning = begin(last_year, options.year)?;
    let mut document = beginning.finish()?;
    rename(&mut document, options);
    storage::save(&options.output, &document)?;
    say(&rollover::summary(&beginning, &document, &options.output).join("\n"));
    Ok(())
}

/// Puts in the names that were given.
fn rename(document: &mut Document, options: &NewOptions) {
    let meta = &mut document.meta;
    let names = [
        (&mut meta.organ, &options.organ),
        (&mut meta.organ_short, &options.organ_short),
        (&mut meta.superior, &options.superior),
    ];
    for (name, given) in names {
        if let Some(given) = given {
            name.clone_from(given);
        }
    }
}

fn answers(options: &NewOptions) -> Answers {
    Answers {
        organ: options.organ.clone().unwrap_or_default(),
        organ_short: options.organ_short.clone().unwrap_or_default(),
        superior: options.superior.clone().unwrap_or_default(),
        year: Some(options.year.unwrap_or_else(clock::current_year)),
    }
}
