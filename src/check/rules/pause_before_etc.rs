//! “等”前顿号: 广播、短信、等渠道.
//!
//! Why it matters: a last item was deleted and its mark stayed, or an item is still to come. 、 never stands before
//! 等 (GB/T 15834-2011 §4.5); 、等级 and the like begin another word.

use std::ops::Range;

use super::super::around::han_before;
use super::super::facts::LineFacts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "pause-before-etc",
    kind: Kind::Punctuation,
    name: "“等”前顿号",
    summary: "“等”字前面多了顿号或逗号",
    scope: Scope::Line(check),
};

/// Second characters of words that begin with 等.
const WORDS: &str = "待级候额同效距离量于值次分高压温价外腰第身宽位比差闲边式号";

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let text = line.text.as_str();
    for (at, mark) in text.match_indices("、等") {
        let end = at + mark.len();
        let is_word = text[end..].starts_with(|ch| WORDS.contains(ch));
        if is_word || at == 0 {
            continue;
        }
        let range = han_before(text, at, 6)..end;
        let message = format!("“{}”中“等”前面不用顿号", &text[range.clone()]);
        let delete = Fix::replace("删去顿号", at..at + '、'.len_utf8(), "");
        findings.push(Finding::new(&RULE, Severity::Error, range, message).fix(delete));
    }
}
