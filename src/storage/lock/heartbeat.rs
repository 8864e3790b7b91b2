//! Refreshing a notice, so that others on a network drive see that its holder lives.

use std::io::{Seek, Write};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

use super::Place;
use super::presence::Presence;

/// A notice being refreshed; it no longer is when this value is dropped.
#[derive(Debug)]
pub(super) struct Heartbeat {
    _stop: Sender<()>,
}

impl Heartbeat {
    /// Refreshes the notice every `interval`; `None` where the system gives no thread for it.
    pub(super) fn start(place: Arc<Place>, presence: Presence, interval: Duration) -> Option<Self> {
        let (stop, stopped) = channel::<()>();
        let beat = move || {
            while stopped.recv_timeout(interval) == Err(RecvTimeoutError::Timeout) {
                // Another notice in its place is the business of whoever put it up.
                if place.is_up() {
                    refresh(&presence, &place.text);
                }
            }
        };
        let thread = std::thread::Builder::new().name("lock".into()).spawn(beat).ok();
        thread.map(|_| Self { _stop: stop })
    }
}

/// Writes the notice over itself: the disk then gives it the time it is. Where that fails others will take the
/// holder for gone, which is no more than a notice that is missing.
fn refresh(presence: &Presence, text: &str) {
    let Some(mut file) = presence.file() else { return };
    let _ = file.rewind().and_then(|()| file.write_all(text.as_bytes())).and_then(|()| file.flush());
}
