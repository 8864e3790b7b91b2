//! 复述不一: 剩余9座水库 in the plan, 还有7座没有完成加固 in the report.
//!
//! Why it matters: problems, plans and appendices say again what the report has said, and are brought up to date last.
//! A figure that by its place restates one, that the report does not tell, and that is one told there but for a slip
//! of the pen, is that slip. The fewer digits it has, the more must the words around both have in common. What a place
//! has in all, told once before, is told again by its name.

mod likeness;
mod place;
mod stock;

use crate::check::facts::Facts;
use crate::check::finding::{Edit, Finding, Fix, Kind, Severity};
use crate::check::grouped::{Grouped, Member, Pair, Way};
use crate::check::key::key_of;
use crate::check::manuscript::Span;
use crate::check::rule::{Rule, Scope};
use crate::check::statement::Statement;
use crate::check::view::View;
use crate::quantity::{Apart, Digits};

use likeness::likeness;
use place::{LineOf, Restated, is_opening, tells_first};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "restated-figure",
    kind: Kind::SameIndicator,
    name: "复述不一",
    summary: "问题、打算、附表里复述的数与前文所说的差一位数字或颠倒了数字",
    scope: Scope::Grouped(Grouped { ways: &[SAME_DIGITS, ALL_BUT_ONE, stock::BY_NAME], tell }),
};

/// Numbers with the same digits in any order.
const SAME_DIGITS: Way = Way {
    keys: |view, line| {
        keys(view, line, |told, digits, add| add(key_of(&(told.told.form, digits.sorted().as_slice()))))
    },
    pairs: |view, members| {
        pairs(view, members, |apart| matches!(apart, Apart::Nowhere | Apart::Exchanged { .. }))
    },
};

/// Numbers that are the same when one digit is left out, each by all its digits.
const ALL_BUT_ONE: Way = Way {
    keys: |view, line| {
        keys(view, line, |told, digits, add| {
            let mut others = digits.as_slice().to_vec();
            for (place, digit) in digits.as_slice().iter().enumerate() {
                others[place] = 0;
                add(key_of(&(told.told.form, others.as_slice())));
                others[place] = *digit;
            }
        })
    },
    pairs: |view, members| pairs(view, members, |apart| apart == Apart::One),
};

/// The figures of a line that restate others, which are asked about, and those that are told first.
fn keys(
    view: &View<'_>,
    line: usize,
    key: impl Fn(&Statement<'_>, &Digits, &mut dyn FnMut(u64)),
) -> Vec<(u64, Member)> {
    let mut keys = Vec::new();
    let Some(of_line) = LineOf::new(view, line) else { return keys };
    for told in view.statements(line) {
        let member = Member::new(line, told.index);
        let digits = Digits::of(&told.mention.figure);
        if of_line.way(&told).is_some() {
            key(&told, &digits, &mut |key| keys.push((key, member.asked())));
        }
        if tells_first(&told) {
            key(&told, &digits, &mut |key| keys.push((key, member)));
        }
    }
    keys
}

/// What each figure that restates may restate of those before it.
fn pairs(view: &View<'_>, members: &[Member], is_candidate: impl Fn(Apart) -> bool) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for &again in members.iter().filter(|member| member.is_asked) {
        let Some(restated) = Restated::new(view, again) else { continue };
        let digits = Digits::of(&restated.statement.mention.figure);
        for &first in
            members.iter().filter(|first| !first.is_asked && is_told_there(view, &restated, **first))
        {
            let Some(told) = statement(view, first) else { continue };
            let apart = digits.apart(&Digits::of(&told.mention.figure));
            let likeness = is_candidate(apart).then(|| likeness(view, &restated, &told, apart));
            let severity = likeness.flatten().map(|likeness| likeness.severity());
            pairs.extend(severity.map(|severity| Pair { wrong: again, right: first, severity }));
        }
    }
    pairs
}

/// Whether a line tells what another restates: it stands before, or it is of the report and the other of its opening.
fn is_told_there(view: &View<'_>, again: &Restated<'_>, first: Member) -> bool {
    let line = again.statement.span.line;
    if again.way != place::Way::Opening {
        return first.line() < line;
    }
    first.line() > line && view.lines.get(first.line()).is_some_and(|facts| !is_opening(facts))
}

fn statement<'a>(view: &View<'a>, member: Member) -> Option<Statement<'a>> {
    Statement::new(view, member.line(), member.item())
}

fn tell(facts: &Facts<'_>, pairs: &[Pair], findings: &mut Vec<Finding<Span>>) {
    let view = facts.view();
    let mut pairs = pairs.to_vec();
    pairs.sort_unstable_by_key(|pair| (pair.wrong, pair.right));
    for of_one in pairs.chunk_by(|one, other| one.wrong == other.wrong) {
        findings.extend(contradicted(&view, of_one));
    }
}

/// A figure against the one value of the report that it must be; `None` when the report tells it, or several could be
/// meant.
fn contradicted(view: &View<'_>, pairs: &[Pair]) -> Option<Finding<Span>> {
    if pairs.iter().any(|pair| pair.severity.is_none()) {
        return None;
    }
    let again = statement(view, pairs.first()?.wrong)?;
    let mut slips: Vec<Statement<'_>> = pairs.iter().filter_map(|pair| statement(view, pair.right)).collect();
    let is_clear = |slips: &[Statement<'_>]| slips.iter().all(|other| other.agrees(&slips[0]));
    if !is_clear(&slips) {
        // 养老机构23家，公办14家: the one that bears the name is meant.
        let name = &again.mention.indicator.name;
        let bears = |first: &str| !first.is_empty() && name.ends_with(first);
        slips.retain(|first| bears(&first.mention.indicator.name));
    }
    slips.first().filter(|_| is_clear(&slips)).map(|first| finding(view, &again, first))
}

fn finding(view: &View<'_>, again: &Statement<'_>, first: &Statement<'_>) -> Finding<Span> {
    let text = |at: &Statement<'_>| view.text(&at.span).to_owned();
    let (bad, good) = (text(again), text(first));
    let message = if again.span.line < first.span.line {
        format!("此处为{bad}，后文说的是{good}，像是同一个数")
    } else {
        format!("此处复述为{bad}，前文说的是{good}，像是同一个数")
    };
    let shown = |at: &Statement<'_>| at.shown(&view.lines[at.span.line].text);
    let swap = |at: &Statement<'_>, text: &str| Edit { at: at.span.clone(), text: text.to_owned() };
    Finding::new(&RULE, Severity::Warning, shown(again), message)
        .against(shown(first))
        .fix(Fix { label: format!("此处改为{good}"), edits: vec![swap(again, &good)] })
        .fix(Fix { label: format!("另一处改为{bad}"), edits: vec![swap(first, &bad)] })
}
