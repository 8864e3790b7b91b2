//! 标点重叠: 。。 ，， ，。 side by side.
//!
//! Why it matters: traces of an edit. ！！ and ？！ are left alone (GB/T 15834-2011 §4.2, §4.3).

use std::ops::Range;

use super::super::around::{han_before, runs};
use super::super::facts::LineFacts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "doubled-punctuation",
    kind: Kind::Punctuation,
    name: "标点重叠",
    summary: "两个点号连在一起",
    scope: Scope::Line(check),
};

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let text = line.text.as_str();
    for run in runs(text, |ch| matches!(ch, '、' | '，' | '；' | '：' | '。')) {
        let marks: Vec<char> = text[run.clone()].chars().collect();
        if marks.len() < 2 {
            continue;
        }
        let range = han_before(text, run.start, 4)..run.end;
        let message = format!("“{}”标点重叠", &text[range.clone()]);
        let finding = Finding::new(&RULE, Severity::Error, range, message);
        let stop = marks.iter().copied().find(|&mark| mark == '。').or(marks.first().copied());
        findings.push(match stop {
            Some(mark) if marks.len() < 6 => {
                finding.fix(Fix::replace(format!("只留“{mark}”"), run, mark.to_string()))
            }
            _ => finding,
        });
    }
}
