//! Carrying out what the desk asks for.

use std::path::{Path, PathBuf};

use super::super::dialog::{Choice, ChoiceRole, FileMode, FileRequest, Question};
use super::super::jobs::{Done, Purpose};
use super::super::overlay::Overlay;
use super::App;
use super::services::{Errand, NoteAction};
use crate::document::Place;
use crate::session::desk::{Answer, Command, Effect, Outcome};
use crate::session::open::open_to_edit;
use crate::session::{self, ExportFormat, Exported, SessionError};

impl App {
    /// Gives the desk a command and does what follows.
    pub(super) fn perform(&mut self, command: Command) {
        let effects = self.desk.perform(command);
        self.effects(effects);
    }

    /// Puts the caret at a place of the stored text and shows it.
    pub(super) fn show(&mut self, place: &Place) {
        self.panes.show(&self.desk, place);
    }

    pub(super) fn effects(&mut self, effects: Vec<Effect>) {
        effects.into_iter().for_each(|effect| self.effect(effect));
    }

    fn effect(&mut self, effect: Effect) {
        match effect {
            Effect::AskUnsaved { name } => self.overlay = Overlay::Unsaved(unsaved(&name)),
            Effect::PickSave { suggested } => self.ask(Errand::Save, save_request(suggested)),
            Effect::Load(path) => {
                let title = format!("正在打开“{}”…", name_of(&path));
                let holder = self.services.holder.clone();
                self.services.jobs.start(title, true, move || {
                    let result = open_to_edit(&path, &holder).map(Box::new);
                    Done::Desk(Outcome::Loaded { path, result })
                });
            }
            Effect::Store(store) => {
                let title = format!("正在保存“{}”…", name_of(&store.path));
                let occasion = self.occasion();
                self.services.jobs.start(title, false, move || Done::Desk(store.run(&occasion)));
            }
            Effect::AskChanged { path, difference } => self.ask_changed(&path, difference),
            Effect::AskShared { path, holder } => self.ask_shared(path, &holder),
            Effect::Laid => {
                self.panes.reset();
                self.overlay = Overlay::None;
                self.recovery_restarts();
            }
            Effect::Imported(report) => self.overlay = Overlay::imported(&report),
            Effect::Remember(path) => {
                let title = self.desk.document().fill(&self.desk.document().meta.title).text;
                self.preferences.remember(&path, &title.replace('\n', ""));
            }
            Effect::Saved(path) => {
                self.panes.saved_at = Some(jiff::Zoned::now());
                self.recovery_restarts();
                self.services.toasts.info(format!("已保存到“{}”", path.display()));
            }
            Effect::Show(place) => self.panes.show(&self.desk, &place),
            Effect::Complain(text) => self.services.toasts.error(text),
            Effect::Quit => {
                self.panes.leaving = true;
                self.recovery_restarts();
            }
        }
    }

    /// Asks for a file; the dialog opens at the end of the frame.
    pub(super) fn ask(&mut self, errand: Errand, mut request: FileRequest) {
        request.directory = request.directory.or_else(|| self.directory());
        self.panes.asking = Some((errand, request));
    }

    /// Where file dialogs begin: beside the document, else where the last file was.
    fn directory(&self) -> Option<PathBuf> {
        let beside = self.desk.path().and_then(Path::parent).map(Path::to_owned);
        beside.or_else(|| self.preferences.last_directory())
    }

    /// Exports the document to `path`.
    pub(super) fn export_to(&mut self, format: ExportFormat, path: PathBuf, purpose: Purpose) {
        let job = match self.preferences.export_job(&self.desk) {
            Ok(job) => job,
            Err(error) => return self.services.toasts.error(error.to_string()),
        };
        let document = self.desk.document().clone();
        let title = format!("正在导出“{}”…", name_of(&path));
        self.services.jobs.start(title, true, move || {
            let result = session::export(&document, format, &path, &job);
            Done::Exported { path, purpose, result }
        });
    }

    /// An export has ended.
    pub(super) fn exported(
        &mut self,
        path: PathBuf,
        purpose: Purpose,
        result: Result<Exported, SessionError>,
    ) {
        let exported = match result {
            Ok(exported) => exported,
            Err(error) => return self.services.toasts.error(error.to_string()),
        };
        match purpose {
            Purpose::Print => {
                let title = self.desk.name();
                return self.services.errands.print(path, title, None);
            }
            Purpose::Open => self.services.errands.open_with_default(path.clone()),
            Purpose::Keep => {}
        }
        let actions = [
            ("打开".to_owned(), NoteAction::OpenFile(path.clone())),
            ("打开所在文件夹".to_owned(), NoteAction::ShowFolder(path.clone())),
        ];
        self.services.toasts.info_with(format!("已导出“{}”", path.display()), actions);
        exported.notes.into_iter().for_each(|note| self.services.toasts.error(note));
    }
}

fn unsaved(name: &str) -> Question<Answer> {
    Question::new(
        "要保存修改吗？",
        format!("“{name}”有没有保存的修改；不保存，这些修改就没有了。"),
        [
            Choice::new("保存", ChoiceRole::Primary, Answer::Save),
            Choice::new("不保存", ChoiceRole::Other, Answer::Discard),
            Choice::new("取消", ChoiceRole::Cancel, Answer::Cancel),
        ],
    )
}

fn save_request(suggested: String) -> FileRequest {
    let request = FileRequest::new(FileMode::Save, "保存文稿").with_filter("岁稿文稿", &["ron"]);
    FileRequest { file_name: Some(suggested), ..request }
}

/// A file's name without its folders.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
