//! 表内合计不符: a row or column 合计 that is not the sum of the cells it covers.
//!
//! Why it matters: a column is added up by every reader with a calculator. A table whose other totals do not add up
//! either is made in another way than the rule thinks, and is left alone.

use std::collections::HashSet;

use crate::check::Span;
use crate::check::facts::Facts;
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::rule::{Rule, Scope};
use crate::check::table::{Cell, Grid, RowWords, Tells, Total, exact};
use crate::quantity::{Dimension, Figure};

use super::scope::{Reading, of_column, of_parent, of_row};
use super::sum::{Sum, Verdict, compare};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "table-sum",
    kind: Kind::Sum,
    name: "表内合计不符",
    summary: "表格里的合计、小计与各行各列相加的数不符",
    scope: Scope::Document(check),
};

/// Most numbers a finding names and writes out.
const MOST_WRITTEN: usize = 12;

/// Most rows 合计 of a table; one with more is understood in another way.
const MOST_TOTALS: usize = 12;

/// A total and the cells it should be the sum of.
struct Wrong<'g, 'a> {
    cell: &'g Cell<'a>,
    figure: &'g Figure,
    sum: Sum<'g, 'a>,
    /// What the total is called: “合计”行“投资”栏.
    name: String,
    severity: Severity,
}

/// What was found of some totals.
#[derive(Default)]
struct Tally<'g, 'a> {
    agreed: usize,
    wrong: Vec<Wrong<'g, 'a>>,
}

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    for grid in facts.grids() {
        let count = |wanted| grid.rows.iter().filter(|row| row.words.total == Some(wanted)).count();
        if count(Total::Unclear) > 0 || count(Total::Whole) > MOST_TOTALS {
            continue;
        }
        let across = across(grid);
        let within = within(grid);
        let down = down(grid, across.agreed + within.agreed);
        let mut reported: HashSet<Span> = HashSet::new();
        for wrong in across.wrong.iter().chain(&within.wrong).chain(&down) {
            if wrong.cell.span().is_some_and(|span| reported.insert(span)) {
                findings.extend(report(wrong));
            }
        }
    }
}

/// Total columns, row by row. Most rows must agree: they tell what the column is the total of.
fn across<'g, 'a>(grid: &'g Grid<'a>) -> Tally<'g, 'a> {
    let mut all = Tally::default();
    for total in grid.telling(Tells::Total) {
        let readings = of_column(grid, total).into_iter();
        let tallies = readings.map(|reading| column(grid, total, &reading));
        let Some(best) = tallies.rev().max_by_key(|tally| tally.agreed) else { continue };
        if best.agreed >= 2 && best.wrong.len() * 2 <= best.agreed + 1 {
            all.agreed += best.agreed;
            all.wrong.extend(best.wrong);
        }
    }
    all
}

fn column<'g, 'a>(grid: &'g Grid<'a>, total: usize, reading: &Reading) -> Tally<'g, 'a> {
    let mut tally = Tally::default();
    for row in &grid.rows {
        let Some((cell, figure)) = row.amount(total) else { continue };
        let cells: Vec<&Cell<'a>> = reading.iter().filter_map(|column| row.cells.get(*column)).collect();
        match compare(figure, &cells) {
            Verdict::Agrees => tally.agreed += 1,
            Verdict::Differs(sum) => {
                let name = format!("“{}”行的“{}”", row.words.raw, grid.columns[total].name);
                tally.wrong.push(Wrong { cell, figure, sum, name, severity: Severity::Error });
            }
            Verdict::Untold => {}
        }
    }
    tally
}

/// Numbered rows that hold the sums of those below them. Nothing says that they are totals but that most agree, in
/// their own row or in all of them.
fn within<'g, 'a>(grid: &'g Grid<'a>) -> Tally<'g, 'a> {
    let parents = (0..grid.rows.len()).filter_map(|parent| Some((parent, of_parent(grid, parent)?)));
    let tallies: Vec<Tally<'g, 'a>> =
        parents.map(|(parent, reading)| row(grid, parent, &[reading])).collect();
    let agreed: usize = tallies.iter().map(|tally| tally.agreed).sum();
    let wrong: usize = tallies.iter().map(|tally| tally.wrong.len()).sum();
    let is_usual = agreed >= 2 && wrong * 2 <= agreed;
    let sure = tallies.into_iter().filter(|tally| is_usual || tally.wrong.len() <= tally.agreed);
    sure.fold(Tally::default(), |mut all, tally| {
        all.agreed += tally.agreed;
        all.wrong.extend(tally.wrong);
        all
    })
}

