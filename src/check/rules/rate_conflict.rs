//! 比率前后不一: 满意率95.2% in the report, 满意率92.5% among the problems.
//!
//! Why it matters: a rate is told where the work is reported and once more where it falls short. It has no name of its
//! own beside 率, so it is known by what it is counted on, by its word, or by the words around it; the less is told,
//! the more exactly must a slip of the pen explain the difference.

use crate::check::facts::{Facts, LineFacts};
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::key::alike;
use crate::check::manuscript::Span;
use crate::check::rule::{Rule, Scope};
use crate::check::statement::{Rate, are_parallel, longest_common};
use crate::document::SectionKind;
use crate::quantity::{Apart, Digits, Figure};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "rate-conflict",
    kind: Kind::SameIndicator,
    name: "比率前后不一",
    summary: "同一比率在两处的数值不同",
    scope: Scope::Anchored { anchors: |line| !line.rates.is_empty(), check },
};

/// Most rates that are remembered for one key, so that no text takes for ever.
const MOST: usize = 32;

/// Shortest word of a rate that is a name of its own: 规范管理率.
const LONG_WORD: usize = 5;

/// Characters in a row that name what two rates on the same base are of.
const NAME: usize = 3;

/// Characters in a row that tell a thing, where three digits of the rate are exchanged, and where two are.
const COMMON: [usize; 2] = [4, 6];

/// A rate and the line it stands in.
#[derive(Clone, Copy)]
struct Told<'a> {
    line: usize,
    facts: &'a LineFacts,
    rate: &'a Rate,
    figure: &'a Figure,
}

fn check(facts: &Facts<'_>, anchors: &[usize], findings: &mut Vec<Finding<Span>>) {
    let is_report = |line: &&usize| facts.manuscript.section_kind(**line) != Some(SectionKind::Plan);
    let told: Vec<Told<'_>> =
        anchors.iter().filter(is_report).flat_map(|&line| Told::all(facts, line)).collect();
    let digits = told.iter().enumerate().map(|(at, one)| (one.rate.digits, at));
    let bases =
        told.iter().enumerate().flat_map(|(at, one)| one.rate.bases.iter().map(move |key| (*key, at)));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for group in alike(digits).into_iter().chain(alike(bases)) {
        for (place, &later) in group.iter().enumerate().skip(1) {
            let mut earlier = group.iter().take(place.min(MOST)).copied();
            let conflict = earlier.find(|&earlier| is_conflict(&told, &told[earlier], &told[later]));
            pairs.extend(conflict.map(|earlier| (later, earlier)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup_by_key(|(later, _)| *later);
    findings.extend(pairs.iter().map(|(later, earlier)| finding(facts, &told[*later], &told[*earlier])));
}

impl<'a> Told<'a> {
    fn all(facts: &Facts<'a>, line: usize) -> impl Iterator<Item = Self> {
        let of_line: Option<&'a LineFacts> = facts.lines.get(line).map(|facts| &**facts);
        let told = move |facts: &'a LineFacts, rate: &'a Rate| {
            Some(Self { line, facts, rate, figure: facts.figures.get(rate.figure)? })
        };
        of_line
            .into_iter()
            .flat_map(move |facts| facts.rates.iter().filter_map(move |rate| told(facts, rate)))
    }

    fn is_equal(&self, other: &Self) -> bool {
        self.rate.digits == other.rate.digits
            && self.figure.number == other.figure.number
            && self.figure.unit.factor == other.figure.unit.factor
    }

    fn text(&self, range: &std::ops::Range<usize>) -> &'a str {
        self.facts.text.get(range.clone()).unwrap_or("")
    }

    fn word(&self) -> &'a str {
        self.text(&self.rate.word)
    }

    /// The words around it, in its part of the sentence.
    fn said(&self) -> &'a str {
        self.text(&self.rate.said)
    }

    /// The name of its indicator.
    fn name(&self) -> &'a str {
        let mention = self.facts.mentions.iter().find(|mention| mention.figure.range == self.figure.range);
        mention.map_or("", |mention| mention.indicator.name.as_str())
    }

    /// Whether both words of a rate are one: 办结率 and 信访办结率.
    fn has_word_of(&self, other: &Self) -> bool {
        let is_long = |word: &str| word.chars().count() >= 3;
        let (word, rival) = (self.word(), other.word());
        is_long(word) && is_long(rival) && (word.ends_with(rival) || rival.ends_with(word))
    }
}

