//! Findings for people, the way compilers tell them: what is wrong, the line it stands in with a mark below, what
//! it contradicts, the arithmetic, and what can be done.

use std::fmt::Write as _;
use std::ops::Range;

use crate::session::checking::{Quote, Remark};

use super::columns::{columns, head, tail};

/// Columns of text shown before and after what is quoted.
const BEFORE: usize = 28;
const AFTER: usize = 32;

/// The longest quote shown whole, in columns.
const QUOTE: usize = 120;

/// Everything that is said of one file.
pub(super) fn remarks(file: &str, remarks: &[Remark]) -> String {
    let mut out = String::new();
    for remark in remarks {
        tell(&mut out, file, remark);
    }
    out
}

fn tell(out: &mut String, file: &str, remark: &Remark) {
    let _ = writeln!(
        out,
        "{} {}[{}]：{}",
        remark.severity.name(),
        remark.name,
        remark.rule,
        plain(&remark.message)
    );
    for (index, quote) in remark.quotes.iter().enumerate() {
        let (arrow, mark) = if index == 0 { ("-->", '^') } else { (":::", '-') };
        let _ = writeln!(out, " {arrow} {}:{}", plain(file), plain(&quote.section));
        let (line, at) = window(quote);
        let marks = mark.to_string().repeat(at.len().max(1));
        let _ = writeln!(out, "  | {line}\n  | {}{marks}", " ".repeat(at.start));
    }
    for working in &remark.working {
        let _ = writeln!(out, "  = {}", plain(working));
    }
    if !remark.fixes.is_empty() {
        let _ = writeln!(out, "  可改：{}", remark.fixes.join("；"));
    }
    out.push('\n');
}

/// The line around a quote, cut where it is long, and the columns of the quote in it.
fn window(quote: &Quote) -> (String, Range<usize>) {
    let part = |range: Range<usize>| plain(quote.line.get(range).unwrap_or_default());
    let before = part(0..quote.in_line.start);
    let quoted = part(quote.in_line.clone());
    let after = part(quote.in_line.end..quote.line.len());
    let mut line = String::new();
    let kept = tail(&before, BEFORE);
    if kept.len() < before.len() {
        line.push('…');
    }
    line.push_str(kept);
    let start = columns(&line);
    if columns(&quoted) > QUOTE {
        let _ = write!(line, "{}…{}", head(&quoted, QUOTE / 2), tail(&quoted, QUOTE / 2));
    } else {
        line.push_str(&quoted);
    }
    let end = columns(&line);
    let kept = head(&after, AFTER);
    line.push_str(kept);
    if kept.len() < after.len() {
        line.push('…');
    }
    (line, start..end)
}

/// The text on one line, nothing in it that moves the cursor.
fn plain(text: &str) -> String {
    text.chars().map(|ch| if ch.is_control() { ' ' } else { ch }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window_of(line: &str, quoted: &str) -> (String, Range<usize>) {
        let start = line.find(quoted).unwrap();
        window(&Quote {
            section: String::new(),
            start: 0,
            end: 0,
            text: quoted.into(),
            line: line.into(),
            in_line: start..start + quoted.len(),
        })
    }

    #[test]
    fn the_mark_stands_below_the_quote() {
        assert_eq!(window_of("完成１2亿元。", "１2亿元"), ("完成１2亿元。".into(), 4..11));
    }

    #[test]
    fn long_lines_are_cut_around_the_quote() {
        let line = format!("{}12%{}", "前".repeat(50), "后".repeat(50));
        let expected = format!("…{}12%{}…", "前".repeat(14), "后".repeat(16));
        assert_eq!(window_of(&line, "12%"), (expected, 29..32));
        let long = "长".repeat(200);
        assert_eq!(window_of(&long, &long).1, 0..121);
    }
}
