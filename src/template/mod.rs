//! Templates (模板): outlines with advice to the writer, kept as RON data, from which a new document starts.
//!
//! The shipped templates lie in `templates/` and are compiled in; users add their own files in the
//! directory `templates` of the program's configuration. A template stands by itself: there is no inheritance between templates. The
//! built-in sample document is kept in the same form, with its text written out.
//!
//! This module knows nothing of how documents are saved, typeset or checked, and reads no clock: which year
//! a document is for is asked by the caller.

mod file;
mod instantiate;
mod placeholder;
mod sample;
mod schema;
mod shipped;
mod validate;
mod value;

pub use file::{FOLDER, available};
pub use instantiate::Answers;
pub use sample::sample;
pub use schema::{Numbering, SectionTemplate, TableTemplate, Template};
pub use shipped::builtin;
