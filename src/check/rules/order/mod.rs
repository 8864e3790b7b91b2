//! Rules about which of two figures must be the larger: before and after a change, threshold and result, peak and mean.

pub(super) mod inverted_rate;
pub(super) mod larger_than_whole;
pub(super) mod missed_threshold;
pub(super) mod peak_below_mean;
mod report;
pub(super) mod reversed_change;
pub(super) mod word_fraction;
