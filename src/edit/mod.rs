//! How a document changes: transactions with inverses (事务), and the history of undo and redo (撤销、重做).
//!
//! A [`Transaction`] is a titled list of elementary [`Change`]s, applied in order, all or nothing. Applying it
//! gives the transaction that takes it back. A [`History`] keeps those, names them, joins what was typed in
//! one go and knows whether the document differs from the saved one. Places found before a transaction are
//! carried over it with [`Transaction::map_place`].
//!
//! Section ids are never reused: taking back the insertion of a section leaves
//! [`Document::next_id`](crate::document::Document::next_id) where it is. It is the one field an undo does
//! not restore.
//!
//! This module knows nothing of files, clocks, keys or the screen; who types and when is the caller's
//! business.

pub mod attribute;
mod between;
pub mod change;
pub mod coalesce;
pub mod construct;
pub mod error;
pub mod history;
pub mod map;
pub mod rewrite;
pub mod splice;
pub mod table;
pub mod transaction;

pub use attribute::{DocumentAttribute, SectionAttribute};
pub use change::Change;
pub use coalesce::Coalesce;
pub use construct::difference;
pub use error::EditError;
pub use history::History;
pub use map::Bias;
pub use rewrite::rewrite;
pub use splice::Splice;
pub use transaction::Transaction;
