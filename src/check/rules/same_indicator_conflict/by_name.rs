//! The same name, year, months and role with values that exclude each other.

use crate::check::finding::Severity;
use crate::check::grouped::{Member, Pair, Way};
use crate::check::key::key_of;
use crate::check::relation::slip::is_transposition;
use crate::check::statement::{Slip, Statement, slip};
use crate::check::view::View;
use crate::quantity::{Apart, Approximation, Digits, Dimension, Role, is_event};

use super::{keys_of, pair, told_by};

/// Statements of one name.
pub(super) const WAY: Way = Way { keys, pairs };

fn keys(view: &View<'_>, line: usize) -> Vec<(u64, Member)> {
    keys_of(view, line, |statement| key(view, statement))
}

fn pairs(view: &View<'_>, members: &[Member]) -> Vec<Pair> {
    let told = told_by(view, members);
    let group: Vec<&Statement<'_>> = told.iter().collect();
    // Nearly always all say the same.
    if group.iter().all(|other| other.agrees(group[0])) {
        return Vec::new();
    }
    let Some(right) = usual(&group) else { return Vec::new() };
    let mut pairs = Vec::new();
    for wrong in group.iter().copied().filter(|other| !other.agrees(right) && !other.is_beside(right)) {
        if let Some(severity) = certainty(wrong, right) {
            let is_first = wrong.span < right.span && count(&group, wrong) == count(&group, right);
            let (later, other) = if is_first { (right, wrong) } else { (wrong, right) };
            pairs.push(pair(later, other, severity));
        }
    }
    pairs
}

/// The same for statements that can be compared: name, dimension, role, subject, months, year.
fn key(view: &View<'_>, statement: &Statement<'_>) -> Option<u64> {
    let named = statement.told.named.filter(|_| !is_share_of_name(view, statement))?;
    let period = &statement.mention.period;
    let told = statement.told;
    let months = if statement.role == Role::Target { None } else { period.months.or(told.months) };
    let of = (named, statement.role, statement.subject, months, statement.year);
    Some(key_of(&(of, told.is_budgeted, told.basis)))
}

/// Whether the name is the whole a share is of: 占工业总产值的2.2%, 工业总产值的76%集中在…. Every part has its own.
fn is_share_of_name(view: &View<'_>, statement: &Statement<'_>) -> bool {
    let mention = statement.mention;
    let between = || {
        let line = &view.lines[statement.span.line].text;
        line.get(mention.indicator.range.end..statement.span.start).unwrap_or("")
    };
    mention.figure.unit.dimension == Dimension::Percent && between().trim_end().ends_with('的')
}

/// The value most statements agree on; the first of equals.
fn usual<'s, 'a>(group: &[&'s Statement<'a>]) -> Option<&'s Statement<'a>> {
    group.iter().rev().max_by_key(|one| count(group, one)).copied()
}

