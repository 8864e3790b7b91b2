//! The font book: which face sets which character in which role.

use super::embedded;
use super::face::Face;
use super::role::FontRole;

/// Index of a face in its [`FontBook`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FaceId(pub u16);

/// A character's glyph in the face that has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedGlyph {
    /// The face.
    pub face: FaceId,
    /// Glyph index in the face.
    pub gid: u16,
    /// Advance width in thousandths of an em.
    pub advance: i32,
}

/// All faces at hand, the one chosen for each role, and the order in which the others are tried.
#[derive(Debug, Clone)]
pub struct FontBook {
    faces: Vec<Face>,
    roles: [FaceId; FontRole::ALL.len()],
    fallback: Vec<FaceId>,
}

impl FontBook {
    /// The book of the shipped faces.
    pub fn embedded() -> Self {
        let id = |index: usize| FaceId(index as u16);
        Self {
            faces: embedded::faces(),
            roles: embedded::ROLE_FACES.map(id),
            fallback: embedded::FALLBACK.map(id).to_vec(),
        }
    }

    /// A face of this book.
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[usize::from(id.0)]
    }

    /// Every face with its id.
    pub fn faces(&self) -> impl Iterator<Item = (FaceId, &Face)> {
        self.faces.iter().enumerate().map(|(i, face)| (FaceId(i as u16), face))
    }

    /// The face chosen for a role.
    pub fn role_face(&self, role: FontRole) -> FaceId {
        self.roles[role as usize]
    }

    /// Adds a face and sets a role in it.
    pub fn set_role(&mut self, role: FontRole, face: Face) -> FaceId {
        let id = self.add(face);
        self.roles[role as usize] = id;
        id
    }

    /// Adds a face to be tried after all others when a character is missing.
    pub fn add_fallback(&mut self, face: Face) -> FaceId {
        let id = self.add(face);
        self.fallback.push(id);
        id
    }

    fn add(&mut self, face: Face) -> FaceId {
        let same =
            |f: &Face| f.postscript_name == face.postscript_name && f.data().len() == face.data().len();
        let index = self.faces.iter().position(same).unwrap_or_else(|| {
            self.faces.push(face);
            self.faces.len() - 1
        });
        FaceId(index as u16)
    }

    /// The glyph for `ch` in `role`: the role's face first, then the fallback faces. `None` when no face at
    /// hand has the character.
    pub fn glyph(&self, role: FontRole, ch: char) -> Option<PlacedGlyph> {
        std::iter::once(&self.roles[role as usize]).chain(&self.fallback).find_map(|&id| {
            let face = self.face(id);
            let gid = face.glyph(ch)?;
            Some(PlacedGlyph { face: id, gid, advance: face.advance(gid) })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_its_shipped_face() {
        let book = FontBook::embedded();
        let families: Vec<_> = FontRole::ALL
            .iter()
            .map(|&role| book.face(book.role_face(role)).postscript_name.clone())
            .collect();
        assert_eq!(
            families,
            [
                "GongWenFFangSong-Regular",
                "GongWenXiaoBiaoSong-Regular",
                "GongWenHei-Regular",
                "GongWenKai-Regular",
                "GongWenSong-Regular"
            ]
        );
    }

    #[test]
    fn a_character_the_body_face_lacks_comes_from_the_fallback() {
        let book = FontBook::embedded();
        let name = |ch| book.glyph(FontRole::Body, ch).map(|g| book.face(g.face).postscript_name.clone());
        assert_eq!(name('国').as_deref(), Some("GongWenFFangSong-Regular"));
        assert_eq!(name('喆').as_deref(), Some("GongWenKai-Regular"));
        assert_eq!(name('\u{10FFFF}'), None);
    }

    #[test]
    fn digits_are_half_an_em_and_hanzi_one() {
        let book = FontBook::embedded();
        for role in FontRole::ALL {
            assert_eq!(book.glyph(role, '7').map(|g| g.advance), Some(500));
            assert_eq!(book.glyph(role, '国').map(|g| g.advance), Some(1000));
        }
    }
}
