//! The file dialog drawn in the window (窗口内的文件对话框), for desktops without one.
//!
//! This file is what it knows and can do; drawing is in `view`. Every look at the disk happens on a thread: a network
//! drive that hangs must not stop the window.

mod directory;
mod keys;
mod name;
mod places;
mod row;
mod target;
#[cfg(test)]
mod tests;
mod view;

use std::path::{Path, PathBuf};

use egui::Context;

use super::request::{FileFilter, FileMode, FileRequest};
use crate::app::dialog::Question;
use crate::app::system::Background;
use directory::Entry;
use places::Place;
use target::Target;

/// What is known of the folder shown.
enum Listing {
    Reading(Background<Result<Vec<Entry>, String>>),
    Read(Vec<Entry>),
    Unreadable(String),
}

/// What a look at the disk is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// The path line was entered.
    GoTo,
    /// A file is to be written there.
    Save,
    /// A folder was made there.
    Create,
}

/// The dialog.
pub(super) struct Chooser {
    context: Context,
    request: FileRequest,
    /// Which of the request's filters holds.
    filter: usize,
    directory: PathBuf,
    listing: Listing,
    /// Positions in the listing that pass filter and search.
    shown: Vec<usize>,
    /// Position in `shown`.
    selected: Option<usize>,
    scroll_to_selected: bool,
    /// How far the list is scrolled, in points.
    scrolled: f32,
    path_text: String,
    search: String,
    name: String,
    new_folder: Option<String>,
    places: Vec<Place>,
    finding_places: Option<Background<Vec<Place>>>,
    looking: Option<(Purpose, Background<Target>)>,
    notice: String,
    overwrite: Option<(PathBuf, Question<bool>)>,
    outcome: Option<Option<PathBuf>>,
}

impl Chooser {
    /// The dialog for `request`; `last` is where a file was chosen before.
    pub(super) fn new(mut request: FileRequest, last: Option<PathBuf>, context: &Context) -> Self {
        if request.mode != FileMode::Save
            && !request.filters.iter().any(|filter| filter.extensions.is_empty())
        {
            request.filters.push(FileFilter::new("所有文件", &[]));
        }
        let directory = request.directory.clone().unwrap_or_else(places::start);
        let finding = Background::start(context, "places", move || places::find(last.as_deref()));
        let mut chooser = Self {
            context: context.clone(),
            filter: 0,
            listing: Listing::Read(Vec::new()),
            directory: PathBuf::new(),
            shown: Vec::new(),
            selected: None,
            scroll_to_selected: false,
            scrolled: 0.0,
            path_text: String::new(),
            search: String::new(),
            name: request.file_name.clone().unwrap_or_default(),
            new_folder: None,
            places: Vec::new(),
            finding_places: Some(finding),
            looking: None,
            notice: String::new(),
            overwrite: None,
            outcome: None,
            request,
        };
        chooser.go(directory);
        chooser
    }

    /// Shows what is in `directory`.
    fn go(&mut self, directory: PathBuf) {
        self.path_text = directory.display().to_string();
        self.search.clear();
        self.notice.clear();
        self.new_folder = None;
        self.selected = None;
        self.shown.clear();
        let read = directory.clone();
        let work = move || directory::read(&read);
        self.listing = Listing::Reading(Background::start(&self.context, "folder", work));
        self.directory = directory;
    }

    /// Shows the folder that holds this one, with this one selected once it is read.
    fn up(&mut self) {
        if let Some(parent) = self.directory.parent().map(Path::to_owned) {
            self.go(parent);
        }
    }

    /// Takes in what the threads have found.
    fn receive(&mut self) {
        if let Listing::Reading(work) = &self.listing
            && let Some(result) = work.poll()
        {
            self.listing = match result {
                Ok(Ok(entries)) => Listing::Read(entries),
                Ok(Err(reason)) => Listing::Unreadable(reason),
                Err(_) => Listing::Unreadable("这个文件夹没有读出来，请再试一次。".to_owned()),
            };
            self.select_shown();
        }
        if let Some(Ok(places)) = self.finding_places.as_ref().and_then(Background::poll) {
            self.places = places;
            self.finding_places = None;
        }
        if let Some((purpose, work)) = &self.looking
            && let Some(result) = work.poll()
        {
            let purpose = *purpose;
            self.looking = None;
            match result {
                Ok(target) => self.arrive(purpose, target),
                Err(_) => self.notice = "没有完成，请再试一次。".to_owned(),
            }
        }
    }

    fn look(&mut self, purpose: Purpose, work: impl FnOnce() -> Target + Send + 'static) {
        self.notice.clear();
        self.looking = Some((purpose, Background::start(&self.context, "file", work)));
    }

    fn arrive(&mut self, purpose: Purpose, target: Target) {
        match (purpose, target) {
            (_, Target::Failed(reason)) => self.notice = reason,
            (_, Target::Folder(path)) => self.go(path),
            (Purpose::GoTo | Purpose::Create, Target::File(path)) => self.take_typed_file(&path),
            (Purpose::Save, Target::File(path)) => self.overwrite = Some(target::question(path)),
            (Purpose::Save, Target::Free(path)) => self.outcome = Some(Some(path)),
            (_, Target::Free(path)) => {
                self.notice = format!("没有“{}”，请检查路径。", path.display());
            }
        }
    }

