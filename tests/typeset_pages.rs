//! How pages are filled: titles, headings at page ends, full pages.
#![allow(missing_docs)]

mod common;

use annual_summary::font::FontRole;
use annual_summary::typeset::{Block, Role};
use common::{block, lines, paragraph, set, text};

#[test]
fn titles_break_where_the_meaning_allows() {
    let cases = include_str!("cases/title.txt").lines().filter(|l| !l.starts_with('#') && !l.is_empty());
    for expected in cases {
        let title = expected.replace('|', "");
        let pages = set(vec![block(Role::Title, FontRole::Title, &title)]);
        let broken: Vec<String> = lines(&pages).iter().map(|l| text(l)).collect();
        assert_eq!(broken.join("|"), expected);
    }
}

#[test]
fn a_line_break_the_writer_asked_for_is_kept() {
    let pages = set(vec![block(Role::Title, FontRole::Title, "望河街道\n2025年工作总结")]);
    let broken: Vec<String> = lines(&pages).iter().map(|l| text(l)).collect();
    assert_eq!(broken, ["望河街道", "2025年工作总结"]);
}

/// A document whose paragraphs and headings fall on pages in ever new ways.
fn mixed(seed: usize) -> Vec<Block> {
    let sentence = "扎实开展专项行动，整改问题37个，整改率为100%，群众满意度持续提升。";
    let mut blocks = vec![block(Role::Title, FontRole::Title, "望河街道2025年工作总结")];
    let mut state = seed;
    for _ in 0..60 {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        let pick = (state >> 33) % 7;
        if pick == 0 {
            blocks.push(block(Role::Heading(1), FontRole::Heading1, "一、经济社会发展稳步向好"));
        }
        if pick <= 1 {
            blocks.push(block(Role::Heading(2), FontRole::Heading2, "（一）项目建设加快推进"));
        }
        blocks.push(paragraph(&sentence.repeat(1 + (state >> 40) % 5)));
    }
    blocks
}

#[test]
fn headings_are_never_left_at_the_foot_and_pages_are_full() {
    let mut short = 0;
    let mut inner = 0;
    for seed in 0..60 {
        let pages = set(mixed(seed));
        let count = pages.pages.len();
        for page in &pages.pages[..count - 1] {
            let last = page.lines.last().unwrap();
            let role = pages.flow.block(last.block).role;
            assert!(!matches!(role, Role::Heading(_)), "page {} ends with a heading", page.number);
            let rows = ((last.baseline.to_mm() - 44.26) / (225.0 / 22.0)).round() as i32 + 1;
            assert!(rows <= 22);
            inner += 1;
            short += usize::from(rows < 21);
        }
    }
    assert_eq!(short, 0, "pages of fewer than 21 rows, of {inner}");
}

#[test]
fn page_numbers_stand_outside_and_seven_millimetres_below() {
    let pages = set(mixed(3));
    for page in &pages.pages {
        let number = page.page_number.as_ref().unwrap();
        let text: String = number.glyphs.iter().map(|g| g.ch).collect();
        assert_eq!(text, format!("—{}—", page.number));
        let (left, right) =
            (number.glyphs[0].x.to_mm(), number.glyphs.last().unwrap().x.to_mm() + 14.0 * 25.4 / 72.0);
        if page.number % 2 == 1 {
            assert!((184.0 - right - 156.0 / 28.0).abs() < 0.05, "odd pages: one character from the right");
        } else {
            assert!((left - 28.0 - 156.0 / 28.0).abs() < 0.05, "even pages: one character from the left");
        }
        assert!((269.0..272.0).contains(&number.baseline.to_mm()));
    }
}

#[test]
fn a_heading_stays_with_a_single_line_that_the_signature_takes_along() {
    for filler in 0..30 {
        let mut blocks = vec![block(Role::Title, FontRole::Title, "望河街道2025年工作总结")];
        blocks.extend((0..filler).map(|_| paragraph("扎实开展专项行动。")));
        blocks.push(block(Role::Heading(1), FontRole::Heading1, "一、下一年打算"));
        blocks.push(paragraph("继续做好各项工作。"));
        blocks.push(block(Role::Signature, FontRole::Body, "望河街道办事处"));
        blocks.push(block(Role::Date, FontRole::Body, "2025年12月5日"));
        let pages = set(blocks);
        for page in &pages.pages {
            let last = page.lines.last().unwrap();
            assert!(!matches!(pages.flow.block(last.block).role, Role::Heading(_)), "{filler} lines before");
        }
    }
}

