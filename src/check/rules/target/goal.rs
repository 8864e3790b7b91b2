//! Goals (目标任务): the indicators of the targets' section, in its table and in its prose.

use crate::check::Span;
use crate::check::facts::Facts;
use crate::check::manuscript::LineKind;
use crate::check::statement::Statement;
use crate::check::table::{Grid, Row, Tells};
use crate::document::SectionKind;
use crate::quantity::{Figure, Role, is_generic, usual_name};

/// An indicator with its target.
pub(super) struct Goal<'a> {
    /// Its usual name.
    pub(super) name: String,
    /// Where its target stands, or the figure that tells how far it was met.
    pub(super) span: Span,
    /// Every figure that is told of it there.
    pub(super) figures: Vec<Figure>,
    /// What was not met; `None` when it was, or when that cannot be told.
    pub(super) missed: Option<Missed<'a>>,
}

/// How a target was missed.
pub(super) struct Missed<'a> {
    /// The figure that tells it: what was done, or the share of the target that it is.
    pub(super) span: Span,
    /// As it is written.
    pub(super) done: &'a str,
    /// The target and how it is written, where it is told.
    pub(super) target: Option<(Span, &'a str)>,
}

/// Shortest and longest name that is specific and no clause, in characters.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=16;

/// The goals of the targets' sections, in order.
pub(super) fn goals<'a>(facts: &Facts<'a>) -> Vec<Goal<'a>> {
    if !(0..facts.manuscript.sections.len()).any(|section| is_of_targets(facts, section)) {
        return Vec::new();
    }
    let mut goals: Vec<Goal<'a>> = Vec::new();
    for grid in facts.grids().iter().filter(|grid| is_of_targets(facts, grid.section)) {
        goals.extend(grid.rows.iter().filter_map(|row| of_row(grid, row)));
    }
    let told = facts.ledger().statements.iter().filter(|statement| statement.role == Role::Target);
    goals.extend(told.filter_map(|statement| of_statement(facts, statement)));
    goals
}

/// Whether a section is of targets: its kind, or a table right behind one.
pub(super) fn is_of_targets(facts: &Facts<'_>, section: usize) -> bool {
    let kind = |at: usize| facts.manuscript.sections.get(at).map(|section| section.kind);
    match kind(section) {
        Some(SectionKind::Targets) => true,
        Some(SectionKind::Table) => section.checked_sub(1).and_then(kind) == Some(SectionKind::Targets),
        _ => false,
    }
}

fn is_specific(name: &str) -> bool {
    LENGTHS.contains(&name.chars().count()) && !is_generic(name)
}

fn of_row<'a>(grid: &Grid<'a>, row: &Row<'a>) -> Option<Goal<'a>> {
    let name = usual_name(&row.words.label);
    let told = [Tells::Target, Tells::Actual].map(|tells| grid.only(tells).and_then(|at| row.amount(at)));
    let first = told.iter().flatten().next()?;
    let figures = told.iter().flatten().map(|(_, figure)| (*figure).clone()).collect();
    let span = first.0.span()?;
    let is_named = is_specific(&name) && row.words.total.is_none();
    is_named.then(|| Goal { name, span, figures, missed: missed(grid, row) })
}

/// How far a row falls short of its target.
fn missed<'a>(grid: &Grid<'a>, row: &Row<'a>) -> Option<Missed<'a>> {
    let only = |tells| grid.only(tells).filter(|at| !grid.columns[*at].is_partial);
    let (target, done) = (row.amount(only(Tells::Target)?)?, row.amount(only(Tells::Actual)?)?);
    let is_like = target.1.unit.dimension == done.1.unit.dimension;
    let is_short = done.1.interval().high.is_some_and(|high| high < target.1.interval().low);
    (is_like && is_short).then_some(Missed {
        span: done.0.span()?,
        done: done.0.text().trim(),
        target: Some((target.0.span()?, target.0.text().trim())),
    })
}

fn of_statement<'a>(facts: &Facts<'a>, statement: &Statement<'a>) -> Option<Goal<'a>> {
    let line = facts.manuscript.lines.get(statement.span.line)?;
    let is_own = statement.subject.is_none() && !statement.told.is_part && !statement.is_plan;
    let is_there = line.kind == LineKind::Paragraph && is_of_targets(facts, line.section?);
    let name = &statement.mention.indicator.name;
    (is_own && is_there && is_specific(name)).then(|| Goal {
        name: name.clone(),
        span: statement.span.clone(),
        figures: vec![statement.mention.figure.clone()],
        missed: None,
    })
}
