//! Fonts: the faces shipped with the program, glyph lookup by role with fallback per character, and the
//! faces found on the machine.
//!
//! [`FontBook`] is pure data once built; only [`system`] touches the disk.

pub mod book;
pub mod embedded;
pub mod face;
pub mod role;

pub use book::{FaceId, FontBook, PlacedGlyph};
pub use face::Face;
pub use role::FontRole;
