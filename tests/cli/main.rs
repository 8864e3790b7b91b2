//! The command line from outside: the real program, run in directories of its own.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod bad_input;
mod checking;
mod contract;
mod desk;
mod rolling;
mod usage;
