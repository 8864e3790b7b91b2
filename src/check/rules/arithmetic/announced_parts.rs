//! 所列各项与总数不符: 查处案件73件，处理方式依次为警告22件、罚款37件、移送4件 adds up to 63.
//!
//! Why it matters: 依次为, 分别为, 具体为 and 按类型分 announce a list of everything, in the sentence of the total or
//! right behind it. When any amount of the paragraph is the sum, the rule is silent.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind};
use crate::check::relation::partition::{List, NO_PART, Partition, Verdict};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::report::sum_finding;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "announced-parts",
    kind: Kind::Sum,
    name: "所列各项与总数不符",
    summary: "“依次为”“分别为”“具体为”“按……分”之后逐项列出的数与前面的总数不符",
    scope: Scope::Line(check),
};

/// Words that announce a list.
const ANNOUNCE: &[&str] = &["依次为", "依次是", "分别为", "分别是", "具体为", "具体是", "包括", "构成为"];

/// What else a figure is that belongs to no list, or is no total.
const OUTSIDE: &[&str] = &["年的", "同期"];

/// Words of a total that was reached.
const REACHED: &[&str] = &["到", "至", "达"];

/// Words of a change.
const CHANGE: &[&str] = &["增加", "减少", "增长", "下降", "新增", "净增"];

/// Words of a list that need not be all.
const SELECTED: &[&str] = &["其中", "主要", "重点"];

/// Most characters of 采用稿件中.
const LONGEST_TOPIC: usize = 6;

/// Most characters of 从年收入看.
const LONGEST_VIEW: usize = 8;

/// Fewest parts.
const FEWEST: usize = 3;

/// A list misses its total by at most one in so many, else it is of something else.
const NEAR: i64 = 6;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() <= FEWEST {
        return;
    }
    let ends = announcements(&line.text);
    if ends.is_empty() {
        return;
    }
    let passage = Passage::new(line);
    for end in ends {
        let first = passage.terms.partition_point(|term| term.start() < end);
        let Some(parts) = list(&passage, first, end) else { continue };
        if let Some(partition) = contradiction(&passage, first, &parts) {
            findings.push(sum_finding(&RULE, &passage, &partition, Verdict::Doubtful));
        }
    }
}

