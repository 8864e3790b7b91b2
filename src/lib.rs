//! 岁稿 (annual-summary): drafting, checking and typesetting the yearly work summary (年度工作总结)
//! of a Chinese street office, township or bureau.
//!
//! The crate is laid out in layers; a module uses only what stands above it:
//!
//! ```text
//! text · number           words of the trade: char classes, Chinese numerals
//!    └ document           the thing itself: sections, places, numbering; no I/O
//!        ├ edit           how it changes: transactions with inverses, history, tables
//!        ├ data_file      RON files of the program and its users, read with good errors
//!        ├ template       templates as data; filling in organ and years
//!        ├ font           faces, glyph lookup, fallback; system faces found on demand
//!        ├ typeset        Document → Flow → Pages (positions final); from places to pages and back
//!        │    └ export    pdf (walks Pages) · docx, text (walk the Flow)
//!        ├ quantity       figures and what they say of which indicator; the ledger
//!        ├ check          rules that look at the facts of every line and report findings
//!        ├ import         plain text, docx → Document, with a report of what was recognised
//!        ├ comparison     two states of a document side by side
//!        ├ rollover       last year's document as this year's beginning; what in it is still last year's
//!        └ storage        file format, versions, atomic save, recovery snapshots
//!             session     use cases that join the above: the desk of a window, open any file, export
//!                app      the window (feature `gui`)
//!          cli            the command line; opens the window
//!                 main
//! ```
//!
//! # Invariants
//! 1. `text`, `number`, `document`, `edit`, `comparison`, `quantity`, `check` and `typeset` do no I/O, read no clock and cannot fail on bad
//!    content: bad content is a warning beside the result, never an `Err`, never a panic.
//! 2. In a running program a document changes only through a transaction ([`edit`]).
//! 3. A place is part + byte range on char boundaries ([`document::Place`]). Section ids are saved and
//!    never reused. Bytes become characters of egui in one file, `app/editor/caret.rs`.
//! 4. The file format is its own frozen set of types per version ([`storage`]); the live model does not
//!    implement serde.
//! 5. Typesetting has one result ([`typeset::Pages`]). Whoever draws pages places glyphs where a page says
//!    and decides nothing. Every glyph knows the text it came from. The preview draws the exported PDF.
//! 6. Only `export::pdf` names printpdf and lopdf, only the `docx` modules zip and quick-xml; nothing outside `app` names egui.
//! 7. The clock is read in `cli/clock.rs` and in `app`, nowhere else.
//! 8. Messages for people are Chinese and name the file, what happened and what to do.

#[cfg(feature = "gui")]
pub mod app;
pub mod check;
pub mod cli;
pub mod comparison;
pub mod data_file;
pub mod document;
pub mod edit;
pub mod export;
pub mod font;
pub mod import;
pub mod number;
pub mod quantity;
pub mod rollover;
pub mod session;
pub mod storage;
pub mod template;
pub mod text;
pub mod typeset;
