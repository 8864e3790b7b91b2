//! Characters and words: what the rules of Chinese typesetting and of official prose say about single
//! characters. Knows nothing of documents.

pub mod class;

pub use class::{CharClass, class_of};
