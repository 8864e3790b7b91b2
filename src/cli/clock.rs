//! The only clock of the command line.

use jiff::Timestamp;

/// The time that `SOURCE_DATE_EPOCH` fixes, if it is set to whole seconds.
pub(super) fn source_date() -> Option<Timestamp> {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok()?.trim().parse().ok()?;
    Timestamp::from_second(seconds).ok()
}

/// The year it is in China, or the one that `SOURCE_DATE_EPOCH` fixes.
pub(super) fn current_year() -> u16 {
    let china = jiff::tz::TimeZone::fixed(jiff::tz::offset(8));
    let now = source_date().unwrap_or_else(Timestamp::now).to_zoned(china);
    now.year().unsigned_abs()
}
