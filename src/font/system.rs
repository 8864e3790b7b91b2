//! Faces installed on the machine.
//!
//! Reads the disk, and only when asked: [`SystemFonts::scan`] looks through the system's font directories.
//! It does not choose; which face plays which role is the caller's decision.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use fontdb::{Database, FaceInfo, Source, Style};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider};

use super::error::FontError;
use super::face::{Face, FontData};
use super::known::{self, same_name};
use super::role::FontRole;

/// Families whose glyphs stand for “no such character”; they cover everything and show nothing.
const PLACEHOLDER_FAMILIES: [&str; 3] = ["LastResort", ".LastResort", "Adobe Blank"];

/// The faces found on the machine.
pub struct SystemFonts {
    database: Database,
}

/// A family found on the machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyInfo {
    /// Its names: English first, then localised.
    pub names: Vec<String>,
    /// The file of its regular face.
    pub path: PathBuf,
    /// Whether its maker lets it be embedded in a document.
    pub embeddable: bool,
    /// The role official documents use it in.
    pub role: Option<FontRole>,
}

impl SystemFonts {
    /// Looks for fonts in the directories where the system keeps them.
    pub fn scan() -> Self {
        let mut database = Database::new();
        database.load_system_fonts();
        Self { database }
    }

    /// Looks for fonts in `directory` and below.
    pub fn in_directory(directory: &Path) -> Self {
        let mut database = Database::new();
        database.load_fonts_dir(directory);
        Self { database }
    }

    /// The families, prescribed ones first in the order of [`FontRole::ALL`], then by name.
    pub fn families(&self) -> Vec<FamilyInfo> {
        let mut families: BTreeMap<String, Vec<&FaceInfo>> = BTreeMap::new();
        for info in self.database.faces() {
            if let Some((name, _)) = info.families.first() {
                families.entry(name.clone()).or_default().push(info);
            }
        }
        let mut list: Vec<_> =
            families.into_values().filter_map(|faces| self.describe(regular(faces)?)).collect();
        list.sort_by_key(|family| (family.role.is_none(), family.role));
        list
    }

    /// Loads the regular face of a family, found by any of its names.
    ///
    /// # Errors
    /// When no such family is installed, its file cannot be read, or the face cannot be embedded.
    pub fn load(&self, family: &str) -> Result<Face, FontError> {
        let known = known::family(family).map_or(&[][..], |known| known.names);
        let wanted = |name: &str| same_name(name, family) || known.iter().any(|other| same_name(name, other));
        let named = |info: &&FaceInfo| {
            info.families.iter().any(|(name, _)| wanted(name)) || wanted(&info.post_script_name)
        };
        let info = regular(self.database.faces().filter(named).collect())
            .ok_or_else(|| FontError::NotFound { family: family.to_owned() })?;
        self.load_face(info)
    }

    /// The regular face that has the most of `chars`, if any has one of them: the caller takes out what it
    /// covers and asks again for the rest.
    pub fn covering(&self, chars: &[char]) -> Option<Face> {
        let mut best: Option<(usize, &FaceInfo)> = None;
        for info in self.database.faces().filter(|info| info.style == Style::Normal) {
            let covered = self.covered(info, chars);
            let better = best.is_none_or(|(most, other)| {
                covered > most || covered == most && preference(info) < preference(other)
            });
            if covered > 0 && better {
                best = Some((covered, info));
            }
        }
        self.load_face(best?.1).ok()
    }

    /// How many of `chars` a face has, or none when it cannot be used.
    fn covered(&self, info: &FaceInfo, chars: &[char]) -> usize {
        let placeholder = |name: &str| PLACEHOLDER_FAMILIES.iter().any(|known| same_name(known, name));
        if info.families.iter().any(|(name, _)| placeholder(name)) {
            return 0;
        }
        let count = self.database.with_face_data(info.id, |data, index| {
            let font = FontRef::from_index(data, index).ok().filter(may_embed)?;
            let has_outlines = font.glyf().is_ok() || font.cff().is_ok();
            if !has_outlines || font.fvar().is_ok() {
                return None;
            }
            let charmap = font.charmap();
            Some(chars.iter().filter(|&&ch| charmap.map(ch).is_some_and(|gid| gid.to_u32() != 0)).count())
        });
        count.flatten().unwrap_or(0)
    }

