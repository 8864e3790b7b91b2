//! The window as it was left (窗口状态): its size, its panels, the zoom of the preview.
//!
//! Kept in `state.ron` in the program's configuration directory. Lengths are in points of the screen. Knows
//! nothing of the window itself.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize, Serializer};

use super::error::SessionError;
use super::kept_file::{self, Kept};

/// Lengths and positions a screen may have, in points; anything else is a damaged file.
const LIMIT: f32 = 100_000.0;

/// Zooms of the preview that make sense, in percent.
const ZOOMS: std::ops::RangeInclusive<u16> = 10..=1000;

/// How large the preview shows a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum PreviewZoom {
    /// 适合宽度: the page as wide as the panel.
    #[default]
    FitWidth,
    /// 整页: the whole page.
    FitPage,
    /// This many percent of the printed size.
    Percent(u16),
}

/// The window as it was left.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowState {
    /// Width and height when not maximised; `None` before the first run.
    pub size: Option<[f32; 2]>,
    /// Left and top edge when not maximised; `None` to let the system choose.
    pub position: Option<[f32; 2]>,
    /// Whether it filled the screen.
    pub maximised: bool,
    /// Width of the outline on the left; `None` for the usual one.
    pub outline_width: Option<f32>,
    /// Width of the panel on the right; `None` for the usual one.
    pub right_width: Option<f32>,
    /// Whether the outline was folded away.
    pub outline_folded: bool,
    /// Whether the panel on the right was folded away.
    pub right_folded: bool,
    /// How large the preview shows a page.
    pub zoom: PreviewZoom,
    /// Where a file was last opened or saved.
    #[serde(serialize_with = "path_as_text")]
    pub last_directory: Option<PathBuf>,
}

impl WindowState {
    /// The state kept in `dir`, or the default one. A file that cannot be understood is set aside as
    /// `state.ron.broken` and reported in one Chinese line.
    pub fn load(dir: Option<&Path>) -> (Self, Option<String>) {
        kept_file::load(dir)
    }

    /// Keeps the state in `dir`, which is created when it is missing.
    ///
    /// # Errors
    /// When the file cannot be written; the one that was there is then unchanged.
    pub fn save(&self, dir: &Path) -> Result<(), SessionError> {
        kept_file::save(self, dir)
    }
}

impl Kept for WindowState {
    const KIND: &'static str = "窗口状态文件";
    const NAME: &'static str = "state.ron";

    fn tidied(mut self) -> Self {
        let is_length = |length: &f32| (1.0..LIMIT).contains(length);
        self.size = self.size.filter(|size| size.iter().all(is_length));
        self.position = self.position.filter(|at| at.iter().all(|edge| edge.abs() < LIMIT));
        self.outline_width = self.outline_width.filter(is_length);
        self.right_width = self.right_width.filter(is_length);
        if let PreviewZoom::Percent(percent) = &mut self.zoom {
            *percent = (*percent).clamp(*ZOOMS.start(), *ZOOMS.end());
        }
        self
    }
}

/// Writes a path; one that is no text cannot stand in the file and is left out.
fn path_as_text<S: Serializer>(path: &Option<PathBuf>, serializer: S) -> Result<S::Ok, S::Error> {
    path.as_deref().and_then(Path::to_str).serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_saved_comes_back() {
        let dir = tempfile::tempdir().unwrap();
        let state = WindowState {
            size: Some([1366.0, 728.5]),
            position: Some([-8.0, 0.0]),
            maximised: true,
            right_width: Some(480.0),
            right_folded: true,
            zoom: PreviewZoom::Percent(150),
            last_directory: Some("/home/职员/文稿".into()),
            ..WindowState::default()
        };
        state.save(dir.path()).unwrap();
        assert_eq!(WindowState::load(Some(dir.path())), (state, None));
    }

    #[test]
    fn measures_no_screen_can_have_are_forgotten() {
        let dir = tempfile::tempdir().unwrap();
        let text = "(size: (NaN, 700.0), position: (1e30, 0.0), outline_width: -4.0, right_width: inf, \
                    zoom: Percent(0), maximised: true)";
        // Options are written plainly or with Some(…); tuples and lists of two are the same.
        std::fs::write(dir.path().join("state.ron"), text).unwrap();
        let (state, message) = WindowState::load(Some(dir.path()));
        assert_eq!(message, None);
        let zoom = PreviewZoom::Percent(10);
        assert_eq!(state, WindowState { maximised: true, zoom, ..WindowState::default() });
    }

    #[cfg(unix)]
    #[test]
    fn a_directory_whose_name_is_no_text_does_not_hinder_saving() {
        use std::os::unix::ffi::OsStrExt;
        let dir = tempfile::tempdir().unwrap();
        let name = std::ffi::OsStr::from_bytes(b"/\xce\xc4\xb8\xe5");
        let state = WindowState { last_directory: Some(name.into()), ..WindowState::default() };
        state.save(dir.path()).unwrap();
        assert_eq!(WindowState::load(Some(dir.path())).0, WindowState::default());
    }
}
