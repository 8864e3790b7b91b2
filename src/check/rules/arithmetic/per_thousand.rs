//! 每千人、每百件不符: 老年人11.96万人，养老床位2990张，每千名老人拥有养老床位52张 where it is 25.
//!
//! Why it matters: such a rate is compared with a standard. Its total and its count are told near it and bear the words
//! of the rate; when any two amounts of the paragraph give it, the rule is silent.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::measure::{Bounds, in_unit_of, printed, prints_as};
use crate::check::relation::slip::is_digit_slip;
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::check::statement::shares_noun;

use super::report::{change, with_fix};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "per-thousand",
    kind: Kind::Ratio,
    name: "每千人、每百件不符",
    summary: "“每千名老人拥有床位多少张”等与总数、人数之比差一位数字",
    scope: Scope::Line(check),
};

/// Over how many things a rate is told.
const OVER: [(&str, i64); 5] =
    [("每百", 100), ("每千", 1_000), ("每万", 10_000), ("每十万", 100_000), ("每百万", 1_000_000)];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 || !OVER.iter().any(|(word, _)| line.text.contains(word)) {
        return;
    }
    let passage = Passage::new(line);
    for rate in passage.terms.iter().filter(|term| term.is_exact() && term.is_amount()) {
        let Some((over, words)) = over(rate.lead) else { continue };
        findings.extend(judge(&passage, rate, over, words));
    }
}

/// Over how many things a rate is, and the words behind.
fn over(lead: &str) -> Option<(Decimal, &str)> {
    let found = OVER.iter().filter_map(|(word, count)| Some((*count, lead.split_once(word)?.1)));
    found.max_by_key(|(count, _)| *count).map(|(count, words)| (Decimal::from(count), words))
}

fn judge(
    passage: &Passage<'_>,
    rate: &Term<'_>,
    over: Decimal,
    words: &str,
) -> Option<Finding<Range<usize>>> {
    let before = || passage.terms.iter().filter(|term| term.start() < rate.start() && term.is_amount());
    let value = |total: &Term<'_>, count: &Term<'_>| {
        total.value().checked_div(count.value()).and_then(|value| value.checked_mul(over))
    };
    let fits = |total: &Term<'_>, count: &Term<'_>| {
        let ratio = Bounds::of(total.figure).over(Bounds::of(count.figure));
        let ends =
            ratio.and_then(|ratio| Some((ratio.low.checked_mul(over)?, ratio.high.checked_mul(over)?)));
        ends.is_none_or(|(low, high)| prints_as(Bounds { low, high }, rate.figure))
    };
    let totals = || before().filter(|total| total.is_like(rate));
    // 每千人口3.2人: people are counted over people.
    let is_population =
        |term: &Term<'_>| words.contains("人口") && term.lead.contains("人口") && !term.lead.contains('每');
    let counts =
        || before().filter(|count| count.is_exact() && (!count.is_like(rate) || is_population(count)));
    if totals().any(|total| counts().any(|count| fits(total, count))) {
        return None;
    }
    let is_named = |term: &&Term<'_>| shares_noun(words, term.lead) || shares_noun(words, term.tail);
    // 注册护士2135人，每千人口3.2人: without a name the rate is of what stands right before.
    let nearest = before().next_back().map(Term::start);
    let is_next =
        |term: &&Term<'_>| words == "人口" && Some(term.start()) == nearest && term.part == rate.part;
    let is_total = |term: &&Term<'_>| !is_population(term) && (is_named(term) || is_next(term));
    let mut slips = totals().filter(is_total).flat_map(|total| {
        counts().filter(is_named).filter_map(move |count| Some((total, count, value(total, count)?)))
    });
    // 人口 told once is the one that is meant; then the rate need not be a slip of the pen.
    let is_only =
        |total: &Term<'_>| is_next(&total) && counts().filter(|count| is_population(count)).count() == 1;
    let is_close = |right: Decimal| {
        let two = Decimal::TWO;
        right.checked_mul(two).is_some_and(|most| rate.value() <= most) && rate.value() * two >= right
    };
    let (total, count, right) = slips.find(|(total, count, right)| {
        is_digit_slip(rate.figure, *right) || is_only(total) && is_population(count) && is_close(*right)
    })?;
    let unit = passage.text.get(rate.figure.unit_range.clone())?;
    let (a, b) = (passage.quote(total), passage.quote(count));
    let message = format!(
        "“{}”与“{}”“{}”不符，按后者应为{}{unit}",
        passage.statement(rate),
        passage.statement(total),
        passage.statement(count),
        printed(right, rate.figure)?
    );
    let finding = Finding::new(&RULE, Severity::Warning, passage.place(rate), message)
        .against(passage.place(total))
        .against(passage.place(count))
        .because(format!("{a} ÷ {b} × {over} = {}{unit}", in_unit_of(right, rate.figure)));
    Some(with_fix(finding, change(passage, rate, right)))
}
