//! The whole window as a clerk uses it: keys and clicks in, documents, files and words on the screen out.
//!
//! No display is needed. A character no shipped face can draw fails any of these tests.
#![allow(clippy::panic)]
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod beginning;
mod checking;
mod damage;
mod files;
mod finding;
mod input_method;
mod keeping;
mod last_year;
mod leaving;
mod names;
mod pages;
mod palette;
mod pictures;
mod safety;
mod sections;
mod story;
mod table;
mod writing;
