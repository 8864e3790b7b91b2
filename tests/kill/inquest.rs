//! A folder in which one program after the other is killed, and what is found there each time.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use annual_summary::session::{Access, open, open_to_edit};
use annual_summary::storage::lock::Holder;
use annual_summary::storage::recovery::orphans;
use annual_summary::storage::{Versions, load, save};

use crate::chance::Chance;
use crate::life::{Fate, Life};
use crate::text;

/// What was seen in all lives.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Tally {
    pub(crate) kills: u64,
    pub(crate) saves: u64,
    pub(crate) exports: u64,
    /// Kills after which there was a snapshot.
    pub(crate) snapshots: u64,
    /// Kills in the middle of saving, and of exporting.
    amid: (u64, u64),
    /// Kills after which something had to be in recovery.
    due: u64,
    /// The most temporary files that were left behind beside a document.
    litter: u64,
}

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |a, b| Self {
            kills: a.kills + b.kills,
            saves: a.saves + b.saves,
            exports: a.exports + b.exports,
            snapshots: a.snapshots + b.snapshots,
            amid: (a.amid.0 + b.amid.0, a.amid.1 + b.amid.1),
            due: a.due + b.due,
            litter: a.litter.max(b.litter),
        })
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kills, saves, exports, snapshots, amid: (saving, exporting), due, litter } = self;
        write!(
            f,
            "{kills} kills, {saving} amid saving, {exporting} amid exporting; {saves} saves, {exports} exports; "
        )?;
        write!(f, "{snapshots} snapshots found, {due} of them due; at most {litter} temporary files left")
    }
}

/// Where one program after the other works.
pub(crate) struct Desktop {
    folder: tempfile::TempDir,
    chance: Chance,
    tally: Tally,
}

impl Desktop {
    pub(crate) fn new(chance: Chance) -> Self {
        let desktop = Self { folder: tempfile::tempdir().unwrap(), chance, tally: Tally::default() };
        fs::create_dir(desktop.at("文稿")).unwrap();
        save(&desktop.file(), &text::blank()).unwrap();
        desktop
    }

    /// Has programs killed so many times.
    pub(crate) fn suffer(mut self, times: u64) -> Tally {
        for _ in 0..times {
            let before = text::step(&load(&self.file()).unwrap());
            let fate = self.fate();
            let life = Life::end(self.folder.path(), fate);
            self.look_at_the_files(&life, before);
            self.look_at_recovery(&life);
            self.open_again();
        }
        self.tally
    }

    /// When the next program is killed: at any moment, or amid saving or exporting.
    fn fate(&mut self) -> Fate {
        // Writing begins soon after it is told, and takes some milliseconds.
        let after = Duration::from_micros(self.chance.below(10_000));
        let (length, amid) = match self.chance.below(4) {
            0 => (6000, Some(("saving", after))),
            1 => (6000, Some(("exporting", after))),
            2 => (self.chance.below(4000), None),
            // Long enough for a pause after which there must be a snapshot.
            _ => (4500 + self.chance.below(3000), None),
        };
        let length = Duration::from_millis(length);
        Fate { length, amid }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self) -> PathBuf {
        self.at("文稿/总结.ron")
    }

    /// The document is one that was saved, and everything else is whole.
    fn look_at_the_files(&mut self, life: &Life, before: u64) {
        let found = text::step(&load(&self.file()).unwrap());
        let possible = life.possible(before);
        assert!(possible.contains(&found), "{found} is none of {possible:?}");
        let backup = self.at("文稿/总结.ron.bak");
        if backup.exists() {
            fs::copy(&backup, self.at("backup.ron")).unwrap();
            text::step(&load(&self.at("backup.ron")).unwrap());
        }
        let versions = Versions::of(&self.at("versions"), &self.file());
        let kept: Vec<_> =
            versions.list().iter().map(|version| text::step(&versions.read(version).unwrap())).collect();
        let saved = life.steps("saved").last();
        assert!(saved.is_none_or(|saved| kept.contains(&saved)), "{saved:?} is none of {kept:?}");
        self.look_at_the_exports();
        let count = |what| life.steps(what).count() as u64;
        self.tally.kills += 1;
        self.tally.saves += count("saved");
        self.tally.exports += count("exported");
        self.tally.amid.0 += u64::from(count("saving") > count("saved"));
        self.tally.amid.1 += u64::from(count("exporting") > count("exported"));
        self.tally.litter = self.tally.litter.max(temporary(&self.at("文稿")));
    }

    fn look_at_the_exports(&self) {
        let there = |name: &str| Some(self.at(name)).filter(|path| path.exists());
        if let Some(path) = there("文稿/总结.txt") {
            assert!(fs::read_to_string(&path).unwrap().contains("已写到第"));
        }
        if let Some(path) = there("文稿/总结.docx") {
            assert!(
                open(&path)
                    .unwrap()
                    .document
                    .sections
                    .iter()
                    .any(|section| section.body.contains("已写到第"))
            );
        }
        if let Some(path) = there("文稿/总结.pdf") {
            let bytes = fs::read(&path).unwrap();
            assert!(bytes.starts_with(b"%PDF") && bytes.trim_ascii_end().ends_with(b"%%EOF"));
        }
    }

    /// What was typed before the last pause is in recovery or in the file.
    fn look_at_recovery(&mut self, life: &Life) {
        let left = orphans(&self.at("recovery"));
        assert!(left.problems.is_empty(), "{:?}", left.problems);
        assert!(left.found.iter().all(|orphan| orphan.origin().path.as_deref() == Some(&*self.file())));
        let steps = left.found.iter().map(|orphan| text::step(&orphan.document().unwrap()));
        let recovered = steps.max();
        self.tally.snapshots += u64::from(recovered.is_some());
        if let Some(safe) = life.safe() {
            let saved = text::step(&load(&self.file()).unwrap());
            let recovered = recovered.unwrap_or(0).max(saved);
            assert!(
                recovered >= safe,
                "step {safe} was typed before a pause, {recovered} is all there is: {life:?}"
            );
            self.tally.due += u64::from(safe > saved);
        }
    }

    /// The next start finds no notice of the dead in its way, and clears up.
    fn open_again(&self) {
        let opened = open_to_edit(&self.file(), &Holder::this_process(0)).unwrap();
        assert!(matches!(opened.access, Access::Announced(_)), "{:?}", opened.access);
        drop(opened);
        assert_eq!(temporary(&self.at("文稿")), 0, "cleared away");
        let recovery = fs::read_dir(self.at("recovery")).unwrap().count();
        assert!(recovery < 12, "{recovery} files in recovery");
    }
}

fn temporary(directory: &Path) -> u64 {
    let names = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter(|name| name.to_string_lossy().ends_with(".tmp")).count() as u64
}
