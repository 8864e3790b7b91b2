//! What each command does.

use egui::ViewportCommand;

use super::super::action::{Action, Beginning, ExportChoice};
use super::super::command::CommandId;
use super::super::dialog::{FileMode, FileRequest};
use super::super::editor::{body, heading};
use super::super::find_bar::FindBar;
use super::super::jobs::Purpose;
use super::super::outline::{moved, set};
use super::super::overlay::Overlay;
use super::super::palette::{Listing, Palette};
use super::super::tour::Tour;
use super::App;
use super::services::Errand;
use crate::document::{Label, Level, Place, SectionId, SectionKind, Table};
use crate::edit::{Change, SectionAttribute, Transaction};
use crate::session::desk::{Command, Origin};
use crate::session::settings::ThemeChoice;
use crate::session::{self, ExportFormat};
use crate::template;

impl App {
    /// Does one thing that was asked for.
    pub(super) fn act(&mut self, action: Action, context: &egui::Context) {
        match action {
            Action::Run(id) => self.run(id, context),
            Action::Desk(command) => self.perform(command),
            Action::Show(place) => {
                self.perform(Command::EndTyping);
                self.panes.show(&self.desk, &place);
            }
            Action::Insert { text, caret } => self.insert(&text, caret),
            Action::Enter(id) => self.panes.entered = Some(id),
            Action::Rename(id) => {
                self.panes.outline_open = true;
                self.panes.outline.rename(&self.desk, id);
            }
            Action::AddSection { after, kind } => self.add_section(after, kind),
            Action::RemoveSection(id) => self.remove_section(id),
            Action::Open(path) => {
                self.overlay = Overlay::None;
                self.perform(Command::Open(path));
            }
            Action::ChooseFile => self.ask(Errand::Open, open_request()),
            Action::Begin(beginning) => self.start_new(&beginning),
            Action::StartFrom(path, document) => {
                self.perform(Command::Replace(document, Origin::LastYear(path)));
            }
            Action::Version(deed) => self.version(deed),
            Action::Export(choice) => self.ask_export(*choice),
            Action::Adopt(settings) => {
                self.preferences.adopt(*settings);
                self.preferences.apply(context);
            }
            Action::Recover(orphan) => {
                self.overlay = Overlay::None;
                self.recover(*orphan);
            }
            Action::Abandon(orphan) => {
                if let Err(error) = orphan.discard() {
                    self.services.toasts.error(error.to_string());
                }
            }
            Action::Forget(path) => self.preferences.forget(&path),
        }
    }

    fn run(&mut self, id: CommandId, context: &egui::Context) {
        use CommandId as C;
        match id {
            C::New => self.overlay = Overlay::begin(&self.preferences),
            C::RollOver => self.ask(Errand::LastYear, last_year_request()),
            C::Start => self.overlay = Overlay::start(&self.preferences),
            C::Open => self.act(Action::ChooseFile, context),
            C::Sample => {
                let sample = Box::new(template::sample());
                self.perform(Command::Replace(sample, Origin::Sample));
                if !self.preferences.settings.tour_seen {
                    self.tour();
                }
            }
            C::Tour => self.tour(),
            C::Save => self.perform(Command::Save),
            C::SaveAs => self.perform(Command::SaveAs),
            C::Versions => self.show_versions(),
            C::ExportPdf => {
                let open_after = self.preferences.settings.open_after_export;
                self.ask_export(ExportChoice { format: ExportFormat::Pdf, open_after });
            }
            C::Export => self.overlay = Overlay::export(&self.desk, &self.preferences),
            C::Print => self.print(),
            C::Quit => self.perform(Command::Quit),
            C::Undo => self.perform(Command::Undo),
            C::Redo => self.perform(Command::Redo),
            C::Cut => context.send_viewport_cmd(ViewportCommand::RequestCut),
            C::Copy => context.send_viewport_cmd(ViewportCommand::RequestCopy),
            C::Paste => context.send_viewport_cmd(ViewportCommand::RequestPaste),
            C::SelectAll => self.select_all(),
            C::Find => self.find(FindBar::open),
            C::Replace => self.find(FindBar::open_replace),
            C::FindNext => self.find_step(true),
            C::FindPrevious => self.find_step(false),
            C::GoTo => self.overlay = Overlay::Palette(Palette::new(Listing::Sections)),
            C::Palette => self.overlay = Overlay::Palette(Palette::new(Listing::Commands)),
            C::Tidy => self.tidy(),
            C::InsertSymbol => self.overlay = Overlay::Symbols,
            C::InsertDate => self.overlay = Overlay::Dates,
            C::InsertPercent => self.overlay = Overlay::percent(),
            C::InsertEnumeration => self.insert("一是。二是。三是。", "一是".len()),
            C::Check => self.panes.open_findings(),
            C::Ledger => self.panes.open_ledger(),
            C::LastYear => self.panes.open_last_year(),
            C::CompareLastYear => self.compare_last_year(),
            C::ConfirmCarried => self.confirm_carried(),
            C::LockName => self.lock_name(),
            C::NextFinding => self.panes.finding_step(&self.desk, true),
            C::PreviousFinding => self.panes.finding_step(&self.desk, false),
            C::Count => self.overlay = Overlay::Count,
            C::Settings => self.overlay = Overlay::settings(&self.preferences),
            C::Shortcuts => self.overlay = Overlay::Shortcuts,
            C::About => self.overlay = Overlay::About,
            C::LightTheme => self.theme(ThemeChoice::Light, context),
            C::DarkTheme => self.theme(ThemeChoice::Dark, context),
            C::SystemTheme => self.theme(ThemeChoice::System, context),
            C::LargerText => self.scale(10, context),
            C::SmallerText => self.scale(-10, context),
            _ => self.run_in_section(id),
        }
    }

