//! Justification: the final position of each atom of a line.

use super::length::Length;
use super::shape::{Atom, Squeeze, tightening};

/// How a line fills its measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fill {
    /// Flush on both sides.
    Justified,
    /// Natural width, squeezed only when it would not fit.
    Natural,
}

/// Positions of the atoms' glyph origins from the start of the line, and the line's width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SetLine {
    pub(crate) origins: Vec<Length>,
    pub(crate) width: Length,
}

/// Sets `atoms` as one line of width `measure`; `cell` is the width of a full-width character.
pub(crate) fn set_line(atoms: &[Atom], measure: Length, cell: Length, fill: Fill) -> SetLine {
    let Some(last) = atoms.len().checked_sub(1) else {
        return SetLine { origins: Vec::new(), width: Length::ZERO };
    };
    let mut gaps: Vec<Length> = atoms[..last].iter().map(|a| a.gap).collect();
    let mut end = atoms[last].trail;
    let natural = atoms.iter().map(|a| a.body).sum::<Length>() + gaps.iter().copied().sum::<Length>() + end;
    if natural > measure {
        end = squeeze(atoms, &mut gaps, end, natural - measure, cell);
    } else if fill == Fill::Justified {
        spread(atoms, &mut gaps, measure - natural);
    }
    place(atoms, &gaps, end)
}

/// Takes `excess` out of the line end, then out of the gaps class by class, then out of all evenly; returns what is left after
/// the last atom.
fn squeeze(atoms: &[Atom], gaps: &mut [Length], end: Length, mut excess: Length, cell: Length) -> Length {
    let from_end = excess.min(end);
    excess -= from_end;
    for class in Squeeze::ALL {
        let held = |i: usize| match atoms[i].shrink {
            Some((c, amount)) if c == class => amount,
            _ => Length::ZERO,
        };
        let total: Length = (0..gaps.len()).map(held).sum();
        let taken = excess.min(total);
        if taken > Length::ZERO {
            share(gaps, taken, total, held, |gap, part| *gap -= part);
            excess -= taken;
        }
    }
    let taken = excess.min(tightening(cell) * elastic(atoms, gaps.len()).0);
    spread(atoms, gaps, -taken);
    end - from_end
}

/// Adds `slack`, which may be negative, to the elastic gaps evenly; to all gaps where none is elastic, as
/// inside an address longer than a line.
fn spread(atoms: &[Atom], gaps: &mut [Length], slack: Length) {
    let count = elastic(atoms, gaps.len());
    let all = count == Length::ZERO;
    let total = if all { Length(gaps.len() as i32) } else { count };
    if slack != Length::ZERO && total > Length::ZERO {
        share(gaps, slack, total, |i| Length(i32::from(all || atoms[i].elastic)), |gap, part| *gap += part);
    }
}

/// Number of elastic gaps among the first `gaps`.
fn elastic(atoms: &[Atom], gaps: usize) -> Length {
    Length(atoms[..gaps].iter().filter(|atom| atom.elastic).count() as i32)
}

/// Gives each gap its share of `amount` in proportion to `weight`, without losing a unit to rounding.
fn share(
    gaps: &mut [Length],
    amount: Length,
    total: Length,
    weight: impl Fn(usize) -> Length,
    mut apply: impl FnMut(&mut Length, Length),
) {
    let (mut seen, mut given) = (Length::ZERO, Length::ZERO);
    for (i, gap) in gaps.iter_mut().enumerate() {
        let own = weight(i);
        if own == Length::ZERO {
            continue;
        }
        seen += own;
        let due = amount.scale(i64::from(seen.0), i64::from(total.0));
        apply(gap, due - given);
        given = due;
    }
}

fn place(atoms: &[Atom], gaps: &[Length], end: Length) -> SetLine {
    let mut x = Length::ZERO;
    let mut origins = Vec::with_capacity(atoms.len());
    for (i, atom) in atoms.iter().enumerate() {
        // A mark's ink begins after its leading space, but its glyph carries that space with it.
        origins.push(x - atom.lead);
        x += atom.body + gaps.get(i).copied().unwrap_or(end);
    }
    SetLine { origins, width: x }
}
