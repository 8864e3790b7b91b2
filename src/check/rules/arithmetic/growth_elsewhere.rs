//! 增幅与别处的上年数不符: 收入2.36亿元，同比增长8.7% in the opening, 由上年的2.19亿元增加到2.36亿元 further on.
//!
//! Why it matters: the opening tells the growth, the report tells what it grew from. The amount itself, told again with
//! its base beside it, shows what is meant; where it is told with different bases, the rule is silent.

use rust_decimal::Decimal;

use crate::check::facts::{Facts, LineFacts};
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::key::alike;
use crate::check::manuscript::Span;
use crate::check::relation::measure::{Bounds, in_unit_of, printed, prints_as};
use crate::check::relation::slip::is_digit_slip;
use crate::check::rule::{Rule, Scope};
use crate::check::statement::{By, Growth, longest_common};
use crate::quantity::Figure;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "growth-elsewhere",
    kind: Kind::Growth,
    name: "增幅与别处的上年数不符",
    summary: "同比增幅与文中别处写的同一数字及其上年数不符",
    scope: Scope::Anchored { anchors: |line| !line.growths.is_empty(), check },
};

/// Characters in a row that name what both amounts are of.
const NAME: usize = 4;

/// Most places of one amount that are compared, so that no text takes for ever.
const MOST: usize = 32;

/// An amount and the line it stands in.
#[derive(Clone, Copy)]
struct Told<'a> {
    line: usize,
    facts: &'a LineFacts,
    growth: &'a Growth,
}

fn check(facts: &Facts<'_>, anchors: &[usize], findings: &mut Vec<Finding<Span>>) {
    let told: Vec<Told<'_>> = anchors.iter().flat_map(|&line| Told::all(facts, line)).collect();
    let keys = told.iter().enumerate().map(|(at, told)| (told.growth.key, at));
    for group in alike(keys) {
        let group: Vec<&Told<'_>> = group.iter().take(MOST).filter_map(|&at| told.get(at)).collect();
        for asked in &group {
            findings.extend(judge(facts, asked, &group));
        }
    }
}

/// The growth of an amount against the bases it is told with.
fn judge(facts: &Facts<'_>, asked: &Told<'_>, group: &[&Told<'_>]) -> Option<Finding<Span>> {
    let By::Rate { figure: rate, sign } = &asked.growth.by else { return None };
    let (now, rate) = (asked.figure(asked.growth.now)?, asked.figure(*rate)?);
    let mut conflict = None;
    for answer in group {
        let By::Base { figure, clause } = &answer.growth.by else { continue };
        let clause = answer.text(clause);
        let base = answer.figure(*figure)?;
        if !is_of_last_year(clause, facts.year) {
            continue;
        }
        let grown = Grown::over(now, base, *sign)?;
        if prints_as(grown.bounds, rate) {
            return None;
        }
        let is_named = longest_common(asked.text(&asked.growth.clause), clause) >= NAME;
        if conflict.is_none() && (is_named || is_digit_slip(rate, grown.value)) {
            conflict = finding(asked, (now, rate), (answer, base), (grown.value, *sign));
        }
    }
    conflict
}

impl<'a> Told<'a> {
    fn all(facts: &Facts<'a>, line: usize) -> impl Iterator<Item = Self> {
        let of_line: Option<&'a LineFacts> = facts.lines.get(line).map(|facts| &**facts);
        of_line
            .into_iter()
            .flat_map(move |facts| facts.growths.iter().map(move |growth| Self { line, facts, growth }))
    }

    fn figure(&self, index: usize) -> Option<&'a Figure> {
        self.facts.figures.get(index)
    }

    fn text(&self, range: &std::ops::Range<usize>) -> &'a str {
        self.facts.text.get(range.clone()).unwrap_or("")
    }

    fn span(&self, figure: &Figure) -> Span {
        Span::new(self.line, figure.range.clone())
    }
}

/// Whether a base is of the year before, and not of 2020.
fn is_of_last_year(clause: &str, year: Option<u16>) -> bool {
    let is_named = year.is_some_and(|year| clause.contains(&format!("{}年", year.saturating_sub(1))));
    is_named || ["上年", "去年"].iter().any(|word| clause.contains(word))
}

/// What a growth should be.
struct Grown {
    value: Decimal,
    bounds: Bounds,
}

impl Grown {
    fn over(now: &Figure, base: &Figure, sign: Decimal) -> Option<Self> {
        let ratio = Bounds::of(now).over(Bounds::of(base))?;
        let one = Bounds { low: Decimal::ONE, high: Decimal::ONE };
        let bounds = if sign > Decimal::ZERO { ratio.minus(one)? } else { one.minus(ratio)? };
        let apart = now.value().checked_sub(base.value())?;
        let value = apart.checked_div(base.value())?.checked_mul(sign)?;
        Some(Self { value, bounds })
    }
}

fn finding(
    asked: &Told<'_>,
    (now, rate): (&Figure, &Figure),
    (answer, base): (&Told<'_>, &Figure),
    (value, sign): (Decimal, Decimal),
) -> Option<Finding<Span>> {
    let unit = asked.text(&rate.unit_range);
    let text = printed(value, rate)?;
    let (said, a, b) = (asked.text(&rate.range), asked.text(&now.range), answer.text(&base.range));
    let message = format!("“{said}”与“{a}”、别处的上年数“{b}”不符，按后者应为{text}{unit}");
    let computed = in_unit_of(value, rate);
    let working = if sign > Decimal::ZERO {
        format!("（{a} – {b}）÷ {b} = {computed}{unit}")
    } else {
        format!("（{b} – {a}）÷ {b} = {computed}{unit}")
    };
    let place = Span::new(asked.line, now.range.start..rate.range.end);
    let finding = Finding::new(&RULE, Severity::Warning, place, message)
        .against(asked.span(now))
        .against(answer.span(base))
        .because(working);
    if value <= Decimal::ZERO {
        return Some(finding);
    }
    let numeral = Span::new(asked.line, rate.numeral.clone());
    Some(finding.fix(Fix::replace(format!("改为{text}{unit}"), numeral, text)))
}
