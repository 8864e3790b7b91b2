//! Relations (数量关系): what the figures of one paragraph have to do with each other.
//!
//! A [`Passage`] is a paragraph as its figures see it: each a [`Term`] with the words around it. [`measure`] compares
//! terms with the tolerance their printed digits allow, [`change`] tells what grew against what, [`slip`] tells a slip
//! of the pen from a different thing, and [`partition`] judges a whole against its parts. Knows how sentences are built; knows no rule, no finding and
//! nothing beyond the paragraph.

pub(crate) mod affinity;
pub(crate) mod change;
pub(crate) mod measure;
mod part_names;
pub(crate) mod partition;
mod passage;
pub(crate) mod slip;

pub use passage::Frame;
pub(crate) use passage::{Passage, Term, frames};
