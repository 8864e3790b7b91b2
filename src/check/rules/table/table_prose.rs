//! 表文不一致: an indicator whose value in a table is not the one the prose states.
//!
//! Why it matters: the table is filled in first, the prose is rewritten last; both go into one document. Compared are
//! statements of the very same name and role for the whole year and the whole organ. Where the prose gives several
//! values, one of which is the table's, they may be of different things and the rule is silent.

use std::collections::{HashMap, HashSet};

use crate::check::Span;
use crate::check::facts::Facts;
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::manuscript::LineKind;
use crate::check::rule::{Rule, Scope};
use crate::check::statement::{Entry, Ledger, Statement, slip};
use crate::quantity::{Approximation, Dimension, Figure, Role, is_annual, is_event, is_generic, usual_name};

use super::amount::exact;
use super::column::{Column, Tells};
use super::grid::{Cell, Grid, Row, grids};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "table-prose",
    kind: Kind::SameIndicator,
    name: "表文不一致",
    summary: "同一指标表格里的数与正文里的不同",
    scope: Scope::Document(check),
};

/// Shortest name that is compared, in characters.
const SHORTEST: usize = 4;

/// Words of a table that is not of the whole year.
const PARTIAL: [&str; 4] = ["月", "季度", "半年", "五年"];

/// A value in a table.
struct Told<'g, 'a> {
    cell: &'g Cell<'a>,
    figure: &'g Figure,
    role: Role,
    /// What stands above it.
    column: &'g str,
}

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    let grids = grids(facts);
    if grids.is_empty() {
        return;
    }
    let by_name = prose(facts.ledger());
    let mut known: HashSet<Span> = HashSet::new();
    for grid in &grids {
        if PARTIAL.iter().any(|word| grid.caption.contains(word)) {
            continue;
        }
        for row in grid.rows.iter().filter(|row| row.words.total.is_none() && !row.words.is_part) {
            let name = usual_name(&row.words.label);
            for told in values(grid, row) {
                let looked_up =
                    if told.role == Role::Share { format!("{name}完成率") } else { name.clone() };
                let Some(entry) = by_name.get(looked_up.as_str()) else { continue };
                if let Some((statement, severity)) = contradiction(facts, entry, &told)
                    && known.insert(statement.span.clone())
                {
                    findings.extend(report(facts, &name, &told, statement, severity));
                }
            }
        }
    }
}

/// The indicators with specific names.
fn prose<'l, 'a>(ledger: &'l Ledger<'a>) -> HashMap<&'a str, &'l Entry<'a>> {
    let specific =
        ledger.entries.iter().filter(|it| it.name.chars().count() >= SHORTEST && !is_generic(it.name));
    specific.map(|entry| (entry.name, entry)).collect()
}

/// The values of a row whose unit and role are known.
fn values<'g, 'a>(grid: &'g Grid<'a>, row: &'g Row<'a>) -> impl Iterator<Item = Told<'g, 'a>> {
    grid.columns.iter().enumerate().filter_map(|(index, column)| {
        let role = role(column)?;
        let is_only = grid.only(column.tells) == Some(index);
        let (cell, figure) = row.amount(index)?;
        let has_unit = figure.unit.dimension != Dimension::Bare;
        let is_rate = figure.unit.dimension == Dimension::Percent;
        let fits = is_rate || !matches!(role, Role::Growth | Role::Share);
        (is_only && has_unit && fits && !column.is_partial && figure.number >= rust_decimal::Decimal::ZERO)
            .then_some(Told { cell, figure, role, column: &column.name })
    })
}

fn role(column: &Column) -> Option<Role> {
    match column.tells {
        Tells::Target => Some(Role::Target),
        Tells::Actual => Some(Role::Actual),
        Tells::LastYear => Some(Role::LastYear),
        Tells::Growth => Some(Role::Growth),
        Tells::Completion => Some(Role::Share),
        _ => None,
    }
}

