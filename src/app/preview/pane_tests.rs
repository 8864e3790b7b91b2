//! The pane driven as a user would, without a display.

use std::time::{Duration, Instant};

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::{PreviewEvent, PreviewJob, PreviewPane};
use crate::app::{theme, typeface};
use crate::document::{Document, Field, Part, Place, SectionKind};
use crate::template::sample;
use crate::typeset::Profile;

#[derive(Default)]
struct Desk {
    pane: Option<PreviewPane>,
    events: Vec<PreviewEvent>,
}

impl Desk {
    fn pane(&mut self) -> &mut PreviewPane {
        self.pane.as_mut().unwrap()
    }
}

type Window = Harness<'static, Desk>;

fn job() -> PreviewJob {
    PreviewJob { profile: Profile::gb9704(), fonts: Vec::new() }
}

fn window() -> Window {
    let dress = |context: &egui::Context| {
        theme::install(context);
        typeface::install(context);
    };
    let mut window = Harness::builder().with_size([499.0, 648.0]).with_context_setup(dress).build_ui_state(
        |ui, desk: &mut Desk| {
            let pane = desk.pane.get_or_insert_with(|| PreviewPane::new(ui.ctx()));
            pane.poll();
            desk.events.extend(pane.ui(ui));
        },
        Desk::default(),
    );
    window.step();
    window
}

/// A window that shows the pages of `document` and their pictures.
fn window_with(document: Document) -> Window {
    let mut window = window();
    window.state_mut().pane().submit(7, document, job());
    wait_for(&mut window, |pane| pane.is_complete());
    window
}

/// Steps until `is_done`, and once more to see the result.
fn wait_for(window: &mut Window, is_done: impl Fn(&PreviewPane) -> bool) {
    let start = Instant::now();
    loop {
        window.step();
        if is_done(window.state_mut().pane()) {
            break;
        }
        assert!(start.elapsed() < Duration::from_secs(60), "the preview does not get ready");
        std::thread::sleep(Duration::from_millis(2));
    }
    window.step();
}

fn body_of_last_section(document: &Document) -> Place {
    let section = document.sections.iter().rev().find(|s| !s.hidden && !s.body.trim().is_empty()).unwrap();
    let end = section.body.trim_end().len();
    Place::new(Part::Section(section.id, Field::Body), end..end)
}

#[test]
fn pages_appear_and_say_which_they_are() {
    let mut window = window_with(sample());
    window.get_by_label("第 1 页");
    let count = window.state_mut().pane().page_count().unwrap();
    window.get_by_label(&format!("第 1 页，共 {count} 页"));
    assert_eq!(window.state_mut().pane().pages().unwrap().1, 7);
    assert!(window.query_by_label(&format!("第 {count} 页")).is_none(), "only what is seen is shown");
}

#[test]
fn a_pane_at_rest_asks_for_no_frames() {
    let mut window = window_with(sample());
    window.state_mut().pane().toggle_strip();
    wait_for(&mut window, PreviewPane::is_complete);
    // Fails when the window does not come to rest.
    window.run();
}

#[test]
fn a_click_at_the_edge_of_the_desk_does_not_move_it() {
    let document = sample();
    let mut window = window_with(document.clone());
    let desk = window.get_by_label("第 1 页").rect();
    let at = egui::pos2(desk.center().x, 560.0);
    for event in [true, false] {
        let button = egui::PointerButton::Primary;
        window.event(egui::Event::PointerMoved(at));
        window.event(egui::Event::PointerButton {
            pos: at,
            button,
            pressed: event,
            modifiers: Default::default(),
        });
    }
    window.run_steps(2);
    let events = std::mem::take(&mut window.state_mut().events);
    let [PreviewEvent::Clicked(place)] = &events[..] else { panic!("{events:?}") };
    window.state_mut().pane().follow(place.clone());
    window.run_steps(3);
    assert_eq!(window.get_by_label("第 1 页").rect(), desk);
}

#[test]
fn the_wheel_zooms_about_the_pointer() {
    let mut window = window_with(sample());
    let before = window.get_by_label("第 1 页").rect();
    let at = egui::pos2(300.0, 250.0);
    window.event(egui::Event::PointerMoved(at));
    window.step();
    window.event(egui::Event::Zoom(1.5));
    window.run_steps(3);
    let after = window.get_by_label("第 1 页").rect();
    assert!((after.width() / before.width() - 1.5).abs() < 0.01, "{before:?} {after:?}");
    let spot = |page: egui::Rect| (at - page.min) / page.size();
    assert!((spot(before) - spot(after)).length() < 0.01, "{before:?} {after:?}");
}

