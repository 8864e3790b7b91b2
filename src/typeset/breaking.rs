//! Line breaking: where the lines of a paragraph end.
//!
//! The whole paragraph is optimised at once: every legal set of breaks has a cost, and the cheapest wins. A
//! line that fits the grid as it stands costs nothing; taking space out of punctuation costs less than
//! spreading the line (CLREQ: 先挤进，后推出); a last line of a single character (孤字) costs so much that it
//! happens only where nothing else is possible. Time is linear in the length of the paragraph: a line holds a
//! bounded number of atoms, so each break has a bounded number of predecessors.

use std::ops::Range;

use super::length::Length;
use super::shape::{Atom, Squeeze, tightening};

/// The measure of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure {
    /// Width of the first line.
    pub(crate) first: Length,
    /// Width of every other line.
    pub(crate) rest: Length,
    /// Width of a full-width character.
    pub(crate) cell: Length,
}

impl Measure {
    fn width(self, is_first: bool) -> Length {
        if is_first { self.first } else { self.rest }
    }
}

type Cost = i64;

/// Widths are rounded to thousandths of a point one by one; a line may be too wide by what that adds up to.
const ROUNDING: i64 = 60;

/// More than any sum of ordinary costs in a paragraph.
const IMPOSSIBLE: Cost = i64::MAX / 4;
/// A last line of one character, marks aside.
const ORPHAN: Cost = 4_000;
/// A line that is not 28 whole cells as it stands, whatever is done about it.
const OFF_GRID: Cost = 8;
/// A line whose characters are set closer than the grid; only a very loose line is worse.
const TIGHTENED: Cost = 60;
/// A line broken inside an unbreakable run because the run is longer than a line.
const EMERGENCY: Cost = 50_000;
/// A line wider than its measure even after squeezing.
const OVERFULL: Cost = 1_000_000;
/// Lines that leave more than this many cells empty are considered only when there is no other.
const MAX_SLACK: i64 = 6;

/// The lines of a paragraph as ranges of atoms, with the cost of the choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Breaks {
    pub(crate) lines: Vec<Range<usize>>,
    pub(crate) cost: Cost,
}

/// Breaks a paragraph at the lowest cost.
pub(crate) fn break_lines(atoms: &[Atom], measure: Measure) -> Breaks {
    Breaker::new(atoms, measure).best()
}

/// Breaks a paragraph into exactly `count` lines at the lowest cost, if that is possible at all without
/// overfull lines. Used to mend page ends; costs `count` times as much time as [`break_lines`].
pub(crate) fn break_into(atoms: &[Atom], measure: Measure, count: usize) -> Option<Breaks> {
    Breaker::new(atoms, measure).best_of(count)
}

struct Breaker<'a> {
    atoms: &'a [Atom],
    measure: Measure,
    /// `before[k]`: width of atoms `0..k` with the gaps after each of them.
    before: Vec<i64>,
    /// `squeezable[k][c]`: what squeeze class `c` holds in the gaps of atoms `0..k`.
    squeezable: Vec<[i64; Squeeze::ALL.len()]>,
    /// `elastic[k]`: how many gaps of atoms `0..k` are elastic.
    elastic: Vec<u32>,
    /// Atoms at which a line may begin, and the end; with the extra cost of an emergency break.
    stops: Vec<(usize, Cost)>,
}

impl<'a> Breaker<'a> {
    fn new(atoms: &'a [Atom], measure: Measure) -> Self {
        let n = atoms.len();
        let mut before = Vec::with_capacity(n + 1);
        let mut squeezable = Vec::with_capacity(n + 1);
        let mut elastic = Vec::with_capacity(n + 1);
        let (mut width, mut squeeze, mut spread) = (0i64, [0i64; Squeeze::ALL.len()], 0u32);
        before.push(0);
        squeezable.push(squeeze);
        elastic.push(0);
        for atom in atoms {
            width += i64::from((atom.body + atom.gap).0);
            if let Some((class, amount)) = atom.shrink {
                squeeze[class as usize] += i64::from(amount.0);
            }
            spread += u32::from(atom.elastic);
            before.push(width);
            squeezable.push(squeeze);
            elastic.push(spread);
        }
        let mut breaker = Self { atoms, measure, before, squeezable, elastic, stops: Vec::new() };
        breaker.stops = breaker.find_stops();
        breaker
    }

