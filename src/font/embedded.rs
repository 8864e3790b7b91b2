//! The six faces shipped with the program (`assets/fonts/`).

use super::face::{Face, FontData};

static FANGSONG: &[u8] = include_bytes!("../../assets/fonts/GongWenFFangSong-Regular.otf");
static KAI: &[u8] = include_bytes!("../../assets/fonts/GongWenKai-Regular.ttf");
static HEI: &[u8] = include_bytes!("../../assets/fonts/GongWenHei-Regular.ttf");
static SONG: &[u8] = include_bytes!("../../assets/fonts/GongWenSong-Regular.ttf");
static XIAO_BIAO_SONG: &[u8] = include_bytes!("../../assets/fonts/GongWenXiaoBiaoSong-Regular.ttf");
static RARE: &[u8] = include_bytes!("../../assets/fonts/GongWenRare-Regular.ttf");

/// The shipped faces: 仿宋, 楷体, 黑体, 宋体, 小标宋, and the rare characters, in this order.
pub fn faces() -> Vec<Face> {
    [FANGSONG, KAI, HEI, SONG, XIAO_BIAO_SONG, RARE]
        .into_iter()
        .filter_map(|bytes| Face::new(FontData::Static(bytes), 0).ok())
        .collect()
}

/// Index in [`faces`] of the face for each role of [`super::FontRole::ALL`].
pub const ROLE_FACES: [usize; 5] = [0, 4, 2, 1, 3];

/// Indices in [`faces`] tried in turn when a role's own face lacks a character: 楷体, rare characters, 宋体.
pub const FALLBACK: [usize; 3] = [1, 5, 3];

/// Name and bytes of the faces to draw a screen with, in the order in which a character is looked for: 黑体, then
/// what has the characters it lacks.
pub fn screen_faces() -> [(&'static str, &'static [u8]); 4] {
    [("GongWenHei", HEI), ("GongWenKai", KAI), ("GongWenRare", RARE), ("GongWenSong", SONG)]
}
