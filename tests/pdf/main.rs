//! The PDF writer: pages made by hand, written, and read back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod content;
mod file;
mod reader;
mod sheets;
mod structure;
mod validate;
