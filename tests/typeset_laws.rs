//! Laws that hold for every text on every page.
#![allow(missing_docs)]

mod common;

use annual_summary::text::class::{CharClass, class_of, forbidden_at_line_end, forbidden_at_line_start};
use annual_summary::typeset::{Pages, Role};
use common::{lines, paragraph, set, text};
use proptest::prelude::*;

const LEFT: f64 = 28.0;
const RIGHT: f64 = 184.0;

/// Prose as such documents have it: words, figures with units, quoted names, marks.
fn prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[的一国在人了有中到资要以可这个你会好为上来]{1,9}",
        2 => "[0-9]{1,5}(\\.[0-9]{1,2})?(万元|亿元|％|%|个|平方米|人次|户)",
        2 => "[，、；：]",
        1 => "[。！？]",
        1 => "“[工作规划]{1,6}”",
        1 => "《[办法条例]{2,5}》",
        1 => "（[一二三四五]{1,3}）",
        1 => "(GDP|5G|APP|PM2\\.5|7×24小时)",
        1 => "(——|……|·)",
    ];
    prop::collection::vec(piece, 1..60).prop_map(|pieces| format!("本{}末", pieces.concat()))
}

fn check(pages: &Pages, paragraphs: &[String]) -> Result<(), TestCaseError> {
    let all = lines(pages);
    let set: String = all.iter().map(|line| text(line)).collect();
    prop_assert_eq!(set, paragraphs.concat(), "every character once, in order");
    for (i, line) in all.iter().enumerate() {
        let first = i == 0 || all[i - 1].block != line.block;
        let last = all.get(i + 1).is_none_or(|next| next.block != line.block);
        let content = text(line);
        let (Some(head), Some(tail)) = (content.chars().next(), content.chars().next_back()) else {
            continue;
        };
        prop_assert!(
            first || !forbidden_at_line_start(head) || marks_in_a_row(&content),
            "starts with {}",
            content
        );
        prop_assert!(
            last || !forbidden_at_line_end(tail) || marks_in_a_row(&content),
            "ends with {}",
            content
        );
        if !last && class_of(tail) == CharClass::Han {
            let right = line.glyphs[line.glyphs.len() - 1].x.to_mm() + 156.0 / 28.0;
            prop_assert!((right - RIGHT).abs() < 0.15, "ends at {} mm: {}", right, content);
        }
        if first {
            let indent = line.glyphs[0].x.to_mm() - LEFT;
            prop_assert!((indent - 2.0 * 156.0 / 28.0).abs() < 0.01, "indent {}", indent);
        }
        let ascending = line.glyphs.windows(2).all(|pair| pair[0].x < pair[1].x);
        prop_assert!(ascending, "glyphs run to the right: {}", content);
    }
    for page in &pages.pages {
        prop_assert!(page.lines.len() <= 22);
    }
    Ok(())
}

/// Random text may hold so many marks in a row that no rule can be kept.
fn marks_in_a_row(text: &str) -> bool {
    let is_mark = |c: &char| forbidden_at_line_start(*c) || forbidden_at_line_end(*c);
    let (mut run, mut longest) = (0, 0);
    for c in text.chars() {
        run = if is_mark(&c) { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest > 3
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn lines_keep_the_rules(paragraphs in prop::collection::vec(prose(), 1..12)) {
        let pages = set(paragraphs.iter().map(|p| paragraph(p)).collect());
        check(&pages, &paragraphs)?;
    }

    #[test]
    fn any_characters_at_all_are_set_without_panic(text in "\\PC{0,300}", heading in "\\PC{0,60}") {
        let mut head = common::block(Role::Heading(1), annual_summary::font::FontRole::Heading1, &heading);
        head.text.push('\n');
        set(vec![head, paragraph(&text)]);
    }

    #[test]
    fn numbers_and_units_stay_on_one_line(count in 1usize..80, value in 1u32..99999, filler in 0usize..40) {
        let unit = format!("{value}万元");
        let body = format!("{}{}", "字".repeat(filler), format!("收入{unit}").repeat(count));
        let pages = set(vec![paragraph(&body)]);
        let found: usize = lines(&pages).iter().map(|line| text(line).matches(&unit).count()).sum();
        prop_assert_eq!(found, count);
    }

    #[test]
    fn a_paragraph_never_ends_in_a_single_character(length in 27usize..400) {
        let pages = set(vec![paragraph(&format!("{}。", "字，句子很长".chars().cycle().take(length).collect::<String>()))]);
        let all = lines(&pages);
        let last = text(all[all.len() - 1]);
        prop_assert!(last.chars().filter(|c| class_of(*c) == CharClass::Han).count() > 1, "{}", last);
    }
}
