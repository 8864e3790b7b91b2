//! Opening the window (启动窗口): native options, the choice of renderer, and what to say where there is no display.
//!
//! Knows nothing of what the window shows: whoever calls [`run`] hands over a function that makes the application.

mod console;
mod display;
mod renderer;

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use eframe::{App, CreationContext, NativeOptions};
use egui::{IconData, Pos2, Vec2, ViewportBuilder};

pub use console::leave_console;

/// The name by which the desktop knows the program: window class, `.desktop` file, icon.
pub const APPLICATION_ID: &str = "annual-summary";

/// The smallest window in which nothing overlaps, in points.
pub const MINIMUM_SIZE: Vec2 = Vec2::new(880.0, 480.0);

const ICON: &[u8] = include_bytes!("../../../assets/icon/annual-summary-256.png");

/// Where the window was when it was last closed (窗口位置), in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WindowPlace {
    /// Width and height of the content.
    pub size: Vec2,
    /// Upper left corner; none lets the desktop decide.
    pub position: Option<Pos2>,
    /// The window fills the screen.
    pub maximised: bool,
}

impl Default for WindowPlace {
    /// Fits a screen of 1366 × 768 with its panels.
    fn default() -> Self {
        Self { size: Vec2::new(1280.0, 700.0), position: None, maximised: false }
    }
}

/// Why there is no window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LaunchError {
    /// There is no display, or it does not answer.
    NoDisplay,
    /// There is a display, but no way to draw on it; with what the last renderer tried said.
    NoRenderer(String),
}

impl fmt::Display for LaunchError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDisplay => write!(formatter, "没有图形界面，无法打开窗口；")?,
            Self::NoRenderer(reason) => write!(formatter, "显卡驱动无法绘图，不能打开窗口（{reason}）；")?,
        }
        write!(
            formatter,
            "可用命令行，例如：annual-summary export 文稿.ron -o 文稿.pdf（用法见 annual-summary --help）"
        )
    }
}

impl std::error::Error for LaunchError {}

/// Opens the window and returns when it is closed. `create` makes the application; it is called once, when there is
/// something to draw on.
///
/// # Errors
/// When there is no display, or nothing can draw on it.
pub fn run<F>(title: &str, place: WindowPlace, create: F) -> Result<(), LaunchError>
where
    F: FnOnce(&CreationContext<'_>) -> Box<dyn App>,
{
    if !display::is_announced() {
        return Err(LaunchError::NoDisplay);
    }
    let create = Rc::new(RefCell::new(Some(create)));
    let mut failure = LaunchError::NoDisplay;
    for renderer in renderer::in_order() {
        let create_once = Rc::clone(&create);
        let options = options(title, place, renderer);
        let outcome = eframe::run_native(
            APPLICATION_ID,
            options,
            Box::new(move |context| match create_once.borrow_mut().take() {
                Some(create) => Ok(create(context)),
                None => Err("the application was already made".into()),
            }),
        );
        match outcome {
            Ok(()) => return Ok(()),
            Err(error) if create.borrow().is_some() => failure = diagnose(&error),
            Err(error) => return Err(diagnose(&error)),
        }
        if failure == LaunchError::NoDisplay {
            break;
        }
    }
    Err(failure)
}

/// A failing event loop means that the display is not there; anything else is about drawing.
fn diagnose(error: &eframe::Error) -> LaunchError {
    match error {
        eframe::Error::WinitEventLoop(_) => LaunchError::NoDisplay,
        other => LaunchError::NoRenderer(other.to_string().lines().collect::<Vec<_>>().join(" ")),
    }
}

fn options(title: &str, place: WindowPlace, renderer: eframe::Renderer) -> NativeOptions {
    let mut viewport = ViewportBuilder::default()
        .with_title(title)
        .with_app_id(APPLICATION_ID)
        .with_icon(icon())
        .with_inner_size(place.size.max(MINIMUM_SIZE))
        .with_min_inner_size(MINIMUM_SIZE)
        .with_maximized(place.maximised)
        .with_drag_and_drop(true);
    if let Some(position) = place.position {
        viewport = viewport.with_position(position);
    }
    NativeOptions {
        viewport,
        renderer,
        wgpu_options: renderer::wgpu_options(),
        event_loop_builder: display::event_loop_hook(),
        system_font_fallback: false,
        // Flat colours show no banding.
        dithering: false,
        ..NativeOptions::default()
    }
}

/// The icon of the window; an empty one, which is the desktop's own, should the picture be unreadable.
fn icon() -> IconData {
    eframe::icon_data::from_png_bytes(ICON).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_can_be_read() {
        let icon = icon();
        assert_eq!((icon.width, icon.height), (256, 256));
    }

    #[test]
    fn every_error_is_one_line_that_names_the_command_line() {
        for error in [LaunchError::NoDisplay, LaunchError::NoRenderer("no adapter".into())] {
            let text = error.to_string();
            assert!(!text.contains('\n') && text.contains("annual-summary --help"), "{text}");
        }
    }

    #[test]
    fn a_saved_window_is_never_smaller_than_the_smallest() {
        let place = WindowPlace { size: Vec2::new(10.0, 2000.0), ..WindowPlace::default() };
        let options = options("岁稿", place, eframe::Renderer::Glow);
        assert_eq!(options.viewport.inner_size, Some(Vec2::new(880.0, 2000.0)));
    }
}
