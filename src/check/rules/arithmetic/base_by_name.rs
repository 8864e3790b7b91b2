//! 增幅与别处同名的上年数不符: 接待游客3486.2万人次，同比增长53.7% in the opening, 2022年全市接待游客2215.6万人次 further on.
//!
//! Why it matters: a report may tell last year's amount by itself, where it speaks of the thing at length. Both bear the
//! same name and say which year they are of; the growth must then be right, or one of the three is a slip of the pen.

use rust_decimal::Decimal;

use crate::check::facts::{Facts, LineFacts};
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::grouped::{Grouped, Member, Pair, Way};
use crate::check::manuscript::Span;
use crate::check::relation::measure::{Bounds, in_unit_of, printed, prints_as};
use crate::check::relation::slip::{is_digit_slip, transpositions};
use crate::check::rule::{Rule, Scope};
use crate::check::statement::{By, Statement};
use crate::check::view::View;
use crate::quantity::{Approximation, Figure, Role};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "base-by-name",
    kind: Kind::Growth,
    name: "增幅与别处同名的上年数不符",
    summary: "同比增幅与文中别处单独写出的上年同一指标不符",
    scope: Scope::Grouped(Grouped { ways: &[BY_NAME], tell }),
};

const BY_NAME: Way = Way { keys, pairs };

/// Words of growth that is not measured by the amounts as printed, or not by the one before it.
const OTHER_MEASURES: [&str; 8] = ["可比", "不变价", "同口径", "剔除", "生产总值", "增加值", "GDP", "分别"];

/// Least number of an amount, a growth or a base that is not alike by chance.
const LEAST: i128 = 100;

/// Amounts told with a growth alone, which are asked about, and amounts of last year told by themselves.
fn keys(view: &View<'_>, line: usize) -> Vec<(u64, Member)> {
    let Some(facts) = view.lines.get(line) else { return Vec::new() };
    let told = view.statements(line).filter_map(|told| {
        let key = told.told.named?;
        let member = Member::new(line, told.index);
        if growth(facts, &told).is_some() {
            return Some((key, member.asked()));
        }
        is_base(facts, &told).then_some((key, member))
    });
    told.collect()
}

/// The growth told with an amount, and its sign.
fn growth<'a>(facts: &'a LineFacts, told: &Statement<'_>) -> Option<(&'a Figure, Decimal)> {
    let is_own = matches!(told.role, Role::Actual) && !told.is_plan;
    let growth = facts.growths.iter().filter(|_| is_own).find(|growth| {
        facts.figures.get(growth.now).is_some_and(|figure| figure.range == told.mention.figure.range)
    })?;
    let By::Rate { figure, sign } = growth.by else { return None };
    let rate = facts.figures.get(figure)?;
    let said = facts.text.get(growth.clause.start..rate.range.start)?;
    (!OTHER_MEASURES.iter().any(|word| said.contains(word))).then_some((rate, sign))
}

/// Whether an amount says itself that it is last year's, and nothing in its line grows from it.
fn is_base(facts: &LineFacts, told: &Statement<'_>) -> bool {
    let figure = &told.mention.figure;
    let is_plain = figure.approximation == Approximation::Exact && figure.upper.is_none();
    let is_used = facts.growths.iter().any(|growth| {
        let By::Base { figure: base, .. } = growth.by else { return false };
        facts.figures.get(base).is_some_and(|base| base.range == figure.range)
    });
    // 2022年接待游客2215万人次: of which year it is, is seen beside the amount it is compared with.
    let is_dated = told.role == Role::Actual && told.mention.period.year.is_some();
    let is_past = told.role == Role::LastYear || is_dated;
    is_past && is_plain && !is_used && figure.number.mantissa() >= LEAST
}

fn pairs(view: &View<'_>, members: &[Member]) -> Vec<Pair> {
    let told = |member: &Member| Statement::new(view, member.line(), member.item());
    let mut pairs = Vec::new();
    for asked in members.iter().filter(|member| member.is_asked) {
        let Some(now) = told(asked) else { continue };
        for base in members.iter().filter(|base| !base.is_asked && base.line() != asked.line()) {
            let Some(was) = told(base).filter(|was| is_one_thing(&now, was)) else { continue };
            let severity = view.lines.get(asked.line()).and_then(|facts| judge(facts, &now, &was));
            pairs.extend(severity.map(|severity| Pair { wrong: *asked, right: *base, severity }));
        }
    }
    pairs
}

