//! What is at a path the user named (目标路径), and making folders. Waits for the disk: off the frame only.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::directory::explain;
use crate::app::dialog::{Choice, ChoiceRole, Question};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// A folder is there.
    Folder(PathBuf),
    /// A file is there.
    File(PathBuf),
    /// Nothing is there.
    Free(PathBuf),
    /// It cannot be; why, in Chinese.
    Failed(String),
}

/// What is at `path`.
pub(super) fn inspect(path: PathBuf) -> Target {
    match fs::metadata(&path) {
        Ok(metadata) if metadata.is_dir() => Target::Folder(path),
        Ok(_) => Target::File(path),
        Err(error) if error.kind() == ErrorKind::NotFound => Target::Free(path),
        Err(error) => Target::Failed(explain(&path, error.kind())),
    }
}

/// As [`inspect`], and whether the folder it is to be written to is there.
pub(super) fn inspect_for_saving(path: PathBuf) -> Target {
    let target = inspect(path);
    match &target {
        Target::Free(path) => match path.parent() {
            Some(parent) if !parent.is_dir() => Target::Failed(explain(parent, ErrorKind::NotFound)),
            _ => target,
        },
        Target::Folder(path) => Target::Failed(format!("“{}”是文件夹，请换一个文件名。", path.display())),
        _ => target,
    }
}

/// What is at a path as people type or paste it: in quotes, from the home folder, or relative to `directory`.
pub(super) fn inspect_typed(typed: &str, directory: &Path) -> Target {
    let typed = typed.trim_matches(['"', '\'', '“', '”']);
    let typed = typed.strip_prefix("file://").unwrap_or(typed);
    let home = directories::BaseDirs::new().map(|base| base.home_dir().to_owned());
    let path = match (typed.strip_prefix('~'), home) {
        (Some(rest), Some(home)) if rest.is_empty() || rest.starts_with(['/', '\\']) => {
            home.join(rest.trim_start_matches(['/', '\\']))
        }
        _ => directory.join(typed),
    };
    inspect(path)
}

/// Makes the folder `path`.
pub(super) fn create_folder(path: PathBuf) -> Target {
    match fs::create_dir(&path) {
        Ok(()) => Target::Folder(path),
        Err(error) => Target::Failed(match error.kind() {
            ErrorKind::PermissionDenied => {
                format!("没有权限在这里建立“{}”，请换一个位置。", path.display())
            }
            kind => explain(&path, kind),
        }),
    }
}

/// Asks whether the file `path` may be replaced.
pub(super) fn question(path: PathBuf) -> (PathBuf, Question<bool>) {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let text = format!("“{name}”已经在这个文件夹里。替换后，原来的内容就没有了。");
    let question = Question::new(
        "要替换这个文件吗？",
        text,
        [Choice::new("不替换", ChoiceRole::Cancel, false), Choice::new("替换", ChoiceRole::Primary, true)],
    );
    (path, question)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_taken_as_people_type_them() {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join("总结.ron");
        fs::write(&file, "").unwrap();
        for typed in
            ["总结.ron".to_owned(), format!("\"{}\"", file.display()), format!("file://{}", file.display())]
        {
            assert_eq!(inspect_typed(&typed, root.path()), Target::File(file.clone()), "{typed}");
        }
        assert!(matches!(inspect_typed("~", root.path()), Target::Folder(_)));
        assert!(matches!(inspect_typed("没有", root.path()), Target::Free(_)));
    }

    #[test]
    fn saving_needs_a_folder_and_no_folder_of_that_name() {
        let root = tempfile::tempdir().unwrap();
        assert!(matches!(inspect_for_saving(root.path().join("a.ron")), Target::Free(_)));
        assert!(matches!(inspect_for_saving(root.path().join("没有/a.ron")), Target::Failed(_)));
        assert!(matches!(inspect_for_saving(root.path().to_owned()), Target::Failed(_)));
    }

    #[test]
    fn a_folder_is_made_once() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("2024年");
        assert_eq!(create_folder(path.clone()), Target::Folder(path.clone()));
        assert!(matches!(create_folder(path), Target::Failed(reason) if reason.contains("已经存在")));
    }
}
