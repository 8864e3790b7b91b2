//! From points of the page to places of the document and back.
#![allow(clippy::panic)]
#![allow(clippy::unwrap_used)]

mod generators;

use annual_summary::document::{Document, Field, MetaField, Orientation, Part, Place, SectionKind, Table};
use annual_summary::font::FontBook;
use annual_summary::template::sample;
use annual_summary::typeset::{Length, Line, PageRect, Pages, Profile, Source, Warning, typeset};
use proptest::prelude::*;

fn set(document: &Document) -> Pages {
    typeset(document, &Profile::gb9704(), FontBook::embedded())
}

/// Page, line and glyph of the first showing of `text`.
fn find<'a>(pages: &'a Pages, text: &str) -> (usize, &'a Line, usize) {
    for (number, page) in pages.pages.iter().enumerate() {
        for line in &page.lines {
            let shown: String = line.glyphs.iter().map(|glyph| glyph.ch).collect();
            if let Some(at) = shown.find(text) {
                return (number, line, shown[..at].chars().count());
            }
        }
    }
    panic!("“{text}” is on no page");
}

fn advance(pages: &Pages, line: &Line, glyph: usize) -> Length {
    let glyph = line.glyphs[glyph];
    line.size.scale(i64::from(pages.fonts.face(glyph.face).advance(glyph.gid)), 1000)
}

/// The place a click a quarter into the glyph finds, or three quarters.
fn click(pages: &Pages, (page, line, glyph): (usize, &Line, usize), right_half: bool) -> Option<Place> {
    let width = advance(pages, line, glyph);
    let x = line.glyphs[glyph].x + width.scale(if right_half { 3 } else { 1 }, 4);
    pages.place_at(page, x, line.baseline - line.size / 3)
}

fn letter() -> Document {
    let mut document = Document::default();
    document.meta.title = "{organ}{year}年工作总结".into();
    document.meta.organ = "东河乡".into();
    document.meta.year = Some(2024);
    document.push_section(SectionKind::Preface, "").body = "今年成效明显。\n\n新增企业23家  ".into();
    document.push_section(SectionKind::Area, "产业").body = "项目建设提速。".into();
    document
}

fn body(document: &Document, section: usize) -> Part {
    Part::Section(document.sections[section].id, Field::Body)
}

#[test]
fn the_half_that_is_hit_decides_the_side() {
    let document = letter();
    let pages = set(&document);
    let at = find(&pages, "效");
    let start = document.sections[0].body.find('效').unwrap();
    assert_eq!(click(&pages, at, false), Some(Place::new(body(&document, 0), start..start)));
    assert_eq!(click(&pages, at, true), Some(Place::new(body(&document, 0), start + 3..start + 3)));
}

#[test]
fn a_filled_in_text_is_one_character() {
    let document = letter();
    let pages = set(&document);
    let title = |at: usize| Some(Place::new(Part::Meta(MetaField::Title), at..at));
    let (year, end) = ("{organ}".len(), "{organ}{year}".len());
    let (page, line, glyph) = find(&pages, "2024");
    assert_eq!(click(&pages, (page, line, glyph), true), title(year));
    assert_eq!(click(&pages, (page, line, glyph + 3), false), title(end));
    let rects = pages.rects_of(&Place::new(Part::Meta(MetaField::Title), year + 1..year + 2));
    assert_eq!(rects.len(), 1);
    assert_eq!(rects[0].left, line.glyphs[glyph].x);
    assert_eq!(rects[0].right, line.glyphs[glyph + 4].x);
}

#[test]
fn a_click_on_a_heading_number_goes_to_the_heading() {
    let document = letter();
    let pages = set(&document);
    let heading = Part::Section(document.sections[1].id, Field::Heading);
    assert_eq!(click(&pages, find(&pages, "一、产业"), false), Some(Place::new(heading, 0..0)));
}

#[test]
fn points_beside_the_text_belong_to_the_line_at_their_height() {
    let document = letter();
    let pages = set(&document);
    let (page, line, _) = find(&pages, "今年成效");
    let end = "今年成效明显。".len();
    let right = pages.place_at(page, Length::mm(180.0), line.baseline);
    assert_eq!(right, Some(Place::new(body(&document, 0), end..end)));
    let left = pages.place_at(page, Length::ZERO, line.baseline);
    assert_eq!(left, Some(Place::new(body(&document, 0), 0..0)));
    assert!(pages.place_at(page, Length::ZERO, Length::mm(290.0)).is_some());
    assert_eq!(pages.place_at(page + 1, Length::ZERO, Length::ZERO), None);
}

#[test]
fn a_caret_where_nothing_prints_stands_at_the_text_before_it() {
    let document = letter();
    let pages = set(&document);
    let part = body(&document, 0);
    let blank_line = "今年成效明显。\n".len();
    let (page, line, last) = find(&pages, "。");
    let expected = line.glyphs[last].x + advance(&pages, line, last);
    let rects = pages.rects_of(&Place::new(part, blank_line..blank_line));
    assert_eq!(rects.iter().map(|rect| (rect.page, rect.left)).collect::<Vec<_>>(), [(page, expected)]);
    let end = document.sections[0].body.len();
    assert_eq!(pages.rects_of(&Place::new(part, end..end)).len(), 1);
    assert_eq!(pages.rects_of(&Place::new(Part::Meta(MetaField::Number), 0..0)), []);
}

