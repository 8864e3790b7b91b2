//! 各项疑有笔误: 评议干部846名，优秀212名，称职596名，基本称职29名 where 569 for 596 makes 846 – 212 – 29 – 569 come out.
//!
//! Why it matters: many lists of parts have no 其中. Where the numbers behind a total miss it, and two neighbouring
//! digits exchanged in one of them make it hold exactly, that is no accident.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind};
use crate::check::relation::partition::{List, Partition, Verdict};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::report::sum_finding;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "parts-slip",
    kind: Kind::Sum,
    name: "各项疑有笔误",
    summary: "总数后面逐项列出的数相加差一点，而其中一个数颠倒两位数字就正好相等",
    scope: Scope::Line(check),
};

/// Fewest parts of a list that nothing else tells to be one.
const FEWEST: usize = 3;

/// Most characters of the name of a part that is told alike with others.
const MOST_NAME: usize = 6;

/// Parts told alike miss their whole by at most one in so many.
const NEAR: i64 = 6;

/// Most figures of a list, and before it, that are looked at.
const MOST: usize = 32;

/// Sentences between a whole and the list of its parts.
const FAR: usize = 2;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < FEWEST {
        return;
    }
    let passage = Passage::new(line);
    for (index, whole) in passage.terms.iter().enumerate() {
        if !whole.is_exact() || !whole.is_amount() || whole.is_outside() || whole.lead.contains("其中") {
            continue;
        }
        if is_item_of_list(&passage, index) {
            continue;
        }
        let parts = run(&passage, index + 1, whole);
        if parts.len() < 2 || passage.between(whole, parts[0]).contains("其中") {
            continue;
        }
        let partition = Partition { whole, parts, list: List::Unsaid };
        let clause = first_clause(&partition);
        let is_clause = clause.parts.len() >= FEWEST && clause.parts.len() < partition.parts.len();
        if is_clause && clause.has_exchanged_digits() && !some_reading_holds(&passage, &clause) {
            findings.push(sum_finding(&RULE, &passage, &clause, Verdict::Doubtful));
            continue;
        }
        let is_list = partition.parts.len() >= FEWEST
            || partition.has_like_names()
            || is_long_pair(&passage, &partition);
        let is_wrong = is_list && partition.has_exchanged_digits()
            || partition.has_wrong_scale()
            || is_closed_list(&partition)
            || is_broken_pair(&passage, &partition)
            || is_parallel_list(&first_clause(&partition));
        if is_wrong && !some_reading_holds(&passage, &partition) {
            findings.push(sum_finding(&RULE, &passage, &partition, Verdict::Doubtful));
        }
    }
    for first in 1..passage.terms.len() {
        let partition = far(&passage, first).or_else(|| behind(&passage, first));
        if let Some(partition) = partition.or_else(|| named(&passage, first - 1)) {
            findings.push(sum_finding(&RULE, &passage, &partition, Verdict::Doubtful));
        }
    }
}

/// 总收入78亿元，总支出72亿元。甲收入43亿元，支出38亿元；乙收入35亿元，支出34亿元: what bears the noun of the total.
fn named<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<Partition<'p, 'a>> {
    let whole = passage.terms.get(index).filter(|whole| whole.is_exact() && whole.is_amount())?;
    let (_, noun) = whole.lead.rsplit_once('总')?;
    let is_part = |part: &&Term<'_>| {
        part.sentence - whole.sentence <= 1
            && part.is_like(whole)
            && part.bracket == whole.bracket
            && part.lead.ends_with(noun)
            && !part.lead.contains('总')
            && !part.is_outside()
    };
    let parts: Vec<&Term<'_>> = passage.terms[index + 1..].iter().filter(is_part).take(MOST).collect();
    let is_list = noun.chars().count() == 2
        && parts.len() >= 2
        && parts.iter().all(|part| part.sentence == parts[0].sentence)
        && parts.windows(2).all(|two| two[0].part < two[1].part || two[0].clause < two[1].clause);
    let partition = Partition { whole, parts, list: List::Unsaid };
    (is_list && partition.has_exchanged_digits() && !some_reading_holds(passage, &partition))
        .then_some(partition)
}

