//! A story: the window, opened in a home of its own and driven by keys and clicks.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use annual_summary::app::{App, Opening};
use annual_summary::document::{Document, Section};
use annual_summary::session::desk::Desk;
use annual_summary::session::window_state::WindowState;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, RawInput, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use tempfile::TempDir;

/// How long anything done beside the frames may take. Only a hang takes that long.
const PATIENCE: Duration = Duration::from_secs(30);

/// Frames in which what was asked for is drawn, and what follows from that.
const FRAMES: usize = 4;

/// The smallest screen the window is made for.
pub(crate) const SCREEN: [f32; 2] = [1366.0, 768.0];

/// The key Ctrl as it is reported.
pub(crate) const CONTROL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

/// A clerk's home: the program's settings, and a folder for documents in which file dialogs begin.
pub(crate) struct Home(TempDir);

impl Home {
    pub(crate) fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        std::fs::create_dir(home.documents()).unwrap();
        let state = WindowState { last_directory: Some(home.documents()), ..WindowState::default() };
        state.save(&home.settings()).unwrap();
        home
    }

    /// The folder of the program's settings.
    pub(crate) fn settings(&self) -> PathBuf {
        self.0.path().join("settings")
    }

    pub(crate) fn documents(&self) -> PathBuf {
        self.0.path().join("文稿")
    }

    /// A file in the folder for documents.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.documents().join(name)
    }

    /// Starts the program.
    pub(crate) fn open(&self, opening: Opening) -> Story {
        let settings = self.settings();
        let harness = Harness::builder()
            .with_size(SCREEN)
            .with_step_dt(1.0 / 60.0)
            .with_accessibility_check(false)
            .with_theme(egui::Theme::Light)
            .build_eframe(|creation| {
                let context = &creation.egui_ctx;
                App::new(context, opening, Some(settings)).without_desktop_dialogs(context)
            });
        let mut story = Story { harness };
        story.settle();
        story
    }

    /// Starts the program with the sample.
    pub(crate) fn sample(&self) -> Story {
        self.open(Opening::Sample)
    }

    /// Starts the program with a file, and waits for it.
    pub(crate) fn file_opened(&self, name: &str) -> Story {
        let mut story = self.open(Opening::File(self.file(name)));
        story.until("the file is open", |story| story.desk().path().is_some());
        story.settle();
        story
    }
}

/// The window.
pub(crate) struct Story {
    pub(crate) harness: Harness<'static, App>,
}

impl Story {
    pub(crate) fn desk(&self) -> &Desk {
        self.harness.state().desk()
    }

    pub(crate) fn document(&self) -> &Document {
        self.desk().document()
    }

    pub(crate) fn is_modified(&self) -> bool {
        self.desk().is_modified()
    }

    /// The section whose heading contains these words.
    pub(crate) fn section(&self, words: &str) -> &Section {
        let sections = &self.document().sections;
        sections.iter().find(|section| section.heading.contains(words)).unwrap()
    }

    /// The headings in order.
    pub(crate) fn headings(&self) -> Vec<String> {
        self.document().sections.iter().map(|section| section.heading.clone()).collect()
    }

    pub(crate) fn settle(&mut self) {
        self.harness.run_steps(FRAMES);
    }

    /// Draws frames until something is so.
    pub(crate) fn until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !is_so(self) {
            assert!(start.elapsed() < PATIENCE, "waited in vain: {what}; on the screen: {}", self.words());
            self.harness.step();
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Everything that is written on the screen, for the message of a test that fails.
    pub(crate) fn words(&self) -> String {
        let words = |node: Node<'_>| {
            let node = node.accesskit_node();
            let text = node.label().or_else(|| node.value())?;
            Some(text.chars().take(40).collect::<String>())
        };
        let all: Vec<_> = self.harness.query_all_by(|_| true).filter_map(words).collect();
        all.join(" | ")
    }

    /// Whether a widget or a line of text is exactly this.
    pub(crate) fn shows(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }

    /// How many widgets are called exactly this.
    pub(crate) fn count(&self, label: &str) -> usize {
        self.harness.query_all_by_label(label).count()
    }

