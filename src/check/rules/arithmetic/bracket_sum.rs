//! 括号分项与总数不符: 新建站点12个（城区5个、乡镇8个） adds up to 13.
//!
//! Why it matters: a bracket that lists parts of the same unit behind a number is read as its breakdown.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind};
use crate::check::relation::partition::{List, Partition};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::report::sum_finding;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "bracket-sum",
    kind: Kind::Sum,
    name: "括号分项与总数不符",
    summary: "括号内列出的各分项相加与括号前的总数不符",
    scope: Scope::Line(check),
};

/// Words in a bracket that make it something else than a breakdown.
const NOT_A_BREAKDOWN: &[&str] = &[
    "其中", "含", "上年", "去年", "同比", "目标", "比", "计划", "任务", "不", "以上", "以下", "每", "扣除",
    "累计",
];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 || !line.text.contains(['（', '(']) {
        return;
    }
    let passage = Passage::new(line);
    for (index, whole) in passage.terms.iter().enumerate() {
        let Some(next) = passage.terms.get(index + 1) else { break };
        let opens =
            whole.bracket == 0 && next.bracket != 0 && passage.between(whole, next).contains(['（', '(']);
        if !opens || !whole.is_amount() || !whole.is_exact() || whole.clause != next.clause {
            continue;
        }
        let inside: Vec<&Term<'_>> =
            passage.terms[index + 1..].iter().take_while(|term| term.bracket == next.bracket).collect();
        // 净增145户（新办312户、注销167户）: a net change has no parts.
        if whole.lead.contains('净') {
            continue;
        }
        if let Some(partition) = breakdown(&passage, whole, &inside)
            && let Some(verdict) = partition.verdict()
        {
            findings.push(sum_finding(&RULE, &passage, &partition, verdict));
        }
    }
}

/// The bracket as a breakdown of the number before it, when each of its items is a part.
fn breakdown<'p, 'a>(
    passage: &Passage<'a>,
    whole: &'p Term<'a>,
    inside: &[&'p Term<'a>],
) -> Option<Partition<'p, 'a>> {
    let last = inside.last()?;
    let end = passage.text.get(last.figure.range.end..)?.find(['）', ')'])? + last.figure.range.end;
    let text = passage.text.get(whole.figure.range.end..end)?;
    let items = text.split(['、', '，', '；']).count();
    let is_breakdown = !NOT_A_BREAKDOWN.iter().any(|word| text.contains(word));
    let parts: Vec<&Term<'_>> = inside.iter().copied().filter(|term| term.is_like(whole)).collect();
    let is_whole_list = is_breakdown && parts.len() >= 2 && parts.len() == items && inside.len() == items;
    let list = if text.contains('等') { List::Open } else { List::Complete };
    is_whole_list.then_some(Partition { whole, parts, list })
}
