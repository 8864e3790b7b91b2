//! The kill test (强制终止): programs that write, save and export are killed at random moments. Afterwards every file is
//! whole, nothing that was saved is missing, and recovery lacks no more than what was just being typed.
//!
//! `cargo test --test kill` kills 60 times; `KILLS=600 cargo test --release --test kill -- --nocapture` as often as told.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test that panics has failed")]

mod chance;
mod inquest;
mod life;
mod text;
mod writer;

use std::time::Instant;

use chance::Chance;
use inquest::Desktop;

/// How many programs run beside each other.
const BESIDE: u64 = 20;

/// Names the folder in which a program started by this test works.
const FOLDER: &str = "KILL_TEST_FOLDER";

#[test]
fn whatever_is_killed_loses_nothing() {
    let kills: u64 = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(60);
    let seed: u64 = std::env::var("KILL_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(2025);
    let begun = Instant::now();
    let tally = std::thread::scope(|scope| {
        let desks: Vec<_> = (0..BESIDE.min(kills))
            .map(|desk| {
                scope.spawn(move || {
                    Desktop::new(Chance::new(seed, desk)).suffer((kills + BESIDE - 1 - desk) / BESIDE)
                })
            })
            .collect();
        desks.into_iter().map(|desk| desk.join().unwrap()).sum::<inquest::Tally>()
    });
    println!("{tally}; {:.0} s", begun.elapsed().as_secs_f64());
    assert!(
        tally.saves > 0 && tally.exports > 0 && tally.snapshots > 0,
        "the test has tested nothing: {tally}"
    );
}

/// Not a test: the program that is killed.
#[test]
#[ignore = "is started and killed by the test above"]
fn works_until_it_is_killed() {
    if let Ok(folder) = std::env::var(FOLDER) {
        writer::Writer::start(folder.as_ref()).work();
    }
}
