//! The pane: pages, page strip and bar, fed by the worker.

use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Context, Rect, Stroke, Ui, UiBuilder};

use crate::document::{Document, Place};
use crate::session::window_state::PreviewZoom;
use crate::typeset::Pages;

use super::super::theme;
use super::bar::{self, Action, Bar};
use super::canvas::Canvas;
use super::document_image::Trouble;
use super::follow::Follow;
use super::highlights::{Highlight, Highlights};
use super::images::Images;
use super::inbox::{Request, Wish};
use super::notice;
use super::strip::{self, Strip, StripContent};
use super::typesetter::PreviewJob;
use super::view::View;
use super::worker::{Output, Worker};
use super::zoom::Zoom;

/// How long typesetting may take before the pane says that it is at it.
const PATIENCE: Duration = Duration::from_millis(300);

/// What happened in the pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) enum PreviewEvent {
    /// The page was clicked at this place, an empty range.
    Clicked(Place),
}

/// The pages that are shown.
struct Shown {
    serial: u64,
    revision: u64,
    pages: Arc<Pages>,
}

/// The page preview (页面预览).
pub(in crate::app) struct PreviewPane {
    context: Context,
    worker: Worker,
    /// Number of the last request.
    serial: u64,
    /// Results of requests before this one are of another document.
    first_serial: u64,
    /// Since when a document has been handed in and not come back.
    late_since: Option<Instant>,
    shown: Option<Shown>,
    trouble: Option<Trouble>,
    view: View,
    images: Images,
    follow: Follow,
    highlights: Highlights,
    strip: Strip,
    wish: Wish,
    /// Whether the pane was drawn since the last look at what the worker has done.
    is_drawn: bool,
}

impl PreviewPane {
    /// Starts the worker; `context` is asked to repaint when it has something.
    pub(in crate::app) fn new(context: &Context) -> Self {
        let waker = context.clone();
        Self {
            context: context.clone(),
            worker: Worker::spawn(move || waker.request_repaint()),
            serial: 0,
            first_serial: 0,
            late_since: None,
            shown: None,
            trouble: None,
            view: View::default(),
            images: Images::default(),
            follow: Follow::default(),
            highlights: Highlights::default(),
            strip: Strip::default(),
            wish: Wish::default(),
            is_drawn: false,
        }
    }

    /// Has `document` typeset; one that waits to be is dropped. Does not wait.
    pub(in crate::app) fn submit(&mut self, revision: u64, document: Document, job: PreviewJob) {
        self.serial += 1;
        let since = self.late_since.unwrap_or_else(Instant::now);
        self.late_since = Some(since);
        self.worker.submit(Request { serial: self.serial, revision, document, job });
    }

    /// Highlights these places from now on.
    pub(in crate::app) fn highlight(&mut self, places: Vec<(Place, Highlight)>) {
        self.highlights.set(places);
    }

    /// How large pages are shown, to be kept.
    pub(in crate::app) fn zoom(&self) -> PreviewZoom {
        self.view.zoom().into()
    }

    /// Shows pages as large as they were last time.
    pub(in crate::app) fn set_zoom(&mut self, zoom: PreviewZoom) {
        self.view.set_zoom(zoom.into());
    }

    /// Forgets the pages, because another document comes.
    pub(in crate::app) fn clear(&mut self) {
        self.first_serial = self.serial + 1;
        (self.shown, self.late_since, self.trouble) = (None, None, None);
        let zoom = self.view.zoom();
        (self.view, self.images, self.follow) = (View::default(), Images::default(), Follow::default());
        self.view.set_zoom(zoom);
    }

    /// Takes in what the worker has done; once a frame, before [`Self::ui`].
    pub(in crate::app) fn poll(&mut self) {
        while let Some(output) = self.worker.poll() {
            self.take_in(output);
        }
        let is_hidden = !std::mem::take(&mut self.is_drawn);
        if is_hidden && !self.wish.visible.is_empty() {
            // Nobody looks: new pages need no pictures.
            self.wish = Wish::default();
            self.worker.look(&self.wish);
        }
    }

