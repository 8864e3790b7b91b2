//! 点数与列举不符: 办好八件实事：一是…七是….
//!
//! Why it matters: the listener counts along. Only a list that begins right behind the claim is counted, with 一是…,
//! 第一，… or parts between ； that begin alike.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::rule::{Rule, Scope};
use crate::quantity::Figure;

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
        let (before, behind) = (&line.text[..figure.range.start], &line.text[figure.range.end..]);
        let listed = listed_before(before).or_else(|| Some(items(list_behind(behind)?)));
        let listed = listed.or_else(|| tasks(behind, claim)).or_else(|| kinds(line, figure, behind));
        findings.extend(judge(&line.text, claim, (&figure.range, &figure.numeral), listed));
    }
    for (at, quote) in line.text.match_indices('“') {
        let start = at + quote.len();
        let inside = line.text[start..].split('”').next().unwrap_or("");
        let Some((claim, numeral)) = quoted_count(inside) else { continue };
        let (range, numeral) = (start..start + inside.len(), start..start + numeral);
        let behind = line.text[range.end..].trim_start_matches('”');
        let listed = list_behind(behind).map(items).or_else(|| named_items(inside, numeral.len(), behind));
        findings.extend(judge(&line.text, claim, (&range, &numeral), listed));
    }
}

/// Compares a claim with what is listed.
fn judge(
    text: &str,
    claim: usize,
    (range, numeral): (&Range<usize>, &Range<usize>),
    listed: Option<usize>,
) -> Option<Finding<Range<usize>>> {
    let listed = listed?;
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

/// 围绕“四个长青”…：一是建设活力长青，…；二是建设宜居长青，…: items that each name what is counted.
fn named_items(inside: &str, numeral: usize, behind: &str) -> Option<usize> {
    let word = inside.get(numeral..)?.trim_start_matches(['个', '大', '项']);
    let list = behind.get(behind.find("一是")?..)?;
    let count = run(list);
    let named = list.split(['；', '。']).filter(|item| {
        item.split('，').next().is_some_and(|title| title.contains('是') && title.ends_with(word))
    });
    (word.chars().count() >= 2 && count >= 2 && named.count() == count).then_some(count)
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

/// 一是…；二是…。以上四个问题: the list stands before the claim.
fn listed_before(before: &str) -> Option<usize> {
    let list = before.strip_suffix("以上").or_else(|| before.strip_suffix("上述"))?;
    let list = list.get(list.find("一是")?..).filter(|list| list.ends_with(['。', '；', '，']))?;
    begins_list(list).then(|| run(list))
}

/// Fewest characters of a task among others.
const TASK: usize = 6;

/// 办好五件实事：新建…；培训…；…: tasks between ；, as many as claimed but for one or two.
fn tasks(behind: &str, claim: usize) -> Option<usize> {
    const NOUNS: [&str; 6] = ["工作", "实事", "大事", "任务", "行动", "重点工作"];
    let (noun, list) = behind.split_once('：')?;
    let tasks: Vec<&str> = list.split('。').next()?.split('；').collect();
    let are_tasks = tasks.len() >= 3 && tasks.iter().all(|task| task.chars().count() >= TASK);
    let is_close = tasks.len().abs_diff(claim) <= 2;
    (NOUNS.contains(&noun) && are_tasks && is_close).then_some(tasks.len())
}

/// 分三类建立台账：甲28户，乙24户，丙11户: kinds with a count each.
fn kinds(line: &LineFacts, figure: &Figure, behind: &str) -> Option<usize> {
    const VERB: usize = 6;
    let (verb, list) = behind.split_once('：')?;
    let is_divided = line.text.get(..figure.range.start)?.ends_with('分')
        && line.text.get(figure.unit_range.clone())?.ends_with(['类', '档', '级']);
    let kinds: Vec<&str> = list.split(['。', '；']).next()?.split(['，', '、']).collect();
    let are_counted = kinds.iter().all(|kind| {
        kind.contains(|ch: char| ch.is_ascii_digit()) && !kind.starts_with(|ch: char| ch.is_ascii_digit())
    });
    (is_divided && verb.chars().count() <= VERB && kinds.len() >= 3 && are_counted).then_some(kinds.len())
}
