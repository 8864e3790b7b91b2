//! What the worker is to do next: the latest document wins, then the pictures on screen, nearest first.
//!
//! Handing something in never waits for work; the worker sleeps while there is nothing to do.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::document::Document;

use super::tile::Tile;
use super::typesetter::PreviewJob;

/// A document to be typeset.
pub(super) struct Request {
    /// Counts requests; a greater one is newer.
    pub(super) serial: u64,
    /// The document's revision, handed back with its pages.
    pub(super) revision: u64,
    pub(super) document: Document,
    pub(super) job: PreviewJob,
}

/// The next thing to do.
pub(super) enum Order {
    /// Typeset this.
    Typeset(Box<Request>),
    /// Draw this part of the pages at hand.
    Draw(Tile),
}

/// What a window shows of the pages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Wish {
    /// The request whose pages it shows.
    pub(super) serial: u64,
    /// Every tile on screen, the most important first.
    pub(super) visible: Vec<Tile>,
    /// Those of them it has no picture of.
    pub(super) missing: Vec<Tile>,
}

impl Wish {
    /// Adds a tile that is on screen; `is_held` when there is a picture of it.
    pub(super) fn want(&mut self, tile: Tile, is_held: bool) {
        self.visible.push(tile);
        if !is_held {
            self.missing.push(tile);
        }
    }
}

#[derive(Default)]
struct State {
    request: Option<Box<Request>>,
    /// The request whose pages are at hand.
    opened: Option<u64>,
    visible: Vec<Tile>,
    queue: VecDeque<Tile>,
    drawing: Option<Tile>,
    is_closed: bool,
}

/// Where the window leaves its orders.
#[derive(Default)]
pub(super) struct Inbox {
    state: Mutex<State>,
    bell: Condvar,
}

impl Inbox {
    /// Hands in a document; one that waits already is dropped.
    pub(super) fn submit(&self, request: Request) {
        self.lock().request = Some(Box::new(request));
        self.bell.notify_one();
    }

    /// Says what is on screen. Replaces what was said before.
    pub(super) fn look(&self, wish: &Wish) {
        let mut state = self.lock();
        state.visible.clone_from(&wish.visible);
        // A window that has not seen the newest pages yet cannot know what is missing of them.
        if state.opened == Some(wish.serial) {
            let drawing = state.drawing;
            state.queue = wish.missing.iter().copied().filter(|&tile| Some(tile) != drawing).collect();
            self.bell.notify_one();
        }
    }

    /// Ends the worker.
    pub(super) fn close(&self) {
        self.lock().is_closed = true;
        self.bell.notify_one();
    }

    /// Waits for the next order; `None` when there will be none.
    pub(super) fn next(&self) -> Option<Order> {
        let mut state = self.lock();
        state.drawing = None;
        loop {
            if state.is_closed {
                return None;
            }
            if let Some(request) = state.request.take() {
                return Some(Order::Typeset(request));
            }
            if let Some(tile) = state.queue.pop_front() {
                state.drawing = Some(tile);
                return Some(Order::Draw(tile));
            }
            state = self.bell.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Says that the pages of request `serial` are at hand: what is on screen is drawn anew at once, save pages
    /// that look as before.
    pub(super) fn opened(&self, serial: u64, unchanged: &[bool]) {
        let mut state = self.lock();
        state.opened = Some(serial);
        let is_changed = |tile: &Tile| unchanged.get(tile.page) == Some(&false);
        state.queue = state.visible.iter().copied().filter(is_changed).collect();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::Profile;

    fn request(serial: u64) -> Request {
        let job = PreviewJob { profile: Profile::gb9704(), fonts: Vec::new() };
        Request { serial, revision: 0, document: Document::default(), job }
    }

    fn tile(page: usize) -> Tile {
        Tile::of_page(page, [10, 10]).next().unwrap()
    }

    fn wish(serial: u64, visible: &[usize], missing: &[usize]) -> Wish {
        let tiles = |pages: &[usize]| pages.iter().copied().map(tile).collect();
        Wish { serial, visible: tiles(visible), missing: tiles(missing) }
    }

    fn drawn(inbox: &Inbox) -> Option<usize> {
        match inbox.next() {
            Some(Order::Draw(tile)) => Some(tile.page),
            _ => None,
        }
    }

    #[test]
    fn the_latest_document_wins_and_goes_before_pictures() {
        let inbox = Inbox::default();
        inbox.opened(1, &[]);
        inbox.look(&wish(1, &[0], &[0]));
        inbox.submit(request(2));
        inbox.submit(request(3));
        assert!(matches!(inbox.next(), Some(Order::Typeset(request)) if request.serial == 3));
        assert_eq!(drawn(&inbox), Some(0));
    }

    #[test]
    fn new_pages_on_screen_are_drawn_without_being_asked_for() {
        let inbox = Inbox::default();
        inbox.look(&wish(0, &[4, 5, 6, 9], &[]));
        inbox.opened(1, &[false, false, false, false, true, false, false]);
        inbox.look(&wish(0, &[5, 6], &[5, 6]));
        assert_eq!((drawn(&inbox), drawn(&inbox)), (Some(5), Some(6)));
    }

    #[test]
    fn what_is_being_drawn_is_not_drawn_again() {
        let inbox = Inbox::default();
        inbox.opened(1, &[]);
        inbox.look(&wish(1, &[0, 1], &[0, 1]));
        assert_eq!(drawn(&inbox), Some(0));
        inbox.look(&wish(1, &[0, 1], &[0, 1]));
        assert_eq!(drawn(&inbox), Some(1));
    }

    #[test]
    fn closing_ends_the_waiting() {
        let inbox = Inbox::default();
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| inbox.next().is_none());
            inbox.close();
            assert!(waiting.join().unwrap());
        });
    }
}