    /// A file named in the path line: opened, or taken as the name to save under.
    fn take_typed_file(&mut self, path: &Path) {
        match self.request.mode {
            FileMode::Open => self.outcome = Some(Some(path.to_owned())),
            FileMode::Folder => self.notice = format!("“{}”不是文件夹，请换一个位置。", path.display()),
            FileMode::Save => {
                self.name =
                    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                self.go(path.parent().unwrap_or(path).to_owned());
            }
        }
    }

    fn entries(&self) -> &[Entry] {
        match &self.listing {
            Listing::Read(entries) => entries,
            _ => &[],
        }
    }

    fn selected_entry(&self) -> Option<&Entry> {
        self.entry(self.selected?)
    }

    fn entry(&self, position: usize) -> Option<&Entry> {
        self.entries().get(*self.shown.get(position)?)
    }

    /// Which entries pass the filter and the search; the first is selected while searching.
    fn select_shown(&mut self) {
        let search = self.search.trim().to_lowercase();
        let filter = self.request.filters.get(self.filter);
        let passes = |entry: &Entry| {
            let kind = entry.is_folder
                || self.request.mode != FileMode::Folder
                    && filter.is_none_or(|filter| filter.accepts(&entry.path));
            kind && (search.is_empty() || entry.name.to_lowercase().contains(&search))
        };
        let entries = self.entries().iter().enumerate();
        self.shown = entries.filter(|(_, entry)| passes(entry)).map(|(index, _)| index).collect();
        self.selected = (!search.is_empty() && !self.shown.is_empty()).then_some(0);
    }

    /// Moves the selection by `steps`, from before the first when there is none.
    fn step(&mut self, steps: isize) {
        let Some(last) = self.shown.len().checked_sub(1) else { return };
        let position = match self.selected {
            Some(position) => position.saturating_add_signed(steps).min(last),
            None if steps > 0 => 0,
            None => last,
        };
        self.select(position);
        self.scroll_to_selected = true;
    }

    /// Selects a row; in saving, a file's name becomes the name to save under.
    fn select(&mut self, position: usize) {
        self.selected = Some(position);
        if self.request.mode == FileMode::Save
            && let Some(name) =
                self.selected_entry().filter(|entry| !entry.is_folder).map(|entry| entry.name.clone())
        {
            self.name = name;
        }
    }

    /// A row was entered: folders are shown, files chosen.
    fn activate(&mut self, position: usize) {
        self.select(position);
        let Some(entry) = self.selected_entry() else { return };
        let path = entry.path.clone();
        match (entry.is_folder, self.request.mode) {
            (true, _) => self.go(path),
            (false, FileMode::Save) => self.save(),
            (false, _) => self.outcome = Some(Some(path)),
        }
    }

    /// Enter, wherever it means “go on”.
    fn go_on(&mut self) {
        match (self.selected, self.request.mode) {
            (Some(position), FileMode::Open | FileMode::Folder) => self.activate(position),
            (Some(position), FileMode::Save)
                if self.selected_entry().is_some_and(|entry| entry.is_folder) =>
            {
                self.activate(position);
            }
            _ => self.submit(),
        }
    }

    /// The primary button.
    fn submit(&mut self) {
        match self.request.mode {
            FileMode::Save => self.save(),
            FileMode::Folder => {
                let path = self.selected_entry().map_or(&self.directory, |entry| &entry.path);
                self.outcome = Some(Some(path.clone()));
            }
            FileMode::Open => match self.selected {
                Some(position) => self.activate(position),
                // A path typed or pasted where a name is sought is meant as a path.
                None if self.search.contains(['/', '\\']) => {
                    self.path_text.clone_from(&self.search);
                    self.enter_path();
                }
                None => self.notice = "请先选择一个文件。".to_owned(),
            },
        }
    }

    fn save(&mut self) {
        let extensions = self.request.filters.get(self.filter).map_or(&[][..], |filter| &filter.extensions);
        match name::complete(&self.name, extensions) {
            Ok(name) => {
                let path = self.directory.join(name);
                self.look(Purpose::Save, move || target::inspect_for_saving(path));
            }
            Err(reason) => self.notice = reason,
        }
    }

    fn enter_path(&mut self) {
        let typed = self.path_text.trim().to_owned();
        let directory = self.directory.clone();
        self.look(Purpose::GoTo, move || target::inspect_typed(&typed, &directory));
    }

    fn create_folder(&mut self) {
        let Some(name) = self.new_folder.clone() else { return };
        let name = name.trim();
        match name::check(name) {
            Ok(()) => {
                let path = self.directory.join(name);
                self.look(Purpose::Create, move || target::create_folder(path));
            }
            Err(reason) => self.notice = reason,
        }
    }
}
