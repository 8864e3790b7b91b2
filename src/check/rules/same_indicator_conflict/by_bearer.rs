//! Things of which each bearer has one, with exchanged digits: 困难老人286人, 建立困难老人档案268份.

use crate::check::finding::Severity;
use crate::check::statement::{Ledger, Slip, Statement, slip};

use super::{Conflicts, alike};

/// Counts with the same digits of a bearer and of its things.
pub(super) fn by_bearer(ledger: &Ledger<'_>, conflicts: &mut Conflicts<'_, '_>) {
    for bucket in alike(ledger, |statement| statement.told.like_count) {
        for (index, later) in bucket.iter().enumerate() {
            if let Some(earlier) = bucket[..index].iter().find(|earlier| is_bearer(earlier, later)) {
                conflicts.report(later, earlier, Severity::Warning);
            }
        }
    }
}

/// Whether one name is a thing of what the other counts, and the number one mistyped.
fn is_bearer(one: &Statement<'_>, other: &Statement<'_>) -> bool {
    const THINGS: [&str; 5] = ["档案", "台账", "信息卡", "联系卡", "责任书"];
    let (name, rival) = (one.mention.indicator.name.as_str(), other.mention.indicator.name.as_str());
    let has = |thing: &str, bearer: &str| {
        let stem = THINGS.iter().find_map(|word| thing.strip_suffix(word));
        let from = bearer.char_indices().rev().take(4).last().map_or(0, |(at, _)| at);
        bearer.chars().count() >= 3 && stem.is_some_and(|stem| stem.ends_with(&bearer[from..]))
    };
    let is_mistyped = slip(&one.mention.figure, &other.mention.figure) == Some(Slip::Transposed);
    is_mistyped && (has(name, rival) || has(rival, name)) && one.subject == other.subject
}