#[test]
fn signature_and_date_stand_as_the_standard_says_and_never_alone() {
    for filler in 0..60 {
        let mut blocks = vec![block(Role::Title, FontRole::Title, "望河街道2025年工作总结")];
        blocks.extend((0..filler).map(|_| paragraph("扎实开展专项行动。")));
        blocks.push(paragraph(&"扎实开展专项行动，整改问题37个。".repeat(4)));
        blocks.push(block(Role::Signature, FontRole::Body, "望河街道办事处"));
        blocks.push(block(Role::Date, FontRole::Body, "2025年12月5日"));
        let pages = set(blocks);
        let last = pages.pages.last().unwrap();
        let [.., body, organ, date] = last.lines.as_slice() else { panic!("the signature stands alone") };
        assert_eq!(pages.flow.block(body.block).role, Role::Paragraph);
        let cell = 156.0 / 28.0;
        let indent = date.glyphs[0].x.to_mm() - organ.glyphs[0].x.to_mm();
        assert!((indent - 2.0 * cell).abs() < 0.01, "date two characters to the right of the organ");
        let end = organ.glyphs.last().unwrap().x.to_mm() + cell;
        assert!((end - (184.0 - 2.0 * cell)).abs() < 0.05, "organ two characters from the right");
    }
}

#[test]
fn a_space_at_a_line_end_takes_no_room() {
    let cell = 156.0 / 28.0;
    for lead in ["", "本", "本年", "本年度"] {
        let pages = set(vec![paragraph(&format!("{lead}{}", "扎实工作 勇于担当 ".repeat(20)))]);
        let all = lines(&pages);
        for line in &all[..all.len() - 1] {
            let end = line.glyphs.last().unwrap().x.to_mm() + cell;
            assert!((end - 184.0).abs() < 0.15, "{} ends at {end} mm", text(line));
        }
    }
}

#[test]
fn titles_are_centred_by_full_cells() {
    for title in
        ["“健康柳林”建设情况总结", "柳林县建设“健康柳林”", "关于柳林县2025年度建设工作情况的\n“健康柳林”"]
    {
        let pages = set(vec![block(Role::Title, FontRole::Title, title)]);
        let line = *lines(&pages).last().unwrap();
        let (left, right) = (line.glyphs[0].x.to_mm() - 28.0, line.glyphs.last().unwrap().x.to_mm() - 28.0);
        let cell = 22.0 * 25.4 / 72.0;
        assert!((left - (156.0 - right - cell)).abs() < 0.05, "{title}");
    }
}

/// A flow of one table with these cells.
fn table(rows: &[&[&str]]) -> annual_summary::typeset::Flow {
    let mut document = annual_summary::document::Document::default();
    let section = document.push_section(annual_summary::document::SectionKind::Table, "指标表");
    let cells = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_string()).collect()).collect();
    section.table = Some(annual_summary::document::Table::new(cells));
    annual_summary::typeset::compose::flow(&document, Default::default())
}

fn set_flow(flow: annual_summary::typeset::Flow) -> annual_summary::typeset::Pages {
    let fonts = annual_summary::font::FontBook::embedded();
    annual_summary::typeset::typeset_flow(flow, &annual_summary::typeset::Profile::gb9704(), fonts)
}

#[test]
fn a_table_row_higher_than_a_page_goes_on_and_nothing_is_lost() {
    let long = "逐项核对整改情况，".repeat(400);
    let pages = set_flow(table(&[&["序号", "情况"], &["1", &long], &["2", "完成"]]));
    assert!(pages.pages.len() > 3);
    let shown: usize = lines(&pages).iter().map(|l| text(l).matches('逐').count()).sum();
    assert_eq!(shown, 400);
    for page in &pages.pages {
        for line in &page.lines {
            assert!(line.baseline.to_mm() < 262.5, "{} lies below the type area", text(line));
        }
        let heads = page.lines.iter().filter(|l| text(l) == "情况").count();
        assert_eq!(heads, 1, "the heading row is on page {}", page.number);
    }
}

#[test]
fn a_wide_table_turns_its_page_and_keeps_its_heading() {
    let cell = "经济运行情况说明";
    let rows: Vec<Vec<&str>> = (0..30).map(|_| vec![cell; 9]).collect();
    let pages = set_flow(table(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>()));
    assert!(pages.pages[0].landscape);
    assert_eq!(pages.flow.block(pages.pages[0].lines[0].block).role, Role::Heading(1));
    for page in &pages.pages {
        for line in &page.lines {
            let right = line.glyphs.last().map_or(0.0, |g| g.x.to_mm());
            assert!(line.baseline.to_mm() < 28.0 + 156.0 && right < 35.0 + 225.0, "{}", text(line));
        }
    }
}

#[test]
fn an_address_longer_than_a_line_breaks_after_a_mark_and_stays_flush() {
    let address = "https://www.example.gov.cn/public/2025/annual-report/department-of-planning/index.html";
    let pages = set(vec![paragraph(&format!("详见{address}，欢迎查阅。"))]);
    let all = lines(&pages);
    assert!(all.len() > 1);
    let first = text(all[0]);
    assert!(first.ends_with(['/', '-']), "{first}");
    let last = all[0].glyphs[all[0].glyphs.len() - 1];
    let advance = pages.fonts.face(last.face).advance(last.gid);
    let right = last.x.to_mm() + 156.0 / 28.0 * f64::from(advance) / 1000.0;
    assert!((right - 184.0).abs() < 0.2, "ends at {right} mm");
}
