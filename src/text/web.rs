//! Addresses (网址、邮箱): which stretches of a line are not prose and must stay as they are typed.

use std::ops::Range;

use super::class::is_han;

/// The web and mail addresses in `line`, as ranges of its characters, from left to right.
pub(crate) fn addresses(line: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        if !is_inner(line[at]) {
            at += 1;
            continue;
        }
        let end = run_end(line, at);
        let run = without_marks(line, at..end);
        if is_address(&line[run.clone()]) {
            found.push(run);
        }
        at = end;
    }
    found
}

/// Whether a character may stand in an address: visible ASCII but quotes and angle brackets.
fn is_inner(ch: char) -> bool {
    ch.is_ascii_graphic() && !matches!(ch, '"' | '<' | '>')
}

/// Where the run of address characters that begins at `start` ends. Hanzi belong to it after a slash or an
/// equals sign of a web address, as in a path copied from the browser.
fn run_end(line: &[char], start: usize) -> usize {
    let (mut at, mut slashes, mut in_name) = (start, 0, false);
    while let Some(&ch) = line.get(at) {
        if is_inner(ch) {
            slashes += usize::from(ch == '/');
            in_name = slashes > 2 && matches!(ch, '/' | '=' | '-' | '_');
        } else if !(in_name && is_han(ch)) {
            break;
        }
        at += 1;
    }
    at
}

/// Marks at either end of a run belong to the sentence around it.
fn without_marks(line: &[char], run: Range<usize>) -> Range<usize> {
    let is_mark = |ch: char| matches!(ch, ',' | '.' | ';' | ':' | '!' | '?' | ')' | '(' | '\'' | '-');
    let inner = &line[run.clone()];
    let first = inner.iter().position(|&ch| !is_mark(ch)).unwrap_or(0);
    let last = inner.iter().rposition(|&ch| !is_mark(ch)).map_or(first, |last| last + 1);
    run.start + first..run.start + last
}

fn is_address(run: &[char]) -> bool {
    let has = |mark: &str| {
        let mark: Vec<char> = mark.chars().collect();
        run.windows(mark.len()).any(|window| window == mark)
    };
    let at_sign = run.iter().position(|&ch| ch == '@');
    let is_mail = at_sign.is_some_and(|at| at > 0 && run[at..].contains(&'.'));
    is_mail || has("://") || (has("www.") && run.len() > 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        for (line, expected) in [
            ("见http://www.abc.gov.cn/a?b=1,2,另见", &["http://www.abc.gov.cn/a?b=1,2"][..]),
            ("https://a.cn/通知?id=1。其中", &["https://a.cn/通知?id=1"]),
            ("(www.abc.cn)和abc@163.com.", &["www.abc.cn", "abc@163.com"]),
            ("完成1,286.4万元", &[]),
            ("@甲", &[]),
        ] {
            let chars: Vec<char> = line.chars().collect();
            let found: Vec<String> =
                addresses(&chars).into_iter().map(|range| chars[range].iter().collect()).collect();
            assert_eq!(found, expected, "{line}");
        }
    }
}
