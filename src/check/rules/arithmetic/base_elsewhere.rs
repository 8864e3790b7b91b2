//! 比率与别处的基数不符: 贫困人口94人，贫困发生率降至1.8%, with 农村人口12500人 stated in another paragraph.
//!
//! Why it matters: the base of such a rate is stated once and used all over the document. Every amount of the document
//! that bears the name of the base is tried; one that gives the rate is enough to be silent.

use std::cell::OnceCell;

use rust_decimal::Decimal;

use crate::check::facts::{Facts, LineFacts};
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::manuscript::Span;
use crate::check::relation::affinity::{affinity, core};
use crate::check::relation::measure::{
    in_unit_of, is_exact_quotient, is_exchanged_share, is_share, printed, quotient,
};
use crate::check::relation::slip::is_digit_slip;
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::document::SectionKind;
use crate::quantity::Dimension;

use super::rate_mismatch::rate_word;
use super::share_mismatch::whole_phrase;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "base-elsewhere",
    kind: Kind::Ratio,
    name: "比率与别处的基数不符",
    summary: "贫困发生率、占农村人口的百分之几等与别处写的基数不符",
    scope: Scope::Anchored { anchors: names_a_base, check },
};

/// Rates with the words of their numerator and the names of their base.
const BASES: &[(&str, &[&str], &[&str])] = &[
    ("贫困发生", &["贫困", "脱贫"], &["农村人口", "农业人口", "乡村人口", "农业户籍人口", "乡村户籍人口"]),
    ("城镇化", &["城镇常住人口", "城镇人口"], &["常住人口", "总人口"]),
    ("老龄化", &["老年人口", "老年人", "岁以上"], &["总人口", "户籍人口", "常住人口"]),
];

/// How many lines at the beginning of a document state its main figures.
const OPENING: usize = 8;

/// An amount of the document: its line and its index in the line's passage.
type Amount = (usize, usize);

/// Whether a line has a rate whose base is not in it.
fn names_a_base(line: &LineFacts) -> bool {
    let is_named = line.text.contains('占') || BASES.iter().any(|(rate, ..)| line.text.contains(rate));
    let has_rate = || line.figures.iter().any(|figure| figure.unit.dimension == Dimension::Percent);
    if !is_named || !has_rate() {
        return false;
    }
    let passage = Passage::new(line);
    (0..passage.terms.len()).any(|index| Question::of(&passage, index).is_some())
}

fn check(facts: &Facts<'_>, anchors: &[usize], findings: &mut Vec<Finding<Span>>) {
    let all: OnceCell<Vec<Passage<'_>>> = OnceCell::new();
    let passages = || all.get_or_init(|| facts.lines.iter().map(|line| Passage::new(line)).collect());
    for &number in anchors {
        let Some(line) = facts.lines.get(number) else { continue };
        let own = Passage::new(line);
        for (index, rate) in own.terms.iter().enumerate() {
            let Some(question) = Question::of(&own, index) else { continue };
            let bases = question.bases(passages(), number, facts);
            let fits = |(line, term): &Amount| {
                passages().get(*line).and_then(|passage| passage.terms.get(*term)).is_some_and(|base| {
                    question.parts.iter().any(|part| part.is_like(base) && is_share(part, base, rate.figure))
                })
            };
            let slipped = || question.slipped(passages(), rate).filter(|_| bases.is_empty());
            if let Some((line, base, part)) = slipped() {
                findings.extend(finding(&own, number, rate, part, (line, base, &passages()[line])));
            }
            if bases.is_empty() || bases.iter().any(fits) {
                continue;
            }
            let named = bases
                .first()
                .and_then(|(line, term)| Some((*line, passages().get(*line)?.terms.get(*term)?)));
            let Some((base_line, base)) = named else { continue };
            let Some(part) = question.parts.iter().find(|part| part.is_like(base)) else { continue };
            findings.extend(finding(&own, number, rate, part, (base_line, base, &passages()[base_line])));
        }
    }
}

/// A rate whose base is not in its paragraph.
struct Question<'p, 'a> {
    /// What the rate can be of.
    parts: Vec<&'p Term<'a>>,
    /// The names of the base.
    names: Vec<&'a str>,
    /// Whether the base must bear exactly such a name.
    is_strict: bool,
}

impl<'p, 'a> Question<'p, 'a> {
    fn of(passage: &'p Passage<'a>, index: usize) -> Option<Self> {
        let rate = passage.terms.get(index)?;
        let near = || {
            let before = passage.terms[..index].iter().rev().take_while(|term| term.part == rate.part);
            // What stands in a bracket on the way, 同比增长8%（上年为3亿元），占…, is another amount.
            let before = before.filter(|term| term.bracket == 0 || term.bracket == rate.bracket);
            before.filter(|term| term.is_amount() && term.is_exact() && rate.clause - term.clause <= 2)
        };
        if let Some(word) = rate_word(rate).or_else(|| changed_rate(passage, rate)) {
            let (_, numerator, names) = BASES.iter().find(|(rate, ..)| word.ends_with(rate))?;
            let parts = near().filter(|term| passage.clause_before(term).contains_any(numerator)).collect();
            return Some(Self { parts, names: names.to_vec(), is_strict: true });
        }
        let name = whole_phrase(passage, rate).filter(|name| core(name).chars().count() >= 2)?;
        let is_inside =
            passage.terms[..index].last().is_some_and(|term| term.clause == rate.clause && rate.lead == "的");
        let nearest = near().next()?;
        let is_in_paragraph = passage.terms.iter().any(|term| {
            term.start() != nearest.start()
                && term.is_like(nearest)
                && affinity(name, &format!("{}{}", term.lead, term.tail)) > 0
        });
        (!is_inside && !is_in_paragraph).then(|| Self {
            parts: vec![nearest],
            names: vec![name],
            is_strict: false,
        })
    }

