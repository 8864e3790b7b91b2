//! 规划起止年份不符: 2024年是“十四五”规划收官之年.
//!
//! Why it matters: a five-year plan has one first and one last year, known to every reader. Source: 国民经济和社会发展
//! 五年规划 (the tenth 2001—2005, each following one five years later).

use std::ops::Range;

use crate::quantity::year_before;

use super::super::facts::LineFacts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "plan-period-year",
    kind: Kind::Year,
    name: "规划起止年份不符",
    summary: "“十四五”收官之年、“十五五”开局之年等与年份不符",
    scope: Scope::Line(check),
};

/// The five-year plans and their first years.
const PLANS: [(&str, i32); 6] = [
    ("十一五", 2006),
    ("十二五", 2011),
    ("十三五", 2016),
    ("十四五", 2021),
    ("十五五", 2026),
    ("十六五", 2031),
];

/// Years between the first and the last of a plan.
const LENGTH: i32 = 4;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    for sentence in &line.sentences {
        let text = line.text.get(sentence.clone()).unwrap_or("");
        let named = text.match_indices("年是").chain(text.match_indices("年作为"));
        let first = named.map(|(at, _)| at).find_map(|at| Some((at, year_before(text, at)?)));
        if let Some((at, year)) = first {
            findings.extend(judge(line, sentence.start, (text, at), year));
        }
    }
}

fn judge(
    line: &LineFacts,
    from: usize,
    (sentence, at): (&str, usize),
    year: i32,
) -> Option<Finding<Range<usize>>> {
    let clause = sentence.get(at..)?.split(['，', '；', '。']).next()?;
    let (behind, wanted) = PLANS.iter().find_map(|(plan, first)| {
        let behind = clause.split_once(&format!("“{plan}”"))?.1;
        let behind = behind.trim_start_matches("规划").trim_start_matches('的').trim_start_matches("实施的");
        if behind.starts_with("收官") {
            return Some((behind, first + LENGTH));
        }
        behind.starts_with("开局").then_some((behind, *first))
    })?;
    if wanted == year || !behind.contains("之年") && !behind.contains('年') {
        return None;
    }
    let start: usize = sentence.get(..at)?.chars().rev().take(4).map(char::len_utf8).sum();
    let digits = from + at - start..from + at;
    let place = digits.start..from + at + clause.len();
    let message = format!("“{}”应为{wanted}年", line.text.get(place.clone())?);
    let fix = Fix::replace(format!("改为{wanted}年"), digits, wanted.to_string());
    Some(Finding::new(&RULE, Severity::Warning, place, message).fix(fix))
}