/// Total rows, column by column. Where the words leave a choice, some other total must agree.
fn down<'g, 'a>(grid: &'g Grid<'a>, agreed_across: usize) -> Vec<Wrong<'g, 'a>> {
    let totals = grid.rows.iter().enumerate().filter(|(_, row)| row.words.total.is_some());
    let tallies: Vec<(Tally<'g, 'a>, bool)> = totals
        .map(|(index, _)| {
            let readings = of_row(grid, index);
            (row(grid, index, &readings), readings.len() == 1)
        })
        .collect();
    let agreed = agreed_across + tallies.iter().map(|(tally, _)| tally.agreed).sum::<usize>();
    let sure = tallies
        .into_iter()
        .filter(|(tally, is_plain)| tally.wrong.len() <= tally.agreed + 1 && (*is_plain || agreed > 0));
    sure.flat_map(|(tally, _)| tally.wrong).collect()
}

fn row<'g, 'a>(grid: &'g Grid<'a>, total: usize, readings: &[Reading]) -> Tally<'g, 'a> {
    let mut tally = Tally::default();
    let adding = grid.columns.iter().enumerate().filter(|(_, column)| column.adds_up());
    for (index, column) in adding {
        let row = &grid.rows[total];
        let amount = row.amount(index).filter(|(_, figure)| figure.unit.dimension != Dimension::Percent);
        let Some((cell, figure)) = amount else { continue };
        let verdicts = readings.iter().map(|reading| {
            let cells: Vec<&Cell<'a>> =
                reading.iter().filter_map(|row| grid.rows.get(*row)?.cells.get(index)).collect();
            compare(figure, &cells)
        });
        let mut verdicts: Vec<Verdict<'g, 'a>> = verdicts.collect();
        if verdicts.iter().any(|verdict| matches!(verdict, Verdict::Agrees)) {
            tally.agreed += 1;
        } else if !verdicts.is_empty()
            && let Verdict::Differs(sum) = verdicts.swap_remove(0)
        {
            let name = format!("“{}”行的“{}”", total_name(&row.words), column.name);
            let severity = if readings.len() == 1 { Severity::Error } else { Severity::Warning };
            tally.wrong.push(Wrong { cell, figure, sum, name, severity });
        }
    }
    tally
}

fn total_name(words: &RowWords) -> &str {
    match words.total {
        _ if !words.raw.is_empty() || words.total.is_none() => &words.raw,
        Some(Total::Group) => "小计",
        _ => "合计",
    }
}

fn report(wrong: &Wrong<'_, '_>) -> Option<Finding<Span>> {
    let addends = wrong.sum.addends.iter();
    let texts: Vec<&str> = addends.clone().map(|cell| cell.text().trim()).collect();
    let unit = wrong.cell.text().get(wrong.figure.unit_range.clone()).unwrap_or("");
    let sum = exact(wrong.sum.value, wrong.figure)?;
    let here = wrong.cell.text().trim();
    let message = format!("{}是{here}，各数相加是{sum}{unit}", wrong.name);
    let working = if texts.len() <= MOST_WRITTEN {
        format!("{} = {sum}{unit}", texts.join(" + "))
    } else {
        format!("{} + … + {}（共{}个数）= {sum}{unit}", texts[0], texts[texts.len() - 1], texts.len())
    };
    let mut finding = Finding::new(&RULE, wrong.severity, wrong.cell.span()?, message).because(working);
    for span in addends.take(MOST_WRITTEN).filter_map(|cell| cell.span()) {
        finding = finding.against(span);
    }
    Some(finding.fix(Fix::replace(format!("改为{sum}{unit}"), wrong.cell.numeral()?, sum)))
}
