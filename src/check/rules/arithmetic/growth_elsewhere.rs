//! 增幅与别处的上年数不符: 收入2.36亿元，同比增长8.7% in the opening, 由上年的2.19亿元增加到2.36亿元 further on.
//!
//! Why it matters: the opening tells the growth, the report tells what it grew from. The amount itself, told again with
//! its base beside it, shows what is meant; where it is told with different bases, the rule is silent.

use rust_decimal::Decimal;

use crate::check::facts::{Facts, LineFacts};
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::manuscript::Span;
use crate::check::relation::measure::{Bounds, in_unit_of, printed, prints_as};
use crate::check::relation::slip::is_digit_slip;
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::check::statement::longest_common;

use super::growth_mismatch::{direction, is_base};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "growth-elsewhere",
    kind: Kind::Growth,
    name: "增幅与别处的上年数不符",
    summary: "同比增幅与文中别处写的同一数字及其上年数不符",
    scope: Scope::Anchored { anchors: tells_growth, check },
};

/// Characters in a row that name what both amounts are of.
const NAME: usize = 4;

/// Figures around an amount among which its base is looked for.
const REACH: usize = 2;

/// Fewest digits of an amount that is known again by its number.
const FEWEST_DIGITS: i128 = 100;

/// A growth without its base.
struct Question<'p, 'a> {
    now: &'p Term<'a>,
    growth: &'p Term<'a>,
    sign: Decimal,
}

/// Whether a line tells a growth whose base is not in its sentence.
fn tells_growth(line: &LineFacts) -> bool {
    let is_told = line.figures.len() >= 2 && ["增", "降", "减"].iter().any(|word| line.text.contains(word));
    is_told && !questions(&Passage::new(line)).is_empty()
}

fn questions<'p, 'a>(passage: &'p Passage<'a>) -> Vec<Question<'p, 'a>> {
    let is_question = |two: &'p [Term<'a>]| {
        let [now, growth] = two else { return None };
        let sign = direction(passage, growth).filter(|_| growth.is_percent())?;
        let is_near = now.part == growth.part && growth.clause - now.clause <= 1 && now.bracket == growth.bracket;
        let is_amount = now.is_exact() && now.is_amount() && now.figure.number.mantissa() >= FEWEST_DIGITS;
        let has_base = passage.sentence(growth).any(|term| term.is_like(now) && is_base(passage, term));
        let is_plain = direction(passage, now).is_none() && !growth.lead.contains("环比");
        (is_near && is_amount && is_plain && !has_base).then_some(Question { now, growth, sign })
    };
    passage.terms.windows(2).filter_map(is_question).collect()
}

fn check(facts: &Facts<'_>, anchors: &[usize], findings: &mut Vec<Finding<Span>>) {
    for &number in anchors {
        let Some(line) = facts.lines.get(number) else { continue };
        let own = Passage::new(line);
        for question in questions(&own) {
            findings.extend(judge(facts, number, &own, &question));
        }
    }
}

fn judge(facts: &Facts<'_>, number: usize, own: &Passage<'_>, question: &Question<'_, '_>) -> Option<Finding<Span>> {
    let mut conflict = None;
    for (at, line) in facts.lines.iter().enumerate() {
        let figure = question.now.figure;
        let is_told = |other: &crate::quantity::Figure| {
            other.number == figure.number && other.unit.factor == figure.unit.factor
        };
        if !line.figures.iter().any(is_told) {
            continue;
        }
        let passage = Passage::new(line);
        for (index, again) in passage.terms.iter().enumerate() {
            let is_itself = at == number && again.start() == question.now.start();
            if is_itself || !again.is_like(question.now) || again.value() != question.now.value() {
                continue;
            }
            let Some(base) = base_beside(&passage, index) else { continue };
            if !is_of_last_year(&passage, base, facts.year) {
                continue;
            }
            let right = question.grown(base)?;
            if right.fits {
                return None;
            }
            let is_named = longest_common(own.clause_before(question.now), passage.clause_before(base)) >= NAME;
            if conflict.is_none() && (is_named || is_digit_slip(question.growth.figure, right.value)) {
                conflict = finding(number, own, question, (at, &passage, base), right.value);
            }
        }
    }
    conflict
}

/// The base of an amount among the figures around it: 由上年的2.19亿元增加到2.36亿元.
fn base_beside<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<&'p Term<'a>> {
    let now = passage.terms.get(index)?;
    let around = passage.terms.get(index.saturating_sub(REACH)..passage.terms.len().min(index + REACH + 1))?;
    let mut bases = around.iter().filter(|base| {
        base.start() != now.start()
            && base.sentence == now.sentence
            && base.clause.abs_diff(now.clause) <= 1
            && base.is_like(now)
            && is_base(passage, base)
    });
    bases.next().filter(|_| bases.next().is_none())
}

/// Whether a base is of the year before, and not of 2020.
fn is_of_last_year(passage: &Passage<'_>, base: &Term<'_>, year: Option<u16>) -> bool {
    let clause = passage.clause_before(base);
    let is_named = year.is_some_and(|year| clause.contains(&format!("{}年", year.saturating_sub(1))));
    is_named || ["上年", "去年"].iter().any(|word| clause.contains(word))
}

/// What a growth should be.
struct Grown {
    value: Decimal,
    fits: bool,
}

impl Question<'_, '_> {
    fn grown(&self, base: &Term<'_>) -> Option<Grown> {
        let ratio = Bounds::of(self.now.figure).over(Bounds::of(base.figure))?;
        let one = Bounds { low: Decimal::ONE, high: Decimal::ONE };
        let bounds = if self.sign > Decimal::ZERO { ratio.minus(one)? } else { one.minus(ratio)? };
        let apart = self.now.value().checked_sub(base.value())?;
        let value = apart.checked_div(base.value())?.checked_mul(self.sign)?;
        Some(Grown { value, fits: prints_as(bounds, self.growth.figure) })
    }
}

fn finding(
    number: usize,
    own: &Passage<'_>,
    question: &Question<'_, '_>,
    (line, passage, base): (usize, &Passage<'_>, &Term<'_>),
    value: Decimal,
) -> Option<Finding<Span>> {
    let growth = question.growth;
    let unit = own.text.get(growth.figure.unit_range.clone())?;
    let text = printed(value, growth.figure)?;
    let (a, b) = (own.quote(question.now), passage.quote(base));
    let message = format!(
        "“{}”与“{a}”、别处的“{}”不符，按后者应为{text}{unit}",
        own.statement(growth),
        passage.statement(base)
    );
    let working = if question.sign > Decimal::ZERO {
        format!("（{a} − {b}）÷ {b} = {}{unit}", in_unit_of(value, growth.figure))
    } else {
        format!("（{b} − {a}）÷ {b} = {}{unit}", in_unit_of(value, growth.figure))
    };
    let finding = Finding::new(&RULE, Severity::Warning, Span::new(number, own.place(growth)), message)
        .against(Span::new(number, own.place(question.now)))
        .against(Span::new(line, passage.place(base)))
        .because(working);
    if value <= Decimal::ZERO {
        return Some(finding);
    }
    let numeral = Span::new(number, growth.figure.numeral.clone());
    Some(finding.fix(Fix::replace(format!("改为{text}{unit}"), numeral, text)))
}
