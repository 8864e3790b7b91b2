//! Pictures of the window, drawn by a real renderer, to look at and to see that something is drawn at all.
//!
//! Run them where a Vulkan driver is (Debian's mesa-vulkan-drivers draws without a card):
//! `ANNUAL_SUMMARY_PICTURES=target/pictures cargo test --test window pictures -- --ignored`

use std::collections::HashSet;
use std::path::PathBuf;
use std::time::Duration;

use annual_summary::app::{App, Opening};
use annual_summary::session::settings::{Settings, ThemeChoice};
use egui::{Theme, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::story::Home;

/// Where the pictures are put; without it they are only looked at by the test.
const DIRECTORY: &str = "ANNUAL_SUMMARY_PICTURES";

/// Fewer colours than this are an empty window.
const COLOURS: usize = 64;

/// Screens in pixels, with what the desktop magnifies by.
const SCREENS: [(&str, Vec2, f32); 3] = [
    ("1366x768", vec2(1366.0, 768.0), 1.0),
    ("1920x1080", vec2(1920.0, 1080.0), 1.0),
    ("1366x768-150", vec2(1366.0, 768.0), 1.5),
];

fn window(home: &Home, opening: Opening, screen: Vec2, scale: f32, theme: Theme) -> Harness<'static, App> {
    let choice = if theme == Theme::Dark { ThemeChoice::Dark } else { ThemeChoice::Light };
    Settings { theme: choice, ..Settings::default() }.save(&home.settings()).unwrap();
    let settings = home.settings();
    Harness::builder()
        .with_size(screen / scale)
        .with_pixels_per_point(scale)
        .with_step_dt(1.0 / 60.0)
        .with_theme(theme)
        .with_render_cursor(false)
        .wgpu()
        .build_eframe(|creation| {
            let context = &creation.egui_ctx;
            App::new(context, opening, Some(settings)).without_desktop_dialogs(context)
        })
}

/// Draws frames until the pages have come, and their pictures.
fn settle(window: &mut Harness<'_, App>) {
    for _ in 0..1500 {
        window.step();
        if window.query_by_label("第 1 页").is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    for _ in 0..100 {
        window.step();
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn draw(name: &str, opening: &Opening) {
    let home = Home::new();
    for (screen_name, screen, scale) in SCREENS {
        for (theme_name, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
            let mut window = window(&home, opening.clone(), screen, scale, theme);
            settle(&mut window);
            let picture = window.render().unwrap();
            assert_eq!((picture.width(), picture.height()), (screen.x as u32, screen.y as u32));
            let colours: HashSet<[u8; 4]> = picture.pixels().map(|pixel| pixel.0).collect();
            assert!(colours.len() > COLOURS, "{screen_name}, {theme_name}: {} colours", colours.len());
            if let Some(directory) = std::env::var_os(DIRECTORY).map(PathBuf::from) {
                std::fs::create_dir_all(&directory).unwrap();
                picture.save(directory.join(format!("{name}-{screen_name}-{theme_name}.png"))).unwrap();
            }
        }
    }
}

#[test]
#[ignore = "needs a Vulkan driver"]
fn the_window_is_drawn() {
    draw("window", &Opening::Sample);
}

#[test]
#[ignore = "needs a Vulkan driver"]
fn the_first_page_is_drawn() {
    draw("first-page", &Opening::Start);
}
