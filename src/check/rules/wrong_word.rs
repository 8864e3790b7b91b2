//! 错别字: words that a typing error or a habit makes of others: 坐谈会, 锻练, 水份.
//!
//! Why it matters: an input method offers homophones, and a reader sees carelessness. The table is
//! `assets/lexicon/wrong_words.ron`; an entry that could be right in some sentence carries guards.

use std::ops::Range;
use std::sync::LazyLock;

use super::super::facts::LineFacts;
use super::super::finding::{Finding, Fix, Kind};
use super::super::lexicon::{Entry, Lexicon};
use super::super::own_words;
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "wrong-word",
    kind: Kind::Wording,
    name: "错别字",
    summary: "词表中的错别字、误用词和搭配不当",
    scope: Scope::Line(check),
};

static WORDS: LazyLock<Lexicon> = LazyLock::new(|| {
    let shipped = include_str!("../../../assets/lexicon/wrong_words.ron");
    Lexicon::read("wrong_words.ron", shipped, own_words::wrong_words())
});

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let found = WORDS.find(&line.text, line.setting.year, |at| line.sentence_at(at));
    for (range, entry) in found {
        findings.push(finding(range, entry));
    }
}

fn finding(range: Range<usize>, entry: &Entry) -> Finding<Range<usize>> {
    let Entry { wrong, right, note, level, .. } = entry;
    let advice = match right.first() {
        Some(right) if right.is_empty() => format!("“{wrong}”多余，可以删去"),
        Some(right) => format!("“{wrong}”疑应为“{right}”"),
        None => format!("“{wrong}”用词不当"),
    };
    let message = if note.is_empty() { advice } else { format!("{advice}：{note}") };
    let finding = Finding::new(&RULE, level.severity(), range.clone(), message);
    right.iter().fold(finding, |finding, word| {
        let label =
            if word.is_empty() { format!("删去“{wrong}”") } else { format!("改为“{word}”") };
        finding.fix(Fix::replace(label, range.clone(), word.clone()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read() {
        assert!(WORDS.len() >= 150, "{}", WORDS.len());
    }
}
