//! 段落雷同: two paragraphs that are nearly the same without sharing whole sentences.
//!
//! Why it matters: one text served twice. Compares sketches of the paragraphs, not the texts; figures count, so lists
//! of villages or projects told in the same words with other names and numbers stay below the limit.

use std::collections::HashSet;

use crate::document::SectionKind;

use super::super::facts::{Facts, LineFacts};
use super::super::finding::{Finding, Kind, Severity};
use super::super::grouped::{Grouped, Member, Pair, Way};
use super::super::manuscript::Span;
use super::super::rule::{Rule, Scope};
use super::super::view::View;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "similar-paragraph",
    kind: Kind::Duplicate,
    name: "段落雷同",
    summary: "两段内容几乎相同",
    scope: Scope::Grouped(Grouped { ways: &[Way { keys, pairs }], tell }),
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

/// The first hashes of a paragraph's sketch.
fn keys(view: &View<'_>, line: usize) -> Vec<(u64, Member)> {
    let checked = view.lines.get(line).filter(|line| is_checked(line));
    let sketch = checked.into_iter().flat_map(|line| line.print.sketch.iter().take(KEYS));
    sketch.map(|hash| (*hash, Member::new(line, 0))).collect()
}

/// Paragraphs that have this hash in common and are alike.
fn pairs(view: &View<'_>, members: &[Member]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let is_pair = |earlier: Member, here: Member| {
        let lines = view.lines.get(earlier.line()).zip(view.lines.get(here.line()));
        lines.is_some_and(|(one, two)| share_enough(one, two) && are_alike(one, two))
    };
    for (place, here) in members.iter().enumerate().filter(|_| members.len() <= MOST) {
        let earlier = members.iter().take(place.min(PARTNERS)).filter(|earlier| is_pair(**earlier, *here));
        let severity = Some(Severity::Warning);
        pairs.extend(earlier.map(|earlier| Pair { wrong: *here, right: *earlier, severity }));
    }
    pairs
}

fn share_enough(one: &LineFacts, two: &LineFacts) -> bool {
    let [one, two] = [one, two].map(|line| line.print.sketch.get(..KEYS).unwrap_or(&line.print.sketch));
    one.iter().filter(|key| two.contains(key)).count() >= SHARED
}

/// Tells each paragraph once, against the first that is like it.
fn tell(facts: &Facts<'_>, pairs: &[Pair], findings: &mut Vec<Finding<Span>>) {
    let mut pairs: Vec<(usize, usize)> = pairs.iter().map(|it| (it.wrong.line(), it.right.line())).collect();
    pairs.sort_unstable();
    pairs.dedup_by_key(|(here, _)| *here);
    findings.extend(pairs.into_iter().map(|(here, earlier)| finding(facts, earlier, here)));
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
