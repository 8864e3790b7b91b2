//! The `annual-summary` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    annual_summary::cli::main()
}
