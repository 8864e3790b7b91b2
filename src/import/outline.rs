//! The outline (提纲): where sections begin and what they are for.
//!
//! Joins headings, their kinds and the parts without a heading. Knows nothing of the document they become.

use std::ops::Range;

use crate::document::{Level, SectionKind};

use super::clean::Line;
use super::headings::{self, Heading};
use super::headless;
use super::kind::{self, Context};
use super::label::{Family, HeadingLabel};
use super::tail::is_attachment_mark;

/// How many lines are looked at to see how a part about problems goes on.
const LOOK_AHEAD: usize = 100;

/// How many further paragraphs a part about problems without a heading may have.
const MAX_HEADLESS_PROBLEMS: usize = 4;

/// The beginning of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Boundary {
    /// Index of its first line.
    pub(super) line: usize,
    /// Depth.
    pub(super) level: Level,
    /// What for.
    pub(super) kind: SectionKind,
    /// Bytes of the line before the heading; the rest is the heading. `None` when the section has no heading
    /// and the line is its first paragraph.
    pub(super) label_len: Option<usize>,
    /// The number on the line.
    pub(super) numbered: Option<HeadingLabel>,
}

/// Finds the sections in `lines[range]`; lines before the first one are the preface.
pub(super) fn find(lines: &[Line], range: Range<usize>, year: Option<u16>) -> Vec<Boundary> {
    let is_mark = |at: &usize| !lines[*at].is_row && is_attachment_mark(&lines[*at].text);
    let text_end = range.clone().find(is_mark).unwrap_or(range.end);
    let headings = headings::find(lines, range.start..text_end, year);
    let mut outline = classified(lines, &headings, year);
    add_headless(lines, range.start..text_end, year, &mut outline);
    outline.extend((text_end..range.end).filter(is_mark).map(|line| Boundary {
        line,
        level: Level::One,
        kind: SectionKind::Free,
        label_len: Some(0),
        numbered: None,
    }));
    outline
}

/// The kinds of the headings, each seen with those before it.
fn classified(lines: &[Line], headings: &[Heading], year: Option<u16>) -> Vec<Boundary> {
    let mut outline = Vec::with_capacity(headings.len());
    let mut parents = Parents::default();
    for heading in headings {
        let context = Context { year, after_areas: parents.after_areas };
        let own = kind::classify(heading.words(lines), context);
        let kind = parents.settle(heading, own);
        outline.push(Boundary {
            line: heading.line,
            level: heading.level,
            kind,
            label_len: (!heading.run_in).then_some(heading.label_len),
            numbered: heading.numbered,
        });
    }
    outline
}

/// What the headings so far say about the next one.
#[derive(Debug, Default)]
struct Parents {
    after_areas: bool,
    /// The kind of the last heading of level one.
    one: Option<SectionKind>,
    /// The kind of a heading that may stand above the numbers: 第二部分, or one without a number.
    pending: Option<SectionKind>,
    /// The kind of the heading under which the numbers began at one again.
    above: Option<SectionKind>,
}

impl Parents {
    fn settle(&mut self, heading: &Heading, own: Option<SectionKind>) -> SectionKind {
        let kind = match (heading.level, heading.numbered) {
            (Level::Two, _) => self.below_level_one(own),
            (Level::One, Some(label)) if label.family != Family::Part => {
                let pending = self.pending.take();
                if label.number == 1 || pending.is_some() {
                    self.above = pending.filter(|_| label.number == 1);
                }
                own.or(self.above).unwrap_or(SectionKind::Area)
            }
            (Level::One, _) => {
                let is_annex = heading.numbered.is_none() && heading.label_len > 0;
                let kind = own.unwrap_or(if is_annex { SectionKind::Free } else { SectionKind::Area });
                self.pending = Some(kind);
                kind
            }
        };
        if heading.level == Level::One {
            self.one = Some(kind);
        }
        self.after_areas |= kind == SectionKind::Area;
        kind
    }

    /// A part of a plan stays a plan, whatever targets it names.
    fn below_level_one(&self, own: Option<SectionKind>) -> SectionKind {
        let is_part_of_plan = self.one == Some(SectionKind::Plan);
        let own = own.filter(|kind| !(is_part_of_plan && *kind == SectionKind::Targets));
        own.or(self.one).unwrap_or(SectionKind::Area)
    }
}

