//! The dialog of the desktop (系统文件对话框), on a thread of its own, and whether there is one.
//!
//! On Linux the dialog belongs to a portal or to zenity. Where neither is there, rfd says “nothing chosen” at once,
//! exactly as when the user cancels: so it is looked up first, and an answer faster than a hand is no answer.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::request::{FileMode, FileRequest};
use crate::app::system::Background;

/// No hand cancels a dialog this soon after it was asked for.
const TOO_SOON: Duration = Duration::from_millis(250);

/// What came of a native dialog.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NativeAnswer {
    /// The user chose, or cancelled.
    Given(Option<PathBuf>),
    /// There is no such dialog here.
    Unavailable,
}

/// Asks the desktop for a dialog on a thread of its own, and wakes the window when it is answered.
pub(super) fn ask(
    request: &FileRequest,
    parent: Option<&eframe::Frame>,
    context: &egui::Context,
) -> Background<NativeAnswer> {
    let mode = request.mode;
    let dialog = dialog(request, parent);
    Background::start(context, "file dialog", move || {
        if is_available() { run(dialog, mode) } else { NativeAnswer::Unavailable }
    })
}

fn dialog(request: &FileRequest, parent: Option<&eframe::Frame>) -> rfd::FileDialog {
    let mut dialog = rfd::FileDialog::new().set_title(&request.title).set_can_create_directories(true);
    for filter in request.filters.iter().filter(|_| request.mode != FileMode::Folder) {
        let any = ["*".to_owned()];
        let extensions = if filter.extensions.is_empty() { &any[..] } else { &filter.extensions };
        dialog = dialog.add_filter(&filter.name, extensions);
    }
    if let Some(directory) = &request.directory {
        dialog = dialog.set_directory(directory);
    }
    if let Some(name) = &request.file_name {
        dialog = dialog.set_file_name(name);
    }
    match parent {
        Some(parent) => dialog.set_parent(parent),
        None => dialog,
    }
}

fn run(dialog: rfd::FileDialog, mode: FileMode) -> NativeAnswer {
    let start = Instant::now();
    let path = match mode {
        FileMode::Open => dialog.pick_file(),
        FileMode::Save => dialog.save_file(),
        FileMode::Folder => dialog.pick_folder(),
    };
    if cfg!(target_os = "linux") && path.is_none() && start.elapsed() < TOO_SOON {
        return NativeAnswer::Unavailable;
    }
    NativeAnswer::Given(path)
}

/// Whether the desktop has file dialogs. Looks at some small files: call it off the frame.
fn is_available() -> bool {
    !cfg!(target_os = "linux") || has_portal() || has_zenity()
}

fn has_zenity() -> bool {
    let Some(path) = std::env::var_os("PATH") else { return false };
    std::env::split_paths(&path).any(|directory| directory.join("zenity").is_file())
}

fn has_portal() -> bool {
    if !has_session_bus() {
        return false;
    }
    // Inside a sandbox the services of the host cannot be seen, but the portal is always there.
    Path::new("/.flatpak-info").exists() || portal_is_installed(&data_directories())
}

fn has_session_bus() -> bool {
    let named = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some_and(|address| !address.is_empty());
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    named || runtime.is_some_and(|directory| directory.join("bus").exists())
}

fn data_directories() -> Vec<PathBuf> {
    let listed = std::env::var_os("XDG_DATA_DIRS").filter(|list| !list.is_empty());
    let listed = listed.unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    let own = directories::BaseDirs::new().map(|base| base.data_dir().to_owned());
    own.into_iter().chain(std::env::split_paths(&listed)).collect()
}

/// A portal can be started by the bus, and something behind it draws file dialogs.
fn portal_is_installed(data: &[PathBuf]) -> bool {
    let can_start = |directory: &PathBuf| {
        directory.join("dbus-1/services/org.freedesktop.portal.Desktop.service").exists()
    };
    let draws = |directory: &PathBuf| {
        let Ok(entries) = std::fs::read_dir(directory.join("xdg-desktop-portal/portals")) else {
            return false;
        };
        entries.flatten().any(|entry| names_file_dialogs(&entry.path()))
    };
    data.iter().any(can_start) && data.iter().any(draws)
}

fn names_file_dialogs(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "portal")
        && std::fs::read_to_string(path)
            .is_ok_and(|text| text.contains("org.freedesktop.impl.portal.FileChooser"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_portal_needs_a_service_and_somebody_who_draws() {
        let root = tempfile::tempdir().unwrap();
        let data = [root.path().to_owned()];
        assert!(!portal_is_installed(&data));
        let services = root.path().join("dbus-1/services");
        fs::create_dir_all(&services).unwrap();
        fs::write(services.join("org.freedesktop.portal.Desktop.service"), "").unwrap();
        assert!(!portal_is_installed(&data), "nobody draws the dialog");
        let portals = root.path().join("xdg-desktop-portal/portals");
        fs::create_dir_all(&portals).unwrap();
        fs::write(portals.join("wlr.portal"), "Interfaces=org.freedesktop.impl.portal.Screenshot").unwrap();
        assert!(!portal_is_installed(&data), "this one takes pictures of the screen");
        fs::write(portals.join("gtk.portal"), "Interfaces=org.freedesktop.impl.portal.FileChooser").unwrap();
        assert!(portal_is_installed(&data));
    }
}
