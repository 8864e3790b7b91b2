//! Checking (校核): every figure against every other, and what a proofreader finds mechanically.
//!
//! A document is read line by line ([`Manuscript`]), each line gives its facts ([`LineFacts`]: sentences, figures,
//! mentions), and rules look at the facts: *line rules* at one line, *document rules* at all of them, *grouped rules*
//! at what has a key in common. What was read and found in a line or a group is remembered until it changes
//! ([`Checker`]).
//!
//! # Invariants
//! - Precision first: a rule that is not sure stays silent. A false alarm costs more than a miss.
//! - A rule fires on how such prose is written, never on what a certain document says; words are data in `assets`.
//! - No rule knows the screen, a file or the clock; none changes a document. A fix is a list of replacements.
//! - A finding names its places by the stored text; its identity rests on rule and sentences, not on positions.

mod around;
mod checker;
mod direction;
mod facts;
mod figure_clause;
mod finding;
mod grouped;
mod groups;
mod identity;
mod key;
mod last_year;
mod lexicon;
mod line_print;
mod manuscript;
mod notation;
pub mod own_words;
mod pairs;
mod parallel;
mod relation;
mod rule;
pub mod rules;
mod statement;
mod table;
mod view;
mod waiver;

pub use checker::{Checker, Options, check};
pub use facts::{Facts, LastYear, LineFacts, Setting};
pub use figure_clause::FigureClause;
pub use finding::{Edit, Finding, Fix, Kind, Severity};
pub use grouped::{Grouped, Member, Pair, Way};
pub use last_year::Results;
pub use line_print::{LinePrint, SentencePrint};
pub use manuscript::{Line, LineKind, Manuscript, SectionLines, Span};
pub use notation::Notation;
pub use relation::Frame;
pub use rule::{Rule, Scope};
pub use statement::{By, Entry, Growth, Ledger, Rate, Standing, Statement, Told, standings};
pub use view::View;
