//! 段落雷同: two paragraphs that are nearly the same without sharing whole sentences.
//!
//! Why it matters: one text served twice. Compares sketches of the paragraphs, not the texts; figures count, so lists
//! of villages or projects told in the same words with other names and numbers stay below the limit.

use std::collections::HashSet;

use crate::document::SectionKind;

use super::super::facts::{Facts, LineFacts};
use super::super::finding::{Finding, Kind, Severity};
use super::super::key::alike;
use super::super::manuscript::Span;
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "similar-paragraph",
    kind: Kind::Duplicate,
    name: "段落雷同",
    summary: "两段内容几乎相同",
    scope: Scope::Document(check),
};

/// Hundredths of common shingles from which two paragraphs count as the same.
const ALIKE: usize = 80;

/// Hashes of a sketch by which partners are looked up.
const KEYS: usize = 6;

/// How many of them two paragraphs must share to be compared at all; those that are alike almost surely do.
const SHARED: usize = 3;

/// Most partners that are remembered for one hash.
const PARTNERS: usize = 8;

/// Most paragraphs that have a hash in common; words of more are a way of speaking.
const MOST: usize = 32;

/// Fewest characters of a sentence that explains why two paragraphs are alike.
const EXPLAINS: usize = 14;

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    for partners in candidates(facts).chunk_by(|one, other| one.0 == other.0) {
        let mut earlier = partners.iter().map(|(_, earlier)| *earlier);
        let Some(&(here, _)) = partners.first() else { continue };
        if let Some(earlier) = earlier.find(|&one| are_alike(&facts.lines[one], &facts.lines[here])) {
            findings.push(finding(facts, earlier, here));
        }
    }
}

/// Lines with an earlier one of which they share enough hashes, in order.
fn candidates(facts: &Facts<'_>) -> Vec<(usize, usize)> {
    let lines = facts.lines.iter().enumerate().filter(|(_, line)| is_checked(line));
    let keys =
        lines.flat_map(|(index, line)| line.print.sketch.iter().take(KEYS).map(move |key| (*key, index)));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for same in alike(keys).into_iter().filter(|same| same.len() <= MOST) {
        for (place, here) in same.iter().enumerate().skip(1) {
            pairs.extend(same.iter().take(place.min(PARTNERS)).map(|earlier| (*here, *earlier)));
        }
    }
    pairs.sort_unstable();
    let often = pairs.chunk_by(|one, other| one == other).filter(|same| same.len() >= SHARED);
    often.filter_map(|same| same.first().copied()).collect()
}

fn is_checked(line: &LineFacts) -> bool {
    let is_copy = matches!(line.setting.section, Some(SectionKind::Honours | SectionKind::Attachment));
    line.is_prose() && !is_copy && !line.print.sketch.is_empty()
}

fn are_alike(one: &LineFacts, two: &LineFacts) -> bool {
    let long = |line: &LineFacts| -> HashSet<u64> {
        let prints = line.print.sentences.iter();
        prints.filter(|print| print.length >= EXPLAINS).map(|print| print.hash).collect()
    };
    one.print.likeness(&two.print) >= ALIKE && long(one).is_disjoint(&long(two))
}

fn finding(facts: &Facts<'_>, earlier: usize, here: usize) -> Finding<Span> {
    let whole = |line: usize| Span::new(line, 0..facts.lines[line].text.len());
    let begin: String = facts.lines[here].text.chars().take(16).collect();
    let message = format!("“{begin}……”这一段与前文另一段几乎相同");
    Finding::new(&RULE, Severity::Warning, whole(here), message).against(whole(earlier))
}
