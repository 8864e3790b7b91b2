//! Columns of a terminal (列): how wide text is where a Chinese character takes two columns.

/// Columns of a character. Source: Unicode Standard Annex #11, classes W and F are two columns wide; characters
/// of ambiguous width, such as the quotation marks “”, are one column wide in today's terminals.
pub(super) fn width(ch: char) -> usize {
    match ch {
        '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' => 0,
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{303E}'
        | '\u{3041}'..='\u{A4CF}'
        | '\u{A960}'..='\u{A97C}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE10}'..='\u{FE19}'
        | '\u{FE30}'..='\u{FE6B}'
        | '\u{FF01}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1F300}'..='\u{1F64F}'
        | '\u{1F900}'..='\u{1F9FF}'
        | '\u{20000}'..='\u{3FFFD}' => 2,
        _ => 1,
    }
}

/// Columns of a text.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

/// The longest beginning of `text` that fits into `limit` columns.
pub(super) fn head(text: &str, limit: usize) -> &str {
    let mut used = 0;
    let cut = text.char_indices().find(|&(_, ch)| {
        used += width(ch);
        used > limit
    });
    cut.map_or(text, |(at, _)| &text[..at])
}

/// The longest end of `text` that fits into `limit` columns.
pub(super) fn tail(text: &str, limit: usize) -> &str {
    let mut used = 0;
    let cut = text.char_indices().rev().find(|&(_, ch)| {
        used += width(ch);
        used > limit
    });
    cut.map_or(text, |(at, ch)| &text[at + ch.len_utf8()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_characters_take_two_columns() {
        assert_eq!(columns("增长48.88％。"), 4 + 5 + 2 + 2);
        assert_eq!(columns("“a”"), 3);
        assert_eq!(head("增长48", 5), "增长4");
        assert_eq!(head("增长48", 3), "增");
        assert_eq!(tail("增长48", 5), "长48");
        assert_eq!((head("增", 9), tail("", 0)), ("增", ""));
    }
}