    /// Legal line beginnings. Where none comes for longer than a line, every atom becomes one at a price.
    fn find_stops(&self) -> Vec<(usize, Cost)> {
        let limit = i64::from(self.measure.first.min(self.measure.rest).0);
        let n = self.atoms.len();
        let mut stops = vec![(0, 0)];
        let mut last = 0;
        for at in 1..=n {
            if at < n && !self.atoms[at].breakable && !self.atoms[at].forced {
                continue;
            }
            if self.before[at] - self.before[last] > limit {
                stops.extend((last + 1..at).map(|inner| (inner, self.emergency(inner))));
            }
            stops.push((at, 0));
            last = at;
        }
        stops
    }

    /// Price of breaking inside an unbreakable run before atom `at`: less after the marks that divide an
    /// address.
    fn emergency(&self, at: usize) -> Cost {
        let after_mark = matches!(self.atoms[at - 1].ch, '/' | '-' | '_' | '?' | '&' | '=' | '@');
        if after_mark { EMERGENCY / 2 } else { EMERGENCY }
    }

    /// Natural width of a line: no space before its first atom, the last one's own space after it.
    fn natural(&self, line: &Range<usize>) -> i64 {
        let last = line.end - 1;
        self.before[last] - self.before[line.start]
            + i64::from((self.atoms[last].body + self.atoms[last].trail).0)
    }

    /// Cost of setting `line`; `None` when it is too wide and squeezing does not help.
    fn cost(&self, line: &Range<usize>) -> Option<Cost> {
        let width = i64::from(self.measure.width(line.start == 0).0);
        let natural = self.natural(line);
        let ends_paragraph = line.end == self.atoms.len() || self.atoms[line.end].forced;
        if natural > width + ROUNDING {
            return self
                .squeeze_cost(line, natural - width)
                .map(|cost| cost + self.orphan_cost(line, ends_paragraph));
        }
        if ends_paragraph {
            return Some(self.orphan_cost(line, true));
        }
        Some(self.spread_cost(line, (width - natural).max(0)))
    }

    /// Squeezing: cheap at the line end, dearer from class to class.
    fn squeeze_cost(&self, line: &Range<usize>, mut excess: i64) -> Option<Cost> {
        let (start, last) = (line.start, line.end - 1);
        let from_end = excess.min(i64::from(self.atoms[last].trail.0));
        let mut cost = self.weigh(from_end, 4);
        excess -= from_end;
        for (class, weight) in [6, 8, 12, 16, 32].into_iter().enumerate() {
            let taken = excess.min(self.squeezable[last][class] - self.squeezable[start][class]);
            cost += self.weigh(taken, weight);
            excess -= taken;
        }
        if excess <= ROUNDING {
            return Some(cost + OFF_GRID);
        }
        let room =
            i64::from(tightening(self.measure.cell).0) * i64::from(self.elastic[last] - self.elastic[start]);
        (excess <= room).then(|| cost + OFF_GRID + TIGHTENED + self.weigh(excess, 60))
    }

    /// Spreading by `slack`: grows with the square of what each gap gets.
    fn spread_cost(&self, line: &Range<usize>, slack: i64) -> Cost {
        if slack <= ROUNDING {
            return 0;
        }
        let gaps = i64::from(self.elastic[line.end - 1] - self.elastic[line.start]).max(1);
        let cell = i64::from(self.measure.cell.0).max(1);
        let per_gap = slack * 1000 / gaps / cell.max(1);
        OFF_GRID + 4 + self.weigh(slack, 20) + per_gap * per_gap / 100
    }

    /// `weight` for each em of `amount`.
    fn weigh(&self, amount: i64, weight: i64) -> Cost {
        amount * weight / i64::from(self.measure.cell.0).max(1)
    }