    /// Whether these words stand anywhere on the screen.
    pub(crate) fn says(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    /// The widget of this name; of several the one drawn last, which lies on top.
    pub(crate) fn node<'a>(&'a self, label: &'a str) -> Node<'a> {
        let found = self.harness.query_all_by_label(label).last();
        found.unwrap_or_else(|| panic!("no “{label}”; on the screen: {}", self.words()))
    }

    /// A section's row in the outline.
    pub(crate) fn row<'a>(&'a self, words: &'a str) -> Node<'a> {
        let found = self.harness.query_all_by_label_contains(words);
        let mut rows = found.filter(|node| node.accesskit_node().role() == Role::Button);
        rows.next().unwrap_or_else(|| panic!("no row “{words}”; on the screen: {}", self.words()))
    }

    /// Whether the widget of this name has the keyboard.
    pub(crate) fn is_focused(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).any(|node| node.is_focused())
    }

    pub(crate) fn click(&mut self, label: &str) {
        self.node(label).click();
        self.settle();
    }

    pub(crate) fn focus(&mut self, label: &str) {
        self.node(label).focus();
        self.settle();
    }

    /// Opens a menu and chooses a command in it.
    pub(crate) fn choose(&mut self, menu: &str, command: &str) {
        self.click(menu);
        let entry = self.command(command);
        entry
            .unwrap_or_else(|| panic!("no “{command}” in “{menu}”; on the screen: {}", self.words()))
            .click();
        self.settle();
    }

    /// A command in an open menu or in the palette; its shortcut stands behind its name.
    pub(crate) fn command<'a>(&'a self, name: &'a str) -> Option<Node<'a>> {
        let is_named = move |node: &Node<'_>| {
            let label = node.accesskit_node().label().unwrap_or_default();
            label.strip_prefix(name).is_some_and(|keys| keys.is_empty() || keys.starts_with(' '))
        };
        self.harness.query_all_by_label_contains(name).rfind(is_named)
    }

    /// Goes to a section by its row in the outline.
    pub(crate) fn enter(&mut self, words: &str) {
        self.row(words).click();
        self.settle();
        let body = self.section(words).heading.clone() + "的正文";
        assert!(
            self.is_focused(&body),
            "the text of “{words}” has no caret; on the screen: {}",
            self.words()
        );
    }

    pub(crate) fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    pub(crate) fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Ctrl with a key.
    pub(crate) fn control(&mut self, key: Key) {
        self.press_with(CONTROL, key);
    }

    /// Types, a character a frame.
    pub(crate) fn type_text(&mut self, text: &str) {
        for character in text.chars() {
            self.harness.event(Event::Text(character.to_string()));
        }
        self.settle();
    }

    /// Writes over all of a field.
    pub(crate) fn fill_in(&mut self, label: &str, text: &str) {
        self.focus(label);
        self.control(Key::A);
        self.type_text(text);
    }

    /// Pastes, through the hook that the test harness leaves out.
    pub(crate) fn paste(&mut self, text: &str) {
        let context = self.harness.ctx.clone();
        let mut input = RawInput { events: vec![Event::Paste(text.to_owned())], ..RawInput::default() };
        eframe::App::raw_input_hook(self.harness.state_mut(), &context, &mut input);
        self.frame(input.events);
        self.settle();
    }

    /// One frame with all these events in it.
    pub(crate) fn frame(&mut self, events: impl IntoIterator<Item = Event>) {
        self.harness.input_mut().events.extend(events);
        self.harness.step();
    }

    /// Asks for the window to be closed, as the button in its corner does.
    pub(crate) fn close(&mut self) {
        let viewports = &mut self.harness.input_mut().viewports;
        viewports.get_mut(&ViewportId::ROOT).unwrap().events.push(ViewportEvent::Close);
        self.harness.step();
    }

    /// What the window asked of the desktop in the last frame.
    fn asked_for(&self, command: &ViewportCommand) -> bool {
        let viewport = self.harness.output().viewport_output.get(&ViewportId::ROOT).unwrap();
        viewport.commands.contains(command)
    }

    /// Whether the window stays although it was asked to close.
    pub(crate) fn refuses_to_close(&self) -> bool {
        self.asked_for(&ViewportCommand::CancelClose)
    }

    /// Whether the window closes itself.
    pub(crate) fn is_closing(&self) -> bool {
        self.asked_for(&ViewportCommand::Close)
    }

    /// Ends the program.
    pub(crate) fn end(mut self) {
        eframe::App::on_exit(self.harness.state_mut(), None);
    }

    /// Answers the dialog that asks where to save.
    pub(crate) fn save_as(&mut self, name: &str) {
        self.until("the file dialog", |story| story.shows("文件名"));
        self.settle();
        self.fill_in("文件名", name);
        self.press(Key::Enter);
    }

    /// Waits until the document is saved.
    pub(crate) fn until_saved(&mut self) {
        self.until("the document is saved", |story| story.says("已保存到") && !story.is_modified());
    }
}
