//! Similarity (相似度) of paragraphs to last year's, by the pairs of characters they share.
//!
//! Time grows with the length of the texts, not with the product of their paragraphs: candidates are found by
//! pairs of characters that stand in few paragraphs.

use std::collections::HashMap;

use crate::comparison::{Grams, grams, same_heading};
use crate::document::{Document, Field, Fingerprint, Part, Place};

use super::last_year::{LastYearText, prose};

/// Below this many percent two paragraphs have nothing to do with each other.
const LEAST: u8 = 30;

/// From this many percent on the match in the section of the same name is the one.
const ENOUGH_IN_SECTION: u8 = 50;

/// A pair of characters in more paragraphs than this tells nothing.
const COMMON: usize = 24;

/// How many candidates are compared in full.
const CANDIDATES: usize = 4;

/// How much of this year's text is last year's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Similarity {
    /// The share of the whole text in percent, paragraphs weighted by their length.
    pub percent: u8,
    /// Every paragraph of running text, in order.
    pub paragraphs: Vec<ParagraphSimilarity>,
}

/// How much of a paragraph is last year's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParagraphSimilarity {
    /// The paragraph.
    pub place: Place,
    /// Percent; 100 only when nothing but white space differs.
    pub percent: u8,
    /// Index of last year's paragraph that is most alike, when one is alike at all.
    pub matched: Option<usize>,
    /// Whether it was taken over from last year and neither edited nor confirmed.
    pub is_carried: bool,
}

/// Compares a document with last year's text.
pub fn similarity(document: &Document, last_year: &LastYearText) -> Similarity {
    let mut paragraphs = Vec::new();
    let (mut weighted, mut total) = (0, 0);
    for section in document.sections.iter().filter(|section| !section.hidden) {
        let heading = document.fill(&section.heading).text;
        for (at, text) in prose(section) {
            let (matched, percent) = best(text, &heading, last_year);
            let length = text.chars().count();
            (weighted, total) = (weighted + length * usize::from(percent), total + length);
            let part = Part::Section(section.id, Field::Body);
            paragraphs.push(ParagraphSimilarity {
                place: Place::new(part, at..at + text.len()),
                percent,
                matched,
                is_carried: document.review.is_carried(text),
            });
        }
    }
    let percent = u8::try_from(weighted.checked_div(total).unwrap_or(0)).unwrap_or(100);
    Similarity { percent, paragraphs }
}

/// The paragraph of last year most like `text`, and how much so in percent.
fn best(text: &str, section: &str, last_year: &LastYearText) -> (Option<usize>, u8) {
    let is_here = |index: u32| {
        last_year
            .paragraphs
            .get(index as usize)
            .is_some_and(|paragraph| same_heading(&paragraph.section, section))
    };
    if let Some(equal) = last_year.by_fingerprint.get(&Fingerprint::of(text)) {
        let index = equal.iter().copied().find(|&index| is_here(index)).or(equal.first().copied());
        return (index.map(|index| index as usize), 100);
    }
    let own = grams(text);
    let candidates = candidates(&own, last_year);
    let score = |index: u32| {
        let percent = last_year.grams.get(index as usize).map_or(0, |other| own.percent(other));
        (percent, index)
    };
    let best_of = |scores: &mut dyn Iterator<Item = (u8, u32)>| {
        scores.max_by_key(|&(percent, index)| (percent, std::cmp::Reverse(index)))
    };
    let here = best_of(&mut candidates.iter().copied().filter(|&i| is_here(i)).take(CANDIDATES).map(score));
    let found = match here {
        Some((percent, index)) if percent >= ENOUGH_IN_SECTION => Some((percent, index)),
        _ => best_of(&mut candidates.iter().copied().take(CANDIDATES).map(score).chain(here)),
    };
    found.map_or((None, 0), |(percent, index)| ((percent >= LEAST).then_some(index as usize), percent))
}

/// Paragraphs of last year that share uncommon pairs of characters, those that share most of them first.
fn candidates(own: &Grams, last_year: &LastYearText) -> Vec<u32> {
    let mut shared: HashMap<u32, u32> = HashMap::new();
    let mut rarest: Option<&Vec<u32>> = None;
    for gram in own.distinct() {
        let Some(places) = last_year.by_gram.get(&gram) else { continue };
        if rarest.is_none_or(|known| places.len() < known.len()) {
            rarest = Some(places);
        }
        if places.len() <= COMMON {
            places.iter().for_each(|&index| *shared.entry(index).or_default() += 1);
        }
    }
    if shared.is_empty() {
        return rarest.into_iter().flatten().copied().take(CANDIDATES).collect();
    }
    let mut order: Vec<(u32, u32)> = shared.into_iter().collect();
    order.sort_unstable_by_key(|&(index, count)| (std::cmp::Reverse(count), index));
    order.into_iter().map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::SectionKind;

    fn document(sections: &[(&str, &str)]) -> Document {
        let mut document = Document::default();
        for (heading, body) in sections {
            document.push_section(SectionKind::Area, *heading).body = (*body).into();
        }
        document
    }

    #[test]
    fn paragraphs_find_their_match_in_their_section_first() {
        let last = document(&[
            ("产业", "完成投资1.25亿元，新增企业12家。"),
            ("民生", "完成投资1.25亿元，新增学校2所。\n养老服务全面提升。"),
        ]);
        let last = LastYearText::of_document(&last);
        let new =
            document(&[("民生", "完成投资1.52亿元，新增学校3所。\n养老服务全面提升。\n数字平台上线运行。")]);
        let similarity = similarity(&new, &last);
        let told: Vec<_> = similarity.paragraphs.iter().map(|one| (one.matched, one.percent)).collect();
        assert_eq!(told[0].0, Some(1));
        assert!((60..90).contains(&told[0].1), "{told:?}");
        assert_eq!(told[1], (Some(2), 100));
        assert_eq!(told[2].0, None);
        assert!((30..80).contains(&similarity.percent), "{}", similarity.percent);
    }

    #[test]
    fn nothing_is_like_nothing() {
        assert_eq!(similarity(&Document::default(), &LastYearText::default()), Similarity::default());
        let new = document(&[("", "甲\n\n乙")]);
        assert_eq!(similarity(&new, &LastYearText::default()).percent, 0);
    }
}
