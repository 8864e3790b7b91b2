//! temp
use std::time::{Duration, Instant};
use super::App;
impl App {
    pub(super) fn find_lost_work(&mut self) {}
    pub(super) fn recovery_restarts(&mut self) {}
    pub(super) fn keep_recovery(&mut self, _now: Instant) -> Option<Duration> { None }
}
