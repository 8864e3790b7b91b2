//! When a snapshot is due.

use std::time::{Duration, Instant};

/// How long a pause in writing is after which a snapshot is taken.
pub const PAUSE: Duration = Duration::from_millis(1500);

/// The longest that writing goes on without a snapshot.
pub const LONGEST: Duration = Duration::from_secs(15);

/// How long to wait before a snapshot that could not be written is tried again.
const RETRY: Duration = Duration::from_secs(5);

/// What the snapshots hold, and what they do not yet.
#[derive(Debug, Default)]
pub(super) struct Schedule {
    /// The revision of the latest snapshot.
    taken: Option<u64>,
    /// What is in no snapshot yet.
    waiting: Option<Waiting>,
    /// No snapshot is tried before.
    not_before: Option<Instant>,
}

/// Work that is in no snapshot yet.
#[derive(Debug, Clone, Copy)]
struct Waiting {
    revision: u64,
    /// Since when there is such work.
    since: Instant,
    /// When it was last added to.
    last: Instant,
}

/// When a snapshot is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    /// There is nothing to keep.
    Never,
    /// After this time, unless writing goes on.
    In(Duration),
    /// At once; counts as taken.
    Now,
}

impl Schedule {
    /// When a snapshot is due of a document with unsaved work in this revision.
    pub(super) fn due(&mut self, unsaved: Option<u64>, longest: Duration, now: Instant) -> Due {
        let Some(revision) = unsaved.filter(|revision| self.taken != Some(*revision)) else {
            self.waiting = None;
            return Due::Never;
        };
        let waiting = match self.waiting {
            Some(waiting) if waiting.revision == revision => waiting,
            Some(waiting) => Waiting { revision, last: now, ..waiting },
            None => Waiting { revision, since: now, last: now },
        };
        self.waiting = Some(waiting);
        let due = (waiting.last + PAUSE).min(waiting.since + longest.min(LONGEST));
        let due = self.not_before.map_or(due, |earliest| due.max(earliest));
        if now < due {
            return Due::In(due - now);
        }
        (self.taken, self.waiting, self.not_before) = (Some(revision), None, None);
        Due::Now
    }

    /// The latest snapshot could not be written.
    pub(super) fn repeat(&mut self, now: Instant) {
        self.taken = None;
        self.not_before = Some(now + RETRY);
    }

    /// What waited is saved.
    pub(super) fn rest(&mut self) {
        self.waiting = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// The moments, in milliseconds, at which snapshots are taken when revisions come at these moments and the window
    /// asks every 100 ms.
    fn taken(changes: &[u64], longest: Duration, until: u64) -> Vec<u64> {
        let (mut schedule, start) = (Schedule::default(), Instant::now());
        let revision = |at: u64| changes.iter().filter(|change| **change <= at).count() as u64;
        (0..until)
            .step_by(100)
            .filter(|&at| {
                let unsaved = Some(revision(at)).filter(|revision| *revision > 0);
                schedule.due(unsaved, longest, start + Duration::from_millis(at)) == Due::Now
            })
            .collect()
    }

    #[test]
    fn a_snapshot_is_taken_within_two_seconds_of_a_pause() {
        assert_eq!(taken(&[1000], LONGEST, 60_000), [2500]);
        assert_eq!(taken(&[1000, 1500, 9000], LONGEST, 60_000), [3000, 10_500]);
        assert!(PAUSE < 2 * SECOND);
    }

    #[test]
    fn writing_that_does_not_pause_is_kept_every_fifteen_seconds() {
        let typing: Vec<u64> = (0..600).map(|key| 100 + key * 100).collect();
        assert_eq!(taken(&typing, LONGEST, 70_000), [15_100, 30_200, 45_300, 60_400]);
        assert_eq!(taken(&typing, 5 * SECOND, 11_000), [5100, 10_200]);
        assert_eq!(taken(&typing, 300 * SECOND, 20_000), [15_100], "a setting from before");
    }

    #[test]
    fn nothing_is_taken_of_what_is_saved() {
        let (mut schedule, now) = (Schedule::default(), Instant::now());
        assert_eq!(schedule.due(None, LONGEST, now), Due::Never);
        assert_eq!(schedule.due(Some(1), LONGEST, now), Due::In(PAUSE));
        assert_eq!(schedule.due(None, LONGEST, now + SECOND), Due::Never);
        assert_eq!(schedule.due(Some(2), LONGEST, now + 9 * SECOND), Due::In(PAUSE), "begins anew");
    }

    #[test]
    fn what_could_not_be_written_is_tried_again() {
        let (mut schedule, now) = (Schedule::default(), Instant::now());
        schedule.due(Some(1), LONGEST, now);
        assert_eq!(schedule.due(Some(1), LONGEST, now + PAUSE), Due::Now);
        schedule.repeat(now + 2 * SECOND);
        assert_eq!(schedule.due(Some(1), LONGEST, now + 2 * SECOND), Due::In(RETRY));
        assert_eq!(schedule.due(Some(1), LONGEST, now + 2 * SECOND + RETRY), Due::Now);
    }
}
