//! The program that is killed: everything the window does with a document, without the window. It tells what it does
//! on its standard output, a line each, before or after it is done.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use annual_summary::document::{Field, Part};
use annual_summary::export::pdf::PdfStandard;
use annual_summary::session::autosave::{Autosave, LONGEST, lost_work};
use annual_summary::session::desk::{Command, Desk, Effect, Occasion, Origin, Outcome, Writing};
use annual_summary::session::{self, Export, ExportFormat, open_to_edit};
use annual_summary::storage::lock::Holder;
use annual_summary::typeset::Profile;

use crate::chance::Chance;
use crate::text;

/// How often the window looks at the clock.
const FRAME: Duration = Duration::from_millis(15);

/// What the program tells of itself.
pub(crate) const TOLD: &str = "@";

/// A program at work.
pub(crate) struct Writer {
    folder: PathBuf,
    desk: Desk,
    autosave: Autosave,
    chance: Chance,
    step: u64,
    stored: (Sender<Outcome>, Receiver<Outcome>),
    is_storing: bool,
}

fn tell(what: &str, step: u64) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "\n{TOLD} {what} {step}").and_then(|()| out.flush());
}

fn seconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

impl Writer {
    /// Opens the document in `folder` and takes up what an earlier program left.
    pub(crate) fn start(folder: &Path) -> Self {
        let recovery = folder.join("recovery");
        let lost = lost_work(&recovery, seconds());
        assert!(lost.problems.is_empty(), "{:?}", lost.problems);
        let mut autosave = Autosave::start(&recovery, std::process::id(), seconds()).unwrap();
        let path = folder.join("文稿/总结.ron");
        let result = open_to_edit(&path, &Holder::this_process(seconds())).map(Box::new);
        let mut desk = Desk::new(text::blank(), Origin::New);
        desk.finish(Outcome::Loaded { path, result });
        let mut step = text::step(desk.document());
        for orphan in lost.found {
            let found = text::step(&orphan.document().unwrap());
            if found > step {
                let (document, of) = autosave.take(orphan).unwrap();
                desk.perform(Command::Recover(Box::new(document), of));
                step = found;
            } else {
                orphan.discard().unwrap();
            }
        }
        let chance = Chance::new(seconds(), u64::from(std::process::id()));
        tell("begun", step);
        Self { folder: folder.to_owned(), desk, autosave, chance, step, stored: channel(), is_storing: false }
    }

    /// Works for ever.
    pub(crate) fn work(mut self) -> ! {
        loop {
            for _ in 0..self.chance.below(25) {
                self.type_a_step();
                let pause = self.chance.milliseconds(10, 90);
                self.wait(pause);
            }
            match self.chance.below(6) {
                0 | 1 => self.command(Command::Save),
                2 => self.export(),
                _ => {}
            }
            let pause = self.chance.milliseconds(0, 2600);
            self.wait(pause);
        }
    }

    fn type_a_step(&mut self) {
        self.step += 1;
        let Some(section) = self.desk.document().sections.last() else { return };
        let part = Part::Section(section.id, Field::Body);
        self.command(Command::Write { part, text: text::body(self.step), writing: Writing::Typed });
        tell("typed", self.step);
    }

    /// Lets frame after frame go by.
    fn wait(&mut self, time: Duration) {
        let end = Instant::now() + time;
        loop {
            self.autosave.tick(&self.desk, LONGEST, Instant::now(), seconds());
            while let Ok(outcome) = self.stored.1.try_recv() {
                self.is_storing = false;
                let effects = self.desk.finish(outcome);
                self.effects(effects);
            }
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            std::thread::sleep(left.min(FRAME));
        }
    }

    fn command(&mut self, command: Command) {
        let effects = self.desk.perform(command);
        self.effects(effects);
    }

    fn effects(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Store(store) if !self.is_storing => {
                    self.is_storing = true;
                    tell("saving", text::step(&store.document));
                    let (done, folder) = (self.stored.0.clone(), self.folder.clone());
                    std::thread::spawn(move || {
                        let step = text::step(&store.document);
                        let outcome = store.run(&occasion(&folder));
                        if matches!(outcome, Outcome::Stored { result: Ok(_), .. }) {
                            tell("saved", step);
                        }
                        let _ = done.send(outcome);
                    });
                }
                // An earlier program was killed between saving and its next snapshot.
                Effect::AskChanged { .. } => self.command(Command::Overwrite),
                Effect::Saved(_) => self.autosave.settle(&self.desk, false),
                Effect::Complain(text) => panic!("{text}"),
                _ => {}
            }
        }
    }

    fn export(&mut self) {
        let formats = [(ExportFormat::Text, "txt"), (ExportFormat::Docx, "docx"), (ExportFormat::Pdf, "pdf")];
        let (format, extension) = formats[usize::try_from(self.chance.below(3)).unwrap_or(0)];
        let path = self.folder.join(format!("文稿/总结.{extension}"));
        let (document, step) = (self.desk.document().clone(), self.step);
        std::thread::spawn(move || {
            tell("exporting", step);
            session::export(&document, format, &path, &job()).unwrap();
            tell("exported", step);
        });
    }
}

fn occasion(folder: &Path) -> Occasion {
    Occasion {
        moment: jiff::Zoned::now(),
        versions: Some(folder.join("versions")),
        holder: Some(Holder::this_process(seconds())),
    }
}

fn job() -> Export {
    Export {
        name: "总结".into(),
        profile: Profile::gb9704(),
        fonts: Vec::new(),
        allow_missing_glyphs: false,
        standard: PdfStandard::default(),
        created: None,
    }
}
