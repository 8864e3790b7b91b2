//! The same name, year, months and role with values that exclude each other.

use crate::check::facts::Facts;
use crate::check::finding::Severity;
use crate::check::statement::{Entry, Slip, Statement, slip};
use crate::quantity::{Dimension, Role, is_event};

use super::{Conflicts, MOST_ALIKE};

/// Statements that can be compared have the same key: role, dimension, subject, months, year.
type Key<'a> = (Role, &'a Dimension, Option<&'a str>, Option<(u8, u8)>, Option<i32>);

/// Statements of one name.
pub(super) fn by_name(entry: &Entry<'_>, conflicts: &mut Conflicts<'_, '_>) {
    if entry.statements.len() < 2 {
        return;
    }
    // A name stated so often is not one thing.
    let groups = groups(conflicts.facts, entry);
    for group in groups.iter().filter(|group| (2..=MOST_ALIKE).contains(&group.len())) {
        let Some(right) = usual(group) else { continue };
        for wrong in group.iter().filter(|other| !other.agrees(right) && !other.is_beside(right)) {
            if let Some(severity) = certainty(entry.name, wrong, right) {
                let later = if wrong.span < right.span && count(group, wrong) == count(group, right) {
                    right
                } else {
                    wrong
                };
                let other = if std::ptr::eq(later, right) { wrong } else { &right };
                conflicts.report(later, other, severity);
            }
        }
    }
}

fn key<'a>(statement: &Statement<'a>) -> Key<'a> {
    let period = &statement.mention.period;
    let months = if statement.role == Role::Target { None } else { period.months };
    (statement.role, &statement.mention.figure.unit.dimension, statement.subject, months, statement.year)
}

/// The statements of a name by their keys, in order.
fn groups<'s, 'a>(facts: &Facts<'_>, entry: &'s Entry<'a>) -> Vec<Vec<&'s Statement<'a>>> {
    let mut groups: Vec<Vec<&Statement<'a>>> = Vec::new();
    for statement in entry.statements.iter().filter(|statement| !is_share_of_name(facts, statement)) {
        match groups.iter_mut().find(|group| group.first().is_some_and(|first| key(first) == key(statement)))
        {
            Some(group) => group.push(statement),
            None => groups.push(vec![statement]),
        }
    }
    groups
}

/// Whether the name is the whole a share is of: 占工业总产值的2.2%, 工业总产值的76%集中在…. Every part has its own.
fn is_share_of_name(facts: &Facts<'_>, statement: &Statement<'_>) -> bool {
    let (line, mention) = (&facts.lines[statement.span.line].text, statement.mention);
    let between = line.get(mention.indicator.range.end..statement.span.start).unwrap_or("");
    mention.figure.unit.dimension == Dimension::Percent && between.trim_end().ends_with('的')
}

/// The value most statements agree on; the first of equals.
fn usual<'s, 'a>(group: &[&'s Statement<'a>]) -> Option<&'s Statement<'a>> {
    group.iter().rev().max_by_key(|one| count(group, one)).copied()
}

fn count(group: &[&Statement<'_>], one: &Statement<'_>) -> usize {
    group.iter().filter(|other| other.agrees(one)).count()
}

/// How sure it is that two values of one name exclude each other; `None` when they may be different things.
fn certainty(name: &str, one: &Statement<'_>, other: &Statement<'_>) -> Option<Severity> {
    let slipped = slip(&one.mention.figure, &other.mention.figure);
    if is_known(name, one, other) {
        return Some(Severity::Error);
    }
    let is_event = is_event(name) && one.mention.figure.unit.dimension != Dimension::Percent;
    match slipped {
        Some(Slip::Transposed | Slip::Scale) if !is_event => return Some(Severity::Error),
        Some(Slip::Transposed | Slip::Scale) => return Some(Severity::Warning),
        Some(Slip::Digit) if name.chars().count() >= 4 => return Some(Severity::Warning),
        None if is_staff(name) && !one.is_plan && !is_event && is_digit_apart(one, other) => {
            return Some(Severity::Warning);
        }
        _ => {}
    }
    if one.told.is_part != other.told.is_part || one.role == Role::LastYear {
        return None;
    }
    let is_counted = matches!(
        one.mention.figure.unit.dimension,
        Dimension::Count(_) | Dimension::Duration | Dimension::Bare
    );
    let is_sum = ["收入", "总值", "产值", "总额", "零售额", "增加值", "存款", "贷款", "率", "比重", "指数"]
        .iter()
        .any(|end| name.ends_with(end));
    let is_long = name.chars().count() >= 5;
    (!is_counted && is_sum && is_long && !is_event).then_some(Severity::Warning)
}

/// Whether a name is of people an organ has, a number that no sentence of its report changes.
fn is_staff(name: &str) -> bool {
    let ends = [
        "法官",
        "检察官",
        "教师",
        "民警",
        "辅警",
        "医生",
        "医师",
        "护士",
        "职工",
        "干警",
        "干部",
        "网格员",
        "人员编制",
    ];
    name.chars().count() >= 4 && ends.iter().any(|end| name.ends_with(end))
}

/// Whether two numbers of two digits differ in one of them.
fn is_digit_apart(one: &Statement<'_>, other: &Statement<'_>) -> bool {
    let digits = |at: &Statement<'_>| at.mention.figure.number.to_string().into_bytes();
    let (one, other) = (digits(one), digits(other));
    one.len() == 2 && other.len() == 2 && one.iter().zip(&other).filter(|(a, b)| a != b).count() == 1
}

/// Whether both state an indicator with one value a year. How many companies are 规模以上 depends on among which.
fn is_known(name: &str, one: &Statement<'_>, other: &Statement<'_>) -> bool {
    let counts_companies = matches!(one.mention.figure.unit.dimension, Dimension::Count(_))
        && ["规模以上", "限额以上"].iter().any(|word| name.contains(word));
    let same_part = one.told.is_part == other.told.is_part && one.role != Role::LastYear;
    one.told.is_annual && !counts_companies && same_part
}