#[test]
fn a_click_on_the_page_gives_a_place() {
    let document = sample();
    let mut window = window_with(document.clone());
    window.get_by_label("第 1 页").click();
    window.run_steps(3);
    let events = std::mem::take(&mut window.state_mut().events);
    let [PreviewEvent::Clicked(place)] = &events[..] else { panic!("{events:?}") };
    assert!(place.range.is_empty() && document.text_at(place).is_some(), "{place:?}");
}

#[test]
fn the_desk_follows_the_caret_only_when_it_must() {
    let document = sample();
    let mut window = window_with(document.clone());
    let title = Place::new(Part::Meta(crate::document::MetaField::Title), 0..0);
    window.state_mut().pane().follow(title);
    window.run_steps(3);
    window.get_by_label("第 1 页");
    let place = body_of_last_section(&document);
    let pages = window.state_mut().pane().pages().unwrap().0.clone();
    let page = pages.rects_of(&place)[0].page;
    assert!(page > 0);
    window.state_mut().pane().follow(place);
    window.run_steps(3);
    window.get_by_label(&format!("第 {} 页", page + 1));
    assert!(window.query_by_label("第 1 页").is_none());
}

#[test]
fn buttons_turn_pages_and_zoom() {
    let mut window = window_with(sample());
    let count = window.state_mut().pane().page_count().unwrap();
    window.get_by_label("下一页").click();
    window.run_steps(3);
    window.get_by_label(&format!("第 2 页，共 {count} 页"));
    window.get_by_label("放大").click();
    window.run_steps(3);
    window.get_by_label("67%");
    window.get_by_label(&format!("第 2 页，共 {count} 页"));
    window.state_mut().pane().fit_page();
    window.run_steps(3);
    window.get_by_label("适合整页").click();
    window.run_steps(3);
    window.get_by_label("150%").click();
    wait_for(&mut window, PreviewPane::is_complete);
    window.get_by_label("150%");
    window.get_by_label("上一页").click();
    window.run_steps(3);
    window.get_by_label(&format!("第 1 页，共 {count} 页"));
}

#[test]
fn the_strip_leads_to_other_pages() {
    let mut window = window_with(sample());
    window.get_by_label("页面缩略图").click();
    window.step();
    wait_for(&mut window, PreviewPane::is_complete);
    window.get_by_label("第 3 页缩略图").click();
    window.run_steps(4);
    let count = window.state_mut().pane().page_count().unwrap();
    window.get_by_label(&format!("第 3 页，共 {count} 页"));
}

#[test]
fn an_empty_document_says_so() {
    let mut window = window();
    window.state_mut().pane().submit(1, Document::default(), job());
    wait_for(&mut window, |pane| !pane.is_late());
    window.get_by_label("还没有内容");
    window.state_mut().pane().submit(2, sample(), job());
    wait_for(&mut window, PreviewPane::is_complete);
    assert!(window.query_by_label("还没有内容").is_none());
}

#[test]
fn an_error_stands_above_the_last_good_pages() {
    let mut window = window_with(sample());
    let mut broken = sample();
    broken.layout.fonts = vec![("body".into(), "没有这种字体".into())];
    window.state_mut().pane().submit(8, broken, job());
    wait_for(&mut window, |pane| !pane.is_late());
    window.get_by_label_contains("没有这种字体");
    window.get_by_label("第 1 页");
    assert_eq!(window.state_mut().pane().pages().unwrap().1, 7, "stale pages keep their revision");
}

#[test]
fn another_document_begins_at_its_first_page() {
    let mut window = window_with(sample());
    window.state_mut().pane().next_page();
    window.run_steps(2);
    window.state_mut().pane().submit(8, sample(), job());
    window.state_mut().pane().clear();
    let mut other = Document::default();
    other.push_section(SectionKind::Preface, "").body = "另一份文稿。".into();
    window.state_mut().pane().submit(1, other, job());
    wait_for(&mut window, PreviewPane::is_complete);
    window.get_by_label("第 1 页，共 1 页");
    assert_eq!(window.state_mut().pane().pages().unwrap().1, 1);
}