    fn load_face(&self, info: &FaceInfo) -> Result<Face, FontError> {
        let Some(path) = file_of(info) else { return Err(FontError::NotAFont) };
        let bytes = std::fs::read(path)
            .map_err(|error| FontError::Unreadable { path: path.to_owned(), reason: error.to_string() })?;
        let face = Face::new(FontData::Shared(Arc::new(bytes)), info.index)?;
        if face.font().is_some_and(|font| may_embed(&font)) {
            Ok(face)
        } else {
            Err(FontError::NotEmbeddable { family: face.family })
        }
    }

    fn describe(&self, info: &FaceInfo) -> Option<FamilyInfo> {
        let names: Vec<_> = info.families.iter().map(|(name, _)| name.clone()).collect();
        let embeddable = self.database.with_face_data(info.id, |data, index| {
            FontRef::from_index(data, index).is_ok_and(|font| may_embed(&font))
        });
        Some(FamilyInfo {
            role: names.iter().find_map(|name| known::family(name)).map(|known| known.role),
            path: file_of(info)?.to_owned(),
            embeddable: embeddable.unwrap_or(false),
            names,
        })
    }
}

/// The face of a family nearest to upright and regular weight.
fn regular(faces: Vec<&FaceInfo>) -> Option<&FaceInfo> {
    faces.into_iter().min_by_key(|info| preference(info))
}

/// Orders faces: upright before slanted, then by distance from regular weight, then by file.
fn preference(info: &FaceInfo) -> (bool, u16, Option<&Path>, u32) {
    (info.style != Style::Normal, info.weight.0.abs_diff(400), file_of(info), info.index)
}

fn file_of(info: &FaceInfo) -> Option<&Path> {
    match &info.source {
        Source::File(path) | Source::SharedFile(path, _) => Some(path),
        Source::Binary(_) => None,
    }
}

/// Whether the licence bits of a font let a subset of it be embedded (OpenType OS/2 `fsType`): not when it is
/// restricted (0x0002 alone), must not be subset (0x0100), or may be embedded as bitmaps only (0x0200).
fn may_embed(font: &FontRef<'_>) -> bool {
    font.os2().map_or(true, |os2| licence_allows_subset(os2.fs_type()))
}

fn licence_allows_subset(fs_type: u16) -> bool {
    fs_type & 0x000F != 0x0002 && fs_type & 0x0300 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> SystemFonts {
        SystemFonts::in_directory(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts"))
    }

    #[test]
    fn families_list_both_names() {
        let families = shipped().families();
        assert_eq!(families.len(), 6);
        let kai = families.iter().find(|family| family.names.iter().any(|name| name == "GongWen Kai"));
        let kai = kai.expect("listed");
        assert!(kai.embeddable && kai.names.iter().any(|name| name == "公文楷体"), "{kai:?}");
    }

    #[test]
    fn a_family_loads_by_either_name() {
        let fonts = shipped();
        for name in ["GongWen Song", "gongwen song", "公文宋体", "GongWenSong-Regular"] {
            assert_eq!(fonts.load(name).map(|face| face.family), Ok("GongWen Song".to_owned()), "{name}");
        }
        let missing = fonts.load("仿宋_GB2312").map(|face| face.family);
        assert_eq!(missing, Err(FontError::NotFound { family: "仿宋_GB2312".to_owned() }));
    }

    #[test]
    fn the_face_with_the_most_of_the_characters_covers_them() {
        let fonts = shipped();
        let family = |chars: &[char]| fonts.covering(chars).map(|face| face.family);
        assert_eq!(family(&['囍', '㑳', '国']).as_deref(), Some("GongWen Rare"));
        assert_eq!(family(&['\u{10FFFF}']), None);
        assert_eq!(family(&[]), None);
    }

    #[test]
    fn restricted_licences_are_refused() {
        for allowed in [0x0000, 0x0004, 0x0008, 0x0006, 0x000A] {
            assert!(licence_allows_subset(allowed), "{allowed:#x}");
        }
        for refused in [0x0002, 0x0100, 0x0200, 0x0102, 0x0304] {
            assert!(!licence_allows_subset(refused), "{refused:#x}");
        }
    }

    #[test]
    fn an_empty_or_missing_directory_has_no_fonts() {
        let fonts = SystemFonts::in_directory(Path::new("/no/such/directory"));
        assert!(fonts.families().is_empty() && fonts.covering(&['国']).is_none());
    }
}
