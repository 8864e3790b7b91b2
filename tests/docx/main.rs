//! Word files: what import makes of each thing Word can do, damage, and export.
#![allow(clippy::panic, reason = "a test that panics has failed")]
#![allow(clippy::unwrap_used)]

mod builder;
mod damage;
mod export;
mod import;
