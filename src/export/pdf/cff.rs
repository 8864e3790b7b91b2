//! Cutting glyphs out of a CFF face by copying (Adobe Technical Note 5176).
//!
//! The general subsetter takes every charstring apart and puts it together again, which for a page of hanzi
//! takes longer than everything else. A face whose charstrings share no subroutines, as one made for embedding,
//! can be cut by copying them whole. Other faces are left to the general subsetter.

use skrifa::raw::TableProvider;
use skrifa::raw::ps::cff::dict::{Entry, entries};
use skrifa::raw::ps::cff::index::Index;

use crate::font::Face;

/// The parts of a face that a copy needs.
struct Parts<'a> {
    charstrings: Index<'a>,
    private: &'a [u8],
    bounds: [i32; 4],
}

/// A font program with `gids`, glyph *n* of it being `gids[n]`, as a file with a `CFF ` table only. `None` when
/// the face is not of the kind that can be copied.
pub(super) fn copy_glyphs(face: &Face, gids: &[u16]) -> Option<Vec<u8>> {
    let font = face.font()?;
    let cff = font.cff().ok()?;
    let parts = parts(cff.offset_data().as_bytes(), cff.top_dicts().get(0).ok()?)?;
    if cff.global_subrs().count() > 0 || gids.is_empty() {
        return None;
    }
    let glyphs: Vec<_> =
        gids.iter().map(|&gid| parts.charstrings.get(usize::from(gid)).ok()).collect::<Option<_>>()?;
    Some(open_type(&program(cff.name(0).unwrap_or(b"Font"), &parts, &glyphs)))
}

/// The parts of a CID-keyed face with one font dictionary, no matrix and no subroutines.
fn parts<'a>(data: &'a [u8], top: &'a [u8]) -> Option<Parts<'a>> {
    let index = |offset: usize| Index::new(data.get(offset..)?, false).ok();
    let (mut charstrings, mut font_dicts, mut bounds, mut cid_keyed) = (None, None, [0; 4], false);
    for entry in entries(top, None) {
        match entry.ok()? {
            Entry::CharstringsOffset(offset) => charstrings = index(offset),
            Entry::FdArrayOffset(offset) => font_dicts = index(offset),
            Entry::FontBbox(sides) => bounds = sides.map(|side| side.to_i32()),
            Entry::Ros { .. } => cid_keyed = true,
            Entry::FontMatrix(_) => return None,
            _ => {}
        }
    }
    let font_dicts = font_dicts.filter(|dicts| cid_keyed && dicts.count() == 1)?;
    let mut private: &[u8] = &[];
    for entry in entries(font_dicts.get(0).ok()?, None) {
        match entry.ok()? {
            Entry::PrivateDictRange(range) => private = data.get(range)?,
            Entry::FontMatrix(_) => return None,
            _ => {}
        }
    }
    // A pointer to subroutines would be wrong in a copy; everything else in the dictionary stays right.
    let copyable = |entry| !matches!(entry, Err(_) | Ok(Entry::SubrsOffset(_)));
    let all_copyable = entries(private, None).all(copyable);
    all_copyable.then_some(Parts { charstrings: charstrings?, private, bounds })
}

/// A CID-keyed font set of one font, whose character identifiers are its glyph numbers.
fn program(name: &[u8], parts: &Parts<'_>, glyphs: &[&[u8]]) -> Vec<u8> {
    let count = glyphs.len() as u16;
    let head = [&[1, 0, 4, 4][..], &index(&[name])].concat();
    let tail = [index(&[b"Adobe", b"Identity"]), index(&[])].concat();
    // Numbers take five bytes each, so that the size does not depend on the offsets.
    let dict_size = index(&[&top_dict(count, parts.bounds, [0; 4])]).len();
    let charset = match count {
        1 => vec![0],
        _ => [&[2, 0, 1][..], &(count - 2).to_be_bytes()].concat(),
    };
    let selection = [&[3, 0, 1, 0, 0, 0][..], &count.to_be_bytes()].concat();
    let charstrings = index(glyphs);

    let charset_at = head.len() + dict_size + tail.len();
    let selection_at = charset_at + charset.len();
    let private_at = selection_at + selection.len();
    let font_dict = [number(parts.private.len()), number(private_at), vec![18]].concat();
    let font_dicts = index(&[&font_dict]);
    let font_dicts_at = private_at + parts.private.len();
    let charstrings_at = font_dicts_at + font_dicts.len();
    let offsets = [charset_at, selection_at, charstrings_at, font_dicts_at];
    let top = index(&[&top_dict(count, parts.bounds, offsets)]);
    [&head[..], &top, &tail, &charset, &selection, parts.private, &font_dicts, &charstrings].concat()
}

