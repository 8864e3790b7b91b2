//! The ledger (指标台账): every place an indicator is stated, in order, with last year's value, target and growth.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::quantity::{Mention, Role};

use super::super::manuscript::Span;
use super::super::view::View;
use super::told::Told;

/// One statement of a figure.
#[derive(Debug, Clone)]
pub struct Statement<'a> {
    /// The figure.
    pub span: Span,
    /// Which of the mentions of its line it is.
    pub index: usize,
    /// What it says.
    pub mention: &'a Mention,
    /// The year it speaks of; `None` when neither its sentence nor the document tells.
    pub year: Option<i32>,
    /// Its part; in a plan nothing is done yet, so what looks done is a target.
    pub role: Role,
    /// Whose it is; `None` for the document's own organ, also where it is named.
    pub subject: Option<&'a str>,
    /// Whether it stands in a plan.
    pub is_plan: bool,
    /// How its line tells it.
    pub told: &'a Told,
}

impl<'a> Statement<'a> {
    /// What a mention of a line states there; `None` when there is no such mention.
    pub(in crate::check) fn new(view: &View<'a>, line: usize, index: usize) -> Option<Self> {
        let facts = view.lines.get(line)?;
        let (mention, told) = (facts.mentions.get(index)?, facts.told.get(index)?);
        let timing = view.standings.get(line)?.timing;
        let said = mention.period.year;
        let of_line = timing.year.filter(|_| !told.spans_years);
        let is_past = said.zip(of_line).is_some_and(|(said, year)| said < year);
        let is_plan = timing.is_plan && !is_past;
        let role = if is_plan && mention.role == Role::Actual { Role::Target } else { mention.role };
        let span = Span::new(line, mention.figure.range.clone());
        let subject = subject(mention, told, view.title);
        Some(Self { span, index, mention, year: said.or(of_line), role, subject, is_plan, told })
    }
}

/// Whose a figure is under this title; `None` for the organ that the title names.
pub(in crate::check) fn subject<'a>(mention: &'a Mention, told: &'a Told, title: &str) -> Option<&'a str> {
    let is_small = || ["街道", "镇", "乡", "社区", "村"].iter().any(|word| title.contains(word));
    let named = mention.subject.as_deref().filter(|subject| !title.contains(subject));
    // In the report of a street, a town or a village, 全县 is its superior.
    named.or_else(|| told.whole.filter(|_| is_small()))
}

impl Statement<'_> {
    /// Where a reader looks: the figure, or the clause up to it when the figure alone is too short to be told from
    /// others (9％, 4个).
    pub fn shown(&self, text: &str) -> Span {
        const SHORT: usize = 5;
        let figure = text.get(self.span.range()).unwrap_or("");
        if figure.chars().count() >= SHORT {
            return self.span.clone();
        }
        let before = text.get(..self.span.start).unwrap_or("");
        let marks = |ch: char| "，。；：、（(）),:;！？“”".contains(ch);
        let mark = before.char_indices().rev().find(|(_, ch)| marks(*ch));
        let start = mark.map_or(0, |(at, ch)| at + ch.len_utf8());
        Span { start, ..self.span.clone() }
    }

    /// Whether two statements stand in one sentence.
    pub fn is_beside(&self, other: &Self) -> bool {
        self.span.line == other.span.line && self.told.sentence == other.told.sentence
    }

    /// Whether both can be right: some value is in both intervals.
    pub fn agrees(&self, other: &Self) -> bool {
        let (one, other) = (&self.mention.figure, &other.mention.figure);
        let is_same = one.number == other.number && one.unit == other.unit && one.upper == other.upper;
        is_same || one.interval().overlaps(&other.interval())
    }
}

/// An indicator and where it is stated.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// Its name.
    pub name: &'a str,
    /// Every statement, in order.
    pub statements: Vec<Statement<'a>>,
}

impl<'a> Entry<'a> {
    /// The first statement in this role: last year's value, the target, the growth.
    pub fn first(&self, role: Role) -> Option<&Statement<'a>> {
        self.statements.iter().find(|statement| statement.role == role)
    }

    /// Every statement of the same value as this one, itself included: what changes together.
    pub fn same_as(&self, statement: &Statement<'a>) -> impl Iterator<Item = &Statement<'a>> {
        let (role, year, figure) = (statement.role, statement.year, &statement.mention.figure);
        self.statements.iter().filter(move |other| {
            let same_unit = other.mention.figure.unit.dimension == figure.unit.dimension;
            other.role == role
                && other.year == year
                && same_unit
                && other.mention.figure.value() == figure.value()
        })
    }
}

/// Every statement of a document and the indicators it names.
#[derive(Debug, Clone, Default)]
pub struct Ledger<'a> {
    /// Every figure, in order; those without a name too.
    pub statements: Vec<Statement<'a>>,
    /// Filled when somebody first asks for them.
    entries: OnceLock<Vec<Entry<'a>>>,
}

impl<'a> Ledger<'a> {
    /// Gathers the statements of a document.
    pub fn new(view: View<'a>) -> Self {
        let statements = (0..view.lines.len()).flat_map(|line| view.statements(line)).collect();
        Self { statements, entries: OnceLock::new() }
    }

    /// The indicators in the order they are first named; names that do not tell what is meant are left out.
    pub fn entries(&self) -> &[Entry<'a>] {
        self.entries.get_or_init(|| entries(&self.statements))
    }
}

fn entries<'a>(statements: &[Statement<'a>]) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for statement in statements.iter().filter(|statement| statement.told.named.is_some()) {
        let name = statement.mention.indicator.name.as_str();
        let index = *known.entry(name).or_insert(entries.len());
        if index == entries.len() {
            entries.push(Entry { name, statements: Vec::new() });
        }
        entries[index].statements.push(statement.clone());
    }
    entries
}
