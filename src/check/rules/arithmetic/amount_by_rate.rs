//! 数与比率不符: 缺陷268处，消缺525处，消缺率95.1%, where 255 for 525 gives the rate.
//!
//! Why it matters: with the first digits of a count exchanged, it looks like another thing altogether, and no share is
//! near. But a rate of three digits that is told of the count, that no two amounts around give, and that comes out to
//! the digit once two of its digits or of the whole's are exchanged, tells what was meant.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::affinity::{affinity, core};
use crate::check::relation::measure::{Bounds, in_unit_of, printed, prints_as};
use crate::check::relation::slip::transpositions;
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::report::{change, with_fix};
use super::share_mismatch::whole_phrase;
use super::share_slip::{is_explained, named, part};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "amount-by-rate",
    kind: Kind::Ratio,
    name: "数与比率不符",
    summary: "把部分或总数的两位数字颠倒过来，就正好得出后面的比率",
    scope: Scope::Line(check),
};

/// Least number of a rate that is not met by chance.
const THREE_DIGITS: i128 = 100;

/// How many sentences before a rate its whole may stand.
const FAR: usize = 2;

/// Least digits of an amount that can be exchanged: 16, not 1.6.
const TWO_DIGITS: i128 = 10;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 || !line.text.contains(['率', '占', '度', '比', '面']) {
        return;
    }
    let passage = Passage::new(line);
    for (index, rate) in passage.terms.iter().enumerate() {
        if rate.is_percent() && rate.figure.number.mantissa() >= THREE_DIGITS {
            findings.extend(Slip::of(&passage, index).and_then(|slip| slip.finding(&passage)));
        }
    }
}

/// What was mistyped, and what it should be.
struct Slip<'p, 'a> {
    part: &'p Term<'a>,
    whole: &'p Term<'a>,
    rate: &'p Term<'a>,
    /// Which of the two is wrong.
    wrong: &'p Term<'a>,
    meant: Decimal,
}

impl<'p, 'a> Slip<'p, 'a> {
    fn of(passage: &'p Passage<'a>, index: usize) -> Option<Self> {
        let rate = passage.terms.get(index)?;
        let next = part(passage, index)?;
        let named = named(passage, index);
        let part = named.unwrap_or(next);
        if rate.value() > Decimal::ONE {
            return None;
        }
        let before = |term: &&Term<'_>| term.start() < part.start() && term.is_like(part);
        let name = whole_phrase(passage, rate).filter(|name| !core(name).is_empty());
        let previous = passage.sentence(part).rfind(before).map(Term::start);
        let is_whole = |whole: &&Term<'_>| {
            let is_previous = previous == Some(whole.start());
            let is_near = is_previous && part.clause - whole.clause.min(part.clause) <= 1;
            let is_bare = is_previous && matches!(rate.lead, "占" | "占比");
            // What bears the name of the rate is of a whole of its paragraph.
            let is_told = named.is_some() && rate.sentence - whole.sentence.min(rate.sentence) <= FAR;
            // 党员14人，占干部职工总数的66.7%: the whole bears the name that is told.
            let bears = |name: &str| affinity(name, &format!("{}{}", whole.lead, whole.tail)) > 0;
            let is_named = || name.is_some_and(bears);
            whole.is_like(part)
                && whole.start() != part.start()
                && whole.start() < rate.start()
                && whole.bracket == part.bracket
                && (is_near || is_bare || is_told || is_named())
        };
        let before = &passage.terms[..index];
        let mut slips = before.iter().filter(is_whole).flat_map(|whole| Self::exchanges(part, whole, rate));
        let first = slips.next()?;
        let is_only = slips.all(|other| other.meant == first.meant);
        (is_only && !is_explained(passage, index, part)).then_some(first)
    }

    /// The exchanges of two digits, in the part or in the whole, that give the rate.
    fn exchanges(part: &'p Term<'a>, whole: &'p Term<'a>, rate: &'p Term<'a>) -> Vec<Self> {
        // Numbers with the same digits are as long.
        let is_possible = part.value().checked_div(whole.value()).is_none_or(|ratio| {
            ratio < rate.value().saturating_mul(Decimal::TEN)
                && ratio.saturating_mul(Decimal::TEN) > rate.value()
        });
        if !is_possible {
            return Vec::new();
        }
        let gives = |part: Decimal, whole: Decimal| {
            let one = |value| Bounds { low: value, high: value };
            one(part).over(one(whole)).is_some_and(|ratio| prints_as(ratio, rate.figure))
        };
        let meant = |wrong: &'p Term<'a>, meant: Decimal| Self { part, whole, rate, wrong, meant };
        let can_be = |term: &Term<'_>| term.figure.number.mantissa() >= TWO_DIGITS;
        let of_part =
            transpositions(part.figure).filter(|value| can_be(part) && gives(*value, whole.value()));
        let of_whole =
            transpositions(whole.figure).filter(|value| can_be(whole) && gives(part.value(), *value));
        of_part.map(|value| meant(part, value)).chain(of_whole.map(|value| meant(whole, value))).collect()
    }

    fn finding(&self, passage: &Passage<'_>) -> Option<Finding<Range<usize>>> {
        let is_part = self.wrong.start() == self.part.start();
        let other = if is_part { self.whole } else { self.part };
        let unit = passage.text.get(self.wrong.figure.unit_range.clone())?;
        let amount = format!("{}{unit}", printed(self.meant, self.wrong.figure)?);
        let (said, rate) = (passage.statement(self.wrong), passage.quote(self.rate));
        let message =
            format!("“{said}”与“{}”“{rate}”不符，像是把{amount}颠倒了两位数字", passage.statement(other));
        let (part, whole) = if is_part {
            (amount.as_str(), passage.quote(self.whole))
        } else {
            (passage.quote(self.part), amount.as_str())
        };
        let quotient = if is_part {
            self.meant.checked_div(self.whole.value())?
        } else {
            self.part.value().checked_div(self.meant)?
        };
        let working = format!("{part} ÷ {whole} = {}%", in_unit_of(quotient, self.rate.figure));
        let finding = Finding::new(&RULE, Severity::Warning, passage.place(self.wrong), message)
            .against(passage.place(other))
            .against(passage.place(self.rate))
            .because(working);
        Some(with_fix(finding, change(passage, self.wrong, self.meant)))
    }
}
