//! One run of the program, from its start until it is killed, and what it told until then.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use annual_summary::session::autosave::PAUSE;

use crate::FOLDER;
use crate::writer::TOLD;

/// What the program had told when it was killed.
#[derive(Debug)]
pub(crate) struct Life {
    /// What it told and when that was heard.
    told: Vec<(Instant, String, u64)>,
    killed: Instant,
}

/// When a program is killed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fate {
    /// So long after it has begun to work at the latest.
    pub(crate) length: Duration,
    /// What it is killed amid, if it does so before: so long after it has told that it is.
    pub(crate) amid: Option<(&'static str, Duration)>,
}

impl Life {
    /// Starts the program in `folder` and kills it.
    pub(crate) fn end(folder: &Path, fate: Fate) -> Self {
        let mut program = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "works_until_it_is_killed", "--ignored", "--nocapture", "--test-threads=1"])
            .env(FOLDER, folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(program.stdout.take().unwrap()).lines().map_while(Result::ok);
        let (tell, heard) = channel();
        let listener = std::thread::spawn(move || {
            lines.filter_map(|line| parse(&line)).try_for_each(|told| tell.send(told))
        });
        let mut told: Vec<_> = heard.recv().into_iter().collect();
        let end = Instant::now() + fate.length;
        while let Ok(news) = heard.recv_timeout(end.saturating_duration_since(Instant::now())) {
            let after = fate.amid.filter(|(what, _)| *what == news.1).map(|(_, after)| after);
            told.push(news);
            if let Some(after) = after {
                std::thread::sleep(after);
                break;
            }
        }
        assert_eq!(program.try_wait().unwrap(), None, "the program ended by itself");
        let killed = Instant::now();
        program.kill().unwrap();
        program.wait().unwrap();
        told.extend(heard);
        let _ = listener.join();
        Self { told, killed }
    }

    /// The steps of which it told `what`.
    pub(crate) fn steps(&self, what: &'static str) -> impl Iterator<Item = u64> {
        self.told.iter().filter(move |(_, told, _)| told == what).map(|(_, _, step)| *step)
    }

    /// What the file may hold: what was saved last, and what was being saved after that; `before` when nothing was.
    pub(crate) fn possible(&self, before: u64) -> Vec<u64> {
        let last = self.told.iter().rposition(|(_, told, _)| told == "saved");
        let saved = last.map_or(before, |at| self.told[at].2);
        let after = self.told.iter().skip(last.map_or(0, |at| at + 1));
        let saving = after.filter(|(_, told, _)| told == "saving").map(|(_, _, step)| *step);
        std::iter::once(saved).chain(saving).collect()
    }

    /// The last step that must not be lost: typed before a pause that was over two seconds before the end.
    pub(crate) fn safe(&self) -> Option<u64> {
        let typed: Vec<_> = self.told.iter().filter(|(_, told, _)| told == "typed").collect();
        let followed = |index: usize| typed.get(index + 1).map_or(self.killed, |(at, _, _)| *at);
        let is_safe = |&(index, (at, _, _)): &(usize, &&(Instant, String, u64))| {
            let pause = followed(index) - *at;
            pause > PAUSE + Duration::from_millis(500) && self.killed - *at > PAUSE + Duration::from_secs(2)
        };
        typed.iter().enumerate().rfind(is_safe).map(|(_, (_, _, step))| *step)
    }
}

/// What a line tells.
fn parse(line: &str) -> Option<(Instant, String, u64)> {
    let mut words = line.strip_prefix(TOLD)?.split_whitespace();
    Some((Instant::now(), words.next()?.to_owned(), words.next()?.parse().ok()?))
}