/// A list with its whole right behind: 投资依次为4.2亿元、2.6亿元和1.7亿元，协议资金8.5亿元.
fn behind<'p, 'a>(passage: &'p Passage<'a>, last: usize) -> Option<Partition<'p, 'a>> {
    let whole = passage.terms.get(last)?;
    let before = passage.terms[..last].iter().rev();
    let mut parts: Vec<&Term<'_>> =
        before.take_while(|part| part.is_like(whole) && part.clause + 1 == whole.clause).collect();
    parts.reverse();
    let are_parts =
        parts.len() >= FEWEST && parts.iter().all(|part| part.part == whole.part && !part.is_outside());
    let is_whole =
        whole.is_exact() && whole.is_amount() && whole.bracket == 0 && !whole.lead.contains("其中");
    if !are_parts || !is_whole {
        return None;
    }
    let partition = Partition { whole, parts, list: List::Unsaid };
    let is_wrong = partition.has_exchanged_digits() && !some_reading_holds(passage, &partition);
    is_wrong.then_some(partition)
}

/// A list whose whole stands before other figures, in its sentence or the one before: 受理2350件，成功2303件。婚姻752件、….
fn far<'p, 'a>(passage: &'p Passage<'a>, first: usize) -> Option<Partition<'p, 'a>> {
    let (head, before) = (passage.terms.get(first)?, passage.terms.get(first - 1)?);
    let begins = before.clause != head.clause || !before.is_like(head);
    if !begins || !head.is_exact() || !head.is_amount() || head.is_outside() {
        return None;
    }
    let parts = run(passage, first, head);
    let is_list = |parts: &[&Term<'_>]| {
        let partition = Partition { whole: head, parts: parts.to_vec(), list: List::Unsaid };
        parts.len() >= FEWEST || partition.is_pair()
    };
    if !is_list(&parts)
        || parts.len() > MOST
        || parts.iter().any(|part| part.clause - head.clause >= parts.len())
    {
        return None;
    }
    // 供养127人，集中39人，分散88人: the list has its whole in it.
    if (Partition { whole: head, parts: parts[1..].to_vec(), list: List::Unsaid }).holds() {
        return None;
    }
    let wholes = passage.terms[..first]
        .iter()
        .rev()
        .take(MOST)
        .take_while(|whole| head.sentence - whole.sentence <= FAR);
    let mut wholes = wholes
        .filter(|whole| whole.is_like(head) && whole.bracket == head.bracket && !whole.is_outside())
        .filter(|whole| !is_total_of_two(passage, whole))
        .map(|whole| Partition { whole, parts: parts.clone(), list: List::Unsaid });
    // What stands right before the list has been looked at.
    let is_near = |partition: &Partition<'_, '_>| partition.whole.start() == before.start();
    wholes.find(|partition| {
        !is_near(partition) && partition.has_exchanged_digits() && !some_reading_holds(passage, partition)
    })
}

/// 建议14件、提案9件，两项共23件: the total of what stands before it is no whole of what follows.
fn is_total_of_two(passage: &Passage<'_>, whole: &Term<'_>) -> bool {
    let at = passage.terms.partition_point(|term| term.start() < whole.start());
    let before = passage.terms[..at].iter().rev().filter(|term| term.is_like(whole)).take(2);
    let sum = before.clone().try_fold(Decimal::ZERO, |sum, term| sum.checked_add(term.value()));
    before.count() == 2 && whole.lead.contains('共') && sum == Some(whole.value())
}

/// Whether the same list goes on before and behind a figure: 甲8台、乙5台、丙3台. Then it is a part like the others.
fn is_item_of_list(passage: &Passage<'_>, index: usize) -> bool {
    let Some(of) = passage.terms.get(index) else { return false };
    let is_enumerated = |one: Option<&Term<'_>>, other: Option<&Term<'_>>| {
        let (Some(one), Some(other)) = (one, other) else { return false };
        one.is_like(other) && one.clause == other.clause && passage.between(one, other).contains('、')
    };
    let before = index.checked_sub(1).and_then(|before| passage.terms.get(before));
    is_enumerated(before, Some(of)) && is_enumerated(Some(of), passage.terms.get(index + 1))
}

/// Whether two parts of three digits are joined by 、 right behind the whole: 学位5130个，小学得3240个、初中得1890个.
fn is_long_pair(passage: &Passage<'_>, partition: &Partition<'_, '_>) -> bool {
    let [first, last] = partition.parts[..] else { return false };
    let is_joined = first.clause == last.clause && passage.between(first, last).starts_with('、');
    let are_long = [first, last].iter().all(|part| part.figure.number.mantissa() >= 100);
    is_joined && are_long && first.clause == partition.whole.clause + 1
}

