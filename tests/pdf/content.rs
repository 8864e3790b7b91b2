//! Glyphs: where they stand, what they stand for, and in which fonts.

use annual_summary::export::pdf::{PdfOptions, write_pdf};
use annual_summary::font::FontRole;
use annual_summary::typeset::{Length, Pages, Role};
use proptest::prelude::*;

use crate::reader::{Font, Reader};
use crate::sheets::{Sheets, sample};

fn read(pages: &Pages) -> Reader {
    Reader::new(&write_pdf(pages, &PdfOptions::default()).unwrap())
}

/// Where the pages have every glyph, on the paper in points, page number last.
fn expected(pages: &Pages, index: usize) -> Vec<(char, (f64, f64))> {
    let page = &pages.pages[index];
    let on_paper = |x: Length, y: Length| {
        if page.landscape { (y.to_pt(), x.to_pt()) } else { (x.to_pt(), (page.height - y).to_pt()) }
    };
    let lines = page
        .lines
        .iter()
        .flat_map(|line| line.glyphs.iter().map(move |glyph| (glyph.ch, on_paper(glyph.x, line.baseline))));
    let paper_height = page.width.max(page.height);
    let number = page.page_number.iter().flat_map(|number| {
        let y = (paper_height - number.baseline).to_pt();
        number.glyphs.iter().map(move |glyph| (glyph.ch, (glyph.x.to_pt(), y)))
    });
    lines.chain(number).collect()
}

fn assert_in_place(pages: &Pages) {
    let reader = read(pages);
    for index in 0..pages.pages.len() {
        let shown: Vec<_> =
            reader.glyphs(index).into_iter().filter(|glyph| !glyph.ch.is_whitespace()).collect();
        let expected = expected(pages, index);
        assert_eq!(shown.len(), expected.len());
        for (glyph, (ch, (x, y))) in shown.iter().zip(expected) {
            assert_eq!(glyph.ch, ch);
            let off = (glyph.at.0 - x).abs().max((glyph.at.1 - y).abs());
            assert!(off < 0.006, "{ch} is off by {off} pt");
        }
    }
}

#[test]
fn every_glyph_stands_where_the_page_has_it() {
    assert_in_place(&sample());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn uneven_gaps_do_not_add_up(
        gaps in prop::collection::vec(-9000_i32..9000, 1..60),
        size in 5000_i32..40_000,
        start in 0_i32..500_000,
    ) {
        let mut sheets = Sheets::new();
        let text: String = "国家1a，“·•".chars().cycle().take(gaps.len()).collect();
        sheets.block(Role::Title, FontRole::Body, &text);
        let page = sheets.last();
        page.lines.truncate(1);
        let line = &mut page.lines[0];
        line.size = Length(size);
        let mut x = start;
        for (glyph, gap) in line.glyphs.iter_mut().zip(gaps) {
            glyph.x = Length(x);
            x += size + gap;
        }
        assert_in_place(&sheets.finish());
    }
}

#[test]
fn the_text_comes_back_with_its_spaces() {
    let pages = sample();
    let reader = read(&pages);
    let text: String = (0..pages.pages.len()).map(|index| reader.page_text(index)).collect();
    let source: String = pages.flow.blocks.iter().map(|block| block.text.replace('\n', "")).collect();
    assert_eq!(text, source);
}

#[test]
fn two_characters_of_one_glyph_stay_apart() {
    let mut sheets = Sheets::new();
    let text = "·•・·A\u{410}\u{391} \u{A0}";
    for font in [FontRole::Body, FontRole::Song] {
        sheets.block(Role::Title, font, text);
    }
    let pages = sheets.finish();
    let gid = |index: usize| pages.pages[0].lines[0].glyphs[index].gid;
    assert!(gid(0) == gid(1) && gid(1) == gid(2), "the face draws the three dots alike");
    let reader = read(&pages);
    assert_eq!(reader.page_text(0).replace([' ', '\u{A0}'], ""), "·•・·A\u{410}\u{391}".repeat(2));
    let names: Vec<_> = reader.fonts().into_values().map(|font| font.name).collect();
    let mut distinct = names.clone();
    distinct.dedup();
    assert_eq!(names, distinct, "subsets of one face are told apart by their tags");
}

fn assert_well_embedded(font: &Font) {
    let (tag, base) = font.name.split_once('+').expect("a subset tag");
    assert!(tag.len() == 6 && tag.bytes().all(|letter| letter.is_ascii_uppercase()), "{}", font.name);
    let compact = base == "GongWenFFangSong-Regular";
    assert_eq!(font.subtype, if compact { "CIDFontType0" } else { "CIDFontType2" });
    assert!(font.descriptor.has(if compact { b"FontFile3" } else { b"FontFile2" }));
    assert_eq!(font.widths.len(), font.unicode.len());
    let number = |key: &[u8]| font.descriptor.get(key).unwrap().as_i64().unwrap();
    assert!(number(b"Ascent") == 880 && number(b"Descent") == -120 && number(b"Flags") & 4 == 4);
}

#[test]
fn fonts_are_embedded_subsets_with_exact_widths() {
    let pages = sample();
    let reader = read(&pages);
    let fonts = reader.fonts();
    assert_eq!(fonts.len(), 6, "five faces, and a second subset for the bullet");
    for font in fonts.values() {
        assert_well_embedded(font);
        let base = font.name.split_once('+').unwrap().1;
        let (_, face) = pages.fonts.faces().find(|(_, face)| face.postscript_name == base).unwrap();
        for (code, &ch) in &font.unicode {
            let advance = face.advance(face.glyph(ch).unwrap());
            assert_eq!(font.widths[code], f64::from(advance), "{ch}");
        }
    }
}

#[test]
fn a_face_nothing_is_set_in_is_not_embedded() {
    let mut sheets = Sheets::new();
    sheets.block(Role::Title, FontRole::Heading2, "楷");
    sheets.last().page_number = None;
    let fonts = read(&sheets.finish()).fonts();
    let names: Vec<_> = fonts.values().map(|font| font.name.split_once('+').unwrap().1).collect();
    assert_eq!(names, ["GongWenKai-Regular"]);
}

#[test]
fn a_landscape_page_is_turned_paper() {
    let pages = sample();
    let index = pages.pages.iter().position(|page| page.landscape).unwrap();
    let reader = read(&pages);
    let page = reader.page(index);
    assert_eq!(page.get(b"Rotate").unwrap().as_i64().unwrap(), 90);
    let sheet: Vec<_> = page.get(b"MediaBox").unwrap().as_array().unwrap().iter().skip(2).collect();
    assert_eq!(sheet.iter().map(|side| side.as_float().unwrap().round()).collect::<Vec<_>>(), [595.0, 842.0]);
    assert!(!reader.page(0).has(b"Rotate"));
    // The number stands at the foot of the upright paper, as on every other page.
    let number = |index| reader.glyphs(index).into_iter().find(|glyph| glyph.ch == '—').unwrap().at;
    assert_eq!(number(index), number(0));
}
