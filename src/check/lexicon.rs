//! Word tables (词表): words that are wrong or out of date, as data files of `assets/lexicon`.
//!
//! An entry names a word, what it should be, and what must or must not stand around it. The tables are read once.
//! Knows nothing of lines or findings.

use std::collections::HashMap;
use std::ops::Range;

use serde::Deserialize;

use super::around::is_inside_title;
use super::finding::Severity;

/// One word of a table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// The word that is looked for.
    pub(super) wrong: String,
    /// What it should be, the likeliest first; empty when only a person can say.
    #[serde(default)]
    pub(super) right: Vec<String>,
    /// How sure the entry is.
    #[serde(default)]
    pub(super) level: Level,
    /// Why, for the reader; empty when the right word says it.
    #[serde(default)]
    pub(super) note: String,
    /// First year of the document in which the entry holds; a document of unknown year is left alone.
    #[serde(default)]
    since: Option<u16>,
    /// The text right before the word ends in one of these; any when empty.
    #[serde(default)]
    before: Vec<String>,
    /// The text right before the word ends in none of these.
    #[serde(default)]
    not_before: Vec<String>,
    /// The text right after the word begins with one of these; any when empty.
    #[serde(default)]
    after: Vec<String>,
    /// The text right after the word begins with none of these.
    #[serde(default)]
    not_after: Vec<String>,
    /// The entry is only there to switch a shipped one off.
    #[serde(default)]
    off: bool,
    /// The sentence holds none of these.
    #[serde(default)]
    without: Vec<String>,
}

/// How sure an entry is, as the data files say it.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub(super) enum Level {
    /// 必错
    Error,
    /// 疑似
    #[default]
    Warning,
    /// 提示
    Hint,
}

impl Level {
    /// The severity of its findings.
    pub(super) fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Hint => Severity::Hint,
        }
    }
}

/// A table as its file holds it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    entries: Vec<Entry>,
}

/// A table of words, found by their first character.
#[derive(Debug)]
pub(super) struct Lexicon {
    by_first: HashMap<char, Vec<Entry>>,
    /// A bit for each low byte pair of a first character, so that nearly all characters are passed over at once.
    firsts: Vec<u64>,
}

impl Lexicon {
    /// Reads the text of a data file. A shipped file that cannot be read gives an empty table; a test sees to it
    /// that none is.
    ///
    /// Entries of the office's own take the place of shipped ones for the same word.
    pub(super) fn read(name: &str, text: &str, own: &[Entry]) -> Self {
        let table = crate::data_file::parse_ron::<Table>("词表", name, text);
        let shipped = table.map_or_else(|_| Vec::new(), |table| table.entries);
        let is_replaced = |entry: &Entry| own.iter().any(|own| own.wrong == entry.wrong);
        let entries = shipped.into_iter().filter(|entry| !is_replaced(entry)).chain(own.iter().cloned());
        let mut by_first: HashMap<char, Vec<Entry>> = HashMap::new();
        for entry in entries.filter(|entry| !entry.off) {
            if let Some(first) = entry.wrong.chars().next() {
                by_first.entry(first).or_default().push(entry);
            }
        }
        for entries in by_first.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.wrong.len()));
        }
        let mut firsts = vec![0; 1 << 10];
        for &first in by_first.keys() {
            let (word, bit) = bit_of(first);
            firsts[word] |= bit;
        }
        Self { by_first, firsts }
    }

    /// The entries that hold in a line, longest words first, none inside another or inside 《》.
    pub(super) fn find<'a>(
        &'a self,
        text: &str,
        year: Option<u16>,
        sentence_at: impl Fn(usize) -> Range<usize>,
    ) -> Vec<(Range<usize>, &'a Entry)> {
        let mut found: Vec<(Range<usize>, &Entry)> = Vec::new();
        let mut free = 0;
        for (at, ch) in text.char_indices() {
            let (word, bit) = bit_of(ch);
            if at < free || self.firsts[word] & bit == 0 {
                continue;
            }
            let candidates = self.by_first.get(&ch).into_iter().flatten();
            let mut fitting = candidates.filter(|entry| text[at..].starts_with(entry.wrong.as_str()));
            let holds = |entry: &&Entry| {
                entry.since.is_none_or(|since| year.is_some_and(|year| year >= since))
                    && entry.fits(text, at, &sentence_at)
            };
            if let Some(entry) = fitting.find(holds).filter(|_| !is_inside_title(text, at)) {
                free = at + entry.wrong.len();
                found.push((at..free, entry));
            }
        }
        found
    }

    /// How many words it holds.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.by_first.values().map(Vec::len).sum()
    }
}

/// Where the bit of a character stands.
fn bit_of(ch: char) -> (usize, u64) {
    let low = ch as usize & 0xFFFF;
    (low >> 6, 1 << (low & 63))
}

impl Entry {
    /// Whether what stands around the word at `at` is as the entry asks.
    fn fits(&self, text: &str, at: usize, sentence_at: impl Fn(usize) -> Range<usize>) -> bool {
        let (before, after) = (&text[..at], &text[at + self.wrong.len()..]);
        let ends = |words: &[String]| words.iter().any(|word| before.ends_with(word.as_str()));
        let begins = |words: &[String]| words.iter().any(|word| after.starts_with(word.as_str()));
        (self.before.is_empty() || ends(&self.before))
            && !ends(&self.not_before)
            && (self.after.is_empty() || begins(&self.after))
            && !begins(&self.not_after)
            && (self.without.is_empty() || {
                let sentence = &text[sentence_at(at)];
                !self.without.iter().any(|word| sentence.contains(word.as_str()))
            })
    }
}
