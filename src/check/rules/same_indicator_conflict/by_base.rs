//! Counts among the same things: 92家企业中一级资质11家 here, 92家企业中一级资质只有15家 there.

use rust_decimal::Decimal;

use crate::check::finding::Severity;
use crate::check::grouped::{Member, Pair, Way};
use crate::check::key::key_of;
use crate::check::statement::Statement;
use crate::check::view::View;

use super::{member, pair};

/// Fewest things among which some are counted.
const FEWEST: Decimal = Decimal::from_parts(10, 0, 0, false, 0);

/// Characters in a row that name what is counted among them.
const NAME: usize = 4;

/// Counts among the same things that are named alike and differ.
pub(super) const WAY: Way = Way { keys, pairs };

fn keys(view: &View<'_>, line: usize) -> Vec<(u64, Member)> {
    let told: Vec<Statement<'_>> = view.statements(line).collect();
    told.windows(2).filter_map(|two| key(view, &two[0], &two[1])).collect()
}

/// The same for counts of one unit among as many things.
fn key(view: &View<'_>, base: &Statement<'_>, part: &Statement<'_>) -> Option<(u64, Member)> {
    let (whole, counted) = (&base.mention.figure, &part.mention.figure);
    let is_counted = part.is_beside(base) && name(view, base, part).is_some() && whole.value() >= FEWEST;
    let key = || key_of(&(whole.value().normalize(), &whole.unit.dimension, &counted.unit.dimension));
    is_counted.then(|| (key(), member(part)))
}

/// What is counted among the things: 一级资质 of 企业中一级资质.
fn name<'a>(view: &View<'a>, base: &Statement<'_>, part: &Statement<'_>) -> Option<&'a str> {
    let line: &'a str = &view.lines.get(part.span.line)?.text;
    let between = line.get(base.span.end..part.span.start)?;
    let (_, name) = between.split_once('中').filter(|_| !between.contains(['，', '、', '；']))?;
    Some(name)
}

fn pairs(view: &View<'_>, members: &[Member]) -> Vec<Pair> {
    let counted = |member: &Member| {
        let base = Statement::new(view, member.line(), member.item().checked_sub(1)?)?;
        let part = Statement::new(view, member.line(), member.item())?;
        let name = name(view, &base, &part)?;
        Some((part, name))
    };
    let told: Vec<(Statement<'_>, &str)> = members.iter().filter_map(counted).collect();
    let earlier = |(index, (part, name)): (usize, &(Statement<'_>, &str))| {
        let mut before = told[..index].iter();
        let (earlier, _) = before.find(|(earlier, other)| {
            shared_start(name, other) >= NAME && !earlier.agrees(part) && !earlier.is_beside(part)
        })?;
        Some(pair(part, earlier, Severity::Warning))
    };
    told.iter().enumerate().filter_map(earlier).collect()
}

/// How many characters two texts begin with in common.
fn shared_start(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count()
}