    fn take_in(&mut self, output: Output) {
        match output {
            Output::Typeset { serial, revision, pages, unchanged } if serial >= self.first_serial => {
                let before = self.shown.as_ref().map_or(0, |shown| shown.serial);
                self.images.advance(before, serial, &unchanged);
                self.settle(serial);
                self.shown = Some(Shown { serial, revision, pages });
                self.trouble = None;
            }
            Output::Failed { serial, trouble } if serial >= self.first_serial => {
                self.settle(serial);
                if trouble == Trouble::Empty {
                    self.shown = None;
                }
                self.trouble = Some(trouble);
            }
            Output::Image { serial, tile, image } => {
                if self.shown.as_ref().is_some_and(|shown| shown.serial == serial) {
                    self.images.insert(&self.context, tile, serial, image);
                }
            }
            Output::Dead => {
                self.late_since = None;
                let message = "页面预览意外停止，请保存后重新启动程序；编辑和导出不受影响";
                self.trouble = Some(Trouble::Message(message.into()));
            }
            Output::Typeset { .. } | Output::Failed { .. } => {}
        }
    }

    /// Notes that request `serial` has come back.
    fn settle(&mut self, serial: u64) {
        self.late_since = (serial < self.serial).then(Instant::now);
    }

    /// The pages that are shown, and the revision of the document they were made from.
    pub(in crate::app) fn pages(&self) -> Option<(&Arc<Pages>, u64)> {
        self.shown.as_ref().map(|shown| (&shown.pages, shown.revision))
    }

    /// How many pages are shown.
    pub(in crate::app) fn page_count(&self) -> Option<usize> {
        self.shown.as_ref().map(|shown| shown.pages.pages.len())
    }

    /// Marks `place` and keeps it in sight while the text changes, until the reader scrolls away.
    pub(in crate::app) fn follow(&mut self, place: Place) {
        self.follow.follow(place);
    }

    /// 放大: to the next step.
    pub(in crate::app) fn zoom_in(&mut self) {
        self.view.zoom_in();
    }

    /// 缩小: to the next step.
    pub(in crate::app) fn zoom_out(&mut self) {
        self.view.zoom_out();
    }

    /// 适合宽度
    pub(in crate::app) fn fit_width(&mut self) {
        self.view.set_zoom(Zoom::FitWidth);
    }

    /// 适合整页
    pub(in crate::app) fn fit_page(&mut self) {
        self.view.set_zoom(Zoom::FitPage);
    }

    /// Opens or folds the page strip.
    pub(in crate::app) fn toggle_strip(&mut self) {
        self.strip.is_open = !self.strip.is_open;
    }

    /// 下一页
    pub(in crate::app) fn next_page(&mut self) {
        self.go_to(self.view.page() + 1);
    }

    /// 上一页
    pub(in crate::app) fn previous_page(&mut self) {
        self.go_to(self.view.page().saturating_sub(1));
    }

    fn go_to(&mut self, page: usize) {
        self.follow.pause();
        self.view.go_to(page);
    }

    /// Whether a document has been handed in and not come back.
    #[cfg(test)]
    pub(super) fn is_late(&self) -> bool {
        self.late_since.is_some()
    }

    /// Whether the newest pages are shown with all their pictures.
    pub(in crate::app) fn is_complete(&self) -> bool {
        let is_newest = self.shown.as_ref().is_some_and(|shown| shown.serial == self.serial);
        is_newest && !self.wish.visible.is_empty() && self.wish.missing.is_empty()
    }

