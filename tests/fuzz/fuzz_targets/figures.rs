//! Figures, mentions and sentences of any line.
#![no_main]

#[path = "../../laws/mod.rs"]
mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| text.split('\n').for_each(laws::line));
