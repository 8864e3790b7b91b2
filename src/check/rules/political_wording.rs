//! 规范表述: fixed political phrases and names of organs that have changed, each with the year it holds from.
//!
//! Why it matters: last year's file carries last year's names. The table `assets/lexicon/political_wording.ron` is
//! dated and meant to be edited. It only asks to compare with the current wording; nothing is ever replaced.

use std::ops::Range;
use std::sync::LazyLock;

use super::super::facts::LineFacts;
use super::super::finding::{Finding, Kind};
use super::super::lexicon::Lexicon;
use super::super::own_words;
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "political-wording",
    kind: Kind::Wording,
    name: "规范表述",
    summary: "已更名的机构、过时或不完整的固定表述，请对照最新的规范表述核对",
    scope: Scope::Line(check),
};

static WORDS: LazyLock<Lexicon> = LazyLock::new(|| {
    let shipped = include_str!("../../../assets/lexicon/political_wording.ron");
    Lexicon::read("political_wording.ron", shipped, own_words::political_wording())
});

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    for (range, entry) in WORDS.find(&line.text, line.setting.year, |at| line.sentence_at(at)) {
        let now = entry.right.iter().map(|right| format!("“{right}”")).collect::<Vec<_>>().join("或");
        let now = if now.is_empty() { String::new() } else { format!("，现为{now}") };
        let message = format!("“{}”{now}：{}请对照最新的规范表述核对", entry.wrong, entry.note);
        findings.push(Finding::new(&RULE, entry.level.severity(), range, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read() {
        assert!(WORDS.len() >= 20);
    }
}
