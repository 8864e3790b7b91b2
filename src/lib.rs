//! 岁稿 (annual-summary): drafting, checking and typesetting the yearly work summary (年度工作总结)
//! of a Chinese street office, township or bureau.
//!
//! The crate is laid out in layers; a module uses only what stands above it:
//!
//! ```text
//! text · number           words of the trade: char classes, Chinese numerals
//!    └ document           the thing itself: sections, places, numbering; no I/O
//!        ├ edit           how it changes: transactions with inverses, history
//!        ├ data_file      RON files of the program and its users, read with good errors
//!        ├ template       templates as data; filling in organ and years
//!        ├ font           faces, glyph lookup, fallback; system faces found on demand
//!        ├ typeset        Document → Flow → Pages (positions final)
//!        │    └ export    pdf (walks Pages) · text (walks the Flow)
//!        ├ import         plain text → Document, with a report of what was recognised
//!        └ storage        file format, versions, atomic save
//!             session     use cases that join the above: open any file, export to any format
//!         cli             the command line
//!                main
//! ```
//!
//! # Invariants
//! 1. `text`, `number`, `document`, `edit` and `typeset` do no I/O, read no clock and cannot fail on bad
//!    content: bad content is a warning beside the result, never an `Err`, never a panic.
//! 2. In a running program a document changes only through a transaction ([`edit`]).
//! 3. A place is part + byte range on char boundaries ([`document::Place`]). Section ids are saved and
//!    never reused.
//! 4. The file format is its own frozen set of types per version ([`storage`]); the live model does not
//!    implement serde.
//! 5. Typesetting has one result ([`typeset::Pages`]). Whoever draws pages places glyphs where a page says
//!    and decides nothing. Every glyph knows the text it came from.
//! 6. Only `export::pdf` names printpdf and lopdf.
//! 7. Messages for people are Chinese and name the file, what happened and what to do.

#[cfg(feature = "gui")]
pub mod app;
pub mod cli;
pub mod data_file;
pub mod document;
pub mod edit;
pub mod export;
pub mod font;
pub mod import;
pub mod number;
pub mod session;
pub mod storage;
pub mod template;
pub mod text;
pub mod typeset;
