//! 句子不通: 化解…问题化解, 大力开展…方面，, 学习…热潮 without 掀起.
//!
//! Why it matters: two drafts of a sentence run together. Only frames that no complete sentence has.

use std::ops::Range;

use crate::quantity::clauses;

use super::super::facts::LineFacts;
use super::super::finding::{Finding, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "broken-sentence",
    kind: Kind::Wording,
    name: "句子不通",
    summary: "两种写法混在一句里，成分重复或残缺",
    scope: Scope::Line(check),
};

/// Verbs that are found at both ends of a clause when two drafts were mixed.
const DOUBLED: [&str; 4] = ["整改", "解决", "处置", "化解"];

/// What lets loose a 热潮.
const STARTS: [char; 12] = ['掀', '兴', '成', '迎', '现', '起', '发', '入', '在', '造', '推', '涌'];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if !line.is_prose() {
        return;
    }
    for clause in clauses(&line.text) {
        let text = &line.text[clause.clone()];
        let place = |range: Range<usize>| clause.start + range.start..clause.start + range.end;
        let mut report = |range: Range<usize>, message: String| {
            findings.push(Finding::new(&RULE, Severity::Warning, place(range), message));
        };
        if let Some((range, verb)) = doubled_verb(text) {
            report(range, format!("“{verb}”在一个分句里用了两次"));
        }
        if let Some(range) = dangling_aspect(line, &clause) {
            report(range.clone(), format!("“{}”前面缺“在”，或者“方面”多余", &text[range]));
        }
        if let Some(range) = bare_wave(text) {
            report(range, "“热潮”前面缺少“掀起”一类的动词".into());
        }
    }
}

/// 化解…问题化解
fn doubled_verb(clause: &str) -> Option<(Range<usize>, &'static str)> {
    let words = clause.trim_end_matches(['，', '。', '；']);
    DOUBLED.iter().find_map(|verb| {
        let head = words.strip_suffix(verb)?.strip_suffix("问题")?;
        let start = head.find(verb)?;
        let inner = &head[start + verb.len()..];
        let is_object = inner.chars().count() >= 2
            && !inner.starts_with(['后', '和', '、', '的', '不', '台', '清', '方', '责', '任']);
        (is_object && !inner.contains(['和', '、', '与', '的'])).then_some((start..words.len(), *verb))
    })
}

/// 大力开展…方面， at the start of a sentence that has no 在.
fn dangling_aspect(line: &LineFacts, clause: &Range<usize>) -> Option<Range<usize>> {
    let text = &line.text[clause.clone()];
    let starts_sentence = line.sentences.iter().any(|sentence| sentence.start == clause.start);
    let label = if clause.start == 0 { line.paragraph.label.end } else { 0 };
    let words = text.get(label..)?;
    let adverb =
        ["积极", "大力", "扎实", "深入", "全力"].iter().find(|adverb| words.starts_with(**adverb))?;
    let verbs = ["推进", "开展", "做好", "落实", "推动"];
    let has_verb = verbs.iter().any(|verb| words[adverb.len()..].starts_with(verb));
    (starts_sentence && has_verb && words.ends_with("方面，")).then(|| label..text.len() - '，'.len_utf8())
}

/// 学习宣传…热潮 with nothing that lets it loose.
fn bare_wave(clause: &str) -> Option<Range<usize>> {
    let words = clause.trim_end_matches(['，', '。', '；']);
    if !words.ends_with("热潮") {
        return None;
    }
    let verb = ["宣传", "学习", "贯彻"].iter().filter_map(|verb| words.find(verb)).min()?;
    let is_bare = !words.contains(STARTS);
    is_bare.then_some(verb..words.len())
}