    /// The amounts that bear the name of the base, those of the same section first.
    fn bases(&self, passages: &[Passage<'_>], line: usize, facts: &Facts<'_>) -> Vec<Amount> {
        let section = |line: usize| facts.manuscript.lines.get(line).and_then(|line| line.section);
        let mut bases: Vec<Amount> = Vec::new();
        if !self.is_strict && self.names.iter().any(|name| core(name).chars().count() < 3) {
            return bases;
        }
        // What a plan aims at is no base of what was done.
        let is_plan = |line: usize| facts.manuscript.section_kind(line) == Some(SectionKind::Plan);
        let told = passages.iter().enumerate().filter(|(number, _)| is_plan(line) || !is_plan(*number));
        for (number, passage) in told {
            // Far from the rate, only the very name beside a count will do: 23个行政村.
            let is_near = self.is_strict || section(number) == section(line) && number < line;
            let terms = passage.terms.iter().enumerate();
            let named = terms.filter(|(_, term)| {
                let is_itself = |part: &&Term<'_>| number == line && part.start() == term.start();
                self.parts.iter().any(|part| part.is_like(term))
                    && !self.parts.iter().any(is_itself)
                    && if is_near { self.is_base(term) } else { self.is_exact_base(term) }
            });
            bases.extend(named.map(|(index, _)| (number, index)));
        }
        bases.sort_by_key(|(number, _)| number.abs_diff(line));
        bases
    }

    /// The amount that is named at least in part and gives the rate but for a slip of the pen: two digits of three
    /// exchanged in the opening; anywhere else, one digit too, where the amounts give the right rate exactly.
    fn slipped<'s>(
        &'s self,
        passages: &'s [Passage<'a>],
        rate: &Term<'_>,
    ) -> Option<(usize, &'s Term<'a>, &'p Term<'a>)> {
        let is_long = rate.figure.number.mantissa() >= 100;
        let all = passages.iter().enumerate();
        let mut terms = all.flat_map(|(line, passage)| passage.terms.iter().map(move |term| (line, term)));
        terms.find_map(|(line, base)| {
            let is_named =
                self.names.iter().any(|name| affinity(name, &format!("{}{}", base.lead, base.tail)) > 0);
            let is_base = |part: &&&Term<'_>| part.is_like(base) && part.value() < base.value();
            let part = self.parts.iter().filter(|_| is_named).find(is_base)?;
            let is_exchanged = is_long && line < OPENING && is_exchanged_share(part, base, rate.figure);
            let is_slip = || is_exact_quotient(part, base, rate.figure) && is_mistyped(part, base, rate);
            (is_exchanged || is_slip()).then_some((line, base, *part))
        })
    }

    fn is_exact_base(&self, term: &Term<'_>) -> bool {
        let (lead, tail) = (core(term.lead.trim_start_matches("其中")), core(term.tail));
        let beside = |name: &str| tail == name || lead == name;
        self.names.iter().any(|name| beside(&core(name)))
    }

    fn is_base(&self, term: &Term<'_>) -> bool {
        let said = term.lead.trim_start_matches("其中");
        if self.is_strict {
            return self.names.iter().any(|name| said.ends_with(name));
        }
        let statement = format!("{said}{}", term.tail);
        self.names.iter().any(|name| statement.contains(&core(name)))
    }
}

/// Whether the rate is the right one but for one digit, or two exchanged.
fn is_mistyped(part: &Term<'_>, base: &Term<'_>, rate: &Term<'_>) -> bool {
    quotient(part, base).is_some_and(|right| is_digit_slip(rate.figure, right))
}

/// 贫困发生 of 贫困发生率由上年的2.6%降至0.9%.
fn changed_rate<'a>(passage: &Passage<'a>, rate: &Term<'a>) -> Option<&'a str> {
    let is_result =
        ["降至", "下降到", "降到", "下降至", "升至", "上升到", "提高到", "上升至"].contains(&rate.lead);
    let (before, _) =
        passage.clause_before(rate).split_once('率').filter(|_| is_result && rate.is_exact())?;
    Some(before)
}

trait ContainsAny {
    fn contains_any(&self, words: &[&str]) -> bool;
}

impl ContainsAny for str {
    fn contains_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.contains(word))
    }
}

fn finding(
    own: &Passage<'_>,
    line: usize,
    rate: &Term<'_>,
    part: &Term<'_>,
    (base_line, base, base_passage): (usize, &Term<'_>, &Passage<'_>),
) -> Option<Finding<Span>> {
    let value = quotient(part, base)?;
    // A share of more than all: the base is of less than what is meant.
    if value > Decimal::ONE && rate.value() < Decimal::ONE {
        return None;
    }
    let text = printed(value, rate.figure)?;
    let message = format!(
        "“{}”与“{}”、别处的“{}”不符，按后者应为{text}%",
        own.quote(rate),
        own.statement(part),
        base_passage.statement(base),
    );
    let working =
        format!("{} ÷ {} = {}%", own.quote(part), base_passage.quote(base), in_unit_of(value, rate.figure));
    let finding = Finding::new(&RULE, Severity::Warning, Span::new(line, own.place(rate)), message)
        .against(Span::new(line, own.place(part)))
        .against(Span::new(base_line, base_passage.place(base)))
        .because(working);
    let numeral = Span::new(line, rate.figure.numeral.clone());
    Some(finding.fix(Fix::replace(format!("改为{text}%"), numeral, text)))
}
