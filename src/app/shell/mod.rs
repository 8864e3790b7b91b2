//! The shell (主窗口): holds the parts of the window, draws them, and does what they ask for.

mod availability;
mod clipboard;
mod dispatch;
mod effects;
mod frame;
mod last_year;
mod layout;
mod overlays;
mod panes;
mod preferences;
mod recovery;
mod safety;
mod services;

use std::path::PathBuf;

use crate::session::desk::{Command, Desk, Origin};
use crate::template;

use super::action::Actions;
use super::overlay::Overlay;
use super::{theme, typeface};

pub(super) use panes::Panes;
pub(super) use preferences::Preferences;
pub(super) use services::Services;

/// What the window opens with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Opening {
    /// The page with templates and recent files.
    #[default]
    Start,
    /// This file.
    File(PathBuf),
    /// The built-in sample.
    Sample,
}

/// The window.
pub struct App {
    desk: Desk,
    panes: Panes,
    overlay: Overlay,
    services: Services,
    preferences: Preferences,
    actions: Actions,
}

impl App {
    /// The window with its parts, on `context`. `directory` holds settings and recovery files; without one nothing
    /// is kept.
    pub fn new(context: &egui::Context, opening: Opening, directory: Option<PathBuf>) -> Self {
        theme::install(context);
        typeface::install(context);
        let (preferences, complaints) = Preferences::load(directory);
        preferences.apply(context);
        // The size of the interface is a setting, with commands of its own.
        context.options_mut(|options| options.zoom_with_keyboard = false);
        let desk = Desk::new(template::sample(), Origin::Sample);
        let mut app = Self {
            desk,
            panes: Panes::new(context, &preferences),
            overlay: Overlay::None,
            services: Services::new(context),
            preferences,
            actions: Actions::default(),
        };
        complaints.into_iter().for_each(|complaint| app.services.toasts.error(complaint));
        app.begin(opening);
        app
    }

    fn begin(&mut self, opening: Opening) {
        if opening == Opening::Start {
            self.overlay = Overlay::start(&self.preferences);
        }
        self.find_lost_work();
        match opening {
            Opening::Start | Opening::Sample => {}
            Opening::File(path) => {
                let effects = self.desk.perform(Command::Open(path));
                self.effects(effects);
            }
        }
    }

    /// Makes every file dialog an own one of the window, as on a desktop that has none.
    pub fn without_desktop_dialogs(mut self, context: &egui::Context) -> Self {
        self.services.use_own_dialogs(context);
        self
    }

    /// Whether the pages on the screen show the document as it is now, with all their pictures.
    pub fn shows_newest_pages(&self) -> bool {
        let revision = self.panes.preview.pages().map(|(_, revision)| revision);
        revision == Some(self.desk.revision()) && self.panes.preview.is_complete()
    }

    /// The desk, to look at.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }
}
