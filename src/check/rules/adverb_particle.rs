//! “的”“地”误用: 很好的引导党员 for 很好地引导党员.
//!
//! Why it matters: 地 goes before a verb. Fires where the verb has an object, so that 得到很好的落实 and 很好的引导作用,
//! in which it is a noun, stay.

use std::ops::Range;

use crate::text::class::is_han;

use super::super::around::{char_at, clause_around};
use super::super::facts::LineFacts;
use super::super::finding::{Edit, Finding, Fix, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "adverb-particle",
    kind: Kind::Wording,
    name: "“的”“地”误用",
    summary: "动词前面的“的”应当用“地”",
    scope: Scope::Line(check),
};

/// What is an adverb before 地.
const ADVERBS: [&str; 9] =
    ["很好的", "更好的", "较好的", "圆满的", "顺利的", "认真的", "积极的", "有效的", "及时的"];

/// Verbs that are hardly nouns when an object follows.
const VERBS: [&str; 14] = [
    "完成", "引导", "解决", "落实", "推动", "推进", "促进", "贯彻", "执行", "履行", "发挥", "带动", "激发",
    "调动",
];

/// Before the adverb or after the verb: the verb is a noun.
const NOUN_FRAMES: [&str; 14] = [
    "得到", "取得", "起到", "具有", "形成", "获得", "作为", "作用", "效果", "效应", "成效", "提供", "情况",
    "有了",
];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let text = line.text.as_str();
    for adverb in ADVERBS {
        for (at, _) in text.match_indices(adverb) {
            let end = at + adverb.len();
            let Some(verb) = VERBS.iter().find(|verb| text[end..].starts_with(**verb)) else { continue };
            let range = at..end + verb.len();
            let object = text[range.end..].chars().take(2).take_while(|&ch| is_han(ch)).count();
            let clause = &text[clause_around(text, &range)];
            let is_noun = NOUN_FRAMES.iter().any(|frame| clause.contains(frame))
                || char_at(text, range.end).is_some_and(|ch| "的和是与力性者率".contains(ch));
            if object < 2 || is_noun {
                continue;
            }
            let particle = end - '的'.len_utf8()..end;
            let message = format!("“{}”中的“的”应为“地”", &text[range.clone()]);
            let fix = Fix {
                label: "改为“地”".into(), edits: vec![Edit { at: particle, text: "地".into() }]
            };
            findings.push(Finding::new(&RULE, Severity::Warning, range, message).fix(fix));
        }
    }
}
