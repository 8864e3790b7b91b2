//! 词语重复: 推进推进工作, 的的: a word typed twice.
//!
//! Why it matters: a trace of an edit. Two characters that stand twice without a mark between them; what Chinese
//! doubles on purpose (一个一个, 研究研究) and chance meetings of two words are left alone.

use std::ops::Range;

use crate::text::class::is_han;

use super::super::facts::LineFacts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "doubled-word",
    kind: Kind::Duplicate,
    name: "词语重复",
    summary: "同一个词连写两遍",
    scope: Scope::Line(check),
};

/// First characters of what is doubled on purpose, and of parts of numerals.
const ON_PURPOSE: &str = "一逐二三四五六七八九十百千万两几每";

/// Words that are doubled on purpose, or that end one term and begin the next.
const TERMS: [&str; 12] =
    ["研究", "讨论", "商量", "考虑", "学习", "教育", "管理", "服务", "安全", "非常", "渐渐", "建设"];

/// Particles that never stand twice.
const PARTICLES: [char; 5] = ['的', '和', '与', '及', '在'];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if !line.is_prose() {
        return;
    }
    let text = line.text.as_str();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut free = 0;
    for (index, four) in chars.windows(4).enumerate() {
        let [(at, a), (_, b), (middle, c), (last, d)] = *four else { continue };
        let is_word = a == c && b == d && a != b && is_han(a) && is_han(b);
        let word = &text[at..middle];
        if index >= free && is_word && !ON_PURPOSE.contains(a) && !TERMS.contains(&word) {
            findings.push(finding(text, at..last + d.len_utf8(), middle));
            free = index + 4;
        }
    }
    for pair in chars.windows(2) {
        let [(at, a), (second, b)] = *pair else { continue };
        if a == b && PARTICLES.contains(&a) && !is_chance(text, at) {
            findings.push(finding(text, at..second + b.len_utf8(), second));
        }
    }
}

/// 目的的, 存在在, 饱和和: the first particle ends a word.
fn is_chance(text: &str, at: usize) -> bool {
    let words = [
        "目",
        "标",
        "中",
        "有",
        "众矢之",
        "存",
        "所",
        "现",
        "实",
        "内",
        "饱",
        "平",
        "缓",
        "温",
        "参",
        "以",
        "涉",
        "普",
        "触",
    ];
    let after = &text[at + '的'.len_utf8() * 2..];
    words.iter().any(|word| text[..at].ends_with(word))
        || after.starts_with(['士', '确', '平', '睦', '谐', '时', '职', '线'])
}

fn finding(text: &str, range: Range<usize>, middle: usize) -> Finding<Range<usize>> {
    let word = &text[range.start..middle];
    let message = format!("“{word}”连写了两遍");
    let delete = Fix::replace(format!("删去一个“{word}”"), middle..range.end, "");
    Finding::new(&RULE, Severity::Warning, range, message).fix(delete)
}
