//! 表内比率不符: a 完成率, 占比, 办结率 or 增长 in a table that its other columns do not give.
//!
//! Why it matters: targets and what was done stand side by side; anyone divides them. Which columns a rate is made of
//! is told by their headings, or else by the rows: two columns that give most of the rates. What is meant to go down,
//! a completion capped at 100% and growth at constant prices are counted in other ways and left alone, and so is a
//! column of which most cells do not fit.

use crate::check::Span;
use crate::check::direction::is_less_better;
use crate::check::facts::Facts;
use crate::check::finding::{Finding, Kind};
use crate::check::rule::{Rule, Scope};
use crate::check::table::{Grid, Row, Tells, Total};

use super::rated::{Of, Rated, is_percent};

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

/// Most columns of which every two are tried.
const WIDEST: usize = 12;

/// How many rates tell which columns give them.
const SAMPLE: usize = 24;

/// The rates of a column, and how many of them fit.
struct Tally<'g, 'a> {
    of: Of,
    rated: Vec<Rated<'g, 'a>>,
    verdicts: Vec<Option<bool>>,
}

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    for grid in facts.grids() {
        for rate in 0..grid.columns.len() {
            let named = named(grid, rate).filter(Tally::is_sure);
            let tally = named.or_else(|| inferred(grid, rate).filter(Tally::is_evident));
            findings.extend(tally.iter().flat_map(Tally::report));
        }
    }
}

impl<'g, 'a> Tally<'g, 'a> {
    fn new(of: Of, rated: Vec<Rated<'g, 'a>>) -> Self {
        let verdicts = rated.iter().map(|rated| rated.fits(of)).collect();
        Self { of, rated, verdicts }
    }

    fn count(&self, wanted: bool) -> usize {
        self.verdicts.iter().filter(|verdict| **verdict == Some(wanted)).count()
    }

    /// Whether columns with these headings make the rates: not when most cells do not fit.
    fn is_sure(&self) -> bool {
        let (right, wrong) = (self.count(true), self.count(false));
        match self.of {
            Of::Completion => right + wrong > 0 && wrong <= right + 1,
            Of::Share | Of::Growth => right >= 2 && wrong <= right,
        }
    }

    /// Whether the rows alone tell that these columns make the rates.
    fn is_evident(&self) -> bool {
        let (right, wrong) = (self.telling(), self.count(false));
        right >= 2 && wrong * 2 <= right
    }

    /// How many rates fit that hardly do by chance.
    fn telling(&self) -> usize {
        let fit = self.rated.iter().zip(&self.verdicts).filter(|(_, verdict)| **verdict == Some(true));
        fit.filter(|(rated, _)| rated.is_telling()).count()
    }

    fn report(&self) -> Vec<Finding<Span>> {
        let wrong = self.rated.iter().zip(&self.verdicts).filter(|(_, verdict)| **verdict == Some(false));
        wrong.filter_map(|(rated, _)| rated.report(&RULE, self.of)).collect()
    }
}

/// The rates of a column by what the headings say.
fn named<'g, 'a>(grid: &'g Grid<'a>, rate: usize) -> Option<Tally<'g, 'a>> {
    match grid.columns[rate].tells {
        Tells::Completion if grid.only(Tells::Completion) == Some(rate) => {
            let (part, base) = (grid.only(Tells::Actual)?, grid.only(Tells::Target)?);
            Some(pair(grid, Of::Completion, rate, (part, base)))
        }
        Tells::Growth if grid.only(Tells::Growth) == Some(rate) => {
            let (part, base) = (grid.only(Tells::Actual)?, grid.only(Tells::LastYear)?);
            Some(pair(grid, Of::Growth, rate, (part, base)))
        }
        Tells::Share => shares(grid, rate),
        _ => None,
    }
}

/// The rates of a column by the two columns that give most of them.
fn inferred<'g, 'a>(grid: &'g Grid<'a>, rate: usize) -> Option<Tally<'g, 'a>> {
    let of = match grid.columns[rate].tells {
        Tells::Growth => Of::Growth,
        Tells::Completion => Of::Completion,
        _ if grid.rows.iter().any(|row| row.amount(rate).is_some_and(|(_, it)| is_percent(it))) => Of::Share,
        _ => return None,
    };
    let amounts: Vec<usize> =
        (grid.first..grid.columns.len()).filter(|at| grid.columns[*at].adds_up()).collect();
    if amounts.len() > WIDEST {
        return None;
    }
    let pairs = amounts.iter().flat_map(|part| amounts.iter().map(move |base| (*part, *base)));
    let pairs = pairs.filter(|(part, base)| part != base && *part != rate && *base != rate);
    let given = |(part, base): &(usize, usize)| {
        let rated = rated(grid, of, rate, (*part, *base)).take(SAMPLE);
        rated.filter(|rated| rated.is_telling() && rated.is_given(of)).count()
    };
    let best = pairs.max_by_key(given)?;
    Some(pair(grid, of, rate, best))
}

/// The rates of a column made of two others.
fn pair<'g, 'a>(grid: &'g Grid<'a>, of: Of, rate: usize, columns: (usize, usize)) -> Tally<'g, 'a> {
    Tally::new(of, rated(grid, of, rate, columns).collect())
}

/// The rows with a rate and two amounts.
fn rated<'g, 'a>(
    grid: &'g Grid<'a>,
    of: Of,
    rate: usize,
    (part, base): (usize, usize),
) -> impl Iterator<Item = Rated<'g, 'a>> {
    let column = &grid.columns[rate];
    let is_rate = ["率", "幅", "速"].iter().any(|word| column.name.contains(word));
    let rows = grid.rows.iter().filter(move |row| match of {
        Of::Completion => !is_less_better(&row.words.raw),
        Of::Share => true,
        // A change without a percent sign may be an amount.
        Of::Growth => {
            let is_share = is_rate || row.amount(rate).is_some_and(|(_, figure)| is_percent(figure));
            is_share && !OTHER_MEASURES.iter().any(|word| row.words.raw.contains(word))
        }
    });
    rows.filter_map(move |row| Rated::new(row, (rate, column), row.amount(part)?, row.amount(base)?))
}

/// 占比 of each row in the total of the column before it.
fn shares<'g, 'a>(grid: &'g Grid<'a>, rate: usize) -> Option<Tally<'g, 'a>> {
    let mut whole = grid.rows.iter().filter(|row| row.words.total == Some(Total::Whole));
    let (Some(total), None) = (whole.next(), whole.next()) else { return None };
    let part = rate.checked_sub(1).filter(|part| grid.columns[*part].adds_up())?;
    let base = total.amount(part)?;
    let rows = grid.rows.iter().filter(|row| row.words.total.is_none());
    let rated = |row: &'g Row<'a>| Rated::new(row, (rate, &grid.columns[rate]), row.amount(part)?, base);
    Some(Tally::new(Of::Share, rows.filter_map(rated).collect()))
}
