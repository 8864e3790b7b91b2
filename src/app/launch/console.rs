//! The console window of Windows (控制台窗口). The program is one for the command line and for the desktop; started
//! from the desktop, Windows gives it a console that nobody needs.

/// Starts the program again without a console where it has one it does not need, and says so: the caller then ends
/// at once. Elsewhere, and in the copy that was started, this does nothing and returns false.
///
/// Call it only when the window is about to be opened.
#[cfg(windows)]
pub fn leave_console() -> bool {
    use std::os::windows::process::CommandExt;
    use std::process::Command;

    /// Marks the copy that has left the console.
    const VARIABLE: &str = "ANNUAL_SUMMARY_WITHOUT_CONSOLE";
    /// `DETACHED_PROCESS` of the Windows process creation flags.
    const DETACHED_PROCESS: u32 = 0x0000_0008;

    if std::env::var_os(VARIABLE).is_some() {
        return false;
    }
    let Ok(program) = std::env::current_exe() else { return false };
    Command::new(program)
        .args(std::env::args_os().skip(1))
        .env(VARIABLE, "1")
        .creation_flags(DETACHED_PROCESS)
        .spawn()
        .is_ok()
}

/// There is no such console elsewhere.
#[cfg(not(windows))]
pub fn leave_console() -> bool {
    false
}
