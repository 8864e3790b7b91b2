//! Fonts: the faces shipped with the program, glyph lookup by role with fallback per character, and the
//! faces found on the machine.
//!
//! [`FontBook`] is pure data once built; only [`SystemFonts`] touches the disk.

pub mod book;
pub mod embedded;
pub mod error;
pub mod face;
mod known;
mod lookup;
pub mod metrics;
pub mod role;
pub mod system;

pub use book::{FaceId, FontBook, PlacedGlyph};
pub use error::FontError;
pub use face::{Face, FontData};
pub use metrics::{FaceMetrics, Outlines};
pub use role::FontRole;
pub use system::{FamilyInfo, SystemFonts};
