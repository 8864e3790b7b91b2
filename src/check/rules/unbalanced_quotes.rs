//! 引号不成对: a quotation mark without its partner in the paragraph.
//!
//! Why it matters: a reader cannot tell where the quotation ends. Silent where a quotation runs over several
//! paragraphs: an opening mark at the very start, a closing one at the very end. Source: GB/T 15834-2011 §4.8.

use std::ops::Range;

use super::super::around::{clause_around, is_pause_or_stop};
use super::super::facts::LineFacts;
use super::super::finding::{Edit, Finding, Fix, Kind, Severity};
use super::super::pairs::{Mark, are_inverted, quotes, unpaired};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unbalanced-quotes",
    kind: Kind::Punctuation,
    name: "引号不成对",
    summary: "段落中有前引号没有后引号，或者相反",
    scope: Scope::Line(check),
};

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let text = line.text.as_str();
    let quotes = quotes(text);
    if are_inverted(text, &quotes) {
        return;
    }
    for quote in unpaired(&quotes, &['“']) {
        if !runs_over(line, quote, &quotes) {
            findings.push(finding(text, quote));
        }
    }
}

/// Whether the quotation may have begun or may end in another paragraph.
fn runs_over(line: &LineFacts, quote: Mark, quotes: &[Mark]) -> bool {
    let text = line.text.as_str();
    if quote.ch == '“' {
        text[line.paragraph.label.end.min(quote.at)..quote.at].trim().is_empty()
    } else {
        quotes.len() == 1 && text[quote.range().end..].trim_matches('。').is_empty()
    }
}

fn finding(text: &str, quote: Mark) -> Finding<Range<usize>> {
    let clause = clause_around(text, &quote.range());
    if quote.ch == '”' {
        let start = text[clause.start..quote.at]
            .rfind(is_pause_or_stop)
            .map_or(clause.start, |at| clause.start + at + '、'.len_utf8());
        let range = start..quote.range().end;
        let message = format!("“{}”只有后引号，没有前引号", text[start..quote.at].trim());
        let delete = Fix::replace("删去这个后引号", quote.range(), "");
        return Finding::new(&RULE, Severity::Error, range, message).fix(delete);
    }
    let range = quote.at..clause.end;
    let inside = &text[quote.range().end..clause.end];
    let message = format!("“{inside}”只有前引号，没有后引号");
    let term = inside.find(|ch: char| ch.is_ascii_digit()).filter(|&at| at > 0).unwrap_or(inside.len());
    let close = quote.range().end + term;
    let edit = Edit { at: close..close, text: "”".into() };
    let fix = Fix { label: format!("在“{}”后面补上后引号", &inside[..term]), edits: vec![edit] };
    Finding::new(&RULE, Severity::Error, range, message).fix(fix)
}
