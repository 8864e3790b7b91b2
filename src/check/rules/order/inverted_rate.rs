//! 部分与总数颠倒: 目标人群16228人，全程接种16850人，全程接种率96.3% where 16228 is 96.3% of 16850.
//!
//! Why it matters: the two counts were put in each other's place. The rate says so: it is that of the first by the
//! second, though its own word stands with the second, and what is done of all there is, is no more than that.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Edit, Finding, Fix, Kind, Severity};
use crate::check::relation::measure::is_share;
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "inverted-rate",
    kind: Kind::Order,
    name: "部分与总数颠倒",
    summary: "比率正好是前一个数除以后一个数，而它说的是后一个数",
    scope: Scope::Line(check),
};

/// How many clauses a rate may stand behind its counts.
const REACH: usize = 2;

/// Least characters of the word of a rate that are looked for before a count.
const STEM: usize = 2;

/// Words between a rate and its figure.
const LINKS: [char; 6] = ['为', '达', '到', '均', '约', '是'];

/// Words of a count that may exceed what it stands behind.
const OTHER: [&str; 5] = ["累计", "含", "上年", "去年", "结转"];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 || !line.text.contains('率') {
        return;
    }
    let passage = Passage::new(line);
    for (index, rate) in passage.terms.iter().enumerate().skip(2) {
        if let Some((whole, part)) = inverted(&passage, index) {
            findings.push(finding(&passage, whole, part, rate));
        }
    }
}

/// The count that should be the whole and the one the rate names.
fn inverted<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let rate = passage.terms.get(index)?;
    let is_rate = rate.is_percent() && rate.is_exact() && rate.value() < Decimal::ONE;
    let word = rate.lead.trim_end_matches(LINKS).strip_suffix('率').filter(|_| is_rate)?;
    let (from, _) = word.char_indices().rev().nth(STEM - 1)?;
    let stem = &word[from..];
    let near = || {
        let before = passage.terms[..index].iter().rev();
        before.take_while(|term| term.sentence == rate.sentence && rate.clause - term.clause <= REACH)
    };
    let part = near().find(|term| term.is_amount() && term.is_led_by(&[stem]))?;
    let whole = near().find(|term| term.start() < part.start() && term.is_like(part))?;
    let is_plain = [whole, part].iter().all(|term| term.bracket == rate.bracket && !term.is_led_by(&OTHER));
    let is_over = part.value() > whole.value() && !whole.is_led_by(&[stem]);
    let is_given = near().any(|other| other.is_like(part) && is_share(part, other, rate.figure));
    (is_plain && is_over && !is_given && is_share(whole, part, rate.figure)).then_some((whole, part))
}

fn finding(
    passage: &Passage<'_>,
    whole: &Term<'_>,
    part: &Term<'_>,
    rate: &Term<'_>,
) -> Finding<Range<usize>> {
    let (small, large) = (passage.quote(whole), passage.quote(part));
    let message = format!(
        "“{}”多于“{}”，而“{}”是后者除以前者所得，像是两个数写颠倒了",
        passage.statement(part),
        passage.statement(whole),
        passage.quote(rate)
    );
    let edits = vec![
        Edit { at: whole.range(), text: large.to_owned() },
        Edit { at: part.range(), text: small.to_owned() },
    ];
    Finding::new(&RULE, Severity::Warning, passage.place(part), message)
        .against(passage.place(whole))
        .against(passage.place(rate))
        .because(format!("{small} ÷ {large} = {}", passage.quote(rate)))
        .fix(Fix { label: "对调两个数".to_owned(), edits })
}
