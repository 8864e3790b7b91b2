//! Figures that stand as they stood last year (未变数字): each may be right, and each should be looked at.

use std::collections::HashMap;
use std::ops::Range;

use crate::document::{Document, Place};
use crate::quantity::{Figure, figures};

use super::last_year::LastYearText;
use super::similarity::Similarity;

/// From this many percent on a paragraph counts as last year's with changes.
const SIMILAR: u8 = 60;

/// How many characters before a figure make it the same statement.
const WORDS_BEFORE: usize = 3;

/// From this many digits on a figure is not the same by chance.
const DISTINCTIVE: usize = 3;

/// A figure that is the same as last year's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnchangedFigure {
    /// Where it stands in the document.
    pub place: Place,
    /// The figure with its unit, as written.
    pub text: String,
    /// Index of last year's paragraph where it stands too.
    pub paragraph: usize,
    /// Where it stands there, in bytes.
    pub range: Range<usize>,
}

/// Every figure of `document` that stands unchanged in a paragraph carried over from last year or much like one of
/// last year's, in order. `similarity` is what [`super::similarity()`] says of both.
pub fn unchanged_figures(
    document: &Document,
    last_year: &LastYearText,
    similarity: &Similarity,
) -> Vec<UnchangedFigure> {
    let mut unchanged = Vec::new();
    for paragraph in &similarity.paragraphs {
        let Some(index) = paragraph.matched else { continue };
        if !paragraph.is_carried && paragraph.percent < SIMILAR {
            continue;
        }
        let (Some(text), Some(old)) = (document.text_at(&paragraph.place), last_year.paragraphs.get(index))
        else {
            continue;
        };
        let start = paragraph.place.range.start;
        unchanged.extend(same_figures(&old.text, text).into_iter().map(|(range, new)| UnchangedFigure {
            place: Place::new(paragraph.place.part, new.start + start..new.end + start),
            text: text.get(new).unwrap_or_default().to_owned(),
            paragraph: index,
            range,
        }));
    }
    unchanged
}

/// Pairs of ranges, in the old text and the new, where the same figure stands in the same statement.
fn same_figures(old: &str, new: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut by_words: HashMap<String, Vec<Range<usize>>> = HashMap::new();
    let mut by_digits: HashMap<String, Vec<Range<usize>>> = HashMap::new();
    for figure in figures(old).into_iter().rev() {
        by_words.entry(statement(old, &figure)).or_default().push(figure.range.clone());
        by_digits.entry(plain(&old[figure.range.clone()])).or_default().push(figure.range);
    }
    let mut pairs = Vec::new();
    for figure in figures(new) {
        let text = plain(&new[figure.range.clone()]);
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let by_words = by_words.get_mut(&statement(new, &figure)).and_then(Vec::pop);
        let same = by_words.or_else(|| {
            by_digits.get(&text).filter(|_| digits >= DISTINCTIVE).and_then(|ranges| ranges.last().cloned())
        });
        pairs.extend(same.map(|old| (old, figure.range)));
    }
    pairs
}

/// A figure with the words before it.
fn statement(text: &str, figure: &Figure) -> String {
    let before = text.get(..figure.range.start).unwrap_or_default();
    let start = before.char_indices().rev().take(WORDS_BEFORE).last().map_or(before.len(), |(at, _)| at);
    plain(text.get(start..figure.range.end).unwrap_or_default())
}

/// Without white space and in half width.
fn plain(text: &str) -> String {
    let narrow = |ch: char| match ch {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(ch) - 0xfee0).unwrap_or(ch),
        _ => ch,
    };
    text.chars().filter(|ch| !ch.is_whitespace()).map(narrow).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_the_same_statement_are_the_same() {
        let old = "调解纠纷56件，化解率95%，走访48户，投入1560万元。";
        let new = "今年调解纠纷56件，化解率97％，走访群众48户，共投入1560 万元。";
        let texts: Vec<_> =
            same_figures(old, new).into_iter().map(|(a, b)| (old[a].to_owned(), new[b].to_owned())).collect();
        let pair = |old: &str, new: &str| (old.to_owned(), new.to_owned());
        assert_eq!(texts[0], pair("56件", "56件"));
        assert_eq!(texts[1].0, "1560万元");
        assert_eq!(texts.len(), 2);
    }
}
