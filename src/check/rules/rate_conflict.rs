//! 比率前后不一: 满意率95.2% in the report, 满意率92.5% among the problems.
//!
//! Why it matters: a rate is told where the work is reported and once more where it falls short. It has no name of its
//! own beside 率, so it is known by what it is counted on, by its word, or by the words around it; the less is told,
//! the more exactly must a slip of the pen explain the difference.

use std::sync::Arc;

use crate::check::facts::{Facts, LineFacts};
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::grouped::{Grouped, Member, Pair, Way};
use crate::check::key::key_of;
use crate::check::manuscript::Span;
use crate::check::rule::{Rule, Scope};
use crate::check::statement::{Rate, are_parallel, longest_common};
use crate::check::view::View;
use crate::document::SectionKind;
use crate::quantity::{Apart, Digits, Figure};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "rate-conflict",
    kind: Kind::SameIndicator,
    name: "比率前后不一",
    summary: "同一比率在两处的数值不同",
    scope: Scope::Grouped(Grouped { ways: &[SAME_DIGITS, SAME_BASE, SAME_WORD], tell }),
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
    member: Member,
    line: usize,
    facts: &'a LineFacts,
    rate: &'a Rate,
    figure: &'a Figure,
}

/// Rates with the same digits in any order.
const SAME_DIGITS: Way = Way {
    keys: |view, line| Told::all(view, line).map(|told| (told.rate.digits, told.member)).collect(),
    pairs,
};

/// Rates of one word with an amount before them in common.
const SAME_BASE: Way = Way {
    keys: |view, line| {
        let keys = |told: Told<'_>| told.rate.bases.iter().map(|key| (*key, told.member)).collect::<Vec<_>>();
        Told::all(view, line).flat_map(keys).collect()
    },
    pairs,
};

/// Rates of one word, which one of them bears with what it is of: 整改率, 隐患整改率.
const SAME_WORD: Way = Way {
    keys: |view, line| Told::all(view, line).filter_map(|told| Some((told.stem()?, told.member))).collect(),
    pairs: |view, members| {
        let told: Vec<Told<'_>> = members.iter().filter_map(|member| Told::new(view, *member)).collect();
        // More than two are of different things.
        let [one, other] = &told[..] else { return Vec::new() };
        let pair = Pair { wrong: other.member, right: one.member, severity: Some(Severity::Warning) };
        if is_digit_apart(one, other) { vec![pair] } else { Vec::new() }
    },
};

/// Rates that contradict each other as far as they themselves tell.
fn pairs(view: &View<'_>, members: &[Member]) -> Vec<Pair> {
    let told: Vec<Told<'_>> = members.iter().filter_map(|member| Told::new(view, *member)).collect();
    let mut pairs = Vec::new();
    for (place, later) in told.iter().enumerate() {
        let earlier = told[..place].iter().take(MOST).filter(|earlier| is_candidate(earlier, later));
        let pair = |earlier: &Told<'_>| Pair {
            wrong: later.member,
            right: earlier.member,
            severity: Some(Severity::Warning),
        };
        pairs.extend(earlier.map(pair));
    }
    pairs
}

/// Tells each rate once, against the first that it contradicts.
fn tell(facts: &Facts<'_>, pairs: &[Pair], findings: &mut Vec<Finding<Span>>) {
    if pairs.is_empty() {
        return;
    }
    let view = facts.view();
    let all: Vec<Told<'_>> = (0..view.lines.len()).flat_map(|line| Told::all(&view, line)).collect();
    let mut pairs = pairs.to_vec();
    pairs.sort_unstable_by_key(|pair| (pair.wrong, pair.right));
    for of_one in pairs.chunk_by(|one, other| one.wrong == other.wrong) {
        let mut told = of_one
            .iter()
            .filter_map(|pair| Some((Told::new(&view, pair.wrong)?, Told::new(&view, pair.right)?)));
        let conflict = told.find(|(later, earlier)| is_conflict(&all, earlier, later));
        findings.extend(conflict.map(|(later, earlier)| finding(facts, &later, &earlier)));
    }
}

impl<'a> Told<'a> {
    /// The rates of a line, in order; none of a plan.
    fn all(view: &View<'a>, line: usize) -> impl Iterator<Item = Self> {
        let is_report = |line: &&Arc<LineFacts>| line.setting.section != Some(SectionKind::Plan);
        let count = view.lines.get(line).filter(is_report).map_or(0, |line| line.rates.len());
        let view = *view;
        (0..count).filter_map(move |index| Self::new(&view, Member::new(line, index)))
    }

