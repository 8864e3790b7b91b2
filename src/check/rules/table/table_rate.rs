//! 表内比率不符: a 完成率, 占比 or 增长 in a table that its other columns do not give.
//!
//! Why it matters: targets and what was done stand side by side; anyone divides them. What is meant to go down, a
//! completion capped at 100% and growth at constant prices are counted in other ways and left alone, and so is a
//! column of which most cells do not fit.

use rust_decimal::Decimal;

use crate::check::Span;
use crate::check::direction::is_less_better;
use crate::check::facts::Facts;
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::relation::measure::{Bounds, in_unit_of, printed, prints_as};
use crate::check::rule::{Rule, Scope};
use crate::check::table::{Cell, Grid, Row, Tells, Total, is_bare};
use crate::quantity::{Dimension, Figure, Unit};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "table-rate",
    kind: Kind::Ratio,
    name: "表内比率不符",
    summary: "表格里的完成率、占比、增幅与同行的数算出来的不一样",
    scope: Scope::Document(check),
};

/// Words of values whose growth is not that of the amounts.
const OTHER_MEASURES: [&str; 5] = ["生产总值", "总产值", "增加值", "GDP", "可比"];

/// What a rate is computed from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    /// Done ÷ target.
    Completion,
    /// Part ÷ whole.
    Share,
    /// (This year − last year) ÷ last year.
    Growth,
}

