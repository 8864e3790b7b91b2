//! 比率前后不一: 满意率95.2% in the report, 满意率92.5% among the problems.
//!
//! Why it matters: a rate is told where the work is reported and once more where it falls short. It has no name of its
//! own beside 率, so it is known by what it is counted on, by its word, or by the words around it; the less is told,
//! the more exactly must a slip of the pen explain the difference.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use rust_decimal::Decimal;

use crate::check::facts::{Facts, LineFacts};
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::manuscript::Span;
use crate::check::relation::slip::is_transposition;
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::check::statement::are_parallel;
use crate::document::SectionKind;
use crate::quantity::Dimension;
use crate::text::class::is_han;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "rate-conflict",
    kind: Kind::SameIndicator,
    name: "比率前后不一",
    summary: "同一比率在两处的数值不同",
    scope: Scope::Anchored { anchors: |line| rates(line).next().is_some(), check },
};

/// Words of a change, a goal or another time.
const OTHER: &[&str] = &[
    "增",
    "降",
    "升",
    "提高",
    "回落",
    "减",
    "上年",
    "去年",
    "同期",
    "目标",
    "力争",
    "确保",
    "计划达",
    "以上",
    "以下",
    "由",
    "从",
    "以内",
    "预计",
];

/// Characters between a rate and its figure.
const LINKS: [char; 9] = ['只', '为', '达', '到', '是', '至', '仅', '约', '有'];

/// Most rates that are remembered for one key, so that no text takes for ever.
const MOST: usize = 32;

/// Least amount on which two rates of one name cannot both be counted.
const LEAST_BASE: Decimal = Decimal::ONE_HUNDRED;

/// Characters before a rate that tell what it is of.
const REACH: usize = 56;

/// Shortest word of a rate that is a name of its own: 规范管理率.
const LONG_WORD: usize = 5;

/// Characters in a row that name what two rates on the same base are of.
const NAME: usize = 3;

/// Characters in a row that tell a thing, where three digits of the rate are exchanged, and where two are.
const COMMON: [usize; 2] = [4, 6];

/// A rate and the line it stands in.
struct Rate<'a> {
    line: usize,
    facts: &'a LineFacts,
    term: Term<'a>,
    /// 办结率; empty when no such word stands before it.
    word: &'a str,
    /// Rates that may be the same have one in common: the digits in any order, or the word with an amount before it.
    keys: Vec<u64>,
}

fn check(facts: &Facts<'_>, anchors: &[usize], findings: &mut Vec<Finding<Span>>) {
    let is_report = |line: &usize| facts.manuscript.section_kind(*line) != Some(SectionKind::Plan);
    let rates: Vec<Rate<'_>> = anchors
        .iter()
        .copied()
        .filter(is_report)
        .filter_map(|line| Some((line, facts.lines.get(line)?)))
        .flat_map(|(number, line)| {
            let passage = Passage::new(line);
            rates(line).map(move |index| Rate::new(number, line, &passage, index)).collect::<Vec<_>>()
        })
        .flatten()
        .collect();
    let mut known: HashMap<u64, Vec<&Rate<'_>>> = HashMap::new();
    for rate in &rates {
        let like = |key: &u64| known.get(key).into_iter().flatten().copied();
        let mut like = rate.keys.iter().flat_map(like);
        if let Some(other) = like.find(|other| is_conflict(&rates, other, rate)) {
            findings.push(finding(facts, rate, other));
        }
        for key in &rate.keys {
            let known = known.entry(*key).or_default();
            if known.len() < MOST {
                known.push(rate);
            }
        }
    }
}

/// Indices of the exact rates of a line that are no change and no goal.
fn rates(line: &LineFacts) -> impl Iterator<Item = usize> + '_ {
    let is_rate = |index: &usize| {
        let (Some(figure), Some(frame)) = (line.figures.get(*index), line.frames.get(*index)) else {
            return false;
        };
        let clause = line.text.get(frame.clause_start()..figure.range.start).unwrap_or("");
        figure.unit.dimension == Dimension::Percent
            && figure.upper.is_none()
            && figure.number.mantissa() >= 10
            && figure.approximation == crate::quantity::Approximation::Exact
            && figure.value() != Decimal::ONE
            && !OTHER.iter().any(|word| clause.contains(word))
    };
    (0..line.figures.len()).filter(is_rate)
}

impl<'a> Rate<'a> {
    fn new(line: usize, facts: &'a LineFacts, passage: &Passage<'a>, index: usize) -> Option<Self> {
        let term = passage.terms.get(index)?.clone();
        let lead = term.lead.trim_end_matches(LINKS).trim_end_matches("虽然").trim_end_matches('已');
        let word = if lead.ends_with('率') { lead } else { "" };
        let mut rate = Self { line, facts, term, word, keys: Vec::new() };
        let mut digits = rate.term.figure.number.mantissa().unsigned_abs().to_string().into_bytes();
        digits.sort_unstable();
        rate.keys.push(hash(&(digits, rate.term.figure.number.scale())));
        if rate.has_own_word() {
            let bases = rate.bases(passage).filter(|base| base.value() >= LEAST_BASE);
            let key = |base: &Term<'_>| hash(&(word, base.value().normalize(), &base.figure.unit.dimension));
            let keys: Vec<u64> = bases.map(key).collect();
            rate.keys.extend(keys);
        }
        Some(rate)
    }

    /// Whether its word tells what it is of; 完成率 is of whatever there is a target for.
    fn has_own_word(&self) -> bool {
        !self.word.is_empty() && !self.word.ends_with("完成率")
    }

