//! Characters and words: what the rules of Chinese typesetting and of official prose say about single
//! characters. Knows nothing of documents.

pub mod class;
pub mod paste;
pub mod search;
pub mod tsv;
pub mod web;
pub mod width;

pub use class::{CharClass, class_of};
pub use paste::{clean_line, clean_paste};

/// `text` with a space for every line break and other control character, for messages of one line.
pub fn on_one_line(text: &str) -> String {
    text.replace(|ch: char| ch.is_control() || matches!(ch, '\u{2028}' | '\u{2029}'), " ")
}
