//! Numbers with the same digits in another order, or on another scale, whose names share their words.

use crate::check::finding::Severity;
use crate::check::grouped::{Member, Pair, Way};
use crate::check::statement::{Slip, Statement, are_parallel, shares_noun, slip};
use crate::check::view::View;
use crate::quantity::{Apart, Digits, Dimension, Role, is_event};

use super::wording::{shares_name, surroundings, wording};
use super::{keys_of, pair, told_by};

/// Fewest digits whose slip is no chance.
const FEWEST: usize = 3;

/// Like numbers of different names that share their words.
pub(super) const WAY: Way = Way { keys, pairs };

fn keys(view: &View<'_>, line: usize) -> Vec<(u64, Member)> {
    keys_of(view, line, |statement| statement.told.like)
}

fn pairs(view: &View<'_>, members: &[Member]) -> Vec<Pair> {
    let told = told_by(view, members);
    let earlier = |(index, later): (usize, &Statement<'_>)| {
        let mut before = told[..index].iter();
        let earlier = before.find(|earlier| {
            is_one_thing_mistyped(view, earlier, later) && !is_told_beside(&told, earlier, later)
        });
        Some(pair(later, earlier?, Severity::Warning))
    };
    told.iter().enumerate().filter_map(earlier).collect()
}

/// Whether both numbers stand in one sentence somewhere: then each is right and they are of different things.
fn is_told_beside(bucket: &[Statement<'_>], one: &Statement<'_>, other: &Statement<'_>) -> bool {
    let tells = |at: &Statement<'_>, value: &Statement<'_>| {
        bucket.iter().any(|third| {
            third.is_beside(at)
                && third.mention.figure.value() == value.mention.figure.value()
                && third.span != value.span
        })
    };
    tells(one, other) || tells(other, one)
}

fn is_one_thing_mistyped(view: &View<'_>, one: &Statement<'_>, other: &Statement<'_>) -> bool {
    let (figure, rival) = (&one.mention.figure, &other.mention.figure);
    if figure.number == rival.number && figure.unit.factor == rival.unit.factor {
        return false;
    }
    // 同比多增61.19亿元 tells nothing of what has grown.
    if [one, other].iter().all(|of| of.mention.indicator.name.starts_with("同比")) {
        return false;
    }
    let (months, others) = (one.mention.period.months, other.mention.period.months);
    let same_time = months == others || months.is_none() || others.is_none();
    let same_time = same_time && (one.year == other.year || one.is_plan != other.is_plan);
    let same_role =
        one.role == other.role || one.is_plan != other.is_plan && one.mention.role != Role::LastYear;
    if one.subject != other.subject || !same_time || one.is_beside(other) {
        return false;
    }
    let is_mistyped = slip(figure, rival).is_some_and(|slip| matches!(slip, Slip::Transposed | Slip::Scale));
    is_mistyped && same_role && shares_name(view, one, other) || is_long_slip(view, one, other)
}

/// Two neighbouring digits of three or more exchanged, or another unit with the same digits: so rare by chance that
/// one word in common is enough.
fn is_long_slip(view: &View<'_>, one: &Statement<'_>, other: &Statement<'_>) -> bool {
    let [first, second] = [one, other].map(|at| Digits::of(&at.mention.figure));
    let is_slip = matches!(first.apart(&second), Apart::Nowhere | Apart::Exchanged { neighbours: true });
    // Rates have few digits and many names.
    let is_rate = one.mention.figure.unit.dimension == Dimension::Percent;
    let fewest = if is_rate { FEWEST + 1 } else { FEWEST };
    // Zeros at the end are not written out of knowledge: 1260 and 2160 are round numbers.
    let is_round = first.significant().max(second.significant()) < fewest;
    let is_same_value = one.mention.figure.value() == other.mention.figure.value();
    if one.told.is_part != other.told.is_part || !is_slip || is_round || is_same_value {
        return false;
    }
    if are_parallel(&one.mention.indicator.name, &other.mention.indicator.name) {
        return false;
    }
    let is_short = first.len().min(second.len()) <= FEWEST;
    // 由41.6万亩增加到42.4万亩: what was before the change.
    let is_start = |of: &Statement<'_>| {
        let line = &view.lines[of.span.line].text;
        line.get(..of.span.start).is_some_and(|before| before.ends_with(['由', '从']))
    };
    // 化解102件: what is done again and again has many counts.
    let is_deed = |of: &Statement<'_>| is_short && is_event(&of.mention.indicator.name);
    let is_near = is_short && one.span.line == other.span.line;
    if is_near || is_start(one) || is_start(other) || is_deed(one) && is_deed(other) {
        return false;
    }
    // The fewer digits, the nearer must stand the words.
    let words = |of: &Statement<'_>| if is_short { surroundings(view, of) } else { wording(view, of) };
    let (here, there) = (words(one), words(other));
    shares_noun(&here, &there)
}
