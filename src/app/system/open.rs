//! Opening a file with its program, and showing it in its folder (打开、打开所在文件夹).

use std::path::Path;

/// Opens `path` with the program the system has for it.
///
/// # Errors
/// One line with what to do.
pub(super) fn open_with_default(path: &Path) -> Result<(), String> {
    if !path.exists() {
        return Err(format!("“{}”已经不在了，请重新导出。", path.display()));
    }
    #[cfg(all(unix, not(target_os = "macos")))]
    if let Some(result) = desktop::open(path) {
        return result;
    }
    opener::open(path).map_err(|_| no_program(path))
}

/// Shows `path` selected in its folder, or at least the folder.
///
/// # Errors
/// One line with what to do.
pub(super) fn reveal(path: &Path) -> Result<(), String> {
    if path.exists() && select_in_folder(path) {
        return Ok(());
    }
    let folder = path.parent().filter(|folder| folder.is_dir());
    let folder = folder.ok_or_else(|| format!("“{}”所在的文件夹已经不在了。", path.display()))?;
    open_with_default(folder)
}

fn no_program(path: &Path) -> String {
    let shown = path.display();
    if path.is_dir() {
        return format!("打不开文件夹“{shown}”，请在文件管理器里打开。");
    }
    let kind =
        path.extension().map(|extension| extension.to_string_lossy().to_uppercase()).unwrap_or_default();
    format!("没有打开“{shown}”的程序，请安装能看 {kind} 文件的软件，或把文件拷到别的电脑上打开。")
}

#[cfg(windows)]
fn select_in_folder(path: &Path) -> bool {
    use std::os::windows::process::CommandExt;
    // Explorer takes the rest of the line as it is, quotes included, and its exit code says nothing.
    let argument = format!("/select,\"{}\"", path.display());
    std::process::Command::new("explorer.exe").raw_arg(argument).spawn().is_ok()
}

#[cfg(target_os = "macos")]
fn select_in_folder(path: &Path) -> bool {
    std::process::Command::new("open").arg("-R").arg(path).status().is_ok_and(|status| status.success())
}

#[cfg(all(unix, not(target_os = "macos")))]
fn select_in_folder(path: &Path) -> bool {
    desktop::select_in_folder(path)
}

/// Programs of the free desktops.
#[cfg(all(unix, not(target_os = "macos")))]
mod desktop {
    use std::io::ErrorKind;
    use std::os::unix::ffi::OsStrExt;
    use std::path::Path;
    use std::process::{Command, Stdio};

    /// Opens `path` and waits for what comes of it; none where there is no program for that.
    pub(super) fn open(path: &Path) -> Option<Result<(), String>> {
        for (program, arguments) in [("xdg-open", &[][..]), ("gio", &["open"][..])] {
            let mut command = Command::new(program);
            command.args(arguments).arg(path);
            match quiet(&mut command).status() {
                Ok(status) if status.success() => return Some(Ok(())),
                Ok(_) => return Some(Err(super::no_program(path))),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(_) => return Some(Err(super::no_program(path))),
            }
        }
        None
    }

    /// Asks the file manager over the session bus; false where nobody answers.
    pub(super) fn select_in_folder(path: &Path) -> bool {
        let Ok(path) = path.canonicalize() else { return false };
        let mut command = Command::new("dbus-send");
        command
            .args(["--session", "--print-reply", "--reply-timeout=3000"])
            .args(["--dest=org.freedesktop.FileManager1", "/org/freedesktop/FileManager1"])
            .arg("org.freedesktop.FileManager1.ShowItems")
            .arg(format!("array:string:{}", address(&path)))
            .arg("string:");
        quiet(&mut command).status().is_ok_and(|status| status.success())
    }

    fn quiet(command: &mut Command) -> &mut Command {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null())
    }

    /// `path` as a `file://` address. Commas are encoded as well: they would part the list.
    fn address(path: &Path) -> String {
        let mut text = "file://".to_owned();
        for &byte in path.as_os_str().as_bytes() {
            if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
                text.push(char::from(byte));
            } else {
                text.push_str(&format!("%{byte:02X}"));
            }
        }
        text
    }

    #[test]
    fn addresses_are_encoded() {
        assert_eq!(address(Path::new("/家/a, b.pdf")), "file:///%E5%AE%B6/a%2C%20b.pdf");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_gone_is_said_to_be_gone() {
        let root = tempfile::tempdir().unwrap();
        let reason = open_with_default(&root.path().join("总结.pdf")).unwrap_err();
        assert!(reason.contains("总结.pdf") && reason.contains("重新导出"), "{reason}");
        let reason = reveal(Path::new("/没有/总结.pdf")).unwrap_err();
        assert!(reason.contains("文件夹"), "{reason}");
    }
}
