//! Which versions make room for new ones.

use jiff::Zoned;

use super::Version;

/// The most versions of one document.
pub const MAX_VERSIONS: usize = 50;

/// The most that versions of one document take on disk, in bytes.
pub const MAX_BYTES: u64 = 64 << 20;

/// How long a version counts as recent, in seconds.
const RECENT: i64 = 60 * 60;

/// The versions that are too many or take too much room at the time `now`, of a list that has the newest first.
///
/// Of past days the last version of each stays longest; the last hour and the past days share the places. The newest
/// always stays.
pub(super) fn surplus(mut versions: Vec<Version>, now: &Zoned) -> Vec<Version> {
    let mut out = Vec::new();
    let mut bytes: u64 = versions.iter().map(|version| version.bytes).sum();
    while versions.len() > 1 && (versions.len() > MAX_VERSIONS || bytes > MAX_BYTES) {
        let removed = versions.remove(least_wanted(&versions, now));
        bytes = bytes.saturating_sub(removed.bytes);
        out.push(removed);
    }
    out
}

/// The index of the one that is missed least; never the first one.
fn least_wanted(versions: &[Version], now: &Zoned) -> usize {
    let date = |version: &Version| version.moment.to_zoned(now.time_zone().clone()).date();
    let hour_ago = now.timestamp().as_second().saturating_sub(RECENT);
    let recent = versions.iter().take_while(|version| version.moment.as_second() >= hour_ago).count();
    let has_later_on_its_day = |&index: &usize| {
        versions.get(index - 1).zip(versions.get(index)).is_some_and(|(a, b)| date(a) == date(b))
    };
    let last = versions.len() - 1;
    if let Some(index) = (recent.max(1)..=last).rev().find(has_later_on_its_day) {
        return index;
    }
    let past = versions.len() - recent;
    if past > recent || recent < 2 { last } else { recent - 1 }
}