#[test]
fn a_range_over_lines_gives_one_rectangle_a_line() {
    let mut document = letter();
    document.sections[0].body = "字".repeat(80);
    let pages = set(&document);
    let rects = pages.rects_of(&Place::new(body(&document, 0), 0..240));
    assert_eq!(rects.len(), 3);
    assert!(
        rects.windows(2).all(|pair| pair[0].bottom <= pair[1].top && pair[1].left < pair[0].left
            || pair[0].left == pair[1].left)
    );
}

fn table_document(orientation: Orientation) -> Document {
    let mut document = Document::default();
    let rows = [["指标", "完成数", "备注"], ["收入", "", "较上年有较大增长"], ["投资", "40", ""]];
    let mut table = Table::new(rows.map(|row| row.map(String::from).to_vec()).to_vec());
    table.orientation = orientation;
    document.push_section(SectionKind::Attachment, "指标表").table = Some(table);
    document
}

#[test]
fn a_point_in_a_cell_stays_in_the_cell() {
    for orientation in [Orientation::Portrait, Orientation::Landscape] {
        let document = table_document(orientation);
        let pages = set(&document);
        let id = document.sections[0].id;
        let cell = |row, column, at| Some(Place::new(Part::Section(id, Field::Cell { row, column }), at..at));
        let (page, income, _) = find(&pages, "收入");
        assert_eq!(pages.pages[page].landscape, orientation == Orientation::Landscape);
        let (_, figures, glyph) = find(&pages, "40");
        let left = |width: Length| figures.glyphs[glyph].x - width;
        assert_eq!(pages.place_at(page, figures.glyphs[glyph + 1].x, income.baseline), cell(1, 1, 0));
        assert_eq!(pages.place_at(page, left(Length::pt(3.0)), figures.baseline), cell(2, 1, 0));
        assert_eq!(click(&pages, find(&pages, "入"), true), cell(1, 0, "收入".len()));
    }
}

#[test]
fn an_attachments_title_comes_before_the_note_that_names_it() {
    let document = table_document(Orientation::Portrait);
    let pages = set(&document);
    let heading = Part::Section(document.sections[0].id, Field::Heading);
    let rects = pages.rects_of(&Place::new(heading, 3..3));
    let (title, _, _) = find(&pages, "指标表");
    assert_eq!(rects.len(), 2);
    assert!(rects[0].page > rects[1].page && rects[1].page == title, "{rects:?}");
}

/// Every click on the left half of a character leads to a place that is shown where the click was.
fn check_round_trips(pages: &Pages) -> Result<(), TestCaseError> {
    for (number, page) in pages.pages.iter().enumerate() {
        for line in &page.lines {
            let block = pages.flow.block(line.block);
            for (index, glyph) in line.glyphs.iter().enumerate() {
                let at = glyph.offset as usize;
                let source = block.runs.iter().find(|run| run.range.contains(&at)).map(|run| &run.source);
                let hit = click(pages, (number, line, index), false);
                prop_assert!(hit.is_some());
                let on_line = |rect: &&PageRect| {
                    rect.page == number && rect.top <= line.baseline && line.baseline <= rect.bottom
                };
                let range = block.place(at..at + glyph.ch.len_utf8()).unwrap();
                if !range.range.is_empty() {
                    let covered = pages.rects_of(&range);
                    prop_assert!(
                        covered.iter().filter(on_line).any(|r| r.left <= glyph.x && glyph.x < r.right),
                        "{:?} {:?}",
                        glyph,
                        covered
                    );
                }
                if let (Some(Source::Verbatim { .. }), Some(hit)) = (source, hit) {
                    let carets = pages.rects_of(&hit);
                    let near = |r: &PageRect| (r.left.0 - glyph.x.0).abs() <= line.size.0;
                    prop_assert!(carets.iter().filter(on_line).any(near), "{:?} {:?}", glyph, carets);
                }
            }
        }
    }
    Ok(())
}

#[test]
fn clicks_on_the_sample_come_back() {
    check_round_trips(&set(&sample())).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn clicks_come_back(document in generators::document()) {
        let pages = set(&document);
        let spills = pages.warnings.iter().any(|w| matches!(w, Warning::TableTooWide { .. }));
        prop_assume!(!spills);
        check_round_trips(&pages)?;
    }

    #[test]
    fn any_point_and_any_place_will_do(
        document in generators::document(),
        x in -400_000..1_200_000,
        y in -400_000..1_200_000,
        start in 0_usize..400,
        length in 0_usize..40,
    ) {
        let pages = set(&document);
        for page in 0..=pages.pages.len() {
            if let Some(place) = pages.place_at(page, Length(x), Length(y)) {
                prop_assert!(document.text_at(&place).is_some(), "{:?}", place);
            }
        }
        for section in &document.sections {
            pages.rects_of(&Place::new(Part::Section(section.id, Field::Body), start..start + length));
        }
    }
}
