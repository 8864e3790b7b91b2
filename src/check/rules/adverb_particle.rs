//! “的”“地”误用: 圆满的完成任务 for 圆满地完成任务.
//!
//! Why it matters: 地 goes before a verb. Fires where the verb has an object, so that 得到很好的落实 and 很好的引导作用,
//! in which it is a noun, stay.

use std::ops::Range;

use crate::text::class::is_han;

use super::super::around::clause_around;
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

/// Before the adverb: the verb is a noun.
const NOUN_BEFORE: [&str; 8] = ["得到", "取得", "起到", "具有", "形成", "获得", "作为", "提供"];

/// Right after the verb: the verb is a noun.
const NOUN_AFTER: [&str; 10] =
    ["作用", "效果", "效应", "成效", "情况", "机制", "经验", "基础", "能力", "力度"];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let text = line.text.as_str();
    for (particle, _) in text.match_indices('的') {
        let end = particle + '的'.len_utf8();
        let Some(adverb) = ADVERBS.iter().find(|adverb| text[..end].ends_with(**adverb)) else { continue };
        let at = end - adverb.len();
        let Some(verb) = VERBS.iter().find(|verb| text[end..].starts_with(**verb)) else { continue };
        let range = at..end + verb.len();
        let object = text[range.end..].chars().take(2).take_while(|&ch| is_han(ch)).count();
        let before = &text[clause_around(text, &range).start..at];
        let after = &text[range.end..];
        let is_noun = NOUN_BEFORE.iter().any(|frame| before.contains(frame))
            || NOUN_AFTER.iter().any(|frame| after.starts_with(frame))
            || after.starts_with(|ch| "的和是与力性者率".contains(ch));
        if object < 2 || is_noun {
            continue;
        }
        let particle = particle..end;
        let message = format!("“{}”中的“的”应为“地”", &text[range.clone()]);
        let fix =
            Fix { label: "改为“地”".into(), edits: vec![Edit { at: particle, text: "地".into() }] };
        findings.push(Finding::new(&RULE, Severity::Warning, range, message).fix(fix));
    }
}
