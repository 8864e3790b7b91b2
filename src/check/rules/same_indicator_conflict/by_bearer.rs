//! Things of which each bearer has one, with exchanged digits: 困难老人286人, 建立困难老人档案268份.

use crate::check::finding::Severity;
use crate::check::grouped::{Member, Pair, Way};
use crate::check::statement::{Slip, Statement, slip};
use crate::check::view::View;

use super::{keys_of, pair, told_by};

/// What each bearer has one of.
const THINGS: [&str; 5] = ["档案", "台账", "信息卡", "联系卡", "责任书"];

/// Counts with the same digits of a bearer and of its things.
pub(super) const WAY: Way = Way { keys, pairs };

fn keys(view: &View<'_>, line: usize) -> Vec<(u64, Member)> {
    keys_of(view, line, |statement| statement.told.like_count)
}

fn pairs(view: &View<'_>, members: &[Member]) -> Vec<Pair> {
    let told = told_by(view, members);
    let earlier = |(index, later): (usize, &Statement<'_>)| {
        let earlier = told[..index].iter().find(|earlier| is_bearer(earlier, later));
        Some(pair(later, earlier?, Severity::Warning))
    };
    told.iter().enumerate().filter_map(earlier).collect()
}

/// The bearer's name, when the statement is of such a thing: 困难老人 of 困难老人档案.
fn stem<'a>(statement: &Statement<'a>) -> Option<&'a str> {
    let name = statement.mention.indicator.name.as_str();
    statement.told.like_count?;
    THINGS.iter().find_map(|word| name.strip_suffix(word))
}

/// Whether one name is a thing of what the other counts, and the number one mistyped.
fn is_bearer(one: &Statement<'_>, other: &Statement<'_>) -> bool {
    let has = |thing: &Statement<'_>, bearer: &Statement<'_>| {
        let bearer = bearer.mention.indicator.name.as_str();
        let from = bearer.char_indices().rev().take(4).last().map_or(0, |(at, _)| at);
        bearer.chars().count() >= 3 && stem(thing).is_some_and(|stem| stem.ends_with(&bearer[from..]))
    };
    let is_mistyped = || slip(&one.mention.figure, &other.mention.figure) == Some(Slip::Transposed);
    (has(one, other) || has(other, one)) && is_mistyped() && one.subject == other.subject
}
