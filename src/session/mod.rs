//! Use cases: what a person does with the program, without saying how it is asked for.
//!
//! Command line and window both work through this module, so that opening or exporting a document means the
//! same in both. It knows no arguments, no widgets and no clock.

pub mod autosave;
pub mod carry_over;
pub mod checking;
mod choice;
pub mod comparing;
pub mod desk;
pub mod error;
pub mod export;
pub mod find;
pub mod fonts;
pub mod insert;
mod kept_file;
pub mod notes;
pub mod open;
pub mod profiles;
pub mod recent;
pub mod rollover;
pub mod rollover_steps;
pub mod settings;
pub mod templates;
pub mod tidy;
pub mod window_state;
pub mod words;

pub use error::SessionError;
pub use export::{Export, ExportFormat, Exported, export};
pub use open::{Access, Opened, open, open_to_edit};