/// Whether an amount and last year's are of the same organ and the same months.
fn is_one_thing(now: &Statement<'_>, was: &Statement<'_>) -> bool {
    let is_of_month = |of: &Statement<'_>| of.told.months.is_some();
    let is_year_before =
        now.year.zip(was.year).map_or(was.role == Role::LastYear, |(now, was)| was == now - 1);
    now.subject == was.subject
        && is_year_before
        && now.mention.period.months == was.mention.period.months
        && !is_of_month(now)
        && !is_of_month(was)
}

/// `None` when nothing can be said; a pair without severity agrees.
fn judge(facts: &LineFacts, now: &Statement<'_>, was: &Statement<'_>) -> Option<Option<Severity>> {
    let (rate, sign) = growth(facts, now)?;
    let (now, was) = (&now.mention.figure, &was.mention.figure);
    let (value, bounds) = grown(now, was, sign)?;
    if prints_as(bounds, rate) {
        return Some(None);
    }
    let is_long = rate.number.mantissa() >= LEAST;
    let gives = |now: Decimal, was: Decimal| {
        let bounds = |value| Bounds { low: value, high: value };
        over(bounds(now), bounds(was), sign).is_some_and(|bounds| prints_as(bounds, rate))
    };
    let is_exchanged = || {
        transpositions(was).any(|was| gives(now.value(), was))
            || transpositions(now).any(|now| gives(now, was.value()))
    };
    (is_digit_slip(rate, value) || is_long && is_exchanged()).then_some(Some(Severity::Warning))
}

/// What the growth is, as printed and as it can be.
fn grown(now: &Figure, was: &Figure, sign: Decimal) -> Option<(Decimal, Bounds)> {
    let bounds = over(Bounds::of(now), Bounds::of(was), sign)?;
    let apart = now.value().checked_sub(was.value())?;
    Some((apart.checked_div(was.value())?.checked_mul(sign)?, bounds))
}

fn over(now: Bounds, was: Bounds, sign: Decimal) -> Option<Bounds> {
    let one = Bounds { low: Decimal::ONE, high: Decimal::ONE };
    let ratio = now.over(was)?;
    if sign > Decimal::ZERO { ratio.minus(one) } else { one.minus(ratio) }
}

fn tell(facts: &Facts<'_>, pairs: &[Pair], findings: &mut Vec<Finding<Span>>) {
    let view = facts.view();
    let mut pairs = pairs.to_vec();
    pairs.sort_unstable_by_key(|pair| (pair.wrong, pair.right));
    for of_one in pairs.chunk_by(|one, other| one.wrong == other.wrong) {
        if of_one.iter().all(|pair| pair.severity.is_some()) {
            findings.extend(of_one.first().and_then(|pair| finding(&view, *pair)));
        }
    }
}

fn finding(view: &View<'_>, pair: Pair) -> Option<Finding<Span>> {
    let now = Statement::new(view, pair.wrong.line(), pair.wrong.item())?;
    let was = Statement::new(view, pair.right.line(), pair.right.item())?;
    let facts = view.lines.get(now.span.line)?;
    let (rate, sign) = growth(facts, &now)?;
    let (value, _) = grown(&now.mention.figure, &was.mention.figure, sign)?;
    let unit = facts.text.get(rate.unit_range.clone())?;
    let text = printed(value, rate)?;
    let (said, a, b) = (facts.text.get(rate.range.clone())?, view.text(&now.span), view.text(&was.span));
    let message = format!("“{said}”与“{a}”、别处写的上年数“{b}”不符，按后者应为{text}{unit}");
    let computed = in_unit_of(value, rate);
    let (more, less) = if sign > Decimal::ZERO { (a, b) } else { (b, a) };
    let place = Span::new(now.span.line, now.span.start..rate.range.end);
    let finding = Finding::new(&RULE, Severity::Warning, place, message)
        .against(now.span.clone())
        .against(was.shown(&view.lines.get(was.span.line)?.text))
        .because(format!("（{more} – {less}）÷ {b} = {computed}{unit}"));
    let numeral = Span::new(now.span.line, rate.numeral.clone());
    let is_printable = value > Decimal::ZERO;
    Some(if is_printable {
        finding.fix(Fix::replace(format!("改为{text}{unit}"), numeral, text))
    } else {
        finding
    })
}
