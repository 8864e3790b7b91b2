//! Counterparts (配对): which section and which line of one document answers to which of the other.

use std::cmp::Reverse;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::grams::{Grams, grams};
use super::lines::{Line, SectionLines};
use super::{Group, Row};
use crate::document::SectionKind;

/// From this score on two sections are counterparts.
const SECTIONS_ALIKE: u32 = 40;

/// What an equal heading counts for; more than any text.
const SAME_HEADING: u32 = 200;

/// What an equal part in the outline counts for, such as both being the plan.
const SAME_ROLE: u32 = 50;

/// From this many percent on two lines are counterparts.
const LINES_ALIKE: u32 = 30;

/// What equal lines count for.
const EQUAL: u32 = 150;

/// Beyond so many pairs of lines only equal ones are sought.
const MOST_PAIRS: usize = 250_000;

/// The form, when something in it differs.
pub(super) fn form(old: Vec<Line>, new: Vec<Line>) -> Option<Group> {
    let mut rows: Vec<Row> = Vec::new();
    let mut rest = old;
    for line in new {
        let at = rest.iter().position(|old| old.place.part == line.place.part);
        rows.push(Row::new(at.map(|at| rest.remove(at)), Some(line)));
    }
    rows.extend(rest.into_iter().map(|line| Row::new(Some(line), None)));
    let differs = rows.iter().any(|row| !row.is_same());
    differs.then(|| Group { name: "基本信息".into(), old: None, new: None, rows })
}

/// Every section with its counterpart, in the order of the new document; those that are only in the old one stand
/// where they stood between their neighbours.
pub(super) fn sections(old: &[SectionLines], new: &[SectionLines]) -> Vec<Group> {
    let counterparts = section_counterparts(old, new);
    let mut is_told = vec![false; old.len()];
    let mut groups = Vec::new();
    for (section, counterpart) in new.iter().zip(&counterparts) {
        if let Some(at) = *counterpart {
            let gone = (0..at).filter(|&index| !counterparts.contains(&Some(index)));
            for index in gone.collect::<Vec<_>>() {
                if !std::mem::replace(&mut is_told[index], true) {
                    groups.push(group(old.get(index), None));
                }
            }
            is_told[at] = true;
        }
        groups.push(group(counterpart.and_then(|at| old.get(at)), Some(section)));
    }
    let gone = old.iter().zip(&is_told).filter(|(_, is_told)| !**is_told);
    groups.extend(gone.map(|(section, _)| group(Some(section), None)));
    groups
}

fn group(old: Option<&SectionLines>, new: Option<&SectionLines>) -> Group {
    let name = new.or(old).map(|section| section.name.clone()).unwrap_or_default();
    let of = |section: Option<&SectionLines>| section.map_or(&[][..], |section| &section.lines).to_vec();
    Group { name, old: old.map(|s| s.id), new: new.map(|s| s.id), rows: rows(of(old), of(new)) }
}

/// The counterpart of each new section, by position.
fn section_counterparts(old: &[SectionLines], new: &[SectionLines]) -> Vec<Option<usize>> {
    let text = |section: &SectionLines| {
        grams(&section.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n"))
    };
    let (before, after): (Vec<_>, Vec<_>) = (old.iter().map(text).collect(), new.iter().map(text).collect());
    let mut scores = Vec::new();
    for (i, (a, a_grams)) in old.iter().zip(&before).enumerate() {
        for (j, (b, b_grams)) in new.iter().zip(&after).enumerate() {
            let score = section_score((a, a_grams), (b, b_grams));
            if score >= SECTIONS_ALIKE {
                scores.push((Reverse(score), i.abs_diff(j), i, j));
            }
        }
    }
    scores.sort_unstable();
    let mut counterparts = vec![None; new.len()];
    let mut is_taken = vec![false; old.len()];
    for (_, _, i, j) in scores {
        if counterparts[j].is_none() && !is_taken[i] {
            (counterparts[j], is_taken[i]) = (Some(i), true);
        }
    }
    counterparts
}

fn section_score((a, a_grams): (&SectionLines, &Grams), (b, b_grams): (&SectionLines, &Grams)) -> u32 {
    use SectionKind::{Honours, Plan, Preface, Problems, Targets};
    let has_role = matches!(a.kind, Preface | Targets | Problems | Plan | Honours);
    let heading =
        if !a.heading.is_empty() && same_heading(&a.heading, &b.heading) { SAME_HEADING } else { 0 };
    let role = if has_role && a.kind == b.kind { SAME_ROLE } else { 0 };
    heading + role + u32::from(a_grams.percent(b_grams))
}

/// Whether two headings name the same section: years do not count.
pub(crate) fn same_heading(a: &str, b: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|ch| !ch.is_numeric()).collect::<String>();
    a == b || (a.len() == b.len() && bare(a) == bare(b))
}

