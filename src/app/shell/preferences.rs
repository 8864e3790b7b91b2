//! What is kept between two runs (偏好): settings, the window as it was left, recent files.

use std::path::{Path, PathBuf};

use crate::app::action::Beginning;
use crate::data_file::DataFileError;
use crate::export::pdf::PdfStandard;
use crate::session::desk::Desk;
use crate::session::recent::RecentFiles;
use crate::session::settings::{Settings, ThemeChoice};
use crate::session::window_state::WindowState;
use crate::session::{Export, SessionError, profiles, words};
use crate::template::{self, Template};
use crate::typeset::Profile;

/// What is kept between two runs.
#[derive(Debug, Default)]
pub(in crate::app) struct Preferences {
    pub(in crate::app) settings: Settings,
    pub(in crate::app) window: WindowState,
    pub(in crate::app) recent: RecentFiles,
    /// Where all of it is kept.
    pub(in crate::app) directory: Option<PathBuf>,
    /// Counts changes of what pages depend on.
    revision: u64,
}

impl Preferences {
    /// What was kept in `directory`, and complaints about what could not be read.
    pub(super) fn load(directory: Option<PathBuf>) -> (Self, Vec<String>) {
        let place = directory.as_deref();
        let (settings, first) = Settings::load(place);
        let (window, second) = WindowState::load(place);
        let (recent, third) = RecentFiles::load(place);
        let words = words::adopt_own(place.map(|place| place.join(words::FOLDER)).as_deref());
        let kept = [first, second, third].into_iter().flatten();
        let complaints = kept.chain(words.iter().map(|error| format!("{error}（已跳过）"))).collect();
        (Self { settings, window, recent, directory, revision: 0 }, complaints)
    }

    /// Counts changes of what pages depend on.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// Keeps everything. What cannot be kept is not worth a message while the window closes.
    pub(super) fn save(&mut self) {
        if let Some(place) = self.directory.clone() {
            let _ = self.window.save(&place);
            let _ = self.settings.save(&place);
        }
    }

    /// Takes new settings and keeps them.
    pub(super) fn adopt(&mut self, settings: Settings) {
        self.settings = settings;
        self.settings_changed();
    }

    /// Keeps the settings as they are now.
    pub(super) fn settings_changed(&mut self) {
        self.revision += 1;
        if let Some(place) = &self.directory {
            // The settings hold for this run in any case; the next save tries again.
            let _ = self.settings.save(place);
        }
    }

    /// Gives `context` the theme and size of text.
    pub(super) fn apply(&self, context: &egui::Context) {
        context.set_theme(match self.settings.theme {
            ThemeChoice::Light => egui::ThemePreference::Light,
            ThemeChoice::Dark => egui::ThemePreference::Dark,
            ThemeChoice::System => egui::ThemePreference::System,
        });
        context.set_zoom_factor(f32::from(self.settings.text_size) / 100.0);
    }

    /// Puts a file on the list of recent ones.
    pub(super) fn remember(&mut self, path: &Path, title: &str) {
        let now = jiff::Timestamp::now().as_second();
        self.recent.note(path, title, u64::try_from(now).unwrap_or(0));
        self.keep_recent();
    }

    /// Strikes a file from the list.
    pub(super) fn forget(&mut self, path: &Path) {
        self.recent.forget(path);
        self.keep_recent();
    }

    fn keep_recent(&mut self) {
        if let Some(place) = self.directory.clone() {
            let _ = self.recent.save(&place);
        }
    }

    /// Where the last file was.
    pub(super) fn last_directory(&self) -> Option<PathBuf> {
        self.window.last_directory.clone().filter(|path| path.is_dir())
    }

    /// Notes where a file was.
    pub(super) fn remember_directory(&mut self, path: &Path) {
        self.window.last_directory = path.parent().map(Path::to_owned);
    }

    /// Keeps the answers for the next new document.
    pub(super) fn remember_answers(&mut self, answers: &Beginning) {
        self.settings.organ.clone_from(&answers.organ);
        self.settings.organ_short.clone_from(&answers.organ_short);
        self.settings.superior.clone_from(&answers.superior);
        self.settings.template.clone_from(&answers.template);
        self.settings_changed();
    }

    /// Notes how the window stands.
    pub(super) fn observe(&mut self, context: &egui::Context) {
        context.input(|input| {
            let viewport = input.viewport();
            self.window.maximised = viewport.maximized.unwrap_or(false);
            if !self.window.maximised {
                let size = viewport.inner_rect.map(|rect| [rect.width(), rect.height()]);
                self.window.size = size.or(self.window.size);
                let corner = viewport.outer_rect.map(|rect| [rect.left(), rect.top()]);
                self.window.position = corner.or(self.window.position);
            }
        });
    }

    /// A folder of the user's own data files.
    pub(super) fn folder(&self, name: &str) -> Option<PathBuf> {
        Some(self.directory.as_ref()?.join(name))
    }

    /// The templates there are, and what is wrong with the user's own.
    pub(in crate::app) fn templates(&self) -> (Vec<Template>, Vec<DataFileError>) {
        template::available(self.folder(template::FOLDER).as_deref())
    }

    /// The layout profiles there are, and what is wrong with the user's own.
    pub(in crate::app) fn profiles(&self) -> (Vec<Profile>, Vec<DataFileError>) {
        profiles::available(self.folder(profiles::FOLDER).as_deref())
    }

    /// The profile a document is set in: its own, else the one of the settings.
    fn profile_id<'a>(&'a self, desk: &'a Desk) -> Option<&'a str> {
        let own = desk.document().layout.profile.as_str();
        [own, self.settings.profile.as_str()].into_iter().find(|id| !id.is_empty())
    }

    /// The name of that profile, for people.
    pub(super) fn profile_name(&self, desk: &Desk) -> String {
        let id = self.profile_id(desk).unwrap_or("gb9704");
        let known = Profile::builtin().into_iter().find(|profile| profile.id == id);
        known.map_or_else(|| id.to_owned(), |profile| profile.name)
    }

    /// How the document is exported and previewed.
    ///
    /// # Errors
    /// When its profile cannot be used.
    pub(super) fn export_job(&self, desk: &Desk) -> Result<Export, SessionError> {
        let place = self.folder(profiles::FOLDER);
        let profile = profiles::choose(self.profile_id(desk), desk.document(), place.as_deref())?;
        Ok(Export {
            name: desk.name(),
            profile,
            fonts: Vec::new(),
            allow_missing_glyphs: false,
            standard: PdfStandard::default(),
            created: None,
        })
    }
}