/// Adds the parts without a heading: problems and plan, in the part of the text after the last work area's
/// first paragraph, where no heading names them.
fn add_headless(lines: &[Line], range: Range<usize>, year: Option<u16>, outline: &mut Vec<Boundary>) {
    let start = match outline.iter().rposition(|b| b.kind == SectionKind::Area) {
        Some(last) => after_first_paragraph(&outline[last]),
        None if outline.is_empty() => range.start + 1,
        None => return,
    };
    let mut from = start;
    if !has_kind(outline, SectionKind::Problems) {
        let found = (start..range.end).find(|&at| {
            is_open(lines, outline, at) && headless::admits_problems(&lines[at].text) && {
                let end = section_end(outline, at, range.end);
                paragraphs_before_plan(lines, at + 1..end, year) <= MAX_HEADLESS_PROBLEMS
            }
        });
        if let Some(at) = found {
            insert(outline, at, SectionKind::Problems);
            from = at + 1;
        }
    }
    if !has_kind(outline, SectionKind::Plan) && !shares_heading_with_plan(lines, outline) {
        let found = (from..range.end).find(|&at| {
            is_open(lines, outline, at)
                && headless::plans_ahead(&lines[at].text, year_before(outline, at, year))
        });
        if let Some(at) = found {
            insert(outline, at, SectionKind::Plan);
        }
    }
}

fn after_first_paragraph(boundary: &Boundary) -> usize {
    boundary.line + 1 + usize::from(boundary.label_len.is_some())
}

fn has_kind(outline: &[Boundary], kind: SectionKind) -> bool {
    outline.iter().any(|boundary| boundary.kind == kind)
}

/// The year a plan begins after. What follows the problems is a plan even when it names the summary's own year
/// by mistake.
fn year_before(outline: &[Boundary], at: usize, year: Option<u16>) -> Option<u16> {
    let section = outline.partition_point(|boundary| boundary.line <= at).checked_sub(1);
    let follows_problems =
        section.and_then(|index| outline.get(index)).is_some_and(|b| b.kind == SectionKind::Problems);
    if follows_problems { year.map(|year| year - 1) } else { year }
}

/// Whether problems and plan share a heading, 存在问题及下一步打算: then the plan is not taken out of it.
fn shares_heading_with_plan(lines: &[Line], outline: &[Boundary]) -> bool {
    outline.iter().any(|boundary| {
        boundary.kind == SectionKind::Problems
            && boundary.label_len.is_some()
            && kind::names_plan(&lines[boundary.line].text)
    })
}

/// Whether a part without a heading may begin at this line: a paragraph of a work area, of problems or of
/// targets, but not a heading.
fn is_open(lines: &[Line], outline: &[Boundary], at: usize) -> bool {
    let section = match outline.binary_search_by_key(&at, |boundary| boundary.line) {
        Ok(_) => return false,
        Err(next) => next.checked_sub(1).and_then(|index| outline.get(index)),
    };
    !lines[at].is_row
        && section.is_none_or(|section| {
            matches!(section.kind, SectionKind::Area | SectionKind::Problems | SectionKind::Targets)
        })
}

/// Where the section that holds the line ends.
fn section_end(outline: &[Boundary], at: usize, end: usize) -> usize {
    let next = outline.partition_point(|boundary| boundary.line <= at);
    outline.get(next).map_or(end, |boundary| boundary.line)
}

/// How many paragraphs stand in the range before the plan begins, numbered ones not counted.
fn paragraphs_before_plan(lines: &[Line], range: Range<usize>, year: Option<u16>) -> usize {
    range
        .take(LOOK_AHEAD)
        .map(|at| lines[at].text.as_str())
        .take_while(|text| !headless::plans_ahead(text, year))
        .filter(|text| crate::document::paragraph::label_at_start(text).is_none())
        .take(MAX_HEADLESS_PROBLEMS + 1)
        .count()
}

fn insert(outline: &mut Vec<Boundary>, line: usize, kind: SectionKind) {
    let index = outline.partition_point(|boundary| boundary.line < line);
    let boundary = Boundary { line, level: Level::One, kind, label_len: None, numbered: None };
    outline.insert(index, boundary);
}
