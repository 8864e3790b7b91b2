//! The command line.
//!
//! Turns arguments into use cases of [`crate::session`] and results into lines of text and exit codes:
//! 0 done, 1 check found errors or warnings, 2 bad usage or unreadable input, 3 cannot write or no display.
//! Knows nothing of how anything is done.

mod args;
mod check;
mod clock;
mod export;
mod help;
mod import;
mod list;
mod new;
mod rollover;
mod source;
mod window;

use std::io::Write;
use std::process::ExitCode;

use args::{Command, UsageError};

use crate::data_file::DataFileError;
use crate::session::SessionError;

/// Why a command failed.
#[derive(Debug)]
enum Failure {
    /// The command line makes no sense.
    Usage(String),
    /// The use case could not be carried out.
    Session(SessionError),
    /// There is no window to be had; why.
    NoWindow(String),
    /// Templates or profiles of the user's own cannot be used.
    DataFiles(Vec<DataFileError>),
}

impl From<SessionError> for Failure {
    fn from(error: SessionError) -> Self {
        Self::Session(error)
    }
}

impl From<UsageError> for Failure {
    fn from(error: UsageError) -> Self {
        Self::Usage(error.0)
    }
}

impl Failure {
    fn exit_code(&self) -> u8 {
        match self {
            Self::Session(error) if error.is_output() => 3,
            Self::NoWindow(_) => 3,
            _ => 2,
        }
    }

    /// What to tell the user, line by line.
    fn lines(&self) -> Vec<String> {
        match self {
            Self::Usage(message) | Self::NoWindow(message) => vec![message.clone()],
            Self::Session(error) => vec![error.to_string()],
            Self::DataFiles(errors) => errors.iter().map(|error| format!("{error}（已跳过）")).collect(),
        }
    }
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let result = args::parse(lexopt::Parser::from_env()).map_err(Failure::from).and_then(run);
    match result {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            failure.lines().iter().for_each(|line| complain(line));
            ExitCode::from(failure.exit_code())
        }
    }
}

/// Runs a command and gives the exit code.
fn run(command: Command) -> Result<u8, Failure> {
    match command {
        Command::Help => say(help::TEXT),
        Command::Version => say(&format!("岁稿 annual-summary {}", env!("CARGO_PKG_VERSION"))),
        Command::Window { source } => window::run(source)?,
        Command::New(options) => new::run(&options)?,
        Command::Import { input, output } => import::run(&input, &output)?,
        Command::Check(options) => return Ok(check::run(&options)?.exit_code()),
        Command::Export(options) => export::run(&options)?,
        Command::Templates => list::templates()?,
        Command::Fonts => list::fonts(),
        Command::Profiles => list::profiles()?,
    }
    Ok(0)
}

/// Prints lines for the user. A closed pipe is not an error.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{}", text.trim_end());
}

/// Prints one line about something that went wrong.
fn complain(message: &str) {
    let line: String = message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}
