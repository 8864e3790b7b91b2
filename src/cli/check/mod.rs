//! `check`: many files at once, told in the order they were given.

mod columns;
mod json;
mod parallel;
mod text;

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use super::args::{CheckOptions, OutputFormat, Source};
use super::{Failure, complain};
use crate::check::{LastYear, Options, Severity};
use crate::data_file::directory::user_dir;
use crate::session::checking::{Remark, remarks};
use crate::session::{Opened, SessionError, open, words};
use crate::template;

/// What `check` comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Verdict {
    errors: usize,
    warnings: usize,
    hints: usize,
    unreadable: usize,
}

impl Verdict {
    /// 0 clean, 1 errors or warnings, 2 a file could not be read.
    pub(super) fn exit_code(self) -> u8 {
        match self {
            Self { unreadable: 1.., .. } => 2,
            Self { errors: 0, warnings: 0, .. } => 0,
            _ => 1,
        }
    }

    fn count(&mut self, remarks: &[Remark]) {
        for remark in remarks {
            match remark.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Hint => self.hints += 1,
            }
        }
    }
}

/// Checks every file; one that cannot be read is told on standard error and the others are checked all the same.
///
/// # Errors
/// When last year's file cannot be read: without it nothing that is said would be what was asked for.
pub(super) fn run(options: &CheckOptions) -> Result<Verdict, Failure> {
    for error in words::adopt_own(user_dir(words::FOLDER).as_deref()) {
        complain(&format!("{error}（已跳过）"));
    }
    let last_year = options.last_year.as_deref().map(last_year).transpose()?;
    let mut verdict = Verdict::default();
    let examine = |source: &Source| examine(source, last_year.clone(), options.format);
    parallel::each(&options.sources, examine, |examined| match examined {
        Ok((told, remarks)) => {
            verdict.count(&remarks);
            print(&told);
        }
        Err(error) => {
            verdict.unreadable += 1;
            complain(&error.to_string());
        }
    });
    if options.format == OutputFormat::Text {
        print(&summary(verdict));
    }
    Ok(verdict)
}

fn last_year(path: &Path) -> Result<Arc<LastYear>, SessionError> {
    Ok(Arc::new(LastYear::new(&open(path)?.document)))
}

/// What is to be printed of one file, and its remarks.
fn examine(
    source: &Source,
    last_year: Option<Arc<LastYear>>,
    format: OutputFormat,
) -> Result<(String, Vec<Remark>), SessionError> {
    let (opened, name) = match source {
        Source::Sample => (Opened::unfiled(template::sample()), "--sample".into()),
        Source::File(path) => (open(path)?, path.display().to_string()),
    };
    let remarks = remarks(&opened, last_year, &Options::default());
    let told = match format {
        OutputFormat::Text => text::remarks(&name, &remarks),
        OutputFormat::Json => json::line(&name, &remarks),
    };
    Ok((told, remarks))
}

fn summary(verdict: Verdict) -> String {
    let Verdict { errors, warnings, hints, unreadable } = verdict;
    let unread = if unreadable > 0 { format!("；{unreadable}个文件没有核对") } else { String::new() };
    format!("{errors}处必错，{warnings}处疑似，{hints}处提示{unread}\n")
}

/// Prints as it is. A closed pipe is not an error.
fn print(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}
