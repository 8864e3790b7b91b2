//! Adding cells (加总): whether a total can be the sum of certain cells.

use rust_decimal::Decimal;

use crate::check::relation::measure::Bounds;
use crate::check::table::Cell;
use crate::quantity::Figure;

/// What comes of adding cells.
#[derive(Debug, Clone)]
pub(super) enum Verdict<'g, 'a> {
    /// The total is their sum, as far as the printed digits tell.
    Agrees,
    /// It is not.
    Differs(Sum<'g, 'a>),
    /// A cell is empty or no amount, or they are of different things.
    Untold,
}

/// Cells and their sum.
#[derive(Debug, Clone)]
pub(super) struct Sum<'g, 'a> {
    /// The cells that were added.
    pub(super) addends: Vec<&'g Cell<'a>>,
    /// The sum of what is printed, in base units.
    pub(super) value: Decimal,
}

/// Compares a total with the sum of cells. An empty cell is zero only if the others give the total.
pub(super) fn compare<'g, 'a>(total: &Figure, cells: &[&'g Cell<'a>]) -> Verdict<'g, 'a> {
    let addends: Vec<&'g Cell<'a>> = cells.iter().copied().filter(|cell| !cell.is_blank()).collect();
    let figures: Option<Vec<&Figure>> = addends.iter().map(|cell| cell.figure.as_ref()).collect();
    let Some(figures) = figures.filter(|figures| !figures.is_empty()) else { return Verdict::Untold };
    if figures.iter().any(|figure| figure.unit.dimension != total.unit.dimension) {
        return Verdict::Untold;
    }
    let Some((value, bounds)) = add(&figures) else { return Verdict::Untold };
    if bounds.meets(Bounds::of(total)) {
        return Verdict::Agrees;
    }
    // One cell is no sum, and what lies below the largest cell is a mean.
    let is_mean = figures.iter().any(|figure| figure.value() > total.value());
    if addends.len() < cells.len() || addends.len() < 2 || is_mean {
        return Verdict::Untold;
    }
    Verdict::Differs(Sum { addends, value })
}

/// The exact sum of what is printed and what the sum can be; `None` when the numbers are too large.
fn add(figures: &[&Figure]) -> Option<(Decimal, Bounds)> {
    let zero = Bounds { low: Decimal::ZERO, high: Decimal::ZERO };
    figures.iter().try_fold((Decimal::ZERO, zero), |(value, bounds), figure| {
        Some((value.checked_add(figure.value())?, bounds.plus(Bounds::of(figure))?))
    })
}
