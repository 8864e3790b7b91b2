//! The worker without a window.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use egui::Color32;

use super::document_image::Trouble;
use super::inbox::{Request, Wish};
use super::tile::Tile;
use super::typesetter::PreviewJob;
use super::worker::{Output, Worker};
use crate::document::{Document, Orientation, SectionKind, Table};
use crate::template::sample;
use crate::typeset::{Pages, Profile};

fn request(serial: u64, document: Document) -> Request {
    let job = PreviewJob { profile: Profile::gb9704(), fonts: Vec::new() };
    Request { serial, revision: serial * 10, document, job }
}

fn tiles(page: usize, sheet: [u32; 2]) -> Vec<Tile> {
    Tile::of_page(page, sheet).collect()
}

fn typeset(output: Output) -> (u64, Arc<Pages>, Vec<bool>) {
    match output {
        Output::Typeset { serial, revision, pages, unchanged } => {
            assert_eq!(revision, serial * 10);
            (serial, pages, unchanged)
        }
        Output::Failed { trouble, .. } => panic!("{trouble:?}"),
        Output::Image { .. } | Output::Dead => panic!("no pages"),
    }
}

fn image(output: Output) -> (u64, Tile, egui::ColorImage) {
    match output {
        Output::Image { serial, tile, image: Some(image) } => (serial, tile, image),
        _ => panic!("no image"),
    }
}

/// How many dark pixels there are in each quarter of an image: top left, top right, bottom left, bottom right.
fn ink(image: &egui::ColorImage) -> [usize; 4] {
    let [width, height] = image.size;
    let mut ink = [0; 4];
    for (at, pixel) in image.pixels.iter().enumerate() {
        let (x, y) = (at % width, at / width);
        if pixel.r() < 128 {
            ink[usize::from(y * 2 >= height) * 2 + usize::from(x * 2 >= width)] += 1;
        }
    }
    ink
}

#[test]
fn a_document_becomes_pages_and_pictures() {
    let woken = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&woken);
    let worker = Worker::spawn(move || {
        counter.fetch_add(1, Ordering::SeqCst);
    });
    worker.submit(request(1, sample()));
    let (serial, pages, unchanged) = typeset(worker.wait());
    assert_eq!((serial, unchanged.len()), (1, pages.pages.len()));
    let wanted = tiles(0, [424, 600]);
    worker.look(&Wish { serial: 1, visible: wanted.clone(), missing: wanted.clone() });
    let (serial, tile, image) = image(worker.wait());
    assert_eq!((serial, tile, image.size), (1, wanted[0], [424, 600]));
    assert_eq!(image.pixels[0], Color32::WHITE);
    assert!(ink(&image).iter().all(|&dark| dark > 200), "{:?}", ink(&image));
    assert!(woken.load(Ordering::SeqCst) >= 1);
}

#[test]
fn a_landscape_page_is_drawn_as_it_is_read() {
    let mut document = Document::default();
    let rows = vec![vec!["指标名称".to_string(), "完成数".to_string()]; 3];
    let mut table = Table::new(rows);
    table.orientation = Orientation::Landscape;
    document.push_section(SectionKind::Table, "").table = Some(table);
    let worker = Worker::spawn(|| {});
    worker.submit(request(1, document));
    let (_, pages, _) = typeset(worker.wait());
    let page = pages.pages.iter().position(|page| page.landscape).unwrap();
    assert!(pages.pages[page].width > pages.pages[page].height);
    let wanted = tiles(page, [842, 595]);
    worker.look(&Wish { serial: 1, visible: wanted.clone(), missing: wanted });
    let (_, _, image) = image(worker.wait());
    let [top_left, top_right, bottom_left, bottom_right] = ink(&image);
    assert!(top_left > 100 && top_right > 100, "the table stands at the top");
    assert!(bottom_left + bottom_right < top_left, "{:?}", ink(&image));
}

