//! Identity (意见的同一性): when a finding of today is the one of yesterday.
//!
//! It rests on the rule and, for every place of the finding, on the sentence around it, the text at the place and
//! which of several equal texts in the sentence it is. Positions, headings, the order of the places and everything
//! else in the document do not count. Two equal sentences in one document give equal identities: who judged one
//! has judged the other.

use std::ops::Range;

use crate::document::{Document, Fingerprint, Place};
use crate::quantity::sentences;

use super::finding::Finding;

impl Finding {
    /// What the finding is recognised by in `document`, the document it was found in.
    pub fn identity(&self, document: &Document) -> Fingerprint {
        let mut prints: Vec<Fingerprint> = self.spans.iter().map(|place| of_place(document, place)).collect();
        prints.sort_unstable();
        let prints: Vec<String> = prints.iter().map(Fingerprint::to_string).collect();
        Fingerprint::of_all([self.rule.id].into_iter().chain(prints.iter().map(String::as_str)))
    }
}

/// The fingerprint of a place: its sentence, its text, and how often the text stands before it in the sentence.
fn of_place(document: &Document, place: &Place) -> Fingerprint {
    let Some(stored) = document.text(place.part) else { return Fingerprint::of_all([]) };
    if !place.part.is_filled() {
        return of_range(stored, place.range.clone());
    }
    let filled = document.fill(stored);
    let range = filled.shown_range(place.range.clone());
    of_range(&filled.text, range)
}

fn of_range(text: &str, range: Range<usize>) -> Fingerprint {
    let (Some(before), Some(quote)) = (text.get(..range.start), text.get(range.clone())) else {
        return Fingerprint::of_all([]);
    };
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[range.start..].find('\n').map_or(text.len(), |at| range.start + at);
    let line = &text[line_start..line_end.max(range.end)];
    let around = sentences(line)
        .into_iter()
        .find(|sentence| range.start - line_start < sentence.end)
        .map_or(line_start..line_end, |sentence| line_start + sentence.start..line_start + sentence.end);
    // A place over several sentences stands for all of them.
    let around = around.start..around.end.max(range.end);
    let earlier = if quote.is_empty() { 0 } else { text[around.start..range.start].matches(quote).count() };
    Fingerprint::of_all([&text[around], quote, &earlier.to_string()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Severity;
    use crate::check::rules::RULES;
    use crate::document::{Field, Part, SectionId, SectionKind};

    fn document(body: &str) -> (Document, Part) {
        let mut document = Document::default();
        document.push_section(SectionKind::Area, "经济").body = body.into();
        (document, Part::Section(SectionId(1), Field::Body))
    }

    /// The identity of a finding at the given occurrence of `quote`.
    fn identity(body: &str, quote: &str, occurrence: usize) -> Fingerprint {
        let (document, part) = document(body);
        let (at, _) = body.match_indices(quote).nth(occurrence).unwrap();
        let place = Place::new(part, at..at + quote.len());
        Finding::new(RULES[0], Severity::Warning, place, "").identity(&document)
    }

    #[test]
    fn nothing_but_the_sentence_counts() {
        let plain = identity("完成投资1.25亿元。", "1.25亿元", 0);
        for body in
            ["全年平稳。完成投资1.25亿元。", "甲。\n乙。完成投资1.25亿元。", "　完成 投资１.25亿元。后来。"]
        {
            let quote = if body.contains('１') { "１.25亿元" } else { "1.25亿元" };
            assert_eq!(identity(body, quote, 0), plain, "{body}");
        }
        for body in ["完成投资1.25亿元；", "完成总投资1.25亿元。"] {
            assert_ne!(identity(body, "1.25亿元", 0), plain, "{body}");
        }
        assert_ne!(identity("完成投资1.25亿元。", "1.25亿", 0), plain);
    }

    #[test]
    fn equal_texts_of_one_sentence_are_told_apart() {
        let body = "新增3户,退出3户,净增0户。";
        assert_ne!(identity(body, ",", 0), identity(body, ",", 1));
        let twice = "新增3户,退出2户。\n新增3户,退出2户。";
        assert_eq!(identity(twice, ",", 0), identity(twice, ",", 1));
    }

    #[test]
    fn the_order_of_the_places_does_not_count() {
        let (document, part) = document("投资1亿元。\n投资2亿元。");
        let [first, second] = [Place::new(part, 6..13), Place::new(part, 23..30)];
        let finding =
            |a: &Place, b: &Place| Finding::new(RULES[0], Severity::Error, a.clone(), "").against(b.clone());
        assert_eq!(
            finding(&first, &second).identity(&document),
            finding(&second, &first).identity(&document)
        );
        assert_ne!(finding(&first, &first).identity(&document), finding(&first, &second).identity(&document));
    }
}
