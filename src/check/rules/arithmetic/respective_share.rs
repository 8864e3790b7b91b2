//! 各项占比分别不符: 救灾资金265万元，冬春救助148万元、应急救助72万元、重建45万元，三项占比分别为58.5%、27.2%和17.0%.
//!
//! Why it matters: shares told respectively are checked one by one by nobody. The others show which whole they are of;
//! the one that does not come out, but for a slip of the pen, is wrong.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::measure::{is_share, quotient};
use crate::check::relation::slip::is_digit_slip;
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::report::ratio_finding;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "respective-share",
    kind: Kind::Ratio,
    name: "各项占比分别不符",
    summary: "“分别占百分之几、百分之几”中有一项与它前面对应的数不符",
    scope: Scope::Line(check),
};

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let is_told = line.text.contains("分别") && line.text.contains(['占', '重']);
    if line.figures.len() < 5 || !is_told {
        return;
    }
    let passage = Passage::new(line);
    for index in 0..passage.terms.len() {
        if let Some((share, pair)) = Shares::at(&passage, index).and_then(|shares| shares.wrong(&passage)) {
            findings.push(ratio_finding(&RULE, Severity::Warning, &passage, share, pair));
        }
    }
}

/// Shares told respectively, and the amounts right before them, as many.
struct Shares<'p, 'a> {
    amounts: &'p [Term<'a>],
    shares: &'p [Term<'a>],
    /// Index of the first amount.
    from: usize,
}

impl<'p, 'a> Shares<'p, 'a> {
    /// The shares that begin at this index.
    fn at(passage: &'p Passage<'a>, index: usize) -> Option<Self> {
        let first = passage.terms.get(index)?;
        let clause = passage.clause_before(first);
        let is_told = clause.contains("分别") && ["占", "比重"].iter().any(|word| clause.contains(word));
        if !first.is_percent() || !is_told {
            return None;
        }
        let behind = &passage.terms[index..];
        let is_next =
            |share: &&Term<'_>| share.is_percent() && share.is_exact() && share.clause == first.clause;
        let count = behind.iter().take_while(is_next).count();
        // 三项占比分别为: how many there are is none of them.
        let end = passage.terms[..index].partition_point(|term| term.clause < first.clause);
        let from = end.checked_sub(count)?;
        let amounts = passage.terms.get(from..end)?;
        let head = amounts.first()?;
        let is_run = count >= 2
            && amounts.iter().all(|amount| amount.is_like(head) && amount.bracket == first.bracket)
            && amounts
                .iter()
                .all(|amount| amount.part == first.part && first.clause - amount.clause <= count);
        is_run.then_some(Self { amounts, shares: behind.get(..count)?, from })
    }

    /// The one share that is wrong by the whole of which the others are right.
    fn wrong(&self, passage: &'p Passage<'a>) -> Option<(&'p Term<'a>, (&'p Term<'a>, &'p Term<'a>))> {
        let head = self.amounts.first()?;
        let is_right = |whole: &Term<'_>, at: usize| {
            let pair = self.amounts.get(at).zip(self.shares.get(at));
            pair.is_none_or(|(amount, share)| is_share(amount, whole, share.figure))
        };
        let wholes = || passage.terms[..self.from].iter().rev().filter(|whole| whole.is_like(head));
        let count = self.shares.len();
        let right = |whole: &Term<'_>| (0..count).filter(|at| is_right(whole, *at)).count();
        if wholes().any(|whole| right(whole) == count) {
            return None;
        }
        let whole = wholes().find(|whole| right(whole) + 1 == count)?;
        let at = (0..count).find(|at| !is_right(whole, *at))?;
        let (share, amount) = (self.shares.get(at)?, self.amounts.get(at)?);
        let is_slip = quotient(amount, whole).is_some_and(|right| is_digit_slip(share.figure, right));
        is_slip.then_some((share, (amount, whole)))
    }
}