fn is_conflict(all: &[Told<'_>], one: &Told<'_>, other: &Told<'_>) -> bool {
    let is_apart = one.line != other.line || one.rate.sentence != other.rate.sentence;
    let is_like = one.figure.number.scale() == other.figure.number.scale();
    if !is_apart || !is_like || one.is_equal(other) {
        return false;
    }
    let is_exchanged = is_exchanged(one.figure, other.figure);
    let shares_base = one.rate.bases.iter().any(|key| other.rate.bases.contains(key));
    if !is_exchanged && !shares_base {
        return false;
    }
    // 住院患者满意度, 门诊患者满意度; and two values of one indicator are another rule's.
    let name = one.name();
    let lead = |told: &Told<'_>| told.text(&told.rate.lead).to_owned();
    if are_parallel(&lead(one), &lead(other)) || !name.is_empty() && name == other.name() {
        return false;
    }
    // What is told twice elsewhere is right where it stands.
    let is_told_again = |told: &Told<'_>| {
        let is_again = |third: &&Told<'_>| third.is_equal(told) && third.has_word_of(told);
        all.iter().filter(is_again).count() > 1
    };
    if is_told_again(one) && is_told_again(other) {
        return false;
    }
    is_exchanged && is_told_alike(all, one, other)
        || shares_base && longest_common(one.said(), other.said()) >= NAME
}

/// Whether two neighbouring digits are exchanged.
fn is_exchanged(one: &Figure, other: &Figure) -> bool {
    one.unit.factor == other.unit.factor
        && Digits::of(one).apart(&Digits::of(other)) == Apart::Exchanged { neighbours: true }
}

/// Whether the words around two rates with exchanged digits tell that they are one.
fn is_told_alike(all: &[Told<'_>], one: &Told<'_>, other: &Told<'_>) -> bool {
    let is_long = one.figure.number.mantissa() >= 100;
    let (word, rival) = (one.word(), other.word());
    let is_unnamed = word.is_empty() || rival.is_empty();
    let word = if word.len() < rival.len() { word } else { rival };
    let is_only = || all.iter().filter(|third| third.word().ends_with(word)).count() == 2;
    if one.has_word_of(other) && is_only() {
        return true;
    }
    let (here, there) = (one.said(), other.said());
    let is_named = word.chars().count() >= LONG_WORD && one.has_word_of(other);
    let has_like_word = is_unnamed || one.has_word_of(other);
    is_named && longest_common(&here.replace(word, ""), &there.replace(word, "")) >= COMMON[0]
        || has_like_word && longest_common(here, there) >= COMMON[usize::from(!is_long)]
}

fn finding(facts: &Facts<'_>, told: &Told<'_>, other: &Told<'_>) -> Finding<Span> {
    let text = |told: &Told<'_>| told.text(&told.figure.range).to_owned();
    let place = |told: &Told<'_>| Span::new(told.line, told.rate.lead.start..told.figure.range.end);
    let numeral = |told: &Told<'_>| Span::new(told.line, told.figure.numeral.clone());
    let digits = |told: &Told<'_>| facts.manuscript.text(&numeral(told)).to_owned();
    let (bad, good) = (text(told), text(other));
    let message = format!("此处的比率为{bad}，另一处为{good}，说的像是同一件事");
    Finding::new(&RULE, Severity::Warning, place(told), message)
        .against(place(other))
        .fix(Fix::replace(format!("此处改为{good}"), numeral(told), digits(other)))
        .fix(Fix::replace(format!("另一处改为{bad}"), numeral(other), digits(told)))
}