    /// Commands on the section being worked in, and on the panes.
    fn run_in_section(&mut self, id: CommandId) {
        use CommandId as C;
        let section = self.panes.section();
        match (id, section) {
            (C::AddSection, after) => self.add_section(after, SectionKind::Area),
            (C::RenameSection, Some(id)) => self.show(&Place::new(heading(id), self.whole(id))),
            (C::SectionUp, Some(id)) => self.move_section(id, -1),
            (C::SectionDown, Some(id)) => self.move_section(id, 1),
            (C::SectionHide, Some(id)) => self.toggle_hidden(id),
            (C::SectionLevel, Some(id)) => self.toggle_level(id),
            (C::SectionDelete, Some(id)) => self.remove_section(id),
            (C::AddTable, Some(id)) => self.add_table(id),
            (C::RemoveTable, Some(id)) => {
                self.perform(Command::Apply(set(id, "删除表格", SectionAttribute::Table(None))));
            }
            _ => self.panes.run(id),
        }
    }

    /// All of a heading.
    fn whole(&self, id: SectionId) -> std::ops::Range<usize> {
        0..self.desk.document().text(heading(id)).map_or(0, str::len)
    }

    fn move_section(&mut self, id: SectionId, step: isize) {
        let sections = &self.desk.document().sections;
        let Some(at) = sections.iter().position(|section| section.id == id) else { return };
        if let Some(to) = at.checked_add_signed(step).filter(|&to| to < sections.len()) {
            self.perform(Command::Apply(moved(id, to)));
            self.show(&Place::new(body(id), 0..0));
        }
    }

    fn toggle_hidden(&mut self, id: SectionId) {
        let Some(section) = self.desk.document().section(id) else { return };
        let title = if section.hidden { "重新显示部分" } else { "隐藏部分" };
        let hidden = !section.hidden;
        self.perform(Command::Apply(set(id, title, SectionAttribute::Hidden(hidden))));
    }

    fn toggle_level(&mut self, id: SectionId) {
        let Some(section) = self.desk.document().section(id) else { return };
        let level = if section.level == Level::One { Level::Two } else { Level::One };
        self.perform(Command::Apply(set(id, "改标题级别", SectionAttribute::Level(level))));
    }

    fn add_table(&mut self, id: SectionId) {
        if self.desk.document().section(id).is_some_and(|section| section.table.is_none()) {
            let header = ["指标", "单位", "目标", "完成"].map(String::from).to_vec();
            let table = Table::new(vec![header, vec![String::new(); 4], vec![String::new(); 4]]);
            self.perform(Command::Apply(set(id, "添加表格", SectionAttribute::Table(Some(table)))));
        }
    }

    fn add_section(&mut self, after: Option<SectionId>, kind: SectionKind) {
        let document = self.desk.document();
        let position = after.and_then(|id| document.sections.iter().position(|section| section.id == id));
        let at = position.map_or(document.sections.len(), |at| at + 1);
        let (mut add, id) = Transaction::add_section("添加部分", document, at, kind, "新的部分");
        if kind == SectionKind::Table {
            let table = Table::new(vec![vec![String::new(); 4]; 3]);
            add = add.with(Change::SetSection(id, SectionAttribute::Table(Some(table))));
        }
        if let Some(Label::Manual(_)) = position.map(|at| &document.sections[at].label) {
            add.title = "添加部分".into();
        }
        self.perform(Command::Apply(add));
        self.show(&Place::new(heading(id), self.whole(id)));
    }

    fn remove_section(&mut self, id: SectionId) {
        let Some(section) = self.desk.document().section(id) else { return };
        let name = self.desk.document().fill(&section.heading).text;
        let name = if name.is_empty() { section.kind.name().to_owned() } else { name };
        self.perform(Command::Apply(Transaction::new("删除部分").with(Change::RemoveSection(id))));
        self.services.toasts.info(format!("已删除“{name}”，按 Ctrl+Z 恢复"));
    }

