//! 表文不一致: an indicator whose value in a table is not the one the prose states.
//!
//! Why it matters: the table is filled in first, the prose is rewritten last; both go into one document. Compared are
//! statements of the very same name and role for the whole year and the whole organ. Where the prose gives several
//! values, one of which is the table's, they may be of different things and the rule is silent.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use crate::check::Span;
use crate::check::facts::Facts;
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::manuscript::LineKind;
use crate::check::rule::{Rule, Scope};
use crate::check::statement::{Entry, Ledger, Statement, slip};
use crate::check::table::{Cell, Column, Grid, Row, Tells, exact, told_year};
use crate::document::SectionKind;
use crate::quantity::{Approximation, Dimension, Figure, Role, is_annual, is_event, is_generic, usual_name};

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
    /// The usual name of the indicator.
    name: String,
    /// What stands above it.
    column: &'g str,
}

impl Told<'_, '_> {
    fn agrees(&self, other: &Self) -> bool {
        let is_like = self.figure.unit.dimension == other.figure.unit.dimension;
        is_like && self.figure.interval().overlaps(&other.figure.interval())
    }
}

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    let tables = tables(facts);
    if tables.is_empty() {
        return;
    }
    let by_name = prose(facts.ledger());
    let mut known: HashSet<Span> = HashSet::new();
    for told in &tables {
        let name =
            if told.role == Role::Share { format!("{}完成率", told.name) } else { told.name.clone() };
        let Some(entry) = by_name.get(name.as_str()) else { continue };
        if let Some((statement, severity)) = contradiction(facts, entry, told)
            && known.insert(statement.span.clone())
        {
            findings.extend(report(facts, told, statement, severity));
        }
    }
}

/// What the tables of this year tell, in order. A name that stands in them with several values is of several things.
fn tables<'g, 'a>(facts: &'g Facts<'a>) -> Vec<Told<'g, 'a>> {
    let mut all: Vec<Told<'g, 'a>> = Vec::new();
    let mut first: HashMap<(String, Role), usize> = HashMap::new();
    let mut ambiguous: HashSet<usize> = HashSet::new();
    for grid in facts.grids().iter().filter(|grid| is_of_year(facts, grid)) {
        for row in grid.rows.iter().filter(|row| row.words.total.is_none() && !row.words.is_part) {
            for told in values(facts, grid, row) {
                match first.get(&(told.name.clone(), told.role)) {
                    Some(&other) if all[other].agrees(&told) => {}
                    Some(&other) => drop(ambiguous.insert(other)),
                    None => {
                        first.insert((told.name.clone(), told.role), all.len());
                        all.push(told);
                    }
                }
            }
        }
    }
    let all = all.into_iter().enumerate().filter(|(index, _)| !ambiguous.contains(index));
    all.map(|(_, told)| told).collect()
}

/// Whether a table reports the whole year of the document.
fn is_of_year(facts: &Facts<'_>, grid: &Grid<'_>) -> bool {
    let told = told_year(&grid.caption);
    grid.kind != SectionKind::Plan
        && told.is_none_or(|told| facts.year.map(i32::from) == Some(told))
        && !PARTIAL.iter().any(|word| grid.caption.contains(word))
}

/// The indicators with specific names.
fn prose<'l, 'a>(ledger: &'l Ledger<'a>) -> HashMap<&'a str, &'l Entry<'a>> {
    let specific =
        ledger.entries().iter().filter(|it| it.name.chars().count() >= SHORTEST && !is_generic(it.name));
    specific.map(|entry| (entry.name, entry)).collect()
}

/// The values of a row whose unit and role are known.
fn values<'g, 'a>(facts: &Facts<'_>, grid: &'g Grid<'a>, row: &'g Row<'a>) -> Vec<Told<'g, 'a>> {
    let name = usual_name(&row.words.label);
    let year = facts.year.map(i32::from);
    // Beside next year's target, growth and rates are those of the target.
    let looks_ahead = grid.columns.iter().any(|column| column.year > year);
    let told = grid.columns.iter().enumerate().filter_map(|(index, column)| {
        let role = role(column)?;
        let (cell, figure) = row.amount(index)?;
        let has_unit = figure.unit.dimension != Dimension::Bare && figure.number >= Decimal::ZERO;
        let is_change = matches!(role, Role::Growth | Role::Share);
        let fits = !is_change || figure.unit.dimension == Dimension::Percent && !looks_ahead;
        let is_only = grid.only(column.tells) == Some(index) && !column.is_partial;
        (is_only && has_unit && fits).then(|| Told {
            cell,
            figure,
            role,
            name: name.clone(),
            column: &column.name,
        })
    });
    told.collect()
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
    let agrees = |statement: &Statement<'_>| tell_the_same(&statement.mention.figure, told.figure);
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

/// Whether two figures can be of one value. The one with fewer digits may be cut off instead of rounded.
fn tell_the_same(one: &Figure, other: &Figure) -> bool {
    let (step, finer) = (one.step().max(other.step()), one.step().min(other.step()));
    let is_cut_off = one.value().checked_sub(other.value()).is_some_and(|apart| apart.abs() < step);
    one.interval().overlaps(&other.interval()) || step > finer && is_cut_off
}

/// Whether a statement is of the same role, kind of unit, year and organ.
fn is_alike(facts: &Facts<'_>, statement: &Statement<'_>, told: &Told<'_, '_>) -> bool {
    let line = &facts.lines[statement.span.line];
    let is_prose = !matches!(line.setting.kind, LineKind::Cell { .. });
    let year = facts.year.map(i32::from);
    // Last year's value is told with this year's sentence, or with its own year.
    let same_year = statement.year == year
        || told.role == Role::LastYear && statement.year.is_none_or(|it| year.is_some_and(|y| it + 1 == y));
    let whole = statement.subject.is_none() && !statement.told.is_part && !statement.is_plan;
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
    let before = line.get(statement.told.sentence..statement.span.start).unwrap_or("");
    let clause = before.rsplit(['，', '；', '、']).next().unwrap_or("");
    clause.contains(['降', '减', '负', '落', '跌'])
}

fn report(
    facts: &Facts<'_>,
    told: &Told<'_, '_>,
    statement: &Statement<'_>,
    severity: Severity,
) -> Option<Finding<Span>> {
    let line = &facts.lines[statement.span.line].text;
    let figure = &statement.mention.figure;
    let (here, there) = (told.cell.text().trim(), line.get(figure.range.clone())?);
    let message = format!("“{}”表中“{}”栏是{here}{}，正文是{there}", told.name, told.column, unit_of(told));
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
        (Dimension::Count(word), false) if told.figure.unit.factor == Decimal::ONE => word.clone(),
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
