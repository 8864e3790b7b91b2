//! What a total covers (合计范围): the rows or columns that may be meant, the likeliest first.
//!
//! A table does not say whether 其中 ends with its row, whether 小计 stands above or below its group, or whether a
//! numbered row holds the sum of those below it. So there are several readings, and a total is wrong only if none of
//! them gives it.

use std::ops::Range;

use crate::check::table::{Grid, Row, Tells, Total};

/// Rows that a total may cover.
pub(super) type Reading = Vec<usize>;

/// The readings of the total in a row; none when its words do not tell.
pub(super) fn of_row(grid: &Grid<'_>, total_row: usize) -> Vec<Reading> {
    let ends_at = |wanted: fn(Total) -> bool| {
        let is_end = move |row: &Row<'_>| row.words.total.is_some_and(wanted);
        let before = grid.rows[..total_row].iter().rposition(is_end).map_or(0, |at| at + 1);
        let behind = grid.rows[total_row + 1..].iter().position(is_end);
        (before..total_row, total_row + 1..behind.map_or(grid.rows.len(), |at| total_row + 1 + at))
    };
    let mut readings = Vec::new();
    match grid.rows[total_row].words.total {
        Some(Total::Group) => {
            let (above, below) = ends_at(|_| true);
            items(grid, above, &mut readings);
            items(grid, below, &mut readings);
        }
        Some(Total::Whole) => {
            let (above, below) = ends_at(|total| total == Total::Whole);
            let stands_first = above.is_empty();
            whole(grid, if stands_first { below } else { above.clone() }, &mut readings);
            if !stands_first && above.start > 0 {
                with_totals_before(grid, above, &mut readings);
            }
        }
        _ => {}
    }
    // A total of one row is no sum; with a part of several rows it may be.
    readings.retain(|reading| !reading.is_empty());
    readings.dedup();
    readings
}

/// Rows between totals, without those that are parts of others.
fn items(grid: &Grid<'_>, range: Range<usize>, readings: &mut Vec<Reading>) {
    let words = |row: usize| &grid.rows[row].words;
    let all: Reading = items_of(grid, range);
    let without_parts: Reading = all.iter().copied().filter(|&row| !words(row).is_part).collect();
    let top = without_parts.iter().map(|&row| words(row).depth).min();
    let tops: Reading = without_parts.iter().copied().filter(|&row| Some(words(row).depth) == top).collect();
    let cuts = parts_cut_off(grid, &all);
    // Who knows where several 其中 end?
    let Some(cuts) = cuts else { return };
    readings.push(tops);
    readings.push(without_parts);
    readings.extend(cuts);
}

/// Longest run of rows behind 其中 of which every beginning is tried as further parts.
const PARTS: usize = 12;

/// The rows without a part and the first, the first two … rows behind it, which may be parts too; `None` when there
/// are too many ways.
fn parts_cut_off(grid: &Grid<'_>, all: &[usize]) -> Option<Vec<Reading>> {
    let is_part = |row: &usize| grid.rows[*row].words.is_part;
    let Some(first) = all.iter().position(is_part) else { return Some(Vec::new()) };
    let last = all.iter().rposition(is_part)?;
    let behind = all.len() - last - 1;
    let is_one_run = all[first..=last].iter().all(is_part);
    if behind == 0 && is_one_run {
        return Some(Vec::new());
    }
    let cut = |skipped: usize| -> Reading {
        all[..first].iter().chain(&all[last + 1 + skipped..]).copied().collect()
    };
    (is_one_run && behind <= PARTS).then(|| (1..=behind).map(cut).collect())
}

/// The rows that are no totals. One without numbers above the depth of the others is the heading of a group.
fn items_of(grid: &Grid<'_>, range: Range<usize>) -> Reading {
    let rows = range.filter(|&row| grid.rows[row].words.total.is_none());
    let rows: Reading = rows.collect();
    let depth = |row: &usize| grid.rows[*row].words.depth;
    let top = rows.iter().filter(|row| has_numbers(&grid.rows[**row])).map(depth).min();
    let is_heading = |row: &usize| !has_numbers(&grid.rows[*row]) && Some(depth(row)) < top;
    rows.iter().copied().filter(|row| !is_heading(row)).collect()
}

/// Everything of a range: its groups' totals and what stands outside of groups.
fn whole(grid: &Grid<'_>, range: Range<usize>, readings: &mut Vec<Reading>) {
    let is_group = |row: usize| grid.rows[row].words.total == Some(Total::Group);
    let groups: Reading = range.clone().filter(|&row| is_group(row)).collect();
    let (Some(&first), Some(&last)) = (groups.first(), groups.last()) else {
        items(grid, range, readings);
        return;
    };
    let outside = |rows: Range<usize>| {
        let mut all = groups.clone();
        all.extend(items_of(grid, rows));
        all.sort_unstable();
        all
    };
    readings.push(outside(last + 1..range.end));
    readings.push(groups.clone());
    readings.push(outside(range.start..first));
    items(grid, range, readings);
}

/// 合计, 上年结转, 总计: the last is of the first and what stands between, or of all totals.
fn with_totals_before(grid: &Grid<'_>, above: Range<usize>, readings: &mut Vec<Reading>) {
    let is_whole = |row: &usize| grid.rows[*row].words.total == Some(Total::Whole);
    let totals: Reading = (0..above.start).filter(is_whole).collect();
    let mut with_last = vec![above.start - 1];
    with_last.extend(items_of(grid, above.clone()));
    readings.push(with_last);
    readings.push(totals);
    readings.push((0..above.end).filter(|&row| grid.rows[row].words.total.is_none()).collect());
}

/// Whether a row is more than the heading of a group.
fn has_numbers(row: &Row<'_>) -> bool {
    row.cells.iter().any(|cell| cell.figure.is_some())
}

/// The rows right below a numbered row that belong to it: 1 and 2 below 一.
pub(super) fn of_parent(grid: &Grid<'_>, parent: usize) -> Option<Reading> {
    let words = |row: &usize| &grid.rows[*row].words;
    let depth = words(&parent).depth;
    let below = (parent + 1..grid.rows.len())
        .take_while(|row| words(row).depth > depth && words(row).total.is_none());
    let below: Reading = below.collect();
    let top = below.iter().map(|row| words(row).depth).min()?;
    let is_plain = words(&parent).total.is_none() && !below.iter().any(|row| words(row).is_part);
    is_plain.then(|| below.into_iter().filter(|row| words(row).depth == top).collect())
}

/// The readings of the total in a column: what stands to its right, to its left, or the totals between.
pub(super) fn of_column(grid: &Grid<'_>, total: usize) -> Vec<Reading> {
    let column = |at: usize| &grid.columns[at];
    let is_total = |at: &usize| column(*at).tells == Tells::Total;
    let belongs = |at: &usize| {
        let (one, other) = (column(*at), column(total));
        *at >= grid.first
            && one.adds_up()
            && one.tells != Tells::Total
            && !one.is_part()
            && one.above == other.above
    };
    let count = grid.columns.len();
    let to_right = total + 1..(total + 1..count).find(is_total).unwrap_or(count);
    let to_left = (0..total).rev().find(is_total).map_or(0, |at| at + 1)..total;
    let totals = (0..count).filter(|at| *at != total && is_total(at)).collect();
    let mut readings: Vec<Reading> =
        vec![to_right.filter(belongs).collect(), to_left.filter(belongs).collect(), totals];
    readings.retain(|reading| reading.len() >= 2);
    readings
}