/// Where lists begin.
fn announcements(text: &str) -> Vec<usize> {
    let words = ANNOUNCE.iter().flat_map(|word| text.match_indices(word));
    let mut ends: Vec<usize> = words.map(|(at, word)| at + word.len()).collect();
    for (at, mark) in text.match_indices(['，', '：']) {
        let clause = text[..at].rsplit(['，', '。', '；', '：']).next().unwrap_or("");
        let divides =
            clause.contains('按') && ["分", "划分", "看", "统计"].iter().any(|end| clause.ends_with(end));
        let divides = divides
            || clause.starts_with(['从', '分'])
                && clause.chars().count() <= LONGEST_VIEW
                && ["看", "来看", "类型", "构成"].iter().any(|end| clause.ends_with(end));
        // 由县中心1个、乡镇站15个组成
        let composes = text[at..].strip_prefix("，由").is_some_and(|rest| {
            rest.split(['，', '。', '；'])
                .next()
                .is_some_and(|list| list.ends_with("组成") || list.ends_with("构成"))
        });
        if composes {
            ends.push(at + "，由".len());
        }
        let is_topic = clause.ends_with('中')
            && clause != "其中"
            && (clause.contains(|ch: char| ch.is_ascii_digit()) || clause.chars().count() <= LONGEST_TOPIC);
        // 分三类建立台账：
        let divides = divides || mark == "：" && clause.starts_with('分') && clause.contains('类');
        if divides || is_topic {
            ends.push(at + mark.len());
        }
    }
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// The items behind an announcement: one amount of one unit in each.
fn list<'p, 'a>(passage: &'p Passage<'a>, first: usize, end: usize) -> Option<Vec<&'p Term<'a>>> {
    // 不足10万元的村18个: a list of bands begins with its first count.
    let first = first + passage.terms.get(first..)?.iter().take_while(|term| term.is_attribute()).count();
    let head = passage.terms.get(first)?;
    let words = passage.text.get(end..head.start())?;
    if words.contains(['。', '；']) || words.chars().count() > 16 {
        return None;
    }
    let mut parts: Vec<&Term<'_>> = Vec::new();
    for term in &passage.terms[first..] {
        let clauses = parts.last().map_or(0, |last| term.clause - last.clause);
        // 分别为4.5亿元、1.2亿元和0.5亿元，全年完成2.48亿元: a list joined by 、 ends with its clause.
        let is_closed = parts.len() >= FEWEST
            && term.clause != head.clause
            && parts.iter().all(|part| part.clause == head.clause);
        if term.part != head.part || clauses > 1 || is_closed || is_outside(term) {
            break;
        }
        if term.bracket != head.bracket || !term.is_amount() || term.is_attribute() {
            continue;
        }
        let is_joined = term.lead.starts_with(['和', '及', '与']);
        let is_own_item = is_joined || parts.last().is_none_or(|last| last.item != term.item);
        if term.is_like(head) && is_own_item {
            parts.push(term);
        } else if is_own_item {
            break;
        }
    }
    (parts.len() >= FEWEST).then_some(parts)
}

fn is_outside(term: &Term<'_>) -> bool {
    term.is_led_by(NO_PART) || term.is_led_by(OUTSIDE)
}

/// The total before the list that it misses, unless it makes up some amount of the paragraph.
fn contradiction<'p, 'a>(
    passage: &'p Passage<'a>,
    first: usize,
    parts: &[&'p Term<'a>],
) -> Option<Partition<'p, 'a>> {
    let head = *parts.first()?;
    let of = |whole: &'p Term<'a>, count: usize| Partition {
        whole,
        parts: parts[..count].to_vec(),
        list: List::Unsaid,
    };
    let like = || passage.terms.iter().filter(|term| term.is_like(head));
    if like().any(|whole| (2..=parts.len()).any(|count| of(whole, count).holds())) {
        return None;
    }
    let wholes = passage.terms[..first].iter().rev().take_while(|whole| whole.sentence + 1 >= head.sentence);
    // 采用稿件中，…: what is divided is told with the word of the topic.
    let topic = passage.text.get(..head.start()).and_then(|before| {
        let clause = before.rsplit(['，', '：']).nth(1)?.rsplit(['。', '；']).next()?;
        let named = clause.strip_suffix('中')?;
        (!named.contains(|ch: char| ch.is_ascii_digit())).then(|| named.chars().take(2).collect::<String>())
    });
    let wholes = wholes.filter(|whole| topic.as_ref().is_none_or(|topic| whole.lead.contains(topic)));
    let mut wholes = wholes.filter(|whole| {
        // 新增学位810个 can be divided, 新增810个 is by how much.
        let is_change = CHANGE.iter().any(|word| whole.lead.ends_with(word))
            && !REACHED.iter().any(|word| whole.lead.ends_with(word));
        whole.is_like(head) && whole.bracket == 0 && !is_outside(whole) && !is_change
    });
    let nearest = wholes.next()?;
    // 项目86个，其中续建37个，新开工49个。按类别分，…: what is divided may stand before its other parts.
    let far: Vec<&Term<'_>> =
        wholes.clone().filter(|whole| of(whole, parts.len()).is_near_miss(NEAR)).collect();
    let nearest = match far[..] {
        [whole] if !of(nearest, parts.len()).is_larger_than_parts() || nearest.value() < whole.value() => {
            whole
        }
        _ => nearest,
    };
    let is_selected = passage
        .text
        .get(nearest.figure.range.end..head.start())
        .is_some_and(|text| SELECTED.iter().any(|word| text.contains(word)));
    let partition = of(nearest, parts.len());
    let is_slip = partition.is_near_miss(NEAR) || partition.has_dropped_digit();
    if !is_selected && partition.is_larger_than_parts() && is_slip {
        return Some(partition);
    }
    std::iter::once(nearest)
        .chain(wholes)
        .map(|whole| of(whole, parts.len()))
        .find(Partition::has_exchanged_digits)
}