/// The statement that cannot hold beside the table, and how sure that is.
fn contradiction<'s, 'a>(
    facts: &Facts<'_>,
    entry: &'s Entry<'a>,
    told: &Told<'_, '_>,
) -> Option<(&'s Statement<'a>, Severity)> {
    let alike: Vec<&Statement<'a>> =
        entry.statements.iter().filter(|statement| is_alike(facts, statement, told)).collect();
    let (&first, rest) = alike.split_first()?;
    let agrees =
        |statement: &Statement<'_>| statement.mention.figure.interval().overlaps(&told.figure.interval());
    if alike.iter().any(|statement| agrees(statement)) || rest.iter().any(|other| !other.agrees(first)) {
        return None;
    }
    let is_single = is_annual(entry.name) && !is_event(entry.name);
    let is_amount = !matches!(told.figure.unit.dimension, Dimension::Count(_)) && !is_event(entry.name);
    if is_single {
        Some((first, Severity::Error))
    } else if is_amount || slip(&first.mention.figure, told.figure).is_some() || rest.len() > 1 {
        Some((first, Severity::Warning))
    } else {
        None
    }
}

/// Whether a statement is of the same role, kind of unit, year and organ.
fn is_alike(facts: &Facts<'_>, statement: &Statement<'_>, told: &Told<'_, '_>) -> bool {
    let line = &facts.lines[statement.span.line];
    let is_prose = !matches!(line.setting.kind, LineKind::Cell { .. });
    let year = facts.year.map(i32::from);
    // Last year's value is told with this year's sentence, or with its own year.
    let same_year = statement.year == year
        || told.role == Role::LastYear && statement.year.is_none_or(|it| year.is_some_and(|y| it + 1 == y));
    let whole = statement.subject.is_none() && !statement.is_part && !statement.is_plan;
    is_prose
        && whole
        && same_year
        && statement.role == told.role
        && statement.mention.period.months.is_none()
        && statement.mention.figure.unit.dimension == told.figure.unit.dimension
        && (told.role != Role::Growth || !is_decrease(&line.text, statement))
}

/// Whether the words before a figure say that something became less.
fn is_decrease(line: &str, statement: &Statement<'_>) -> bool {
    let before = line.get(statement.sentence..statement.span.start).unwrap_or("");
    let clause = before.rsplit(['，', '；', '、']).next().unwrap_or("");
    clause.contains(['降', '减', '负', '落', '跌'])
}

fn report(
    facts: &Facts<'_>,
    name: &str,
    told: &Told<'_, '_>,
    statement: &Statement<'_>,
    severity: Severity,
) -> Option<Finding<Span>> {
    let line = &facts.lines[statement.span.line].text;
    let figure = &statement.mention.figure;
    let (here, there) = (told.cell.text().trim(), line.get(figure.range.clone())?);
    let message = format!("“{name}”表中“{}”栏是{here}{}，正文是{there}", told.column, unit_of(told));
    let mut finding =
        Finding::new(&RULE, severity, told.cell.span()?, message).against(statement.shown(line));
    if figure.approximation == Approximation::Exact && figure.upper.is_none() {
        if let Some(number) = exact(figure.value(), told.figure) {
            finding = finding.fix(Fix::replace(format!("表中改为{number}"), told.cell.numeral()?, number));
        }
        let is_digits =
            line.get(figure.numeral.clone())?.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if let Some(number) = exact(told.figure.value(), figure).filter(|_| is_digits) {
            let at = Span::new(statement.span.line, figure.numeral.clone());
            let behind = line.get(figure.numeral.end..figure.range.end)?;
            finding = finding.fix(Fix::replace(format!("正文改为{number}{behind}"), at, number));
        }
    }
    Some(finding)
}

/// The unit that holds for a cell without one, when it has a name: 万元.
fn unit_of(told: &Told<'_, '_>) -> String {
    let is_told = !told.cell.text().get(told.figure.unit_range.clone()).unwrap_or("").is_empty();
    match (&told.figure.unit.dimension, is_told) {
        (Dimension::Percent, false) => "%".to_owned(),
        (Dimension::Count(word), false) if told.figure.unit.factor == rust_decimal::Decimal::ONE => {
            word.clone()
        }
        (Dimension::Money, false) => money(told.figure).to_owned(),
        _ => String::new(),
    }
}

fn money(figure: &Figure) -> &'static str {
    match figure.unit.factor.normalize().to_string().as_str() {
        "1" => "元",
        "10000" => "万元",
        "100000000" => "亿元",
        _ => "",
    }
}
