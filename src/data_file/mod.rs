//! Data files (数据文件): RON files with which the program and its users describe templates and layouts.
//!
//! Every kind of data file is read the same way: bounded in size, unknown fields refused, and whatever is
//! wrong told in one Chinese line with file, line and column. A broken file never hides the others. What the
//! data mean is the business of whoever implements [`DataFile`].

pub mod directory;
mod error;
mod message;
mod parse;

pub use directory::MAX_FILE_BYTES;
pub use error::{DataFileError, Position};
pub(crate) use parse::parse_ron;

/// A value kept in a data file of its own.
pub trait DataFile: Sized {
    /// What such a file is called, for messages.
    const KIND: &'static str;

    /// Reads the value from the text of a file; `name` stands for the file in errors.
    ///
    /// # Errors
    /// When the text is not a valid value; the error says where and why.
    fn parse(name: &str, text: &str) -> Result<Self, DataFileError>;

    /// The name by which it is chosen.
    fn id(&self) -> &str;
}
