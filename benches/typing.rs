//! What a frame of the window costs while a long document is written in: 100,000 characters in a dozen sections.
//!
//! No display and no renderer: a frame is the layout of everything and its tessellation. Times are those of the
//! processor on this thread where the system tells them, so that a busy machine does not count.
//!
//! `cargo bench --bench typing`
#![allow(clippy::expect_used, clippy::print_stdout)]

#[path = "pipeline/corpus.rs"]
mod corpus;

use std::time::{Duration, Instant};

use annual_summary::app::{App, Opening};
use annual_summary::document::Document;
use annual_summary::document::count::Count;
use annual_summary::{storage, template};
use egui::{Context, Event, Key, Modifiers, RawInput, Rect};

/// Characters of the document.
const LENGTH: usize = 100_000;

/// The section that is written in: one in the middle, of a tenth of the document.
const SECTION: &str = "民生保障";

/// Copies of the sample's text that make some twenty pages.
const PAGES_COPIES: usize = 3;

/// Keystrokes after which the pages are waited for.
const KEYSTROKES: usize = 30;

/// Frames that are measured.
const FRAMES: usize = 200;

fn main() {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let path = directory.path().join("long.ron");
    let document = long_document();
    storage::save(&path, &document).expect("a file that can be written");
    println!("{} characters, {} sections; milliseconds", characters(&document), document.sections.len());

    let start = Instant::now();
    let mut window = Window::open(Opening::Sample);
    window.frame(Vec::new());
    report("first frame, sample", &[start.elapsed()]);

    let start = Instant::now();
    let mut window = Window::open(Opening::File(path));
    window.frame(Vec::new());
    report("first frame, document still being read", &[start.elapsed()]);
    window.until(|app| app.desk().path().is_some());
    report("until the document is there", &[start.elapsed()]);

    window.rest();
    report("idle", &window.measure(|_| Vec::new()));
    window.go_to(SECTION);
    window.rest();
    report("idle, with a caret", &window.measure(|_| Vec::new()));
    let before = characters(window.app.desk().document());
    let typing = window.measure(|number| vec![Event::Text(["全", "年", "完", "成"][number % 4].into())]);
    let typed = characters(window.app.desk().document()) - before;
    assert_eq!(typed, FRAMES, "not everything that was typed has arrived");
    report("typing, a character a frame", &typing);
    preview();
}

/// From the last keystroke to the new pages on the screen, by the clock on the wall.
fn preview() {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let path = directory.path().join("pages.ron");
    let document = merged(PAGES_COPIES);
    storage::save(&path, &document).expect("a file that can be written");
    let mut window = Window::open(Opening::File(path));
    window.until(|app| app.desk().path().is_some() && app.shows_newest_pages());
    window.go_to(SECTION);
    window.until(App::shows_newest_pages);
    let mut times = Vec::new();
    for _ in 0..KEYSTROKES {
        window.frame(vec![Event::Text("全".into())]);
        let start = Instant::now();
        window.until(App::shows_newest_pages);
        times.push(start.elapsed());
    }
    report(&format!("pages after a keystroke, {} characters", characters(&document)), &times);
}

/// The sample's sections, each with the varied text of many copies.
fn long_document() -> Document {
    let mut copies = 1;
    loop {
        let document = merged(copies);
        if characters(&document) >= LENGTH {
            return document;
        }
        copies += 1;
    }
}

fn merged(copies: usize) -> Document {
    let mut document = template::sample();
    for section in corpus::varied(copies).sections.iter().skip(document.sections.len()) {
        let same = |other: &&mut annual_summary::document::Section| {
            other.kind == section.kind && other.heading == section.heading
        };
        if let Some(whole) = document.sections.iter_mut().find(same) {
            whole.body = format!("{}\n{}", whole.body, section.body);
        }
    }
    document
}

fn characters(document: &Document) -> usize {
    Count::of_document(document).characters
}

fn report(what: &str, times: &[Duration]) {
    let mut sorted: Vec<f64> = times.iter().map(|time| time.as_secs_f64() * 1000.0).collect();
    sorted.sort_by(f64::total_cmp);
    let at = |share: f64| sorted[((sorted.len() - 1) as f64 * share).round() as usize];
    if sorted.len() == 1 {
        println!("{what}: {:.1}", sorted[0]);
    } else {
        println!("{what}: median {:.2}, p95 {:.2}, max {:.2}", at(0.5), at(0.95), at(1.0));
    }
}

/// The window without a display.
struct Window {
    context: Context,
    app: App,
    frame: eframe::Frame,
    time: f64,
}

impl Window {
    fn open(opening: Opening) -> Self {
        let context = Context::default();
        let app = App::new(&context, opening, None).without_desktop_dialogs(&context);
        Self { context, app, frame: eframe::Frame::_new_kittest(), time: 0.0 }
    }

    /// One frame with these events; what it cost.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1366.0, 768.0))),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let Self { context, app, frame, .. } = self;
        let start = Clock::now();
        eframe::App::raw_input_hook(app, context, &mut input);
        let output = context.run_ui(input, |ui| {
            eframe::App::logic(app, ui, frame);
            eframe::App::ui(app, ui, frame);
        });
        std::hint::black_box(context.tessellate(output.shapes, output.pixels_per_point));
        start.elapsed()
    }

    fn until(&mut self, is_so: impl Fn(&App) -> bool) {
        while !is_so(&self.app) {
            self.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Lets everything beside the frames come to an end.
    fn rest(&mut self) {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(3) {
            self.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Goes to a section by its name.
    fn go_to(&mut self, name: &str) {
        let control = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
        self.press(control, Key::G);
        self.frame(vec![Event::Text(name.into())]);
        self.press(Modifiers::NONE, Key::Enter);
        self.frame(Vec::new());
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.frame(vec![Event::ModifiersChanged(modifiers), event(true)]);
        self.frame(vec![event(false), Event::ModifiersChanged(Modifiers::NONE)]);
    }

    fn measure(&mut self, events: impl Fn(usize) -> Vec<Event>) -> Vec<Duration> {
        (0..FRAMES).map(|number| self.frame(events(number))).collect()
    }
}

/// Time of the processor on this thread, else of the clock on the wall.
struct Clock {
    processor: Option<Duration>,
    wall: Instant,
}

impl Clock {
    fn now() -> Self {
        Self { processor: processor_time(), wall: Instant::now() }
    }

    fn elapsed(&self) -> Duration {
        match (self.processor, processor_time()) {
            (Some(start), Some(end)) => end.saturating_sub(start),
            _ => self.wall.elapsed(),
        }
    }
}

/// What Linux tells of this thread, in nanoseconds.
fn processor_time() -> Option<Duration> {
    // The count is brought up to date when the thread is scheduled.
    std::thread::yield_now();
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(text.split_whitespace().next()?.parse().ok()?))
}
