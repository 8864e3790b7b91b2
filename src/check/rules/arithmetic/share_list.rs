//! 占比与同列各项不符: 增值税18642万元，占53.6%；企业所得税9735万元，占28.0%；个人所得税4628万元，占12.3%.
//!
//! Why it matters: the whole of such a list often stands in another paragraph or nowhere. Each amount with its share
//! tells what the whole is; where all but one tell the same, that one has a slip of the pen.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::affinity::core;
use crate::check::relation::measure::{Bounds, in_unit_of, printed};
use crate::check::relation::slip::{is_digit_slip, transpositions};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::report::{change, with_fix};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "share-list",
    kind: Kind::Ratio,
    name: "占比与同列各项不符",
    summary: "逐项写出数和占比的一列中，有一项的占比与其他各项推算出的总数不符",
    scope: Scope::Line(check),
};

/// Fewest shares of which one can be told to be wrong.
const FEWEST: usize = 3;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 2 * FEWEST || line.text.matches('占').count() < FEWEST {
        return;
    }
    let passage = Passage::new(line);
    for list in lists(&passage) {
        findings.extend(judge(&passage, &list));
    }
}

/// An amount and its share.
#[derive(Clone, Copy)]
struct Item<'p, 'a> {
    part: &'p Term<'a>,
    share: &'p Term<'a>,
    /// The words between 占 and the share, generic ones left out.
    of: &'a str,
}

impl<'p, 'a> Item<'p, 'a> {
    fn of(part: &'p Term<'a>, share: &'p Term<'a>) -> Option<Self> {
        let of = share.lead.strip_prefix("占比").or_else(|| share.lead.strip_prefix('占'))?;
        let is_item = part.is_exact()
            && part.is_amount()
            && share.is_percent()
            && share.is_exact()
            && share.clause - part.clause <= 1
            && share.bracket == part.bracket
            && !part.lead.contains("其中")
            && share.value() > Decimal::ZERO;
        is_item.then_some(Self { part, share, of })
    }

    /// What the whole can be.
    fn whole(&self) -> Option<Bounds> {
        let (share, step) = (self.share.value(), self.share.figure.step());
        let share = Bounds { low: share.checked_sub(step)?, high: share.checked_add(step)? };
        Bounds::of(self.part.figure).over(share)
    }
}

/// Runs of amounts with shares of one whole.
fn lists<'p, 'a>(passage: &'p Passage<'a>) -> Vec<Vec<Item<'p, 'a>>> {
    let mut lists: Vec<Vec<Item<'_, '_>>> = vec![Vec::new()];
    let mut end = 0;
    for (index, two) in passage.terms.windows(2).enumerate() {
        let [part, share] = two else { continue };
        let Some(item) = Item::of(part, share) else { continue };
        let goes_on = lists.last().and_then(|list| list.last()).is_some_and(|last| {
            let is_of_one = core(item.of).is_empty() || core(item.of) == core(last.of);
            last.part.is_like(part) && index <= end + 1 && last.part.sentence == part.sentence && is_of_one
        });
        if !goes_on {
            lists.push(Vec::new());
        }
        if let Some(list) = lists.last_mut() {
            list.push(item);
        }
        end = index + 1;
    }
    lists.retain(|list| list.len() >= FEWEST);
    lists
}

/// The one share that does not fit where all others tell one whole.
fn judge(passage: &Passage<'_>, list: &[Item<'_, '_>]) -> Option<Finding<Range<usize>>> {
    let wholes: Vec<Bounds> = list.iter().map(Item::whole).collect::<Option<_>>()?;
    if common(wholes.iter()).is_some() {
        return None;
    }
    let mut odd = (0..list.len()).filter_map(|odd| {
        let others = wholes.iter().enumerate().filter(|(at, _)| *at != odd).map(|(_, whole)| whole);
        Some((odd, common(others)?))
    });
    let (at, whole) = odd.next()?;
    if odd.next().is_some() {
        return None;
    }
    let item = list.get(at)?;
    // Where the whole is told, the share is compared with it.
    let is_told =
        |term: &Term<'_>| term.is_like(item.part) && term.value() >= whole.low && term.value() <= whole.high;
    if passage.terms.iter().any(is_told) {
        return None;
    }
    let middle = whole.low.checked_add(whole.high)?.checked_div(Decimal::TWO)?;
    let right = item.part.value().checked_div(middle)?;
    let is_slip = is_digit_slip(item.share.figure, right) || is_part_exchanged(item, whole);
    is_slip.then(|| finding(passage, list, at, right)).flatten()
}

/// What all bounds have in common.
fn common<'b>(bounds: impl Iterator<Item = &'b Bounds>) -> Option<Bounds> {
    let all = bounds
        .copied()
        .reduce(|one, other| Bounds { low: one.low.max(other.low), high: one.high.min(other.high) })?;
    (all.low < all.high).then_some(all)
}

/// Whether the amount has two digits exchanged.
fn is_part_exchanged(item: &Item<'_, '_>, whole: Bounds) -> bool {
    let share = item.share.value();
    let ends = whole.low.checked_mul(share).zip(whole.high.checked_mul(share));
    ends.is_some_and(|(low, high)| {
        transpositions(item.part.figure).any(|value| value >= low && value <= high)
    })
}

fn finding(
    passage: &Passage<'_>,
    list: &[Item<'_, '_>],
    at: usize,
    right: Decimal,
) -> Option<Finding<Range<usize>>> {
    let item = list.get(at)?;
    let unit = passage.text.get(item.share.figure.unit_range.clone())?;
    let others = list.iter().enumerate().filter(|(other, _)| *other != at);
    let message = format!(
        "“{}{}”与同列其他各项的占比对不上，按其他各项推算应为{}{unit}",
        passage.statement(item.part),
        passage.statement(item.share),
        printed(right, item.share.figure)?,
    );
    let workings: Vec<String> = others
        .clone()
        .map(|(_, other)| {
            let whole = other.part.value().checked_div(other.share.value()).unwrap_or_default();
            let unit = passage.text.get(other.part.figure.unit_range.clone()).unwrap_or("");
            let whole = in_unit_of(whole, other.part.figure);
            format!("{} ÷ {} = {whole}{unit}", passage.quote(other.part), passage.quote(other.share))
        })
        .collect();
    let mut finding = Finding::new(&RULE, Severity::Warning, passage.place(item.share), message)
        .against(passage.place(item.part))
        .because(workings.join("；"));
    for (_, other) in others {
        finding = finding.against(passage.place(other.part));
    }
    Some(with_fix(finding, change(passage, item.share, right)))
}
