//! Pairs as 135户412人 of which one number is the same and the other is not.

use crate::check::finding::Severity;
use crate::check::grouped::{Member, Pair, Way};
use crate::check::key::key_of;
use crate::check::relation::slip::is_transposition;
use crate::check::statement::{Statement, shares_noun, shares_words, slip};
use crate::check::view::View;

use super::wording::{deeds, wording};
use super::{member, pair};

/// Pairs with the same first number.
pub(super) const BY_FIRST: Way =
    Way { keys: |view, line| keys(view, line, 0), pairs: |view, members| pairs(view, members, 0) };

/// Pairs with the same second number.
pub(super) const BY_SECOND: Way =
    Way { keys: |view, line| keys(view, line, 1), pairs: |view, members| pairs(view, members, 1) };

/// Numbers below are too small to be known again.
const LEAST: i128 = 10;

/// Numbers below are met by chance.
const SMALL: i128 = 20;

/// Pairs are members by their first number.
fn keys(view: &View<'_>, line: usize, place: usize) -> Vec<(u64, Member)> {
    let told: Vec<Statement<'_>> = view.statements(line).collect();
    let pairs = told.windows(2).filter(|two| two[0].span.end == two[1].span.start);
    let keys = pairs.filter_map(|two| {
        let [figure, rest] = [place, 1 - place].map(|at| &two[at].mention.figure);
        let key = || key_of(&(figure.value().normalize(), &figure.unit.dimension, &rest.unit.dimension));
        (figure.value().mantissa() >= LEAST).then(|| (key(), member(&two[0])))
    });
    keys.collect()
}

fn pairs(view: &View<'_>, members: &[Member], place: usize) -> Vec<Pair> {
    let told = |member: &Member| {
        let of = |index: usize| Statement::new(view, member.line(), index);
        Some([of(member.item())?, of(member.item() + 1)?])
    };
    let Some((first, later)) = members.split_first() else { return Vec::new() };
    let Some(earlier) = told(first) else { return Vec::new() };
    let later = later.iter().filter_map(told);
    later.filter_map(|pair| conflict(view, &pair, &earlier, place)).collect()
}

/// The numbers beside two that are the same, when one of them must be wrong.
fn conflict(
    view: &View<'_>,
    two: &[Statement<'_>; 2],
    earlier: &[Statement<'_>; 2],
    place: usize,
) -> Option<Pair> {
    let (one, other) = (&two[1 - place], &earlier[1 - place]);
    let names = [one, other].map(|s| s.mention.indicator.name.as_str());
    let is_alike =
        || slip(&one.mention.figure, &other.mention.figure).is_some() || shares_words(names[0], names[1], 2);
    // Few things are met by chance: 15户45人 and 15户54人 must be told with the same words.
    let is_mistyped = || {
        is_transposition(&one.mention.figure, other.mention.figure.value())
            && shares_noun(&wording(view, one), &wording(view, other))
    };
    let is_small = two[place].mention.figure.value().mantissa() < SMALL;
    let is_same = if is_small { is_mistyped() } else { is_alike() };
    let is_same = is_same && deeds(names[0]) == deeds(names[1]);
    let is_conflict = is_same && !one.agrees(other) && !one.is_beside(other) && one.subject == other.subject;
    is_conflict.then(|| pair(one, other, Severity::Error))
}
