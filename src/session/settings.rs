//! Settings (设置): what a person chose once for every document.
//!
//! Kept in `settings.ron` in the program's configuration directory. Knows nothing of how settings are shown
//! or what they do to the window.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::SessionError;
use super::kept_file::{self, Kept};

/// Text sizes in percent a person may choose.
pub const TEXT_SIZES: std::ops::RangeInclusive<u16> = 80..=200;

/// Seconds between two automatic saves a person may choose.
pub const AUTOSAVE_SECONDS: std::ops::RangeInclusive<u16> = 5..=15;

/// Colours of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// 浅色
    #[default]
    Light,
    /// 深色
    Dark,
    /// 跟随系统
    System,
}

impl ThemeChoice {
    /// Every choice, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::System];

    /// What it is called, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "浅色",
            Self::Dark => "深色",
            Self::System => "跟随系统",
        }
    }
}

/// What a person chose once for every document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Colours of the window.
    pub theme: ThemeChoice,
    /// Size of text in percent, within [`TEXT_SIZES`].
    pub text_size: u16,
    /// Full name of the organ (单位全称) of new documents.
    pub organ: String,
    /// Short name of the organ (单位简称) of new documents.
    pub organ_short: String,
    /// The organ it reports to (上级机关), in new documents.
    pub superior: String,
    /// Id of the template of new documents; empty for the first one there is.
    pub template: String,
    /// Id of the layout profile (版式) of new documents; empty for the default one.
    pub profile: String,
    /// Seconds between two automatic saves, within [`AUTOSAVE_SECONDS`].
    pub autosave_seconds: u16,
    /// Ids of the checking rules that are switched off.
    pub disabled_rules: BTreeSet<String>,
    /// Whether an exported file is opened at once.
    pub open_after_export: bool,
    /// Whether the tour of the sample was seen, so that it is not offered again.
    pub tour_seen: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            text_size: 100,
            organ: String::new(),
            organ_short: String::new(),
            superior: String::new(),
            template: String::new(),
            profile: String::new(),
            autosave_seconds: 15,
            disabled_rules: BTreeSet::new(),
            open_after_export: false,
            tour_seen: false,
        }
    }
}

impl Settings {
    /// The settings kept in `dir`, or the default ones. A file that cannot be understood is set aside as
    /// `settings.ron.broken` and reported in one Chinese line.
    pub fn load(dir: Option<&Path>) -> (Self, Option<String>) {
        kept_file::load(dir)
    }

    /// Keeps the settings in `dir`, which is created when it is missing.
    ///
    /// # Errors
    /// When the file cannot be written; the one that was there is then unchanged.
    pub fn save(&self, dir: &Path) -> Result<(), SessionError> {
        kept_file::save(self, dir)
    }
}

impl Kept for Settings {
    const KIND: &'static str = "设置文件";
    const NAME: &'static str = "settings.ron";

    fn tidied(mut self) -> Self {
        self.text_size = self.text_size.clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end());
        self.autosave_seconds =
            self.autosave_seconds.clamp(*AUTOSAVE_SECONDS.start(), *AUTOSAVE_SECONDS.end());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn loaded(content: &[u8]) -> (tempfile::TempDir, Settings, Option<String>) {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("settings.ron"), content).unwrap();
        let (settings, message) = Settings::load(Some(dir.path()));
        (dir, settings, message)
    }

    #[test]
    fn what_was_saved_comes_back() {
        let dir = tempfile::tempdir().unwrap();
        let nested = dir.path().join("not/yet/there");
        let settings = Settings {
            theme: ThemeChoice::Dark,
            text_size: 125,
            organ: "东关\"街道\\办事处\n".into(),
            disabled_rules: ["ratio".to_string(), "句号".into()].into(),
            tour_seen: true,
            ..Settings::default()
        };
        settings.save(&nested).unwrap();
        assert_eq!(Settings::load(Some(&nested)), (settings, None));
    }

    #[test]
    fn without_a_file_or_directory_the_defaults_hold_silently() {
        let dir = tempfile::tempdir().unwrap();
        for dir in [None, Some(dir.path()), Some(&dir.path().join("none"))] {
            assert_eq!(Settings::load(dir), (Settings::default(), None));
        }
    }

    #[test]
    fn fields_not_known_are_passed_over_and_missing_ones_take_their_default() {
        let (_dir, settings, message) = loaded(
            b"(theme: Dark, from_the_future: {\"a\": [Some((1, 2.5)), None]}, organ: \"\xe7\x94\xb2\")",
        );
        assert_eq!(message, None);
        let expected = Settings { theme: ThemeChoice::Dark, organ: "甲".into(), ..Settings::default() };
        assert_eq!(settings, expected);
    }

    #[test]
    fn values_beyond_the_limits_are_brought_within() {
        let (_dir, settings, message) = loaded(b"(text_size: 5000, autosave_seconds: 0)");
        assert_eq!((settings.text_size, settings.autosave_seconds, message), (200, 5, None));
    }

    #[test]
    fn a_broken_file_is_kept_aside_and_reported_in_one_line() {
        for content in
            [&b"(theme: Dark, "[..], b"\xff\xfe\x00", b"", b"(theme: Purple)", b"(text_size: \"\n\")"]
        {
            let (dir, settings, message) = loaded(content);
            let message = message.unwrap();
            assert_eq!(settings, Settings::default());
            assert!(message.contains("settings.ron.broken") && !message.contains('\n'), "{message}");
            assert!(!dir.path().join("settings.ron").exists());
            assert_eq!(fs::read(dir.path().join("settings.ron.broken")).unwrap(), content);
        }
    }

    #[test]
    fn what_is_no_file_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("settings.ron")).unwrap();
        let (settings, message) = Settings::load(Some(dir.path()));
        assert_eq!(settings, Settings::default());
        assert!(message.unwrap().contains("文件夹"));
        assert!(dir.path().join("settings.ron").is_dir());
        assert!(settings.save(dir.path()).unwrap_err().to_string().contains("settings.ron"));
    }
}
