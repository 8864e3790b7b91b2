//! The templates that come with the program.

use super::schema::Template;
use crate::data_file::DataFile;

/// File name and text of every shipped template, in the order they are listed.
const FILES: [(&str, &str); 4] = [
    ("street-office.ron", include_str!("../../templates/street-office.ron")),
    ("township.ron", include_str!("../../templates/township.ron")),
    ("bureau.ron", include_str!("../../templates/bureau.ron")),
    ("short.ron", include_str!("../../templates/short.ron")),
];

/// The shipped templates (内置模板). The first one is the default.
pub fn builtin() -> Vec<Template> {
    FILES.iter().filter_map(|(name, text)| Template::parse(name, text).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_file_is_valid() {
        for (name, text) in FILES {
            let template = Template::parse(name, text).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(format!("{}.ron", template.id), name);
        }
        assert_eq!(builtin().len(), FILES.len());
    }
}