/// The parts of the first clause alone.
fn first_clause<'p, 'a>(partition: &Partition<'p, 'a>) -> Partition<'p, 'a> {
    let clause = partition.parts.first().map(|first| first.clause);
    let parts = partition.parts.iter().copied().filter(|part| Some(part.clause) == clause).collect();
    Partition { whole: partition.whole, parts, list: partition.list }
}

/// Whether three or more parts named alike stand right behind the whole and miss it by little: 来信, 来访, 来电.
fn is_parallel_list(partition: &Partition<'_, '_>) -> bool {
    let (whole, parts) = (partition.whole, &partition.parts);
    let is_next = parts.first().is_some_and(|first| {
        first.clause == whole.clause + 1
            && first.lead.chars().count() <= MOST_NAME
            && first.bracket == whole.bracket
    });
    is_next
        && parts.len() >= FEWEST
        && partition.is_larger_than_parts()
        && partition.has_parallel_names()
        && partition.is_near_miss(NEAR)
}

/// Whether three or more parts of which the last is 其余 miss the whole by little.
fn is_closed_list(partition: &Partition<'_, '_>) -> bool {
    partition.parts.len() >= FEWEST
        && partition
            .parts
            .last()
            .is_some_and(|last| ["其余", "其他", "其它"].iter().any(|word| last.lead.starts_with(word)))
        && partition.is_larger_than_parts()
        && partition.is_near_miss(NEAR)
}

/// Whether two parts right behind the whole leave nothing between them by their names and miss it by their numbers.
fn is_broken_pair(passage: &Passage<'_>, partition: &Partition<'_, '_>) -> bool {
    let [first, last] = partition.parts[..] else { return false };
    let whole = partition.whole;
    let is_run = first.clause - whole.clause <= 2 && last.clause - first.clause <= 1;
    let is_next = !passage
        .terms
        .iter()
        .any(|term| term.is_like(whole) && term.start() > whole.start() && term.start() < first.start());
    is_run && is_next && whole.bracket == first.bracket && partition.is_broken_pair()
}

/// The figures from one on that can be parts of a whole: one of its unit in each item, shares between them skipped,
/// until something else is counted.
pub(super) fn run<'p, 'a>(passage: &'p Passage<'a>, from: usize, whole: &Term<'a>) -> Vec<&'p Term<'a>> {
    let mut parts: Vec<&Term<'_>> = Vec::new();
    for (index, term) in passage.terms.iter().enumerate().skip(from) {
        let is_inside = term.bracket != whole.bracket;
        let is_companion = parts.last().is_some_and(|last| last.item == term.item)
            || passage.terms.get(index + 1).is_some_and(|next| next.item == term.item && next.is_like(whole));
        if term.sentence != whole.sentence || term.part != whole.part {
            break;
        } else if is_inside || !term.is_amount() || term.is_attribute() {
            continue;
        } else if term.is_like(whole) && !term.is_outside() && !is_second(passage, &parts, term) {
            parts.push(term);
        } else if !is_companion && (!parts.is_empty() || index > from) {
            // 项目14个，总投资2.35亿元，竣工9个，在建5个: one amount of another thing may stand between.
            break;
        }
    }
    parts
}

/// Whether an item has given its part already. 分别为1160张和1180张 are two.
fn is_second(passage: &Passage<'_>, parts: &[&Term<'_>], term: &Term<'_>) -> bool {
    parts.last().is_some_and(|last| {
        last.item == term.item && !matches!(passage.between(last, term), "和" | "与" | "及")
    })
}

/// Whether some of the parts add up to the whole, or all of them to another amount of the paragraph.
fn some_reading_holds(passage: &Passage<'_>, partition: &Partition<'_, '_>) -> bool {
    let parts = &partition.parts;
    let holds = |whole, parts: &[&_]| Partition { whole, parts: parts.to_vec(), list: List::Unsaid }.holds();
    let count = parts.len();
    let is_run = (0..count).any(|from| (from + 2..=count).any(|to| holds(partition.whole, &parts[from..to])));
    let is_part = |term: &Term<'_>| parts.iter().any(|part| part.start() == term.start());
    let mut others = passage.terms.iter().filter(|whole| whole.is_like(partition.whole) && !is_part(whole));
    is_run || others.any(|whole| holds(whole, parts))
}
