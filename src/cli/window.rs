//! The window, opened with a file, with the sample, or with nothing yet.

use super::Failure;
use super::args::Source;

/// Opens the window and returns when it is closed.
#[cfg(feature = "gui")]
pub(super) fn run(source: Option<Source>) -> Result<(), Failure> {
    use crate::app::{self, Opening};
    if app::launch::leave_console() {
        return Ok(());
    }
    let opening = match source {
        None => Opening::Start,
        Some(Source::Sample) => Opening::Sample,
        // A window may be opened from any folder; what it saves must not depend on that.
        Some(Source::File(path)) => Opening::File(std::path::absolute(&path).unwrap_or(path)),
    };
    app::run(opening).map_err(|error| Failure::NoWindow(error.to_string()))
}

/// Says that there is no window in a program built without one.
#[cfg(not(feature = "gui"))]
pub(super) fn run(_source: Option<Source>) -> Result<(), Failure> {
    let message = "这个程序没有编辑窗口；请用命令行，例如：annual-summary export 文稿.ron -o 文稿.pdf（用法见 annual-summary --help）";
    Err(Failure::NoWindow(message.into()))
}
