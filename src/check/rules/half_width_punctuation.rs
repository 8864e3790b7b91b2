//! 半角标点: , ; : ! ? ( ) " among Chinese characters.
//!
//! Why it matters: marks of half width print narrow and on the baseline. Numbers (1,286.4), times (9:30), ratios and
//! Latin text keep theirs. Told once a line, with one fix for all. Source: GB/T 15834-2011 §5.1.

use std::ops::Range;

use crate::text::class::is_han;

use super::super::around::{char_at, char_before, han_before};
use super::super::facts::LineFacts;
use super::super::finding::{Edit, Finding, Fix, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "half-width-punctuation",
    kind: Kind::Punctuation,
    name: "半角标点",
    summary: "汉字之间用了半角标点",
    scope: Scope::Line(check),
};

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let text = line.text.as_str();
    if !text.contains([',', ';', ':', '!', '?', '(', ')', '"', '.']) {
        return;
    }
    let mut edits = stops(line);
    edits.extend(brackets(text));
    edits.extend(straight_quotes(text));
    edits.sort_by_key(|edit| edit.at.start);
    let Some(first) = edits.first().map(|edit| edit.at.clone()) else { return };
    let start = han_before(text, first.start, 4);
    let after = text[first.end..].chars().take(2).take_while(|&ch| is_han(ch)).map(char::len_utf8);
    let range = start..first.end + after.sum::<usize>();
    let marks = edits.len();
    let message = format!("“{}”用了半角标点，本段共{marks}处", &text[range.clone()]);
    let fix = Fix { label: "改为全角标点".into(), edits };
    findings.push(Finding::new(&RULE, Severity::Warning, range, message).fix(fix));
}

fn edit(at: usize, mark: char) -> Edit<Range<usize>> {
    Edit { at: at..at + 1, text: mark.to_string() }
}

/// Pauses and stops after a Chinese character.
fn stops(line: &LineFacts) -> Vec<Edit<Range<usize>>> {
    let text = line.text.as_str();
    let full = |mark| match mark {
        ',' => Some('，'),
        ';' => Some('；'),
        ':' => Some('：'),
        '!' => Some('！'),
        '?' => Some('？'),
        '.' => Some('。'),
        _ => None,
    };
    let marks = text.char_indices().filter_map(|(at, mark)| Some((at, mark, full(mark)?)));
    let is_wrong = |&(at, mark, _): &(usize, char, char)| {
        let (before, after) = (char_before(text, at), char_at(text, at + 1));
        let is_chinese = |ch: char| is_han(ch) || "“”《》（）、，。；：％".contains(ch);
        let follows_han = before.is_some_and(is_chinese);
        let follows_figure = before.is_some_and(|ch| ch.is_ascii_digit() || ch == '%');
        let leads_han = after.is_some_and(is_chinese);
        match mark {
            '.' => follows_han && after.is_none() && line.is_prose() && at > 12,
            ':' | '!' | '?' => follows_han && (leads_han || after.is_none()),
            _ => {
                (follows_han && (leads_han || after.is_none_or(|ch| ch.is_ascii_digit())))
                    || (follows_figure && leads_han)
            }
        }
    };
    marks.filter(is_wrong).map(|(at, _, full)| edit(at, full)).collect()
}

/// Brackets around Chinese text.
fn brackets(text: &str) -> Vec<Edit<Range<usize>>> {
    let mut edits = Vec::new();
    for (open, _) in text.match_indices('(') {
        let next = text[open + 1..].find(['(', ')']).map(|at| open + 1 + at);
        let close = next.filter(|&close| text[close..].starts_with(')'));
        if let Some(close) = close.filter(|&close| text[open..close].chars().any(is_han)) {
            edits.extend([edit(open, '（'), edit(close, '）')]);
        }
    }
    edits
}

/// Straight quotation marks around Chinese text, when they pair up.
fn straight_quotes(text: &str) -> Vec<Edit<Range<usize>>> {
    let marks: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    if marks.len() % 2 == 1 {
        return Vec::new();
    }
    let pairs = marks.chunks_exact(2).filter(|pair| text[pair[0]..pair[1]].chars().any(is_han));
    pairs.flat_map(|pair| [edit(pair[0], '“'), edit(pair[1], '”')]).collect()
}
