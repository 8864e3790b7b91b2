//! Mending page ends: which paragraph to set a line tighter or looser, and whether it is worth it.

use crate::typeset::flow::Role;
use crate::typeset::galley::{Galley, TextGalley};
use crate::typeset::length::Length;

/// What is wrong with the end of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Defect {
    /// Lines that must stay together were carried over and leave `empty` rows; with `excess` rows more they
    /// would have fitted.
    Short { empty: u32, excess: u32 },
    /// The last line of a paragraph alone at the top of the next page.
    Widow,
    /// The first line of a paragraph alone at the foot of the page.
    Orphan,
}

/// The dearest change worth making: a short page is worse than a lonely line.
const SHORT_LIMIT: i64 = 1_500;
const ONE_EMPTY_LIMIT: i64 = 500;
const LONELY_LIMIT: i64 = 60;

/// Re-breaks the paragraph among `candidates` that mends `defect` at the lowest cost and returns its galley;
/// `None` when no change is worth it. The page must then be set again from that paragraph.
pub(super) fn mend(galleys: &mut [Galley], candidates: &[(usize, u32)], defect: Defect) -> Option<usize> {
    let (tighten_helps, reach, limit) = match defect {
        Defect::Short { empty, excess } if empty <= 1 => (excess == 1, 3, ONE_EMPTY_LIMIT),
        Defect::Short { excess, .. } => (excess == 1, 7, SHORT_LIMIT),
        Defect::Widow | Defect::Orphan => (true, 1, LONELY_LIMIT),
    };
    let urgent = matches!(defect, Defect::Short { empty, .. } if empty > 1);
    let mut best = None;
    for &(index, _) in candidates {
        let Some(Galley::Text(text)) = galleys.get(index) else { continue };
        if text.mended && !urgent || text.role != Role::Paragraph {
            continue;
        }
        for count in counts(text, tighten_helps, reach) {
            let Some((cost, breaks)) = text.rebroken(count) else { continue };
            if cost <= limit && best.as_ref().is_none_or(|(least, _, _)| cost < *least) {
                best = Some((cost, index, breaks));
            }
        }
    }
    let (_, index, breaks) = best?;
    if let Some(Galley::Text(text)) = galleys.get_mut(index) {
        text.lines = breaks.lines;
        text.cost = breaks.cost;
        text.mended = true;
    }
    Some(index)
}

/// Numbers of lines worth trying: one less when the last line is short, one more when it is nearly full.
/// `reach` is how many half ems each line may give or take.
fn counts(text: &TextGalley, tighten_helps: bool, reach: i32) -> impl Iterator<Item = usize> {
    let lines = text.lines.len();
    let last = text.lines.last().map_or(Length::ZERO, |line| text.natural(line));
    // A change of two lines is seen at once; more lines hide more.
    let reach = if lines < 3 { reach.min(3) } else { reach };
    let change = text.cell * reach * lines as i32 / 2;
    let tight = tighten_helps && lines > 1 && last <= change;
    let loose = lines > 1 && text.measure.rest - last <= change;
    [tight.then(|| lines - 1), loose.then_some(lines + 1)].into_iter().flatten()
}