    fn value(&self) -> Decimal {
        self.term.value()
    }

    /// The name of its indicator.
    fn name(&self) -> &'a str {
        let mention =
            self.facts.mentions.iter().find(|mention| mention.figure.range == self.term.figure.range);
        mention.map_or("", |mention| mention.indicator.name.as_str())
    }

    /// The words around it, in its part of the sentence.
    fn said(&self) -> String {
        let text = self.facts.text.as_str();
        let (before, behind) = text.split_at(self.term.figure.range.end.min(text.len()));
        let begins = before.rfind(['。', '；']).map_or(0, |at| at + '。'.len_utf8());
        let near = before.get(begins..).unwrap_or("");
        let from = near.char_indices().rev().nth(REACH).map_or(0, |(at, _)| at);
        let behind = behind.split(['，', '。', '；']).next().unwrap_or("");
        format!("{}{behind}", near.get(from..).unwrap_or(""))
    }

    /// Exact amounts right before it.
    fn bases<'p, 't>(&'p self, passage: &'p Passage<'t>) -> impl Iterator<Item = &'p Term<'t>> {
        passage.terms.iter().filter(|base| {
            base.part == self.term.part
                && base.start() < self.term.start()
                && self.term.clause - base.clause <= 2
                && base.is_amount()
                && base.is_exact()
        })
    }

    /// Whether both words of a rate are one: 办结率 and 信访办结率.
    fn has_word_of(&self, other: &Self) -> bool {
        let is_long = |word: &str| word.chars().count() >= 3;
        is_long(self.word)
            && is_long(other.word)
            && (self.word.ends_with(other.word) || other.word.ends_with(self.word))
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn is_conflict(all: &[Rate<'_>], one: &Rate<'_>, other: &Rate<'_>) -> bool {
    let is_apart = one.line != other.line || one.term.sentence != other.term.sentence;
    let is_like = one.term.figure.number.scale() == other.term.figure.number.scale();
    if !is_apart || !is_like || one.value() == other.value() {
        return false;
    }
    let shares_base = one.keys.iter().skip(1).any(|key| other.keys.iter().skip(1).any(|other| key == other));
    let is_exchanged = is_transposition(one.term.figure, other.value());
    if !is_exchanged && !shares_base {
        return false;
    }
    // 住院患者满意度, 门诊患者满意度; and two values of one indicator are another rule's.
    let name = one.name();
    if are_parallel(one.term.lead, other.term.lead) || !name.is_empty() && name == other.name() {
        return false;
    }
    // What is told twice elsewhere is right where it stands.
    let is_told_again = |rate: &Rate<'_>| {
        all.iter().filter(|third| third.value() == rate.value() && third.has_word_of(rate)).count() > 1
    };
    if is_told_again(one) && is_told_again(other) {
        return false;
    }
    is_exchanged && is_told_alike(all, one, other)
        || shares_base && longest_common(&one.said(), &other.said()) >= NAME
}

/// Whether the words around two rates with exchanged digits tell that they are one.
fn is_told_alike(all: &[Rate<'_>], one: &Rate<'_>, other: &Rate<'_>) -> bool {
    let is_long = one.term.figure.number.mantissa() >= 100;
    let word = if one.word.len() < other.word.len() { one.word } else { other.word };
    let is_only = || all.iter().filter(|third| third.word.ends_with(word)).count() == 2;
    if one.has_word_of(other) && is_only() {
        return true;
    }
    let (here, there) = (one.said(), other.said());
    let is_named = word.chars().count() >= LONG_WORD && one.has_word_of(other);
    let has_like_word = one.word.is_empty() || other.word.is_empty() || one.has_word_of(other);
    is_named && longest_common(&here.replace(word, ""), &there.replace(word, "")) >= COMMON[0]
        || has_like_word && longest_common(&here, &there) >= COMMON[usize::from(!is_long)]
}

/// How many Chinese characters in a row both texts have.
fn longest_common(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut longest = 0;
    let mut before = vec![0usize; other.len() + 1];
    for ch in one {
        let mut row = vec![0usize; other.len() + 1];
        for (at, rival) in other.iter().enumerate() {
            if ch == *rival && is_han(ch) {
                row[at + 1] = before[at] + 1;
                longest = longest.max(row[at + 1]);
            }
        }
        before = row;
    }
    longest
}

fn finding(facts: &Facts<'_>, rate: &Rate<'_>, other: &Rate<'_>) -> Finding<Span> {
    let text = |rate: &Rate<'_>| facts.manuscript.text(&Span::new(rate.line, rate.term.range())).to_owned();
    let place = |rate: &Rate<'_>| {
        let start = rate.term.start() - rate.term.lead.len();
        Span::new(rate.line, start..rate.term.range().end)
    };
    let numeral = |rate: &Rate<'_>| Span::new(rate.line, rate.term.figure.numeral.clone());
    let digits = |rate: &Rate<'_>| facts.manuscript.text(&numeral(rate)).to_owned();
    let (bad, good) = (text(rate), text(other));
    let message = format!("此处的比率为{bad}，另一处为{good}，说的像是同一件事");
    Finding::new(&RULE, Severity::Warning, place(rate), message)
        .against(place(other))
        .fix(Fix::replace(format!("此处改为{good}"), numeral(rate), digits(other)))
        .fix(Fix::replace(format!("另一处改为{bad}"), numeral(other), digits(rate)))
}
