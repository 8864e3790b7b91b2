//! Word files: what import makes of each thing Word can do, damage, and export.

#![allow(clippy::unwrap_used, clippy::panic)]

mod builder;
mod damage;
mod export;
mod import;
