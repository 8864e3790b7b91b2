//! Printing a PDF (打印): through CUPS where it is, through the PDF program of Windows, else by opening the file.

use std::path::Path;
use std::process::{Command, Stdio};

use super::Outcome;
use super::open::open_with_default;

/// Prints the PDF at `path`; what it cannot print it opens.
pub(super) fn print(path: &Path, title: &str, printer: Option<&str>) -> Outcome {
    if !path.exists() {
        return Outcome::Failed(format!("“{}”已经不在了，请再打印一次。", path.display()));
    }
    match send(path, title, printer) {
        Some(Ok(())) => Outcome::Printed(match printer {
            Some(printer) => format!("已送往打印机“{printer}”"),
            None => "已送往打印机".to_owned(),
        }),
        Some(Err(reason)) => open_instead(path, &format!("打印没有成功（{reason}）")),
        None => open_instead(path, "这台电脑没有可直接使用的打印机"),
    }
}

fn open_instead(path: &Path, reason: &str) -> Outcome {
    match open_with_default(path) {
        Ok(()) => Outcome::OpenedForPrinting(format!("{reason}，已打开 PDF，请在其中打印（Ctrl+P）")),
        Err(advice) => Outcome::Failed(format!("{reason}。{advice}")),
    }
}

/// Hands the file to the printer; none where there is no printer or no way to it.
#[cfg(unix)]
fn send(path: &Path, title: &str, printer: Option<&str>) -> Option<Result<(), String>> {
    if !has_printer() {
        return None;
    }
    let mut command = Command::new("lp");
    if let Some(printer) = printer {
        command.arg("-d").arg(printer);
    }
    // Both sides and scaling are as the printer is set; the page is A4 already.
    command.arg("-t").arg(title).arg("--").arg(path);
    let output = command.stdin(Stdio::null()).output().ok()?;
    if output.status.success() {
        return Some(Ok(()));
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Some(Err(said.lines().next().unwrap_or("打印服务没有说明原因").trim().to_owned()))
}

/// Whether CUPS knows a printer.
#[cfg(unix)]
fn has_printer() -> bool {
    let output = Command::new("lpstat").arg("-e").env("LC_ALL", "C").stdin(Stdio::null()).output();
    output.is_ok_and(|output| output.status.success() && !output.stdout.trim_ascii().is_empty())
}

/// Asks the PDF program for its “print”. Edge has none, so that it may fail.
#[cfg(windows)]
fn send(path: &Path, _title: &str, _printer: Option<&str>) -> Option<Result<(), String>> {
    use std::os::windows::process::CommandExt;
    /// `CREATE_NO_WINDOW` of the Windows process creation flags.
    const NO_WINDOW: u32 = 0x0800_0000;

    // The path goes through the environment, where nothing in it can be taken for a command.
    let status = Command::new("powershell.exe")
        .args(["-NoProfile", "-NonInteractive", "-Command"])
        .arg("Start-Process -FilePath $env:ANNUAL_SUMMARY_PRINT -Verb Print -WindowStyle Hidden -ErrorAction Stop")
        .env("ANNUAL_SUMMARY_PRINT", path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .creation_flags(NO_WINDOW)
        .status();
    status.is_ok_and(|status| status.success()).then_some(Ok(()))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_is_not_printed() {
        let outcome = print(Path::new("/没有/总结.pdf"), "总结", None);
        assert!(matches!(outcome, Outcome::Failed(text) if text.contains("总结.pdf")));
    }
}
