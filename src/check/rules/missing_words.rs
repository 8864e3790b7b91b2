//! 缺词: 以为契机, 物业＋机制, 提高％: the word or figure that was to be filled in is not there.
//!
//! Why it matters: a template's gap was deleted instead of filled. Only frames that cannot stand alone are looked for;
//! 可以为…, 加以为…, “互联网＋”模式 are complete.

use std::ops::Range;

use crate::text::class::is_han;

use super::super::around::{char_at, char_before};
use super::super::facts::LineFacts;
use super::super::finding::{Finding, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "missing-words",
    kind: Kind::Placeholder,
    name: "缺词",
    summary: "“以为契机”“＋机制”“按照的部署”等缺少内容的句子",
    scope: Scope::Line(check),
};

/// Nouns of 以……为…….
const ROLES: [&str; 22] = [
    "抓手",
    "契机",
    "引领",
    "主线",
    "导向",
    "核心",
    "基础",
    "重点",
    "目标",
    "依托",
    "载体",
    "突破口",
    "牵引",
    "根本",
    "底线",
    "保障",
    "支撑",
    "中心",
    "动力",
    "统领",
    "先导",
    "指引",
];

/// Beginnings and ends of frames whose middle is missing.
const FRAMES: [(&str, &[&str]); 3] = [
    ("按照的", &["要求", "部署", "安排", "精神"]),
    ("根据的", &["要求", "部署", "安排", "精神"]),
    ("在的", &["领导下", "指导下", "支持下", "帮助下"]),
];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let text = line.text.as_str();
    let mut found = roles(text);
    found.extend(pluses(text));
    found.extend(frames(text));
    found.extend(percents(text));
    for range in found {
        let message = format!("“{}”中间缺少内容", &text[range.clone()]);
        findings.push(Finding::new(&RULE, Severity::Error, range, message));
    }
}

fn ends_phrase(ch: Option<char>) -> bool {
    ch.is_none_or(|ch| "，、；。：”".contains(ch))
}

/// 以为契机
fn roles(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, frame) in text.match_indices("以为") {
        let rest = &text[at + frame.len()..];
        let role = ROLES.iter().find(|role| rest.starts_with(**role));
        let is_verb =
            char_before(text, at).is_some_and(|ch| "可难足得加予所用何借给是自还误原总".contains(ch));
        let Some(role) = role.filter(|_| !is_verb) else { continue };
        let end = at + frame.len() + role.len();
        if ends_phrase(char_at(text, end)) {
            found.push(at..end);
        }
    }
    found
}

/// 物业＋机制
fn pluses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, plus) in text.match_indices(['＋', '+']) {
        let rest = &text[at + plus.len()..];
        let Some(noun) = ["模式", "机制", "体系", "工作法"].iter().find(|noun| rest.starts_with(**noun))
        else {
            continue;
        };
        let end = at + plus.len() + noun.len();
        let start = super::super::around::han_before(text, at, 4);
        if start < at && char_before(text, at) != Some('网') && ends_phrase(char_at(text, end)) {
            found.push(start..end);
        }
    }
    found
}

/// 按照的要求
fn frames(text: &str) -> Vec<Range<usize>> {
    let is_word = |at| char_before(text, at).is_some_and(|ch| "存现正实所内潜旨意".contains(ch));
    let mut found = Vec::new();
    for (begin, ends) in FRAMES {
        for (at, _) in text.match_indices(begin).filter(|&(at, _)| !is_word(at)) {
            let inner = at + begin.len();
            let end = ends.iter().find(|end| text[inner..].starts_with(**end));
            found.extend(end.map(|end| at..inner + end.len()));
        }
    }
    found
}

/// 增长％: a rate without its figure.
fn percents(text: &str) -> Vec<Range<usize>> {
    let signs = text.match_indices(['％', '%']);
    let rate = |(at, sign): (usize, &str)| {
        let end = at + sign.len();
        let word = ["增长", "下降", "完成", "达到", "达", "提高", "上升"]
            .iter()
            .find(|word| text[..at].ends_with(**word))?;
        char_at(text, end).is_none_or(|ch| !is_han(ch)).then(|| at - word.len()..end)
    };
    signs.filter_map(rate).collect()
}
