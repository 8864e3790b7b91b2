//! 搭配不当: 完成…问题, 紧绷…底线, 加大…水平: a verb and an object that do not go together.
//!
//! Why it matters: the commonest slip of grammar in reports. The table is `assets/lexicon/collocations.ron`; verb and
//! object must stand in one clause with nothing between that could govern the object instead.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::quantity::clauses;

use super::super::facts::LineFacts;
use super::super::finding::{Finding, Kind};
use super::super::lexicon::Level;
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "collocation",
    kind: Kind::Wording,
    name: "搭配不当",
    summary: "动词和宾语搭配不当",
    scope: Scope::Line(check),
};

/// Most characters between verb and object.
const REACH: usize = 14;

/// A pair that does not go together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    verbs: Vec<String>,
    objects: Vec<String>,
    /// What goes with the object.
    right: Vec<String>,
    /// Words between verb and object that make it right.
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    level: Level,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    pairs: Vec<Pair>,
}

static PAIRS: LazyLock<Vec<Pair>> = LazyLock::new(|| {
    let text = include_str!("../../../assets/lexicon/collocations.ron");
    crate::data_file::parse_ron::<Table>("搭配表", "collocations.ron", text)
        .map_or_else(|_| Vec::new(), |t| t.pairs)
});

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let clauses = clauses(&line.text);
    for pair in PAIRS.iter() {
        if !pair.objects.iter().any(|object| line.text.contains(object.as_str())) {
            continue;
        }
        for clause in &clauses {
            if let Some((range, verb, object)) = pair.find(&line.text[clause.clone()]) {
                let right = pair.right.join("”或“");
                let message = format!("“{verb}”与“{object}”不搭配，可用“{right}”");
                let range = clause.start + range.start..clause.start + range.end;
                findings.push(Finding::new(&RULE, pair.level.severity(), range, message));
            }
        }
    }
}

impl Pair {
    /// The first place in a clause where verb and object stand, and which they are.
    fn find(&self, clause: &str) -> Option<(Range<usize>, &str, &str)> {
        self.verbs.iter().flat_map(|verb| self.objects.iter().map(move |object| (verb, object))).find_map(
            |(verb, object)| {
                let start = clause.find(verb.as_str())?;
                let inner = start + verb.len();
                let at = inner + clause[inner..].find(object.as_str())?;
                let end = at + object.len();
                let between = &clause[inner..at];
                let is_head = clause[end..]
                    .starts_with(|ch: char| ch.is_ascii_digit() || "，。；、：".contains(ch))
                    || clause[end..].is_empty();
                let is_free = between.chars().count() <= REACH
                    && !between.contains(['和', '与', '及', '、', '并', '“'])
                    && !self.unless.iter().any(|word| between.contains(word.as_str()));
                (is_head && is_free).then_some((start..end, verb.as_str(), object.as_str()))
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read() {
        assert!(!PAIRS.is_empty());
    }
}
