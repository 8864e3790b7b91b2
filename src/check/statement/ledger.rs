//! The ledger (指标台账): every place an indicator is stated, in order, with last year's value, target and growth.

use std::collections::HashMap;

use crate::quantity::{Mention, Role, is_generic};

use super::super::facts::Facts;
use super::super::manuscript::Span;
use super::timing::{Timing, spans_years, timings};

/// One statement of a figure.
#[derive(Debug, Clone)]
pub struct Statement<'a> {
    /// The figure.
    pub span: Span,
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
    /// Whether it is told as a part: 其中….
    pub is_part: bool,
    /// First byte of its sentence.
    pub sentence: usize,
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
        self.span.line == other.span.line && self.sentence == other.sentence
    }

    /// Whether both can be right: some value is in both intervals.
    pub fn agrees(&self, other: &Self) -> bool {
        self.mention.figure.interval().overlaps(&other.mention.figure.interval())
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

/// Every statement of a document and the indicators it names, in the order they are first named.
#[derive(Debug, Clone, Default)]
pub struct Ledger<'a> {
    /// Every figure, in order; those without a name too.
    pub statements: Vec<Statement<'a>>,
    /// The indicators; names that do not tell what is meant are left out.
    pub entries: Vec<Entry<'a>>,
}

impl<'a> Ledger<'a> {
    /// Gathers the statements of a document.
    pub fn new(facts: &Facts<'a>) -> Self {
        let mut ledger = Self::default();
        let mut known: HashMap<&str, usize> = HashMap::new();
        let title = facts.manuscript.lines.first().map_or("", |line| line.text.as_str());
        for (line, timing) in timings(facts).into_iter().enumerate() {
            for mention in &facts.lines[line].mentions {
                let sentence = facts.lines[line].sentence_at(mention.figure.range.start).start;
                let before = facts.lines[line].text.get(sentence..mention.figure.range.start).unwrap_or("");
                let timing = if spans_years(before) { Timing { year: None, ..timing } } else { timing };
                let mut statement = state(line, sentence, mention, timing, title);
                statement.subject = statement.subject.or_else(|| superior(before, title));
                let name = mention.indicator.name.as_str();
                let statement = Statement { is_part: is_part(&facts.lines[line].text, mention), ..statement };
                if !is_generic(name) {
                    let index = *known.entry(name).or_insert(ledger.entries.len());
                    if index == ledger.entries.len() {
                        ledger.entries.push(Entry { name, statements: Vec::new() });
                    }
                    ledger.entries[index].statements.push(statement.clone());
                }
                ledger.statements.push(statement);
            }
        }
        ledger
    }
}

fn state<'a>(
    line: usize,
    sentence: usize,
    mention: &'a Mention,
    timing: Timing,
    title: &str,
) -> Statement<'a> {
    let told = mention.period.year;
    let is_past = told.zip(timing.year).is_some_and(|(told, year)| told < year);
    let is_plan = timing.is_plan && !is_past;
    let role = if is_plan && mention.role == Role::Actual { Role::Target } else { mention.role };
    let year = told.or(timing.year);
    let subject = mention.subject.as_deref().filter(|subject| !title.contains(subject));
    let span = Span::new(line, mention.figure.range.clone());
    Statement { span, mention, year, role, subject, is_plan, is_part: false, sentence }
}

/// 全区, 全县 before a figure in the report of a street, a town or a village: the figure of its superior.
fn superior(before: &str, title: &str) -> Option<&'static str> {
    let is_small = ["街道", "镇", "乡", "社区", "村"].iter().any(|word| title.contains(word));
    let clause = before.rsplit(['，', '；', '：']).next().unwrap_or("");
    let wholes = ["全区", "全县", "全市", "全省", "全国"];
    wholes.into_iter().find(|whole| is_small && clause.trim_start().starts_with(whole))
}

/// Whether 其中 or 含 introduces the name.
fn is_part(line: &str, mention: &Mention) -> bool {
    let before = line.get(..mention.indicator.range.start).unwrap_or("");
    let before = before.trim_end_matches(['：', '，', ':', ',', ' ']);
    before.ends_with("其中") || before.ends_with("包括") || before.ends_with('含')
}
