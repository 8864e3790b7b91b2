//! Import and check of any text, alone and against last year's; the text is cut in two at its first form feed.
#![no_main]

#[path = "../../laws/mod.rs"]
mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (text, earlier) = text.split_once('\x0c').unwrap_or((text, ""));
    laws::document(text, earlier);
});
