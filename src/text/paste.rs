//! Pasted text (粘贴): what comes from Word, a browser or a message, reduced to plain paragraphs.
//!
//! Knows nothing of the clipboard or of where the text goes.

/// Pasted text as it may stand in a body: one paragraph a line, without blank lines, indentation, trailing
/// spaces and characters that do not print. Paragraphs are kept. Takes linear time.
pub fn clean_paste(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for paragraph in paragraphs(text) {
        let start = out.len() + usize::from(!out.is_empty());
        if start > out.len() {
            out.push('\n');
        }
        paragraph.for_each(|ch| push(&mut out, start, ch));
        out.truncate(start + out[start..].trim_end().len());
        if out.len() == start {
            out.truncate(start.saturating_sub(1));
        }
    }
    out
}

/// Pasted text as it may stand in a field of one line: as [`clean_paste`], the lines joined. A space stays
/// only between Latin words or numbers that would run together.
pub fn clean_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in clean_paste(text).lines() {
        let is_word = |ch: char| ch.is_ascii_alphanumeric();
        if out.ends_with(is_word) && line.starts_with(is_word) {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

/// The paragraphs, whatever their breaks are.
fn paragraphs(text: &str) -> impl Iterator<Item = std::str::Chars<'_>> {
    text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']).map(str::chars)
}

/// Adds one character to the paragraph that begins at `start`, in the form it takes.
fn push(out: &mut String, start: usize, ch: char) {
    match ch {
        _ if out.len() == start && (ch.is_whitespace() || is_invisible(ch)) => {}
        // After the number of a list the tab is Word's, not the writer's.
        '\t' if out.ends_with(['.', '．', '、', ')', '）', ' ', '\u{3000}']) => {}
        '\u{3000}' => out.push(ch),
        _ if ch.is_whitespace() => out.push(' '),
        _ if is_invisible(ch) => {}
        _ => out.push(ch),
    }
}

/// Whether a character leaves no mark: control characters, zero-width ones, marks of direction, soft hyphens,
/// and what stands for a picture.
fn is_invisible(ch: char) -> bool {
    ch.is_control()
        || matches!(ch,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE0E}' | '\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn paragraphs_stay_and_everything_foreign_goes() {
        for (pasted, kept) in [
            ("一段\r\n二段\r三段", "一段\n二段\n三段"),
            ("　　一段  \n\n\n  二段　\n", "一段\n二段"),
            ("\u{feff}甲\u{200b}乙\u{a0}丙\u{0}", "甲乙 丙"),
            ("1.\t主要指标\t完成", "1.主要指标 完成"),
            ("\u{a0}\n\u{200b} \u{feff}\t\n甲", "甲"),
            ("上半行\u{b}下半行", "上半行\n下半行"),
            ("张　三", "张　三"),
            ("\u{fffc}\n", ""),
            ("", ""),
        ] {
            assert_eq!(clean_paste(pasted), kept, "{pasted:?}");
        }
    }

    #[test]
    fn a_line_has_no_breaks() {
        assert_eq!(clean_line("东关街道\r\n  工作总结\n"), "东关街道工作总结");
        assert_eq!(clean_line("GDP\n2025\n年"), "GDP 2025年");
    }

    #[test]
    fn a_paste_of_five_megabytes_takes_linear_time() {
        for piece in ["甲乙。\r\n", " ", "\n", "\t\u{200b}", "甲 "] {
            let text = piece.repeat((5 << 20) / piece.len());
            let start = std::time::Instant::now();
            clean_paste(&text);
            assert!(start.elapsed().as_secs() < 5, "{piece:?}: {:?}", start.elapsed());
        }
    }

    proptest! {
        #[test]
        fn cleaning_leaves_only_clean_paragraphs(text in "[a甲。 \t\u{3000}\r\n\u{200b}\u{a0}\u{feff}\u{1}]{0,40}") {
            let clean = clean_paste(&text);
            prop_assert_eq!(clean_paste(&clean), clean.clone());
            let is_clean = |line: &str| !line.is_empty() && line.trim() == line;
            prop_assert!(clean.is_empty() || clean.split('\n').all(is_clean), "{clean:?}");
        }
    }
}
