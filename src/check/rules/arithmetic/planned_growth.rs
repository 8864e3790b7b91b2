//! 计划增幅不符: 2026年税费收入目标44350万元，比2025年增长7% where this year's 42236万元 gives 5%.
//!
//! Why it matters: next year's goal and its growth are set together and checked by nobody against the result the report
//! gives. Every result of the same name is tried; one that gives the growth is enough to be silent.

use rust_decimal::Decimal;

use crate::check::facts::{Facts, LineFacts};
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::manuscript::Span;
use crate::check::relation::measure::{Bounds, in_unit_of, printed, prints_as};
use crate::check::relation::slip::is_digit_slip;
use crate::check::rule::{Rule, Scope};
use crate::check::statement::Statement;
use crate::quantity::{Approximation, Dimension, Figure, Role};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "planned-growth",
    kind: Kind::Growth,
    name: "计划增幅不符",
    summary: "打算里目标数的增幅与总结里同一指标的完成数不符",
    scope: Scope::Anchored { anchors: has_growth, check },
};

/// Fewest characters of a name that is of one thing.
const NAME: usize = 4;

/// Least number of a growth of two digits.
const TWO_DIGITS: i128 = 10;

/// In percent, what a growth of one digit may differ from a whole number to be known by it.
const WHOLE: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

fn has_growth(line: &LineFacts) -> bool {
    line.mentions.iter().any(|mention| mention.role == Role::Growth)
}

fn check(facts: &Facts<'_>, anchors: &[usize], findings: &mut Vec<Finding<Span>>) {
    let statements = &facts.ledger().statements;
    for &line in anchors {
        let from = statements.partition_point(|statement| statement.span.line < line);
        let of_line: &[Statement<'_>] = statements.get(from..).unwrap_or_default();
        let count = of_line.iter().take_while(|statement| statement.span.line == line).count();
        for two in of_line[..count].windows(2) {
            let [goal, growth] = two else { continue };
            if is_planned(facts, goal, growth) {
                findings.extend(judge(facts, goal, growth));
            }
        }
    }
}

/// 目标为44350万元，比2025年增长5%
fn is_planned(facts: &Facts<'_>, goal: &Statement<'_>, growth: &Statement<'_>) -> bool {
    let line = &facts.lines[goal.span.line].text;
    let between = line.get(goal.span.end..growth.span.start).unwrap_or("");
    let is_next = between.matches('，').count() == 1 && !between.contains(['。', '；']);
    let is_amount = !matches!(goal.mention.figure.unit.dimension, Dimension::Percent | Dimension::Bare);
    goal.is_plan
        && goal.role == Role::Target
        && goal.told.named.is_some()
        && goal.mention.indicator.name.chars().count() >= NAME
        && is_amount
        && growth.mention.figure.unit.dimension == Dimension::Percent
        && growth.mention.figure.upper.is_none()
        && is_next
        && between.trim_end_matches(['约', '了']).ends_with("增长")
}

fn judge(facts: &Facts<'_>, goal: &Statement<'_>, growth: &Statement<'_>) -> Option<Finding<Span>> {
    let rate = &growth.mention.figure;
    let mut wrong = None;
    for result in facts.ledger().statements.iter().filter(|other| is_result_of(goal, other)) {
        let grown = grown(&goal.mention.figure, &result.mention.figure)?;
        let bounds = Bounds::of(&goal.mention.figure).over(Bounds::of(&result.mention.figure))?;
        let bounds = bounds.minus(Bounds { low: Decimal::ONE, high: Decimal::ONE })?;
        if prints_as(bounds, rate) || prints_as(Bounds { low: grown, high: grown }, rate) {
            return None;
        }
        if wrong.is_none() && is_slip(rate, grown) {
            wrong = Some((result, grown));
        }
    }
    let (result, grown) = wrong?;
    finding(facts, goal, growth, (result, grown))
}

/// Whether a statement is this year's result of what a goal is set for.
fn is_result_of(goal: &Statement<'_>, other: &Statement<'_>) -> bool {
    let (name, planned) = (other.mention.indicator.name.as_str(), goal.mention.indicator.name.as_str());
    // 组织税费收入, 税费收入
    let is_named = name.ends_with(planned) || name.chars().count() >= NAME && planned.ends_with(name);
    !other.is_plan
        && is_named
        && other.mention.figure.unit.dimension == goal.mention.figure.unit.dimension
        && other.role == Role::Actual
        && other.subject == goal.subject
        && other.year.zip(goal.year).is_none_or(|(year, planned)| year + 1 == planned)
        && other.mention.period.months.or(other.told.months).is_none()
        && !other.told.is_compared
        && other.mention.figure.value() > Decimal::ZERO
}

fn grown(goal: &Figure, result: &Figure) -> Option<Decimal> {
    goal.value().checked_sub(result.value())?.checked_div(result.value())
}

/// Whether the growth is the right one but for a slip of the pen. A growth of one digit must be given to the digit.
fn is_slip(rate: &Figure, right: Decimal) -> bool {
    let is_whole = || {
        let percent = right.checked_div(rate.unit.factor);
        percent.is_some_and(|percent| (percent - percent.round()).abs() <= WHOLE)
    };
    let is_exact = rate.approximation == Approximation::Exact;
    let is_clear = rate.number.mantissa() >= TWO_DIGITS || is_exact && is_whole();
    right > Decimal::ZERO && is_clear && is_digit_slip(rate, right)
}

fn finding(
    facts: &Facts<'_>,
    goal: &Statement<'_>,
    growth: &Statement<'_>,
    (result, grown): (&Statement<'_>, Decimal),
) -> Option<Finding<Span>> {
    let rate = &growth.mention.figure;
    let text = |at: &Statement<'_>| facts.manuscript.text(&at.span);
    let (a, b, said) = (text(goal), text(result), text(growth));
    let right = printed(grown, rate)?;
    let message = format!("增幅“{said}”与目标“{a}”、总结里的“{b}”不符，按后者应为{right}%");
    let working = format!("（{a} – {b}）÷ {b} = {}%", in_unit_of(grown, rate));
    let place = Span { start: goal.span.start, ..growth.span.clone() };
    let numeral = Span::new(growth.span.line, rate.numeral.clone());
    let shown = result.shown(&facts.lines[result.span.line].text);
    let finding = Finding::new(&RULE, Severity::Warning, place, message).against(shown).because(working);
    Some(finding.fix(Fix::replace(format!("改为{right}%"), numeral, right)))
}
