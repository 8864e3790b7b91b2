//! The window (编辑窗口).
//!
//! A thin shell over [`crate::session`]: it draws what the session holds, turns clicks and keys into commands, and
//! does what the session's effects ask for. It computes nothing about documents itself. Nothing outside this
//! folder names egui.

mod action;
mod bars;
mod command;
mod comparison;
mod dialog;
mod editor;
mod find_bar;
mod findings;
mod jobs;
mod last_year;
pub mod launch;
mod ledger;
mod long_list;
mod naming;
mod outline;
mod overlay;
mod palette;
mod preview;
mod shell;
mod system;
mod tabs;
mod theme;
mod tour;
mod typeface;

use std::path::PathBuf;

use egui::{Pos2, Vec2};

use crate::session::window_state::WindowState;
use launch::{LaunchError, WindowPlace};

pub use shell::{App, Opening};

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When there is no display, or nothing can draw on it.
pub fn run(opening: Opening) -> Result<(), LaunchError> {
    let directory: Option<PathBuf> = crate::data_file::directory::config_dir();
    // A broken file is complained about in the window, where someone sees it.
    let (state, _) = WindowState::load(directory.as_deref());
    let place = place(&state);
    launch::run("岁稿", place, move |creation| {
        if place.maximised {
            // Under X11 what a window is born with may be lost before the window manager knows it.
            creation.egui_ctx.send_viewport_cmd(egui::ViewportCommand::Maximized(true));
        }
        Box::new(App::new(&creation.egui_ctx, opening, directory))
    })
}

fn place(state: &WindowState) -> WindowPlace {
    let usual = WindowPlace::default();
    WindowPlace {
        size: state.size.map_or(usual.size, Vec2::from),
        position: state.position.map(Pos2::from),
        // The first time the window takes all of what is often a small screen.
        maximised: state.maximised || state.size.is_none(),
    }
}