    fn new(view: &View<'a>, member: Member) -> Option<Self> {
        let facts: &'a LineFacts = view.lines.get(member.line())?;
        let rate = facts.rates.get(member.item())?;
        Some(Self { member, line: member.line(), facts, rate, figure: facts.figures.get(rate.figure)? })
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

    /// The same for words that end alike: 整改率, 隐患整改率.
    fn stem(&self) -> Option<u64> {
        const STEM: usize = 3;
        let from = self.word().char_indices().rev().nth(STEM - 1).map(|(at, _)| at)?;
        self.word().get(from..).map(key_of)
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

/// Whether two rates may contradict each other, whatever else is told.
fn is_candidate(one: &Told<'_>, other: &Told<'_>) -> bool {
    let is_apart = one.line != other.line || one.rate.sentence != other.rate.sentence;
    let is_like = one.figure.number.scale() == other.figure.number.scale();
    if !is_apart || !is_like || one.is_equal(other) {
        return false;
    }
    let is_exchanged = is_exchanged(one.figure, other.figure);
    if !is_exchanged && !shares_base(one, other) {
        return false;
    }
    // 住院患者满意度, 门诊患者满意度; and two values of one indicator are another rule's.
    let name = one.name();
    let lead = |told: &Told<'_>| told.text(&told.rate.lead).to_owned();
    if are_parallel(&lead(one), &lead(other)) || !name.is_empty() && name == other.name() {
        return false;
    }
    is_exchanged && (one.has_word_of(other) || is_said_alike(one, other)) || is_said_of_base(one, other)
}

/// Whether two rates are of one thing and one digit apart: 排查隐患536处，…，整改率98.5%, 隐患整改率96.5%.
fn is_digit_apart(one: &Told<'_>, other: &Told<'_>) -> bool {
    let (long, short) = if one.word().len() > other.word().len() { (one, other) } else { (other, one) };
    // 隐患 of 全年隐患整改率.
    let is_named = |of: &str| {
        let from = of.char_indices().rev().nth(1).map(|(at, _)| at);
        from.and_then(|from| of.get(from..)).is_some_and(|noun| short.said().contains(noun))
    };
    one.line != other.line
        && one.figure.number.mantissa() >= 100
        && one.figure.number.scale() == other.figure.number.scale()
        && Digits::of(one.figure).apart(&Digits::of(other.figure)) == Apart::One
        && long.word().strip_suffix(short.word()).is_some_and(is_named)
}

/// Whether two rates that may contradict each other do, among all that are told.
fn is_conflict(all: &[Told<'_>], one: &Told<'_>, other: &Told<'_>) -> bool {
    let is_told_alike = || is_said_alike(one, other) || is_only(all, one, other);
    let is_one = is_said_of_base(one, other)
        || is_digit_apart(one, other) && is_only(all, one, other)
        || is_exchanged(one.figure, other.figure) && is_told_alike();
    // What is told twice elsewhere is right where it stands.
    let is_told_again = |told: &Told<'_>| {
        let is_again = |third: &&Told<'_>| third.is_equal(told) && third.has_word_of(told);
        all.iter().filter(is_again).nth(1).is_some()
    };
    is_one && !(is_told_again(one) && is_told_again(other))
}

fn shares_base(one: &Told<'_>, other: &Told<'_>) -> bool {
    one.rate.bases.iter().any(|key| other.rate.bases.contains(key))
}

/// Whether the words around two rates on the same base tell that they are one.
fn is_said_of_base(one: &Told<'_>, other: &Told<'_>) -> bool {
    shares_base(one, other) && longest_common(one.said(), other.said()) >= NAME
}

/// Whether two neighbouring digits are exchanged.
fn is_exchanged(one: &Figure, other: &Figure) -> bool {
    one.unit.factor == other.unit.factor
        && Digits::of(one).apart(&Digits::of(other)) == Apart::Exchanged { neighbours: true }
}

/// The shorter of their words; empty when one has none.
fn shorter_word<'a>(one: &Told<'a>, other: &Told<'a>) -> &'a str {
    let (word, rival) = (one.word(), other.word());
    if word.len() < rival.len() { word } else { rival }
}

/// Whether two rates are of one word that no third has.
fn is_only(all: &[Told<'_>], one: &Told<'_>, other: &Told<'_>) -> bool {
    let word = shorter_word(one, other);
    let of_word = all.iter().filter(|third| third.word().ends_with(word));
    one.has_word_of(other) && of_word.take(3).count() == 2
}

/// Whether the words around two rates with exchanged digits tell that they are one.
fn is_said_alike(one: &Told<'_>, other: &Told<'_>) -> bool {
    let is_long = one.figure.number.mantissa() >= 100;
    let is_unnamed = one.word().is_empty() || other.word().is_empty();
    let word = shorter_word(one, other);
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