#[test]
fn parts_of_a_large_page_fit_together() {
    let worker = Worker::spawn(|| {});
    worker.submit(request(1, sample()));
    typeset(worker.wait());
    let sheet = [2400, 3400];
    let wanted = tiles(0, sheet);
    assert!(wanted.len() > 1);
    worker.look(&Wish { serial: 1, visible: wanted.clone(), missing: wanted.clone() });
    let dark: usize = wanted.iter().map(|_| ink(&image(worker.wait()).2).iter().sum::<usize>()).sum();
    let small = tiles(0, [1200, 1700]);
    worker.look(&Wish { serial: 1, visible: small.clone(), missing: small });
    let quarter: usize = ink(&image(worker.wait()).2).iter().sum();
    let ratio = dark as f64 / (4 * quarter) as f64;
    assert!((0.9..1.1).contains(&ratio), "{ratio}");
}

#[test]
fn only_the_latest_of_many_documents_need_come_back() {
    let worker = Worker::spawn(|| {});
    let mut document = sample();
    for serial in 1..=30 {
        document.sections[0].body.push('字');
        worker.submit(request(serial, document.clone()));
    }
    let mut seen = Vec::new();
    while seen.last() != Some(&30) {
        seen.push(typeset(worker.wait()).0);
    }
    assert!(seen.windows(2).all(|pair| pair[0] < pair[1]), "{seen:?}");
    assert!(seen.len() < 30, "{seen:?}");
}

#[test]
fn pages_on_screen_that_changed_are_drawn_again_unasked() {
    let worker = Worker::spawn(|| {});
    let mut document = sample();
    worker.submit(request(1, document.clone()));
    let (_, pages, unchanged) = typeset(worker.wait());
    assert!(unchanged.iter().all(|same| !same));
    let last = pages.pages.len() - 1;
    let visible: Vec<Tile> = [tiles(0, [100, 141]), tiles(last, [100, 141])].concat();
    worker.look(&Wish { serial: 1, visible: visible.clone(), missing: Vec::new() });
    let body = &mut document.sections[0].body;
    let first = body.chars().next().unwrap();
    body.replace_range(..first.len_utf8(), "改");
    worker.submit(request(2, document));
    let (_, _, unchanged) = typeset(worker.wait());
    assert_eq!((unchanged[0], unchanged[last]), (false, true));
    let (serial, tile, _) = image(worker.wait());
    assert_eq!((serial, tile), (2, visible[0]));
}

#[test]
fn what_cannot_be_shown_says_why_and_the_pages_before_stay() {
    let worker = Worker::spawn(|| {});
    worker.submit(request(1, sample()));
    typeset(worker.wait());
    worker.submit(request(2, Document::default()));
    assert!(matches!(worker.wait(), Output::Failed { serial: 2, trouble: Trouble::Empty }));
    let mut document = sample();
    document.layout.fonts = vec![("body".into(), "没有这种字体".into())];
    worker.submit(request(3, document));
    match worker.wait() {
        Output::Failed { serial: 3, trouble: Trouble::Message(message) } => {
            assert!(message.contains("没有这种字体") && !message.contains('\n'), "{message}");
        }
        _ => panic!("a font that is not there was accepted"),
    }
    let wanted = tiles(0, [100, 141]);
    worker.look(&Wish { serial: 1, visible: wanted.clone(), missing: wanted });
    assert_eq!(image(worker.wait()).0, 1);
}

#[test]
fn a_page_that_is_not_there_is_no_harm() {
    let worker = Worker::spawn(|| {});
    worker.submit(request(1, sample()));
    typeset(worker.wait());
    let wanted = [tiles(9999, [100, 141]), tiles(0, [1, 1])].concat();
    worker.look(&Wish { serial: 1, visible: Vec::new(), missing: wanted });
    assert!(matches!(worker.wait(), Output::Image { image: None, .. }));
    assert!(matches!(worker.wait(), Output::Image { image: Some(_), .. }));
}
