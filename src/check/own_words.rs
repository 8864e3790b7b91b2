//! The office's own words (本单位用语): other names of indicators, words that are wrong, wording that has changed.
//!
//! They belong to the language the program reads, like the shipped tables, and are read once: whoever starts the
//! program hands them in before the first text is checked. Opens no file.

use std::sync::OnceLock;

use serde::Deserialize;

use super::lexicon::Entry;
use crate::data_file::{DataFile, DataFileError, parse_ron};
use crate::quantity;

/// The folder of the configuration directory that holds files of own words.
pub const FOLDER: &str = "words";

/// One file of own words. Entries are written as those of the shipped tables.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OwnWords {
    #[serde(skip)]
    name: String,
    /// Short or other names of indicators with the usual one (简称、异称 → 通用名称).
    aliases: Vec<(String, String)>,
    /// Wrong words (错别字); one of a shipped table takes its place.
    wrong_words: Vec<Entry>,
    /// Wording that has changed (规范表述); one of a shipped table takes its place.
    political_wording: Vec<Entry>,
}

impl DataFile for OwnWords {
    const KIND: &'static str = "用语文件";

    fn parse(name: &str, text: &str) -> Result<Self, DataFileError> {
        let words: Self = parse_ron(Self::KIND, name, text)?;
        let is_blank =
            |(short, usual): &&(String, String)| short.trim().is_empty() || usual.trim().is_empty();
        if words.aliases.iter().any(|alias| is_blank(&alias)) {
            return Err(DataFileError::whole(Self::KIND, name, "aliases里有空的名称，请补上或删去"));
        }
        Ok(Self { name: name.to_owned(), ..words })
    }

    fn id(&self) -> &str {
        &self.name
    }
}

/// The words handed in.
static WORDS: OnceLock<(Vec<Entry>, Vec<Entry>)> = OnceLock::new();

/// Takes these words from now on; returns whether it was in time: before anything was checked, and once only.
pub fn adopt(files: Vec<OwnWords>) -> bool {
    let (mut aliases, mut wrong, mut wording) = (Vec::new(), Vec::new(), Vec::new());
    for file in files {
        aliases.extend(file.aliases);
        wrong.extend(file.wrong_words);
        wording.extend(file.political_wording);
    }
    quantity::adopt_aliases(aliases) && WORDS.set((wrong, wording)).is_ok()
}

/// Own wrong words.
pub(super) fn wrong_words() -> &'static [Entry] {
    &WORDS.get_or_init(Default::default).0
}

/// Own wording.
pub(super) fn political_wording() -> &'static [Entry] {
    &WORDS.get_or_init(Default::default).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_or_refused_with_its_place() {
        let text =
            r#"(aliases: [("两争一前列", "争先进位")], wrong_words: [(wrong: "街到", right: ["街道"])])"#;
        let words = OwnWords::parse("本单位.ron", text).unwrap();
        assert_eq!((words.aliases.len(), words.wrong_words.len(), words.id()), (1, 1, "本单位.ron"));
        let told = |text| OwnWords::parse("本单位.ron", text).unwrap_err().to_string();
        assert!(told("(aliases: [(\"甲\", \"\")])").contains("空的名称"));
        assert!(told("(words: [])").contains("本单位.ron"));
    }
}