fn count(group: &[&Statement<'_>], one: &Statement<'_>) -> usize {
    group.iter().filter(|other| other.agrees(one)).count()
}

/// How sure it is that two values of one name exclude each other; `None` when they may be different things.
fn certainty(one: &Statement<'_>, other: &Statement<'_>) -> Option<Severity> {
    let name = one.mention.indicator.name.as_str();
    // 其中：财政补贴收入67亿元: each list divides a whole of its own; what is planned is planned more than once.
    let are_listed =
        one.told.is_listed && other.told.is_listed || one.told.is_budgeted && other.told.is_budgeted;
    let is_exchanged = Digits::of(&one.mention.figure).apart(&Digits::of(&other.mention.figure))
        == Apart::Exchanged { neighbours: true };
    let slipped = slip(&one.mention.figure, &other.mention.figure);
    // 民营经济256亿元，其中：第二产业116.9亿元 is of another whole than 第二产业196.5亿元.
    let is_listed_once = one.told.is_listed != other.told.is_listed;
    // 高血压规范管理率74.9%；糖尿病规范管理率74.0%: rates of one paragraph are of different things.
    let are_rates =
        one.mention.figure.unit.dimension == Dimension::Percent && one.span.line == other.span.line;
    if are_rates && !is_exchanged {
        return None;
    }
    let is_staff_mistyped = || is_staff(name) && is_digit_apart(one, other);
    if are_listed && !is_exchanged || is_listed_once && slipped.is_none() && !is_staff_mistyped() {
        return None;
    }
    if is_known(name, one, other) {
        return Some(Severity::Error);
    }
    let is_event = is_event(name) && one.mention.figure.unit.dimension != Dimension::Percent;
    match slipped {
        Some(Slip::Transposed | Slip::Scale) if !is_event => return Some(Severity::Error),
        Some(Slip::Transposed | Slip::Scale) => return Some(Severity::Warning),
        Some(Slip::Digit) if name.chars().count() >= 5 => return Some(Severity::Warning),
        Some(Slip::Digit) if name.chars().count() >= 4 && is_of_opening(one, other) => {
            return Some(Severity::Warning);
        }
        None if is_rate_mistyped(one, other) => return Some(Severity::Warning),
        None if is_pair_mistyped(one, other) => return Some(Severity::Warning),
        None if is_staff(name) && !one.is_plan && !is_event && is_digit_apart(one, other) => {
            return Some(Severity::Warning);
        }
        _ => {}
    }
    if one.told.is_part != other.told.is_part || one.role == Role::LastYear {
        return None;
    }
    let is_counted = match &one.mention.figure.unit.dimension {
        // 微克/立方米 measures.
        Dimension::Count(unit) => !unit.contains('/'),
        Dimension::Duration | Dimension::Bare => true,
        _ => false,
    };
    let is_sum =
        ["收入", "总值", "产值", "总额", "零售额", "增加值", "存款", "贷款", "率", "比重", "指数", "浓度"]
            .iter()
            .any(|end| name.ends_with(end));
    // 资金到位率 is of many things; one digit apart it is of one.
    let is_short_rate = name.ends_with('率') && name.chars().count() < 6;
    let is_long = name.chars().count() >= 5 && (!is_short_rate || is_digit_apart(one, other));
    (!is_counted && is_sum && is_long && !is_event).then_some(Severity::Warning)
}

/// Whether two rates of a name long enough to be of one thing have their two digits exchanged: 4.9%, 9.4%.
fn is_rate_mistyped(one: &Statement<'_>, other: &Statement<'_>) -> bool {
    let figure = &one.mention.figure;
    figure.unit.dimension == Dimension::Percent
        && figure.number.scale() == other.mention.figure.number.scale()
        && one.mention.indicator.name.chars().count() >= 4
        && is_transposition(figure, other.mention.figure.value())
}

/// Whether one of two results is told in the opening and the other further on.
fn is_of_opening(one: &Statement<'_>, other: &Statement<'_>) -> bool {
    const OPENING: usize = 6;
    let is_told = !one.told.is_part && !other.told.is_part && !one.is_plan && !other.is_plan;
    is_told && one.span.line.min(other.span.line) < OPENING && one.span.line != other.span.line
}

/// Whether two whole numbers or amounts of two digits of a name long enough have them exchanged, one of them told
/// in the opening: 新建农村公路36公里, 新建农村公路63公里.
fn is_pair_mistyped(one: &Statement<'_>, other: &Statement<'_>) -> bool {
    const NAME: usize = 5;
    let figure = &one.mention.figure;
    let is_amount = figure.unit.dimension != Dimension::Percent
        && figure.number.scale() == other.mention.figure.number.scale()
        && figure.unit.factor == other.mention.figure.unit.factor;
    let is_opening = is_of_opening(one, other);
    let are_exact = [one, other].iter().all(|of| of.mention.figure.approximation == Approximation::Exact);
    is_amount
        && is_opening
        && are_exact
        && one.mention.indicator.name.chars().count() >= NAME
        && Digits::of(figure).len() == 2
        && is_transposition(figure, other.mention.figure.value())
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
    let [one, other] = [one, other].map(|at| Digits::of(&at.mention.figure));
    one.len() == 2 && one.apart(&other) == Apart::One
}

/// Whether both state an indicator with one value a year. How many companies are 规模以上 depends on among which.
fn is_known(name: &str, one: &Statement<'_>, other: &Statement<'_>) -> bool {
    let counts_companies = matches!(one.mention.figure.unit.dimension, Dimension::Count(_))
        && ["规模以上", "限额以上"].iter().any(|word| name.contains(word));
    let same_part = one.told.is_part == other.told.is_part && one.role != Role::LastYear;
    one.told.is_annual && !counts_companies && same_part
}
