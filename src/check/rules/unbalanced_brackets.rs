//! 括号不成对: a bracket or title mark without its partner in the paragraph.
//!
//! Why it matters: a reader cannot tell where the remark ends. The single closing bracket of a list number, 1）, is
//! none. Source: GB/T 15834-2011 §4.9, §4.15.

use std::ops::Range;

use super::super::around::{char_before, clause_around};
use super::super::facts::LineFacts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::pairs::{Mark, marks, unpaired};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unbalanced-brackets",
    kind: Kind::Punctuation,
    name: "括号不成对",
    summary: "段落中的括号、书名号缺一半",
    scope: Scope::Line(check),
};

/// Kinds of pairs; both widths of a bracket are one kind.
const KINDS: [(&[char], &[char]); 4] = [
    (&['（', '('], &['）', ')']),
    (&['《'], &['》']),
    (&['【', '〖'], &['】', '〗']),
    (&['〔', '［', '['], &['〕', '］', ']']),
];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let text = line.text.as_str();
    let is_any = |ch: char| KINDS.iter().any(|(open, close)| open.contains(&ch) || close.contains(&ch));
    if !text.contains(is_any) {
        return;
    }
    for (open, close) in KINDS {
        let marks = marks(text, open, close);
        let marks: Vec<Mark> = marks.into_iter().filter(|&mark| !is_list_number(text, mark)).collect();
        for mark in unpaired(&marks, open) {
            findings.push(finding(text, mark, open.contains(&mark.ch)));
        }
    }
}

/// The closing bracket of 1） or 一） at the start of a line or after a pause.
fn is_list_number(text: &str, mark: Mark) -> bool {
    if !matches!(mark.ch, '）' | ')') {
        return false;
    }
    let is_number = |ch: char| ch.is_ascii_alphanumeric() || "一二三四五六七八九十①②③④⑤⑥⑦⑧⑨".contains(ch);
    let number = text[..mark.at].trim_end_matches(is_number);
    let is_short = mark.at - number.len() <= 6 && number.len() < mark.at;
    is_short && char_before(number, number.len()).is_none_or(|ch| "、，；：。 \u{3000}".contains(ch))
}

fn finding(text: &str, mark: Mark, is_open: bool) -> Finding<Range<usize>> {
    let clause = clause_around(text, &mark.range());
    let range = if is_open { mark.at..clause.end } else { clause.start..mark.range().end };
    let (has, lacks) = if is_open { ("前", "后") } else { ("后", "前") };
    let message = format!("“{}”只有{has}半个括号，缺{lacks}半个", &text[range.clone()]);
    let delete = Fix::replace(format!("删去“{}”", mark.ch), mark.range(), "");
    Finding::new(&RULE, Severity::Error, range, message).fix(delete)
}