    fn orphan_cost(&self, line: &Range<usize>, ends_paragraph: bool) -> Cost {
        let is_orphan = ends_paragraph
            && line.start > 0
            && !self.atoms[line.start].forced
            && self.atoms[line.clone()].iter().filter(|a| !is_mark(a.ch)).take(2).count() <= 1;
        if is_orphan { ORPHAN } else { 0 }
    }

    /// The stops at which a line ending at stop `end` may begin, with the line's cost. Begins that leave the
    /// line very short are passed over when there are better ones; `near` remembers where those start.
    fn predecessors(&self, end: usize, near: &mut usize) -> Vec<(usize, Cost)> {
        let end_atom = self.stops[end].0;
        let is_last = end_atom == self.atoms.len() || self.atoms[end_atom].forced;
        let plausible = i64::from(self.measure.first.min(self.measure.rest).0)
            - MAX_SLACK * i64::from(self.measure.cell.0);
        while *near + 1 < end && self.before[end_atom] - self.before[self.stops[*near + 1].0] >= plausible {
            *near += 1;
        }
        let from = if is_last { end - 1 } else { *near };
        let found = self.begins(from, end);
        if found.is_empty() && from + 1 < end { self.begins(end - 1, end) } else { found }
    }

    /// Begins from stop `from` backwards until the line gets too wide or a forced break is reached.
    fn begins(&self, from: usize, end: usize) -> Vec<(usize, Cost)> {
        let end_atom = self.stops[end].0;
        if (self.stops[from].0 + 1..end_atom).any(|i| self.atoms[i].forced) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for begin in (0..=from).rev() {
            let (begin_atom, extra) = self.stops[begin];
            match self.cost(&(begin_atom..end_atom)) {
                Some(cost) => found.push((begin, cost + extra)),
                None if begin + 1 == end => found.push((begin, OVERFULL + extra)),
                None => break,
            }
            if begin_atom > 0 && self.atoms[begin_atom].forced {
                break;
            }
        }
        found
    }

    fn best(&self) -> Breaks {
        let n = self.stops.len();
        let mut best = vec![(IMPOSSIBLE, 0usize); n];
        best[0] = (0, 0);
        let mut near = 0;
        for end in 1..n {
            for (begin, cost) in self.predecessors(end, &mut near) {
                let total = best[begin].0.saturating_add(cost);
                if total < best[end].0 {
                    best[end] = (total, begin);
                }
            }
        }
        self.trace(n - 1, best[n - 1].0, |end, _| best[end].1)
    }

    fn best_of(&self, count: usize) -> Option<Breaks> {
        let n = self.stops.len();
        // best[k][s]: cheapest way to end line k at stop s.
        let mut best = vec![vec![(IMPOSSIBLE, 0usize); n]; count + 1];
        best[0][0] = (0, 0);
        let mut near = 0;
        for end in 1..n {
            for (begin, cost) in self.predecessors(end, &mut near) {
                if cost >= OVERFULL {
                    continue;
                }
                for lines in 1..=count {
                    let total = best[lines - 1][begin].0.saturating_add(cost);
                    if total < best[lines][end].0 {
                        best[lines][end] = (total, begin);
                    }
                }
            }
        }
        let cost = best[count][n - 1].0;
        (cost < IMPOSSIBLE).then(|| self.trace(n - 1, cost, |end, back| best[count - back][end].1))
    }

    /// Follows the chosen predecessors back from the last stop; `back` counts the lines already traced.
    fn trace(&self, last: usize, cost: Cost, previous: impl Fn(usize, usize) -> usize) -> Breaks {
        let mut lines = Vec::new();
        let mut end = last;
        while end > 0 {
            let begin = previous(end, lines.len());
            lines.push(self.stops[begin].0..self.stops[end].0);
            end = begin;
        }
        lines.reverse();
        Breaks { lines, cost }
    }
}

/// Whether a character does not count when a last line is judged lonely.
fn is_mark(ch: char) -> bool {
    use crate::text::class::{CharClass, class_of};
    matches!(class_of(ch), CharClass::Close | CharClass::Pause | CharClass::Stop | CharClass::LatinMark)
}
