//! 点数与列举不符: 办好八件实事：一是…七是….
//!
//! Why it matters: the listener counts along. Only a list that begins right behind the claim is counted, with 一是…,
//! 第一，… or parts between ； that begin alike.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::rule::{Rule, Scope};

use super::claim::{claimed, place, quoted_count, recount};
use super::marker::{begins_list, run};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "listed-claim",
    kind: Kind::Count,
    name: "点数与列举不符",
    summary: "“以下几个方面”“几项工作”与其后同段“一是……二是……”的条数不符",
    scope: Scope::Line(check),
};

/// Most characters between a claim and its list.
const REACH: usize = 16;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    for figure in &line.figures {
        let Some(claim) = claimed(figure) else { continue };
        let behind = &line.text[figure.range.end..];
        findings.extend(judge(&line.text, claim, (&figure.range, &figure.numeral), behind));
    }
    for (at, quote) in line.text.match_indices('“') {
        let start = at + quote.len();
        let inside = line.text[start..].split('”').next().unwrap_or("");
        let Some((claim, numeral)) = quoted_count(inside) else { continue };
        let (range, numeral) = (start..start + inside.len(), start..start + numeral);
        let behind = line.text[range.end..].trim_start_matches('”');
        findings.extend(judge(&line.text, claim, (&range, &numeral), behind));
    }
}

/// Compares a claim with the list behind it.
fn judge(
    text: &str,
    claim: usize,
    (range, numeral): (&Range<usize>, &Range<usize>),
    behind: &str,
) -> Option<Finding<Range<usize>>> {
    let listed = items(list_behind(behind)?);
    if listed < 2 || listed == claim {
        return None;
    }
    let at = place(text, range);
    let message = format!("写“{}”，其后实际列出{listed}条", &text[at.clone()]);
    let finding = Finding::new(&RULE, Severity::Warning, at, message);
    Some(match recount(text, numeral, listed) {
        Some(count) => finding.fix(Fix::replace(format!("改为“{count}”"), numeral.clone(), count)),
        None => finding,
    })
}

/// The text from the first item, when a list begins behind the claim: at its colon, or after the full stop.
fn list_behind(behind: &str) -> Option<&str> {
    let (at, mark) = behind.char_indices().find(|(_, ch)| matches!(ch, '：' | '。' | '，' | '；' | '、'))?;
    let is_close =
        behind[..at].chars().count() <= REACH && !behind[..at].contains(|ch: char| ch.is_ascii_digit());
    let list = &behind[at + mark.len_utf8()..];
    let is_marked = begins_list(list);
    let begins = is_marked || mark == '：' && parts_alike(list) > 0;
    (is_close && begins && mark != '、').then_some(list)
}

fn items(list: &str) -> usize {
    if begins_list(list) { run(list) } else { parts_alike(list) }
}

/// How many parts between ； a sentence has, when each begins with the same character; else 0.
fn parts_alike(list: &str) -> usize {
    let sentence = list.split('。').next().unwrap_or("");
    let parts: Vec<&str> = sentence.split('；').collect();
    let first = parts.first().and_then(|part| part.chars().next());
    let is_alike =
        parts.len() >= 3 && first.is_some() && parts.iter().all(|part| part.chars().next() == first);
    if is_alike { parts.len() } else { 0 }
}
