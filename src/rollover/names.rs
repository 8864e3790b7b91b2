//! Names: what stands between quotation marks and title marks, and what people locked.

use std::collections::BTreeSet;
use std::ops::Range;

/// Longest name between quotation marks, in characters; longer ones are quotations of prose.
const LONGEST_NAME: usize = 30;

/// Longest title between 《》, in characters.
const LONGEST_TITLE: usize = 100;

/// Marks around names.
const PAIRS: [(char, char); 7] =
    [('“', '”'), ('‘', '’'), ('《', '》'), ('〔', '〕'), ('［', '］'), ('[', ']'), ('"', '"')];

/// The ranges of `text` that are names, marks included. A mark without its other half makes no name.
pub(super) fn names(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut behind = 0;
    for (at, ch) in text.char_indices() {
        let Some((_, close)) = PAIRS.iter().find(|(open, _)| *open == ch) else { continue };
        if at < behind {
            continue;
        }
        if let Some(end) = name_end(text, at + ch.len_utf8(), *close) {
            found.push(at..end);
            behind = end;
        }
    }
    found
}

fn name_end(text: &str, inside: usize, close: char) -> Option<usize> {
    let longest = if close == '》' { LONGEST_TITLE } else { LONGEST_NAME };
    let (offset, _) = text.get(inside..)?.char_indices().take(longest + 1).find(|(_, ch)| *ch == close)?;
    let content = text.get(inside..inside + offset)?;
    let is_prose = close != '》' && content.contains(['，', '。', '；', '：']);
    (!is_prose).then_some(inside + offset + close.len_utf8())
}

/// The ranges of `text` where a name stands that a person locked.
pub(super) fn locked(text: &str, kept: &BTreeSet<String>) -> Vec<Range<usize>> {
    let found = kept
        .iter()
        .filter(|name| !name.is_empty())
        .flat_map(|name| text.match_indices(name.as_str()).map(|(at, name)| at..at + name.len()));
    found.collect()
}

/// Whether one of the ranges overlaps `range`.
pub(super) fn touches(ranges: &[Range<usize>], range: &Range<usize>) -> bool {
    ranges.iter().any(|other| other.start < range.end && range.start < other.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_between_marks() {
        let of = |text: &'static str| names(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(of("“剑网2023”和《2023年要点》"), ["“剑网2023”", "《2023年要点》"]);
        assert_eq!(of("政发〔2023〕5号"), ["〔2023〕"]);
        assert_eq!(of("他说：“2023年，我们很忙。”"), [""; 0]);
        assert_eq!(of("”2023年“综合"), [""; 0]);
        assert_eq!(of("《关于“2023行动”的通知》"), ["《关于“2023行动”的通知》"]);
    }
}
