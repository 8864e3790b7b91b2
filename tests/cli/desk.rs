//! Running the program as a user does: in a directory, with files around it.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A working directory and a configuration directory that belong to one test.
pub(crate) struct Desk {
    root: TempDir,
}

/// How a run of the program ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let desk = Self { root: tempfile::tempdir().unwrap() };
        fs::create_dir(desk.directory()).unwrap();
        desk
    }

    /// The working directory.
    pub(crate) fn directory(&self) -> PathBuf {
        self.root.path().join("桌面")
    }

    /// The path of a file in the working directory.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory().join(name)
    }

    /// Puts a file into the working directory.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    /// Puts a file of the user's own into a folder of the configuration directory.
    pub(crate) fn configure(&self, folder: &str, name: &str, content: &str) {
        let folder = self.root.path().join("设置/annual-summary").join(folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(name), content).unwrap();
    }

    /// Makes a document with `new` and changes its text.
    pub(crate) fn document(&self, name: &str, change: impl FnOnce(String) -> String) {
        self.succeeds(&["new", "--sample", "-o", name]);
        let text = fs::read_to_string(self.path(name)).unwrap();
        let changed = change(text.clone());
        assert_ne!(text, changed, "nothing was changed");
        self.write(name, changed);
    }

    /// The program with arguments, ready to run in the working directory.
    pub(crate) fn command<S: AsRef<OsStr>>(&self, args: &[S]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_annual-summary"));
        command.args(args).current_dir(self.directory());
        command.env("HOME", self.root.path()).env("XDG_CONFIG_HOME", self.root.path().join("设置"));
        command.env_remove("SOURCE_DATE_EPOCH");
        command
    }

    /// Runs the program.
    pub(crate) fn run<S: AsRef<OsStr>>(&self, args: &[S]) -> Outcome {
        outcome(&mut self.command(args))
    }

    /// Runs the program, which must succeed without complaint, and gives what it printed.
    pub(crate) fn succeeds<S: AsRef<OsStr>>(&self, args: &[S]) -> String {
        let outcome = self.run(args);
        assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""), "{outcome:?}");
        outcome.stdout
    }

    /// Runs the program, which must refuse with this exit code: nothing on standard output, one Chinese line
    /// with all of `parts` on standard error, and every file as it was.
    pub(crate) fn refuses<S: AsRef<OsStr>>(&self, code: i32, args: &[S], parts: &[&str]) {
        let before = listing(&self.directory());
        let outcome = self.run(args);
        assert_eq!(outcome.code, Some(code), "{outcome:?}");
        assert_eq!(outcome.stdout, "");
        assert_eq!(outcome.stderr.matches('\n').count(), 1, "{outcome:?}");
        assert!(outcome.stderr.contains(|ch: char| ('一'..='龥').contains(&ch)), "{outcome:?}");
        assert!(!outcome.stderr.contains("panicked"), "{outcome:?}");
        for part in parts {
            assert!(outcome.stderr.contains(part), "{part:?} is not in {:?}", outcome.stderr);
        }
        assert_eq!(listing(&self.directory()), before, "files were changed or left behind");
    }
}

/// Runs a command to its end.
pub(crate) fn outcome(command: &mut Command) -> Outcome {
    let output = command.output().unwrap();
    Outcome {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The names in a directory with their sizes.
fn listing(directory: &Path) -> Vec<(String, u64)> {
    let entries = fs::read_dir(directory).unwrap().map(Result::unwrap);
    let mut names: Vec<_> = entries
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.metadata().unwrap().len()))
        .collect();
    names.sort();
    names
}