/// The top dictionary; `offsets` of character set, font selection, charstrings and font dictionaries.
fn top_dict(count: u16, bounds: [i32; 4], offsets: [usize; 4]) -> Vec<u8> {
    const FIRST_OWN_STRING: usize = 391;
    let [charset, selection, charstrings, font_dicts] = offsets.map(number);
    let ordering = [number(FIRST_OWN_STRING), number(FIRST_OWN_STRING + 1), number(0), vec![12, 30]];
    let bounds = bounds.map(|side| [&[29][..], &side.to_be_bytes()].concat());
    [
        ordering.concat(),
        [bounds.concat(), vec![5]].concat(),
        [number(usize::from(count)), vec![12, 34]].concat(),
        [charset, vec![15]].concat(),
        [selection, vec![12, 37]].concat(),
        [charstrings, vec![17]].concat(),
        [font_dicts, vec![12, 36]].concat(),
    ]
    .concat()
}

/// A number of a dictionary in five bytes.
fn number(value: usize) -> Vec<u8> {
    [&[29][..], &(value as i32).to_be_bytes()].concat()
}

/// An INDEX of `items`.
fn index(items: &[&[u8]]) -> Vec<u8> {
    let mut index = (items.len() as u16).to_be_bytes().to_vec();
    if items.is_empty() {
        return index;
    }
    index.reserve(5 + items.iter().map(|item| item.len() + 4).sum::<usize>());
    index.push(4);
    let mut offset = 1_u32;
    index.extend(offset.to_be_bytes());
    for item in items {
        offset += item.len() as u32;
        index.extend(offset.to_be_bytes());
    }
    items.iter().for_each(|item| index.extend(*item));
    index
}

/// A font file of one table. Its checksum is left out: only the table goes into the document.
fn open_type(cff: &[u8]) -> Vec<u8> {
    const TABLE_AT: u32 = 28;
    let directory = [&b"OTTO"[..], &[0, 1, 0, 16, 0, 0, 0, 0], b"CFF ", &[0; 4]].concat();
    [&directory[..], &TABLE_AT.to_be_bytes(), &(cff.len() as u32).to_be_bytes(), cff].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{FaceId, FontBook, FontRole};
    use skrifa::FontRef;

    fn charstring(cff: &[u8], glyph: usize) -> Vec<u8> {
        let font = FontRef::new(cff).unwrap();
        let cff = font.cff().unwrap();
        let parts = parts(cff.offset_data().as_bytes(), cff.top_dicts().get(0).unwrap()).unwrap();
        parts.charstrings.get(glyph).unwrap().to_vec()
    }

    #[test]
    fn a_copy_has_the_same_charstrings_and_measures() {
        let book = FontBook::embedded();
        let face = book.face(FaceId(0));
        let gids: Vec<_> =
            ['国', '，', '7'].iter().map(|&ch| book.glyph(FontRole::Body, ch).unwrap().gid).collect();
        let copy =
            copy_glyphs(face, &[&[0], &gids[..]].concat()).expect("the shipped face has no subroutines");
        for (number, gid) in [0].iter().chain(&gids).enumerate() {
            assert_eq!(charstring(&copy, number), charstring(face.data(), usize::from(*gid)));
        }
        let (copy, whole) =
            (FontRef::new(&copy).unwrap().cff().unwrap(), face.font().unwrap().cff().unwrap());
        let read = |cff: &skrifa::raw::tables::cff::Cff<'_>| {
            let data = cff.offset_data().as_bytes().to_vec();
            let top = cff.top_dicts().get(0).unwrap().to_vec();
            let parts = parts(&data, &top).unwrap();
            (parts.private.to_vec(), parts.bounds)
        };
        assert_eq!(read(&copy), read(&whole));
    }

    #[test]
    fn the_missing_glyph_alone_can_be_copied() {
        let book = FontBook::embedded();
        let copy = copy_glyphs(book.face(FaceId(0)), &[0]).expect("copied");
        assert!(!charstring(&copy, 0).is_empty());
    }

    #[test]
    fn faces_with_other_outlines_are_left_alone() {
        let book = FontBook::embedded();
        assert_eq!(copy_glyphs(book.face(FaceId(1)), &[0, 5]), None);
        assert_eq!(copy_glyphs(book.face(FaceId(0)), &[0, u16::MAX]), None);
    }
}