    /// Begins the tour, with everything in sight that it speaks of.
    fn tour(&mut self) {
        self.panes.outline_open = true;
        self.panes.show_pages();
        self.panes.tour = Some(Tour::default());
        self.preferences.settings.tour_seen = true;
        self.preferences.settings_changed();
    }

    fn find(&mut self, open: fn(&mut FindBar, selected: &str)) {
        let caret = self.panes.editor.caret().cloned();
        let selected = caret.and_then(|place| {
            let text = session::desk::displayed(self.desk.document(), place.part)?;
            text.get(place.range).filter(|text| !text.contains('\n')).map(str::to_owned)
        });
        open(&mut self.panes.find, &selected.unwrap_or_default());
    }

    /// Goes on with the last search, or begins one with what is selected.
    fn find_step(&mut self, forward: bool) {
        if !self.panes.find.is_open() {
            self.find(FindBar::open);
        }
        self.panes.find_step(&self.desk, forward);
    }

    fn select_all(&mut self) {
        if let Some(part) = self.panes.editor.caret().map(|place| place.part) {
            let all = 0..self.desk.document().text(part).map_or(0, str::len);
            self.show(&Place::new(part, all));
        }
    }

    fn insert(&mut self, text: &str, caret: usize) {
        let caret_place = self.panes.editor.caret().and_then(|place| self.desk.stored(place));
        let Some(place) = caret_place else {
            return self.services.toasts.info("请先把光标放到要插入的地方");
        };
        let at = place.range.start;
        let part = place.part;
        self.perform(Command::Apply(Transaction::replace("插入", place, text)));
        self.show(&Place::new(part, at + caret..at + caret));
    }

    fn tidy(&mut self) {
        let Some(caret) = self.panes.editor.caret().and_then(|place| self.desk.stored(place)) else { return };
        let place = if caret.range.is_empty() {
            let all = 0..self.desk.document().text(caret.part).map_or(0, str::len);
            Place::new(caret.part, all)
        } else {
            caret
        };
        match session::tidy::tidy_selection(self.desk.document(), &place) {
            Some(transaction) => self.perform(Command::Apply(transaction)),
            None => self.services.toasts.info("全角半角已经规范，没有要改的"),
        }
    }

    fn theme(&mut self, theme: ThemeChoice, context: &egui::Context) {
        self.preferences.settings.theme = theme;
        self.preferences.settings_changed();
        self.preferences.apply(context);
    }

    fn scale(&mut self, step: i16, context: &egui::Context) {
        let size = self.preferences.settings.text_size.saturating_add_signed(step);
        self.preferences.settings.text_size = size.clamp(80, 200);
        self.preferences.settings_changed();
        self.preferences.apply(context);
    }

    fn start_new(&mut self, beginning: &Beginning) {
        let answers = template::Answers {
            organ: beginning.organ.clone(),
            organ_short: beginning.organ_short.clone(),
            superior: beginning.superior.clone(),
            year: Some(beginning.year),
        };
        let directory = self.preferences.folder(template::FOLDER);
        match session::templates::choose(Some(&beginning.template), directory.as_deref()) {
            Ok(template) => {
                self.preferences.remember_answers(beginning);
                let document = Box::new(template.instantiate(&answers));
                self.perform(Command::Replace(document, Origin::New));
            }
            Err(error) => self.services.toasts.error(error.to_string()),
        }
    }

    fn ask_export(&mut self, choice: ExportChoice) {
        let (name, extension) = match choice.format {
            ExportFormat::Pdf => ("PDF 文件", "pdf"),
            ExportFormat::Docx => ("Word 文档", "docx"),
            ExportFormat::Text => ("文本文件", "txt"),
        };
        let request = FileRequest::new(FileMode::Save, "导出").with_filter(name, &[extension]);
        let request = FileRequest { file_name: Some(self.desk.file_name(extension)), ..request };
        self.overlay = Overlay::None;
        self.ask(Errand::Export(choice), request);
    }

    fn print(&mut self) {
        let name = self.desk.file_name("pdf");
        let path = std::env::temp_dir().join(name);
        self.export_to(ExportFormat::Pdf, path, Purpose::Print);
    }
}

fn last_year_request() -> FileRequest {
    FileRequest::new(FileMode::Open, "选择去年的文件")
        .with_filter("岁稿文稿、Word 文档和文本文件", &["ron", "docx", "txt"])
        .with_filter("所有文件", &[])
}

fn open_request() -> FileRequest {
    FileRequest::new(FileMode::Open, "打开")
        .with_filter("岁稿文稿、Word 文档和文本文件", &["ron", "docx", "txt"])
        .with_filter("所有文件", &[])
}
