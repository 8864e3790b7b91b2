//! The words by which indicators are recognised: data in `assets/indicators/default.ron`.

use std::collections::{HashMap, HashSet};
use std::sync::{LazyLock, OnceLock};

use serde::Deserialize;

/// Lists of words; what each is for stands in the file.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Words {
    /// Short or other names with the usual one.
    pub aliases: Vec<(String, String)>,
    /// Verbs and particles before a figure.
    pub verbs: Vec<String>,
    /// 目标, 计划.
    pub target: Vec<String>,
    /// 增长, 下降.
    pub growth: Vec<String>,
    /// 上年.
    pub last_year: Vec<String>,
    /// 占, 完成率.
    pub share: Vec<String>,
    /// Words at the start of a clause.
    pub openers: Vec<String>,
    /// Indicators with one value a year for the whole organ.
    pub annual: Vec<String>,
    /// Verbs of what is done again and again.
    pub events: Vec<String>,
    /// Names that do not tell what is meant.
    pub generic: Vec<String>,
}

/// What a word before a figure says of its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// Nothing.
    Verb,
    /// A target.
    Target,
    /// Growth.
    Growth,
    /// Last year.
    LastYear,
    /// A share.
    Share,
}

/// Aliases beside the embedded ones.
static OWN_ALIASES: OnceLock<Vec<(String, String)>> = OnceLock::new();

/// Takes other names of indicators with the usual ones, beside the embedded ones; returns whether it was in time:
/// before the first text was read, and once only.
pub fn adopt_aliases(aliases: Vec<(String, String)>) -> bool {
    OWN_ALIASES.set(aliases).is_ok()
}

/// The words, longest first in each list.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words: Words =
        ron::from_str(include_str!("../../assets/indicators/default.ron")).unwrap_or_default();
    words.aliases.extend(OWN_ALIASES.get_or_init(Vec::new).iter().cloned());
    words.aliases.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    words.openers.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
});

/// Words by their first or last character, longest first.
type ByCharacter<T> = HashMap<char, Vec<T>>;

/// Every word that can stand between a name and its figure, with its cue, by its last character.
static BEFORE_FIGURE: LazyLock<ByCharacter<(&'static str, Cue)>> = LazyLock::new(|| {
    let words = &*WORDS;
    let lists = [
        (&words.target, Cue::Target),
        (&words.growth, Cue::Growth),
        (&words.last_year, Cue::LastYear),
        (&words.share, Cue::Share),
        (&words.verbs, Cue::Verb),
    ];
    let mut all: Vec<(&str, Cue)> =
        lists.iter().flat_map(|(list, cue)| list.iter().map(move |word| (word.as_str(), *cue))).collect();
    all.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    by_character(all, |(word, _)| word.chars().next_back())
});

/// Words at the start of a clause, by their first character.
static OPENERS: LazyLock<ByCharacter<&'static str>> =
    LazyLock::new(|| by_character(WORDS.openers.iter().map(String::as_str), |word| word.chars().next()));

/// Names that do not tell what is meant.
static GENERIC: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| WORDS.generic.iter().map(String::as_str).collect());

/// The first characters of other names.
static ALIASED: LazyLock<HashSet<char>> =
    LazyLock::new(|| WORDS.aliases.iter().filter_map(|(word, _)| word.chars().next()).collect());

fn by_character<T>(words: impl IntoIterator<Item = T>, key: impl Fn(&T) -> Option<char>) -> ByCharacter<T> {
    let mut table = ByCharacter::new();
    for word in words {
        if let Some(character) = key(&word) {
            table.entry(character).or_insert_with(Vec::new).push(word);
        }
    }
    table
}

/// `text` without the word at its end that is no part of a name, and what that word says.
pub(super) fn strip_verb(text: &str) -> Option<(&str, &'static str, Cue)> {
    let words = BEFORE_FIGURE.get(&text.chars().next_back()?)?;
    words.iter().find_map(|(word, cue)| Some((text.strip_suffix(word)?, *word, *cue)))
}

/// `text` without the word at its start that is no part of a name.
pub(super) fn strip_opener(text: &str) -> Option<&str> {
    OPENERS.get(&text.chars().next()?)?.iter().find_map(|word| text.strip_prefix(word))
}

/// Whether a name is among those that do not tell what is meant.
pub(super) fn is_among_generic(name: &str) -> bool {
    GENERIC.contains(name)
}

/// A name with its aliases resolved.
pub fn usual_name(name: &str) -> String {
    let mut usual = name.to_owned();
    if !name.chars().any(|ch| ALIASED.contains(&ch)) {
        return usual;
    }
    for (word, full) in &WORDS.aliases {
        if usual.contains(word.as_str()) && !usual.contains(full.as_str()) {
            usual = usual.replace(word.as_str(), full);
        }
    }
    usual
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_words_are_readable() {
        assert!(WORDS.aliases.len() > 5 && WORDS.generic.len() > 20);
        assert_eq!(usual_name("规上服务业"), "规模以上服务业");
        assert_eq!(strip_verb("固定资产投资完成"), Some(("固定资产投资", "完成", Cue::Verb)));
    }
}
