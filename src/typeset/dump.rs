//! A text picture of typeset pages, stable enough to be compared in tests and read in a diff.

use std::fmt::Write;

use super::flow::Role;
use super::length::Length;
use super::page::{Line, Page, Pages};

/// Describes the pages line by line: position in millimetres, size, role and text.
///
/// With `glyphs` the position of every glyph follows each line, in points.
pub fn dump(pages: &Pages, glyphs: bool) -> String {
    let mut out = String::new();
    for page in &pages.pages {
        dump_page(pages, page, glyphs, &mut out);
    }
    for warning in &pages.warnings {
        let _ = writeln!(out, "! {warning:?}");
    }
    out
}

fn dump_page(pages: &Pages, page: &Page, glyphs: bool, out: &mut String) {
    let turned = if page.landscape { " landscape" } else { "" };
    let _ = writeln!(out, "== page {}{turned}", page.number);
    for line in &page.lines {
        let left = line.glyphs.first().map_or(0.0, |g| g.x.to_mm());
        let right = line.glyphs.last().map_or(0.0, |g| (g.x + last_advance(pages, line)).to_mm());
        let text: String = line.glyphs.iter().map(|g| g.ch).collect();
        let role = role_name(pages.flow.block(line.block).role);
        let again = if line.repeated { " again" } else { "" };
        let _ = writeln!(
            out,
            "{:6.2} {left:6.2}-{right:6.2} {:4.1} {role}{again} | {text}",
            line.baseline.to_mm(),
            line.size.to_pt()
        );
        if glyphs {
            let positions: Vec<String> = line.glyphs.iter().map(|g| format!("{:.2}", g.x.to_pt())).collect();
            let _ = writeln!(out, "       {}", positions.join(" "));
        }
    }
    if !page.rules.is_empty() {
        let _ = writeln!(out, "rules {}", page.rules.len());
    }
    if let Some(number) = &page.page_number {
        let text: String = number.glyphs.iter().map(|g| g.ch).collect();
        let left = number.glyphs.first().map_or(0.0, |g| g.x.to_mm());
        let _ = writeln!(out, "{:6.2} {left:6.2} number | {text}", number.baseline.to_mm());
    }
}

fn last_advance(pages: &Pages, line: &Line) -> Length {
    line.glyphs.last().map_or(Length::ZERO, |g| {
        let advance = pages.fonts.face(g.face).advance(g.gid);
        line.size.scale(i64::from(advance), 1000)
    })
}

fn role_name(role: Role) -> String {
    match role {
        Role::Heading(level) => format!("h{level}"),
        Role::Cell { row, column, .. } => format!("cell {row},{column}"),
        other => format!("{other:?}").to_lowercase(),
    }
}
