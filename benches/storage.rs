//! What it costs to save a document of 100,000 characters (under 50 ms), to keep a version of it, to take a snapshot,
//! and to see whether somebody else has written the file.
//!
//! `cargo bench --no-default-features --bench storage`; the disk is that of `TMPDIR`.
#![allow(clippy::expect_used, reason = "a benchmark without its files measures nothing")]

use std::path::PathBuf;

use annual_summary::document::{Document, SectionKind};
use annual_summary::storage::recovery::{Origin, Recovery};
use annual_summary::storage::{self, Versions};
use divan::Bencher;
use tempfile::TempDir;

/// Characters of the document.
const CHARACTERS: usize = 100_000;

fn main() {
    divan::main();
}

/// A document of so many characters, unlike that of any other `number`.
fn document(number: usize) -> Document {
    let mut document = Document::default();
    document.meta.title = format!("第{number}稿");
    for section in 0..20 {
        let line = |line: usize| {
            format!(
                "（{line}）第{section}项第{line}条，完成投资{}亿元，整治老旧小区{number}处。\n",
                section * line
            )
        };
        let lines = (0..).map(line);
        let mut left = CHARACTERS / 20;
        let body = lines.take_while(|line| {
            left = left.saturating_sub(line.chars().count());
            left > 0
        });
        document.push_section(SectionKind::Area, "经济发展").body = body.collect();
    }
    document
}

/// A folder, and a file in it that was saved.
fn desk() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("总结.ron");
    storage::save(&file, &document(0)).expect("a file");
    (folder, file)
}

/// The file alone, with its backup.
#[divan::bench]
fn save(bencher: Bencher<'_, '_>) {
    let (_folder, file) = desk();
    let mut number = 0;
    let next = || {
        number += 1;
        document(number)
    };
    bencher.with_inputs(next).bench_local_values(|document| storage::save(&file, &document));
}

/// All that 保存 does: the file, its backup and a version.
#[divan::bench]
fn save_with_version(bencher: Bencher<'_, '_>) {
    let (folder, file) = desk();
    let versions = Versions::of(&folder.path().join("versions"), &file);
    let mut number = 0;
    let next = || {
        number += 1;
        document(number)
    };
    bencher.with_inputs(next).bench_local_values(|document| {
        storage::save_with_version(&file, &document, Some(&versions), &jiff::Zoned::now())
    });
}

/// A snapshot for recovery.
#[divan::bench]
fn snapshot(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder");
    let recovery = Recovery::open(folder.path(), 1, 1).expect("a slot");
    let document = document(1);
    bencher.bench_local(|| recovery.write(&document, &Origin::default()));
}

/// Whether the file is as it was left, told from its content.
#[divan::bench]
fn look_for_other_hands(bencher: Bencher<'_, '_>) {
    let (_folder, file) = desk();
    let (_, stamp) = storage::load_with_stamp(&file).expect("a document");
    bencher.bench_local(|| stamp.difference(&file));
}

/// Opening.
#[divan::bench]
fn load(bencher: Bencher<'_, '_>) {
    let (_folder, file) = desk();
    bencher.bench_local(|| storage::load_with_stamp(&file));
}
