//! Rolling over (年度沿用): last year's document as the beginning of this year's, and what stale text is left in it.
//!
//! ```text
//! last year's document ─ plan ─→ Rollover: every expression that bears a year, and what becomes of it
//!                                   │ a person switches changes on and off
//!                                   └ apply ─→ this year's document, its paragraphs marked as carried over,
//!                                              last year's plan as promises, last year's text for comparison
//! this year's document ─ similarity, unchanged_figures ─→ what still reads as it did last year
//! ```
//!
//! Years are rolled where the text speaks of the year it is about; names, history and periods keep theirs; what
//! depends on the calendar without naming a year is asked about and never changed by itself. Knows no files, no
//! clock and no screen.

mod apply;
mod change;
mod dated;
mod finder;
mod last_year;
mod months;
mod names;
mod numeral;
mod period;
mod plan;
mod promises;
mod relative;
mod similarity;
mod unchanged;
mod verdict;
mod years;

pub use change::{Decision, Topic, YearChange};
pub use last_year::{LastYearParagraph, LastYearText};
pub use plan::{Rollover, plan, year_of};
pub use promises::promises;
pub use similarity::{ParagraphSimilarity, Similarity, similarity};
pub use unchanged::{UnchangedFigure, unchanged_figures};
