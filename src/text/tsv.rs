//! Tab-separated text (制表符分隔的文字), as spreadsheets put it on the clipboard.
//!
//! A spreadsheet wraps a cell in quotes, and doubles the quotes within, only when the cell holds a tab, a line
//! break or such a wrapping; any other quotes are the writer's own and stay.

/// The rows of cells in `text`. A line break at the very end begins no row; breaks and tabs within a cell become
/// spaces. Takes linear time.
pub fn parse_tsv(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let (mut at, mut literal_until) = (0, 0);
    while at < text.len() || !row.is_empty() {
        let rest = &text[at..];
        let quoted = if at >= literal_until { quoted_cell(rest) } else { Quoted::No(0) };
        let (cell, length) = match quoted {
            Quoted::Yes(cell, length) => (cell, length),
            Quoted::No(seen) => {
                literal_until = literal_until.max(at + seen);
                let length = rest.find(['\t', '\n', '\r']).unwrap_or(rest.len());
                (rest[..length].to_owned(), length)
            }
        };
        row.push(cell);
        at += length;
        let rest = &text[at..];
        if rest.starts_with('\t') {
            at += 1;
            continue;
        }
        rows.push(std::mem::take(&mut row));
        at += if rest.starts_with("\r\n") { 2 } else { rest.len().min(1) };
    }
    rows
}

/// Whether a cell is wrapped in quotes.
enum Quoted {
    /// Its content and its length in the text.
    Yes(String, usize),
    /// It is not; this much of the text was looked at to find out.
    No(usize),
}

/// Reads the cell at the start of `text` as a wrapped one.
fn quoted_cell(text: &str) -> Quoted {
    let Some(inner) = text.strip_prefix('"') else { return Quoted::No(0) };
    let (mut cell, mut needed, mut from) = (String::new(), false, 0);
    while let Some(quote) = inner[from..].find('"').map(|index| index + from) {
        cell.push_str(&inner[from..quote]);
        from = quote + 1;
        if inner[from..].starts_with('"') {
            (cell, needed, from) = (cell + "\"", true, from + 1);
            continue;
        }
        let ends = inner[from..].is_empty() || inner[from..].starts_with(['\t', '\n', '\r']);
        needed |= cell.contains(['\t', '\n', '\r']);
        if ends && needed {
            return Quoted::Yes(on_one_line(&cell), from + 1);
        }
        return Quoted::No(from);
    }
    Quoted::No(text.len())
}

/// The cell with a space for every break or tab.
fn on_one_line(cell: &str) -> String {
    cell.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ")
}

/// The text of these rows for a spreadsheet; every row ends with a line break.
pub fn format_tsv<'a>(rows: impl IntoIterator<Item = impl IntoIterator<Item = &'a str>>) -> String {
    let mut out = String::new();
    for row in rows {
        for (index, cell) in row.into_iter().enumerate() {
            out.push_str(if index > 0 { "\t" } else { "" });
            push_cell(&mut out, cell);
        }
        out.push('\n');
    }
    out
}

fn push_cell(out: &mut String, cell: &str) {
    if cell.contains(['\t', '\n', '\r']) || cell.starts_with('"') {
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    #[test]
    fn cells_come_out_as_the_spreadsheet_holds_them() {
        for (text, rows) in [
            ("甲\t乙\r\n丙\t丁\r\n", vec![vec!["甲", "乙"], vec!["丙", "丁"]]),
            ("\"一行\n二行\"\t2", vec![vec!["一行 二行", "2"]]),
            ("\"含\"\"引号\"\"\t与制表符\"\t2", vec![vec!["含\"引号\" 与制表符", "2"]]),
            ("\"创建\"活动\t\"引号\"", vec![vec!["\"创建\"活动", "\"引号\""]]),
            ("\"未完\t2\n3", vec![vec!["\"未完", "2"], vec!["3"]]),
            ("甲\t\n\n乙", vec![vec!["甲", ""], vec![""], vec!["乙"]]),
            ("", vec![]),
            ("\t", vec![vec!["", ""]]),
        ] {
            assert_eq!(parse_tsv(text), rows, "{text:?}");
        }
    }

    #[test]
    fn quotes_without_partners_take_linear_time() {
        for piece in ["\"\t", "\"a", "\"\"\t", "\"\"\"\t", "\"a\"\"\t", "\t", "\n"] {
            for end in ["", "\"", "\"x"] {
                let text = piece.repeat((1 << 20) / piece.len()) + end;
                let start = std::time::Instant::now();
                parse_tsv(&text);
                assert!(start.elapsed().as_secs() < 5, "{piece:?}: {:?}", start.elapsed());
            }
        }
    }

    proptest! {
        #[test]
        fn what_was_copied_is_pasted(rows in vec(vec("[甲a\" ]{0,4}", 1..4), 1..4)) {
            let text = format_tsv(rows.iter().map(|row| row.iter().map(String::as_str)));
            prop_assert_eq!(parse_tsv(&text), rows);
        }

        #[test]
        fn any_text_is_parsed(text in "[甲\"\t\r\n]{0,20}") {
            let rows = parse_tsv(&text);
            prop_assert!(rows.iter().flatten().all(|cell| !cell.contains(['\t', '\n', '\r'])));
        }
    }
}
