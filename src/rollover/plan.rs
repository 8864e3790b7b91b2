//! The plan of a roll-over (年度沿用方案): every expression of last year's document that bears a year.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::document::{
    Document, Field, MetaField, ParagraphKind, Part, Place, Promise, Section, SectionKind, parse_paragraph,
};

use super::change::{Decision, YearChange};
use super::finder::{Line, Setting};
use super::numeral::year_at;
use super::promises::{plan_sections, promises};

/// What will become of a document of one year as the beginning of another's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rollover {
    /// Last year's document.
    pub source: Document,
    /// The year it is about.
    pub from: u16,
    /// The year the new one will be about.
    pub to: u16,
    /// Every expression that bears a year, in the order of the document. Switch [`YearChange::is_on`] at will.
    pub changes: Vec<YearChange>,
    /// What last year's plan promised, none answered yet. May be edited before it is applied.
    pub promises: Vec<Promise>,
}

/// The fields of the meta data that are looked at, and where they stand.
const META: [(MetaField, Setting); 6] = [
    (MetaField::Number, Setting::Number),
    (MetaField::Title, Setting::Title),
    (MetaField::Subtitle, Setting::Date),
    (MetaField::Recipient, Setting::Heading),
    (MetaField::Signature, Setting::Date),
    (MetaField::Date, Setting::Date),
];

/// Plans how `document`, which is about the year `from`, becomes one about `to`. Names that
/// [`crate::document::Review::kept_names`] lists keep their year. Nothing is changed yet.
pub fn plan(document: &Document, from: u16, to: u16) -> Rollover {
    let mut planner = Planner { document, years: (from, to), changes: Vec::new() };
    let (tail, head): (Vec<_>, Vec<_>) =
        META.into_iter().partition(|(field, _)| matches!(field, MetaField::Signature | MetaField::Date));
    head.into_iter().for_each(|(field, setting)| planner.meta(field, setting));
    let plans = plan_sections(document);
    for section in &document.sections {
        planner.section(section, plans.contains(&section.id));
    }
    tail.into_iter().for_each(|(field, setting)| planner.meta(field, setting));
    let changes = planner.changes;
    Rollover { source: document.clone(), from, to, changes, promises: promises(document, from) }
}

/// The year a document is about: the one it says, or else the first in its title.
pub fn year_of(document: &Document) -> Option<u16> {
    let title = &document.meta.title;
    document
        .meta
        .year
        .or_else(|| title.char_indices().find_map(|(at, _)| year_at(title, at)).map(|numeral| numeral.year))
}

impl Rollover {
    /// How many changes have this decision.
    pub fn count(&self, decision: Decision) -> usize {
        self.changes.iter().filter(|change| change.decision == decision).count()
    }

    /// The day figures are as of, moved on with the year.
    pub fn cutoff(&self) -> Option<Date> {
        let years = i32::from(self.to) - i32::from(self.from);
        self.source.meta.cutoff.map(|day| day.saturating_add(years.years()))
    }
}

struct Planner<'a> {
    document: &'a Document,
    years: (u16, u16),
    changes: Vec<YearChange>,
}

impl Planner<'_> {
    fn meta(&mut self, field: MetaField, setting: Setting) {
        self.part(Part::Meta(field), |_| setting);
    }

    fn section(&mut self, section: &Section, is_plan: bool) {
        let part = |field| Part::Section(section.id, field);
        self.part(part(Field::Heading), |_| Setting::Heading);
        let next_year = (self.years.0 + 1).to_string();
        let can_turn =
            !matches!(section.kind, SectionKind::Area | SectionKind::Targets | SectionKind::Honours);
        self.part(part(Field::Body), |text| {
            let is_plan = is_plan || can_turn && text.trim_start().starts_with(&next_year);
            match parse_paragraph(text).kind {
                ParagraphKind::Plain | ParagraphKind::Enumeration if is_plan => Setting::Plan,
                ParagraphKind::Plain | ParagraphKind::Enumeration => Setting::Prose,
                _ => Setting::Heading,
            }
        });
        let Some(table) = &section.table else { return };
        for (row, cells) in table.rows.iter().enumerate() {
            let setting = if row < table.header_rows { Setting::HeaderCell } else { Setting::Cell };
            for column in 0..cells.len() {
                self.part(part(Field::Cell { row, column }), |_| setting);
            }
        }
    }

    /// Looks at the lines of one part.
    fn part(&mut self, part: Part, setting: impl Fn(&str) -> Setting) {
        let Some(printed) = self.document.printed(part).filter(|printed| !printed.text.is_empty()) else {
            return;
        };
        let kept = &self.document.review.kept_names;
        let mut start = 0;
        for text in printed.text.split('\n') {
            let line = Line::new(text, setting(text), self.years, kept);
            self.changes.extend(line.expressions().into_iter().map(|found| YearChange {
                place: Place::new(part, printed.source_range(shifted(&found.range, start))),
                old: text.get(found.range.clone()).unwrap_or_default().to_owned(),
                is_on: found.decision == Decision::Roll,
                before: words_before(&text[..found.range.start]),
                behind: words_behind(&text[found.range.end..]),
                new: found.new,
                topic: found.topic,
                decision: found.decision,
                reason: found.reason,
            }));
            start += text.len() + 1;
        }
    }
}

fn shifted(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// Most characters shown on each side of an expression.
const CONTEXT: usize = 14;

/// The end of `text`, back to the mark that begins its clause; “…” where it is cut.
fn words_before(text: &str) -> String {
    words(text.chars().rev()).into_iter().rev().collect()
}

/// The start of `text`, up to the mark that ends its clause; “…” where it is cut.
fn words_behind(text: &str) -> String {
    words(text.chars()).into_iter().collect()
}

fn words(text: impl Iterator<Item = char>) -> Vec<char> {
    let is_end = |ch: &char| matches!(ch, '，' | '。' | '；' | '：');
    let mut words: Vec<char> = text.take_while(|ch| !is_end(ch)).take(CONTEXT + 1).collect();
    if let Some(cut) = words.get_mut(CONTEXT) {
        *cut = '…';
    }
    words
}
