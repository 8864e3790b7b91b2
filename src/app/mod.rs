//! The window (编辑窗口).
//!
//! A thin shell over [`crate::session`]: it draws what the session holds, turns clicks and keys into commands, and
//! does what the session's effects ask for. It computes nothing about documents itself. Nothing outside this
//! folder names egui.

mod preview;
mod theme;
mod typeface;
