//! A Word file: whole, or its parts as XML.
#![no_main]

#[path = "../../laws/mod.rs"]
mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| laws::loading::word(bytes));