/// Lines with their counterparts, in the order of both.
fn rows(old: Vec<Line>, new: Vec<Line>) -> Vec<Row> {
    let same = |(a, b): &(&Line, &Line)| a.kind == b.kind && a.text == b.text;
    let head = old.iter().zip(&new).take_while(same).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(same).count();
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    let between = line_counterparts(&old[head..old_end], &new[head..new_end]);
    pairs.extend(between.into_iter().map(|(i, j)| (i + head, j + head)));
    pairs.extend((0..tail).map(|at| (old_end + at, new_end + at)));
    in_order(old, new, &pairs)
}

fn in_order(old: Vec<Line>, new: Vec<Line>, pairs: &[(usize, usize)]) -> Vec<Row> {
    let (before, after) = (old.len(), new.len());
    let (mut old, mut new) = (old.into_iter(), new.into_iter());
    let (mut i, mut j) = (0, 0);
    let mut rows = Vec::new();
    for &(to_i, to_j) in pairs.iter().chain([&(before, after)]) {
        rows.extend(old.by_ref().take(to_i - i).map(|line| Row::new(Some(line), None)));
        rows.extend(new.by_ref().take(to_j - j).map(|line| Row::new(None, Some(line))));
        let pair = (old.next(), new.next());
        if pair.0.is_some() || pair.1.is_some() {
            rows.push(Row::new(pair.0, pair.1));
        }
        (i, j) = (to_i + 1, to_j + 1);
    }
    rows
}

/// The pairs of lines that are counterparts, in the order of both.
fn line_counterparts(old: &[Line], new: &[Line]) -> Vec<(usize, usize)> {
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return equal_lines(old, new);
    }
    let of = |lines: &[Line]| -> Vec<Grams> { lines.iter().map(|line| grams(&line.text)).collect() };
    let (before, after) = (of(old), of(new));
    best_pairs(old.len(), new.len(), |i, j| match (&old[i], &new[j]) {
        (a, b) if a.kind != b.kind => 0,
        (a, b) if a.text == b.text => EQUAL,
        _ => Some(u32::from(before[i].percent(&after[j])))
            .filter(|&percent| percent >= LINES_ALIKE)
            .unwrap_or(0),
    })
}

fn equal_lines(old: &[Line], new: &[Line]) -> Vec<(usize, usize)> {
    let of = |lines: &[Line]| -> Vec<String> { lines.iter().map(|line| line.text.clone()).collect() };
    let ops = capture_diff_slices(Algorithm::Patience, &of(old), &of(new));
    let equal = ops.into_iter().filter_map(|op| match op {
        DiffOp::Equal { old_index, new_index, len } => {
            Some((0..len).map(move |at| (old_index + at, new_index + at)))
        }
        _ => None,
    });
    equal.flatten().collect()
}

/// The pairs that have the greatest score together without crossing each other; a score of zero is none.
fn best_pairs(old: usize, new: usize, score: impl Fn(usize, usize) -> u32) -> Vec<(usize, usize)> {
    let width = new + 1;
    let mut best = vec![0; (old + 1) * width];
    let mut is_pair = vec![false; best.len()];
    for i in (0..old).rev() {
        for j in (0..new).rev() {
            let apart = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let own = score(i, j);
            let paired = if own > 0 { own + best[(i + 1) * width + j + 1] } else { 0 };
            (best[i * width + j], is_pair[i * width + j]) = (apart.max(paired), paired > apart);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < old && j < new {
        if is_pair[i * width + j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}