    /// Shows the pane in all the room there is.
    pub(in crate::app) fn ui(&mut self, ui: &mut Ui) -> Option<PreviewEvent> {
        let room = ui.available_rect_before_wrap();
        ui.painter().rect_filled(room, 0.0, theme::colors(ui).desk);
        let action = ui.push_id("preview", |ui| self.parts(ui, room)).inner;
        ui.advance_cursor_after_rect(room);
        action
    }

    fn parts(&mut self, ui: &mut Ui, room: Rect) -> Option<PreviewEvent> {
        self.is_drawn = true;
        self.images.begin_frame();
        self.wish = Wish::default();
        let shown = self.shown.as_ref().map(|shown| (Arc::clone(&shown.pages), shown.serial));
        let place = match shown {
            Some((pages, serial)) => self.desk(ui, room, &pages, serial),
            None => {
                self.notice(ui, room);
                None
            }
        };
        self.late_notice(ui, room);
        self.worker.look(&self.wish);
        place.map(PreviewEvent::Clicked)
    }

    /// Pages, strip and bar.
    fn desk(&mut self, ui: &mut Ui, room: Rect, pages: &Pages, serial: u64) -> Option<Place> {
        let (above, bar) = room.split_top_bottom_at_y(room.bottom() - bar::HEIGHT);
        let strip_width = if self.strip.is_open { strip::WIDTH } else { 0.0 };
        let (strip, canvas) = above.split_left_right_at_x(above.left() + strip_width);
        self.wish.serial = serial;
        let place = within(ui, canvas, |ui| {
            let Self { view, images, follow, highlights, wish, .. } = self;
            let place = Canvas { pages, serial, view, images, follow, highlights, wish }.show(ui);
            if let Some(Trouble::Message(message)) = &self.trouble {
                within(ui, canvas, |ui| notice::banner(ui, message));
            }
            place
        });
        if self.strip.is_open {
            let Self { images, wish, .. } = self;
            let content = StripContent { pages, serial, current: self.view.page(), images, wish };
            if let Some(page) = within(ui, strip, |ui| self.strip.show(ui, content)) {
                self.go_to(page);
            }
        }
        self.bar(ui, bar, pages.pages.len());
        place
    }

    fn bar(&mut self, ui: &mut Ui, room: Rect, count: usize) {
        let line = Stroke::new(1.0, theme::colors(ui).line);
        ui.painter().hline(room.x_range(), room.top(), line);
        let bar =
            Bar { zoom: self.view.zoom(), page: self.view.page(), count, is_strip_open: self.strip.is_open };
        match within(ui, room, |ui| bar.show(ui)) {
            Some(Action::ZoomIn) => self.zoom_in(),
            Some(Action::ZoomOut) => self.zoom_out(),
            Some(Action::Zoom(zoom)) => self.view.set_zoom(zoom),
            Some(Action::Previous) => self.previous_page(),
            Some(Action::Next) => self.next_page(),
            Some(Action::ToggleStrip) => self.toggle_strip(),
            None => return,
        }
        // What the click changed was drawn already.
        self.context.request_repaint();
    }

    /// Why there are no pages.
    fn notice(&self, ui: &mut Ui, room: Rect) {
        within(ui, room, |ui| match &self.trouble {
            Some(Trouble::Empty) => notice::empty(ui),
            Some(Trouble::Message(message)) => notice::failed(ui, message),
            None => {}
        });
    }

    /// Says that pages are late, or sees to it that it will be said.
    fn late_notice(&self, ui: &Ui, room: Rect) {
        let Some(since) = self.late_since else { return };
        let late = since.elapsed();
        if late >= PATIENCE {
            notice::late(ui.painter(), theme::colors(ui), room);
        } else {
            self.context.request_repaint_after(PATIENCE.saturating_sub(late));
        }
    }
}

/// Shows `content` in a part of the room.
fn within<T>(ui: &mut Ui, room: Rect, content: impl FnOnce(&mut Ui) -> T) -> T {
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        ui.shrink_clip_rect(room);
        content(ui)
    })
    .inner
}
