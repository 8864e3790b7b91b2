//! The worker: one thread that typesets, writes the PDF and rasterises, so that typing never waits.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

use egui::ColorImage;

use crate::typeset::Pages;

use super::document_image::{DocumentImage, Trouble};
use super::inbox::{Inbox, Order, Request, Wish};
use super::raster::Raster;
use super::tile::Tile;
use super::typesetter::Typesetter;

/// What the worker has done.
pub(super) enum Output {
    /// The pages of a request; `unchanged` says of each page whether it looks as in the request done before.
    Typeset { serial: u64, revision: u64, pages: Arc<Pages>, unchanged: Vec<bool> },
    /// A tile of the request's pages; `None` when it cannot be drawn.
    Image { serial: u64, tile: Tile, image: Option<ColorImage> },
    /// A request that gave no pages.
    Failed { serial: u64, trouble: Trouble },
    /// The worker is gone.
    Dead,
}

/// The window's end of the worker.
pub(super) struct Worker {
    inbox: Arc<Inbox>,
    done: Receiver<Output>,
    is_dead: bool,
}

impl Worker {
    /// Starts the thread; `wake` is called after every output.
    pub(super) fn spawn(wake: impl Fn() + Send + 'static) -> Self {
        let inbox = Arc::new(Inbox::default());
        let (sender, done) = channel();
        let desk = Desk { inbox: Arc::clone(&inbox), sender, wake, typesetter: Typesetter::default() };
        // Without a thread the channel is closed at once, which shows as a dead worker.
        let _ = std::thread::Builder::new().name("preview".into()).spawn(move || desk.work());
        Self { inbox, done, is_dead: false }
    }

    /// Hands in a document.
    pub(super) fn submit(&self, request: Request) {
        self.inbox.submit(request);
    }

    /// Says what is on screen.
    pub(super) fn look(&self, wish: &Wish) {
        self.inbox.look(wish);
    }

    /// The next output, without waiting.
    pub(super) fn poll(&mut self) -> Option<Output> {
        match self.done.try_recv() {
            Ok(output) => Some(output),
            Err(TryRecvError::Disconnected) if !self.is_dead => {
                self.is_dead = true;
                Some(Output::Dead)
            }
            Err(_) => None,
        }
    }

    /// The next output, waiting for it.
    #[cfg(test)]
    pub(super) fn wait(&self) -> Output {
        self.done.recv_timeout(std::time::Duration::from_secs(60)).unwrap_or(Output::Dead)
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.inbox.close();
    }
}

/// The thread's end.
struct Desk<W> {
    inbox: Arc<Inbox>,
    sender: Sender<Output>,
    wake: W,
    typesetter: Typesetter,
}

impl<W: Fn()> Desk<W> {
    /// Works until the window is gone.
    fn work(mut self) {
        let mut image = None;
        while let Some(next) = self.serve(image.as_ref()) {
            image = Some(next);
        }
    }

    /// Draws what is asked for of `image` until newer pages are made, and returns these.
    fn serve(&mut self, image: Option<&DocumentImage>) -> Option<DocumentImage> {
        let mut raster = image.map(|image| Raster::new(&image.pdf));
        loop {
            match self.inbox.next()? {
                Order::Typeset(request) => {
                    if let Some(next) = self.typeset(&request, image.map(|image| &*image.pages)) {
                        return Some(next);
                    }
                }
                Order::Draw(tile) => {
                    if let (Some(image), Some(raster)) = (image, &mut raster) {
                        let (serial, image) = (image.serial, raster.draw(&tile));
                        self.send(Output::Image { serial, tile, image })?;
                    }
                }
            }
        }
    }

    /// Makes pages and says so; `None` when there are none to show.
    fn typeset(&mut self, request: &Request, before: Option<&Pages>) -> Option<DocumentImage> {
        let serial = request.serial;
        let typesetter = &mut self.typesetter;
        let made = catch_unwind(AssertUnwindSafe(|| DocumentImage::make(request, typesetter)));
        let made = made.unwrap_or_else(|_| {
            Err(Trouble::Message("页面无法显示：排版时程序出错；文稿没有受影响，请先保存".into()))
        });
        match made {
            Ok(image) => {
                let unchanged = image.unchanged_since(before);
                self.inbox.opened(serial, &unchanged);
                let (revision, pages) = (request.revision, Arc::clone(&image.pages));
                self.send(Output::Typeset { serial, revision, pages, unchanged });
                Some(image)
            }
            Err(trouble) => {
                self.send(Output::Failed { serial, trouble });
                None
            }
        }
    }

    /// `None` when nobody listens any more.
    fn send(&self, output: Output) -> Option<()> {
        self.sender.send(output).ok()?;
        (self.wake)();
        Some(())
    }
}
