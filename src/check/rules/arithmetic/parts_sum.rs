//! 分项与总数不符: 新收24064件，其中一审21503件，二审2935件，再审166件 adds up to 24604.
//!
//! Why it matters: the reader adds up. The list behind 其中 may leave things out, so a sum that is too small speaks
//! only where one slip of the pen explains it or the names of the parts leave nothing over.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind};
use crate::check::relation::partition::{List, Partition, Verdict};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::report::sum_finding;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "parts-sum",
    kind: Kind::Sum,
    name: "分项与总数不符",
    summary: "“其中”之后各分项相加与总数不符",
    scope: Scope::Line(check),
};

/// What a figure behind 其中 is that is no part: a total, a comparison, an average.
const NOT_A_PART: &[&str] =
    &["合计", "共", "总", "比上年", "较上年", "同比", "增加", "减少", "平均", "均", "每", "下降"];

/// What the figure before 其中 is that is no whole.
const NOT_A_WHOLE: &[&str] =
    &["平均", "人均", "户均", "每", "增加", "减少", "比上年", "同比", "上年", "去年"];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 || !line.text.contains("其中") {
        return;
    }
    let passage = Passage::new(line);
    for (at, word) in line.text.match_indices("其中") {
        let behind = at + word.len();
        let Some(first) = passage.terms.iter().position(|term| term.start() >= behind) else { break };
        check_list(&passage, first, findings);
    }
}

fn check_list(passage: &Passage<'_>, first: usize, findings: &mut Vec<Finding<Range<usize>>>) {
    let (before, behind) = passage.terms.split_at(first);
    let Some(head) = behind.first() else { return };
    let list = items(passage, behind);
    let mut seen: Vec<&Term<'_>> = Vec::new();
    let mut found: Vec<Partition<'_, '_>> = Vec::new();
    let mut companion_holds = false;
    for whole in before.iter().rev().take_while(|term| term.sentence == head.sentence) {
        let is_new = whole.is_exact() && whole.is_amount() && !seen.iter().any(|other| other.is_like(whole));
        if !is_new || whole.is_led_by(NOT_A_WHOLE) {
            continue;
        }
        seen.push(whole);
        let parts: Vec<&Term<'_>> = one_of_each(&list, whole);
        if parts.len() < 2 || any_reading_holds(before, head, &parts, whole) {
            companion_holds |= parts.len() >= 2;
            continue;
        }
        found.push(Partition { whole, list: completeness(&parts), parts });
    }
    for mut partition in found {
        // 户 adds up, so the list is complete for 人 as well.
        if companion_holds && partition.list == List::Unsaid {
            partition.list = List::Complete;
        }
        if let Some(verdict) = partition.verdict().or(too_large(&partition)) {
            findings.push(sum_finding(&RULE, passage, &partition, verdict));
        }
    }
}

/// The terms behind 其中 up to the end of the list: the sentence, a new 其中, a clause without figures.
fn items<'p, 'a>(passage: &Passage<'a>, behind: &'p [Term<'a>]) -> Vec<&'p Term<'a>> {
    let mut list: Vec<&Term<'_>> = Vec::new();
    for term in behind {
        if let Some(last) = list.last() {
            let skips_clause = term.clause > last.clause + 1 && term.bracket == last.bracket;
            let is_new_list = passage.between(last, term).contains("其中");
            if term.sentence != last.sentence || skips_clause || is_new_list {
                break;
            }
        }
        list.push(term);
    }
    list
}

/// The first term of the whole's unit in each item.
fn one_of_each<'p, 'a>(list: &[&'p Term<'a>], whole: &Term<'a>) -> Vec<&'p Term<'a>> {
    let Some(bracket) = list.first().map(|term| term.bracket) else { return Vec::new() };
    let mut parts: Vec<&Term<'_>> = Vec::new();
    for term in list.iter().filter(|term| term.bracket == bracket) {
        if !term.is_exact() && term.figure.unit.dimension == whole.figure.unit.dimension {
            return Vec::new();
        }
        if !term.is_like(whole) || parts.last().is_some_and(|last| last.item == term.item) {
            continue;
        }
        if term.is_led_by(NOT_A_PART) {
            break;
        }
        parts.push(term);
    }
    parts
}

/// Whether any whole before 其中 holds with any beginning of the list.
fn any_reading_holds(before: &[Term<'_>], head: &Term<'_>, parts: &[&Term<'_>], whole: &Term<'_>) -> bool {
    let wholes = before.iter().filter(|term| term.sentence == head.sentence && term.is_like(whole));
    wholes.into_iter().any(|whole| {
        (2..=parts.len())
            .any(|count| Partition { whole, parts: parts[..count].to_vec(), list: List::Unsaid }.holds())
    })
}

fn completeness(parts: &[&Term<'_>]) -> List {
    let is_open = parts.last().is_some_and(|last| last.tail.contains('等'));
    if is_open { List::Open } else { List::Unsaid }
}

/// A first part that is larger than its whole.
fn too_large(partition: &Partition<'_, '_>) -> Option<Verdict> {
    let part = partition.parts.first()?;
    (part.value() > partition.whole.value()).then_some(Verdict::Doubtful)
}
