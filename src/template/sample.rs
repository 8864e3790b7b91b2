//! The built-in sample (样稿): a full-length street-office summary with invented places, people and figures.
//!
//! It is kept as a template whose text is written out, together with the answers a user would give. It is not
//! listed among the templates.

use jiff::civil::Date;
use serde::Deserialize;

use crate::data_file::{DataFile, DataFileError, parse_ron};
use crate::document::Document;

use super::instantiate::Answers;
use super::schema::Template;

const FILE: (&str, &str) = ("street-office.ron", include_str!("../../assets/sample/street-office.ron"));

/// The file of the sample.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SampleFile {
    organ: String,
    organ_short: String,
    superior: String,
    year: u16,
    /// Figures are as of the end of this day: year, month, day.
    cutoff: (i16, i8, i8),
    template: Template,
}

/// The built-in sample document.
pub fn sample() -> Document {
    read().unwrap_or_default()
}

fn read() -> Result<Document, DataFileError> {
    let (name, text) = FILE;
    let file: SampleFile = parse_ron(Template::KIND, name, text)?;
    let answers = Answers {
        organ: file.organ,
        organ_short: file.organ_short,
        superior: file.superior,
        year: Some(file.year),
    };
    let mut document = file.template.instantiate(&answers);
    let (year, month, day) = file.cutoff;
    document.meta.cutoff = Date::new(year, month, day).ok();
    Ok(document)
}

#[cfg(test)]
mod tests {
    use super::super::validate;
    use super::*;

    #[test]
    fn the_sample_file_is_valid() {
        let file: SampleFile = parse_ron(Template::KIND, FILE.0, FILE.1).unwrap();
        assert_eq!(validate::problem(&file.template), None);
        let document = read().unwrap_or_else(|error| panic!("{error}"));
        assert!(document.meta.cutoff.is_some());
    }
}
