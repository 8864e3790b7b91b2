//! 位次与名单不符: 排在前四位的是城乡建设类、劳动保障类、农村农业类.
//!
//! Why it matters: whoever reads of the first four looks for four. The list ends at the next mark; a list with 等 goes
//! on, one with 和 may hide an item.

use std::ops::{Range, RangeInclusive};

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::rule::{Rule, Scope};

use super::claim::{han, recount};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "ranked-claim",
    kind: Kind::Count,
    name: "位次与名单不符",
    summary: "“排在前三位的是”与其后列出的个数不符",
    scope: Scope::Line(check),
};

/// Most that are ranked in prose.
const MOST: usize = 10;

/// What may stand between the count and its list.
const LINKS: [&str; 9] =
    ["的分别是", "的分别为", "的依次是", "的依次为", "的是", "的为", "分别是", "分别为", "依次为"];

/// How far a list may be from its claim to be a miscount and not another thing.
const MISCOUNT: usize = 2;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    for (at, word) in line.text.match_indices('前') {
        let start = at + word.len();
        let Some((claim, numeral)) = count(&line.text[start..]) else { continue };
        let behind = &line.text[start + numeral..];
        let behind = behind
            .strip_prefix("大类")
            .unwrap_or_else(|| behind.trim_start_matches(['位', '名', '类', '项']));
        let Some(list) = LINKS.iter().find_map(|link| behind.strip_prefix(link)) else { continue };
        let Some(listed) = listed(list) else { continue };
        if listed.contains(&claim) || listed.end().abs_diff(claim) > MISCOUNT {
            continue;
        }
        let end = line.text.len() - list.len();
        findings.push(finding(&line.text, at..end, &(start..start + numeral), *listed.end()));
    }
}

/// The count a text begins with, and its bytes.
fn count(text: &str) -> Option<(usize, usize)> {
    (2..=MOST).rev().find_map(|count| {
        let words = [Some(count.to_string()), han(count), (count == 2).then(|| "两".to_owned())];
        let word = words.into_iter().flatten().find(|word| text.starts_with(word.as_str()))?;
        Some((count, word.len()))
    })
}

/// How many a list names; `None` where it is none or goes on.
fn listed(list: &str) -> Option<RangeInclusive<usize>> {
    let list = without_brackets(list.trim_start_matches('：').split(['，', '。', '；']).next()?);
    let items: Vec<&str> = list.split('、').collect();
    if items.len() < 2 || list.contains('等') || items.iter().any(|item| item.is_empty()) {
        return None;
    }
    // 劳动和社会保障类537件: a figure tells that it is one.
    let are_counted = items.iter().all(|item| item.contains(|ch: char| ch.is_ascii_digit()));
    let joined =
        items.iter().filter(|_| !are_counted).filter(|item| item.contains(['和', '及', '与'])).count();
    Some(items.len()..=items.len() + joined)
}

/// 建设类683件（次）、劳动类537件（次） without what its brackets add.
fn without_brackets(list: &str) -> String {
    let outside = list.split(['（', '(']).enumerate().map(|(index, part)| {
        let closed = part.find(['）', ')']).filter(|_| index > 0);
        closed.map_or(part, |at| part[at..].trim_start_matches(['）', ')']))
    });
    outside.collect()
}

fn finding(text: &str, at: Range<usize>, numeral: &Range<usize>, listed: usize) -> Finding<Range<usize>> {
    let message = format!("写“{}”，其后列出{listed}个", &text[at.clone()]);
    let finding = Finding::new(&RULE, Severity::Warning, at, message);
    match recount(text, numeral, listed) {
        Some(count) => finding.fix(Fix::replace(format!("改为“{count}”"), numeral.clone(), count)),
        None => finding,
    }
}