/// A rate and the two amounts it is made of.
struct Rated<'g, 'a> {
    rate: (&'g Cell<'a>, Figure),
    part: (&'g Cell<'a>, &'g Figure),
    base: (&'g Cell<'a>, &'g Figure),
    /// Other amounts of the row, by which the part may have been divided: 总投资 beside 年度计划.
    others: Vec<&'g Figure>,
    name: &'g str,
}

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    for grid in facts.grids() {
        for (of, rated) in
            [(Of::Completion, completions(grid)), (Of::Share, shares(grid)), (Of::Growth, growths(grid))]
        {
            judge(of, &rated, findings);
        }
    }
}

/// Reports the rates that do not fit, when not most of them do not.
fn judge(of: Of, rated: &[Rated<'_, '_>], findings: &mut Vec<Finding<Span>>) {
    let verdicts: Vec<Option<bool>> = rated.iter().map(|rated| rated.fits(of)).collect();
    let count = |wanted| verdicts.iter().filter(|verdict| **verdict == Some(wanted)).count();
    let (right, wrong) = (count(true), count(false));
    let is_known = if of == Of::Completion { wrong <= right + 1 } else { right >= 2 && wrong <= right };
    if is_known {
        let wrong = rated.iter().zip(&verdicts).filter(|(_, verdict)| **verdict == Some(false));
        findings.extend(wrong.filter_map(|(rated, _)| rated.report(of)));
    }
}

/// 完成率 of each row with one target and one result.
fn completions<'g, 'a>(grid: &'g Grid<'a>) -> Vec<Rated<'g, 'a>> {
    let columns = (grid.only(Tells::Completion), grid.only(Tells::Actual), grid.only(Tells::Target));
    let (Some(rate), Some(part), Some(base)) = columns else { return Vec::new() };
    let rows = grid.rows.iter().filter(|row| !is_less_better(&row.words.raw));
    rows.filter_map(|row| Rated::new(row, rate, row.amount(part)?, row.amount(base)?)).collect()
}

/// 增长 of each row with this year's and last year's value.
fn growths<'g, 'a>(grid: &'g Grid<'a>) -> Vec<Rated<'g, 'a>> {
    let columns = (grid.only(Tells::Growth), grid.only(Tells::Actual), grid.only(Tells::LastYear));
    let (Some(rate), Some(part), Some(base)) = columns else { return Vec::new() };
    let is_measured = |row: &&Row<'_>| !OTHER_MEASURES.iter().any(|word| row.words.raw.contains(word));
    let is_rate = ["率", "幅", "速"].iter().any(|word| grid.columns[rate].name.contains(word));
    let rows = grid.rows.iter().filter(is_measured);
    // A change without a percent sign may be an amount.
    let rows = rows.filter(|row| is_rate || row.amount(rate).is_some_and(|(_, figure)| is_percent(figure)));
    rows.filter_map(|row| Rated::new(row, rate, row.amount(part)?, row.amount(base)?)).collect()
}

/// 占比 of each row in the total of the column before it.
fn shares<'g, 'a>(grid: &'g Grid<'a>) -> Vec<Rated<'g, 'a>> {
    let mut whole = grid.rows.iter().filter(|row| row.words.total == Some(Total::Whole));
    let (Some(total), None) = (whole.next(), whole.next()) else { return Vec::new() };
    let of_column = |rate: usize| {
        let part = (rate > 0 && grid.columns[rate - 1].adds_up()).then(|| rate - 1);
        let base = part.and_then(|part| total.amount(part));
        let rows = grid.rows.iter().filter(|row| row.words.total.is_none());
        rows.filter_map(move |row| Rated::new(row, rate, row.amount(part?)?, base?))
    };
    grid.telling(Tells::Share).flat_map(of_column).collect()
}

fn is_percent(figure: &Figure) -> bool {
    figure.unit.dimension == Dimension::Percent
}

impl<'g, 'a> Rated<'g, 'a> {
    /// The rate of a row; `None` where it is none, or its amounts are not of one kind.
    fn new(
        row: &'g Row<'a>,
        rate: usize,
        part: (&'g Cell<'a>, &'g Figure),
        base: (&'g Cell<'a>, &'g Figure),
    ) -> Option<Self> {
        let (cell, figure) = row.amount(rate)?;
        let mut figure = figure.clone();
        if is_bare(&figure.unit) {
            figure.unit = Unit { dimension: Dimension::Percent, factor: Decimal::new(1, 2) };
        }
        let is_like = part.1.unit.dimension == base.1.unit.dimension;
        let is_amount =
            !is_percent(part.1) && base.1.value() > Decimal::ZERO && part.1.value() >= Decimal::ZERO;
        let amounts = row.cells.iter().filter_map(|cell| cell.figure.as_ref());
        let is_other = |other: &&Figure| {
            !std::ptr::eq(*other, part.1) && !std::ptr::eq(*other, base.1) && other.value() > Decimal::ZERO
        };
        (is_percent(&figure) && is_like && is_amount).then(|| Self {
            rate: (cell, figure),
            part,
            base,
            others: amounts.filter(is_other).collect(),
            name: &row.words.raw,
        })
    }

    /// Whether the rate can be what the amounts give; `None` when that cannot be told.
    fn fits(&self, of: Of) -> Option<bool> {
        let value = self.bounds(of, self.base.1)?;
        let is_full = self.rate.1.value() == Decimal::ONE;
        let is_capped = of == Of::Completion && is_full && value.high >= Decimal::ONE;
        if is_capped || prints_as(value, &self.rate.1) {
            return Some(true);
        }
        let gives =
            |other: &&Figure| self.bounds(of, other).is_some_and(|value| prints_as(value, &self.rate.1));
        (!self.others.iter().any(gives)).then_some(false)
    }

    /// What the rate can be on this base; a target is exactly what is printed.
    fn bounds(&self, of: Of, base: &Figure) -> Option<Bounds> {
        let part = Bounds::of(self.part.1);
        let exact = Bounds { low: base.value(), high: base.value() };
        let ratio = part.over(if of == Of::Completion { exact } else { Bounds::of(base) })?;
        let one = Bounds { low: Decimal::ONE, high: Decimal::ONE };
        if of == Of::Growth { ratio.minus(one) } else { Some(ratio) }
    }

    /// The rate as the amounts give it.
    fn value(&self, of: Of) -> Option<Decimal> {
        let ratio = self.part.1.value().checked_div(self.base.1.value())?;
        if of == Of::Growth { ratio.checked_sub(Decimal::ONE) } else { Some(ratio) }
    }

    fn report(&self, of: Of) -> Option<Finding<Span>> {
        let (cell, figure) = &self.rate;
        let (part, base) = (self.part.0.text().trim(), self.base.0.text().trim());
        let (value, here) = (self.value(of)?, cell.text().trim());
        let text = printed(value, figure)?;
        let sign = cell.text().get(figure.unit_range.clone()).filter(|sign| !sign.is_empty());
        let computed = in_unit_of(value, figure);
        let (what, working) = match of {
            Of::Completion => ("完成率", format!("{part} ÷ {base} = {computed}%")),
            Of::Share => ("占比", format!("{part} ÷ {base} = {computed}%")),
            Of::Growth => ("增幅", format!("（{part} − {base}）÷ {base} = {computed}%")),
        };
        let label = format!("改为{text}{}", sign.unwrap_or(""));
        let message =
            format!("“{}”的{what}是{here}，按{part}和{base}应为{text}{}", self.name, sign.unwrap_or("%"));
        let finding = Finding::new(&RULE, Severity::Error, cell.span()?, message)
            .against(self.part.0.span()?)
            .against(self.base.0.span()?)
            .because(working);
        Some(finding.fix(Fix::replace(label, cell.numeral()?, text)))
    }
}
