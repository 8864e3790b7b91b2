//! Noise in a source text: what is no part of anybody's prose.
//!
//! General shapes, narrow on purpose: a marker left in the text does less harm than a word taken out of it.
//! Looks at one position at a time and knows nothing of lines.

use super::report::DropReason;

/// The longest tag or comment that is recognised, in bytes.
const MAX_TAG: usize = 1024;

/// The longest name between the signs of a site marker, in bytes.
const MAX_MARKER: usize = 40;

/// What stands at a position of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// The line ends here; the reason is given when the mark is not a newline.
    Break(Option<DropReason>),
    /// Left out.
    Noise(DropReason),
}

/// The mark at the start of `rest` and its length in bytes; `first` at the very beginning of the source.
pub(super) fn mark_at(rest: &str, first: bool) -> Option<(usize, Mark)> {
    let ch = rest.chars().next()?;
    let whole = |mark| Some((ch.len_utf8(), mark));
    match ch {
        '\n' => whole(Mark::Break(None)),
        '\r' if rest.as_bytes().get(1) == Some(&b'\n') => whole(Mark::Noise(DropReason::CarriageReturn)),
        '\r' | '\x0B' | '\x0C' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
            whole(Mark::Break(Some(DropReason::LineBreak)))
        }
        '\t' => None,
        '\u{FEFF}' if first => whole(Mark::Noise(DropReason::ByteOrderMark)),
        c if c.is_control() => whole(Mark::Noise(DropReason::Control)),
        c if is_zero_width(c) => whole(Mark::Noise(DropReason::ZeroWidth)),
        '<' => tag(rest),
        '&' => space_entity(rest).map(|len| (len, Mark::Noise(DropReason::Markup))),
        '#' | '@' | '$' => marker(rest, ch as u8).map(|len| (len, Mark::Noise(DropReason::SiteMarker))),
        _ => None,
    }
}

/// Characters that print nothing: zero-width spaces and joiners, direction marks, soft hyphens, byte order
/// marks, the place of a lost picture.
pub(super) fn is_zero_width(ch: char) -> bool {
    matches!(ch, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFC}')
}

/// A marker of a web site: a name in Latin letters between doubled signs, `##name##`.
fn marker(rest: &str, sign: u8) -> Option<usize> {
    let bytes = rest.as_bytes();
    let run = |from: usize| bytes[from..].iter().take(MAX_MARKER).take_while(|&&b| b == sign).count();
    let open = run(0);
    let name = bytes[open..].iter().take(MAX_MARKER + 1).take_while(|b| is_name_byte(**b)).count();
    let close = run(open + name);
    let is_marker = open >= 2
        && close == open
        && (1..=MAX_MARKER).contains(&name)
        && bytes[open..open + name].iter().any(u8::is_ascii_alphabetic);
    is_marker.then_some(open + name + close)
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-:./=".contains(&byte)
}

/// `&nbsp;` and the other entities that are only space.
fn space_entity(rest: &str) -> Option<usize> {
    const SPACES: [&str; 12] = [
        "&nbsp;", "&ensp;", "&emsp;", "&thinsp;", "&zwnj;", "&zwj;", "&shy;", "&#160;", "&#xa0;", "&#xA0;",
        "&#12288;", "&#x3000;",
    ];
    SPACES.iter().find(|space| rest.starts_with(**space)).map(|space| space.len())
}

/// A tag or comment of HTML. Tags that begin or end a block break the line.
fn tag(rest: &str) -> Option<(usize, Mark)> {
    const BLOCKS: [&str; 19] = [
        "p", "br", "div", "li", "ul", "ol", "tr", "td", "th", "table", "tbody", "h1", "h2", "h3", "h4", "hr",
        "section", "article", "center",
    ];
    const INLINE: [&str; 17] = [
        "span", "strong", "b", "i", "u", "em", "font", "a", "img", "sup", "sub", "o:p", "small", "big",
        "label", "thead", "body",
    ];
    let window = &rest.as_bytes()[..rest.len().min(MAX_TAG)];
    if window.starts_with(b"<!--") {
        let end = window.windows(3).take_while(|w| w[0] != b'\n').position(|w| w == b"-->")?;
        return Some((end + 3, Mark::Noise(DropReason::Markup)));
    }
    let name_from = if window.get(1) == Some(&b'/') { 2 } else { 1 };
    let name_len =
        window[name_from..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b':').take(10).count();
    let name = rest[name_from..name_from + name_len].to_ascii_lowercase();
    let after = *window.get(name_from + name_len)?;
    if !(after == b'>' || after == b'/' || after == b' ') {
        return None;
    }
    let end = window[name_from..].iter().position(|b| matches!(b, b'>' | b'<' | b'\n'))? + name_from;
    let mark = if BLOCKS.contains(&name.as_str()) {
        Mark::Break(Some(DropReason::Markup))
    } else if INLINE.contains(&name.as_str()) {
        Mark::Noise(DropReason::Markup)
    } else {
        return None;
    };
    (window[end] == b'>').then_some((end + 1, mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_recognised_by_its_shape() {
        let noise = |reason| Some(Mark::Noise(reason));
        let breaks = |reason| Some(Mark::Break(reason));
        for (rest, len, mark) in [
            ("##paidbegin##征", 13, noise(DropReason::SiteMarker)),
            ("@@end_1@@", 9, noise(DropReason::SiteMarker)),
            ("###more###后", 10, noise(DropReason::SiteMarker)),
            ("&nbsp;后", 6, noise(DropReason::Markup)),
            ("<br>后", 4, breaks(Some(DropReason::Markup))),
            ("<BR />后", 6, breaks(Some(DropReason::Markup))),
            ("</p>", 4, breaks(Some(DropReason::Markup))),
            ("<span style=\"a\">后", 16, noise(DropReason::Markup)),
            ("<!-- 注 -->后", 12, noise(DropReason::Markup)),
            ("\u{200B}后", 3, noise(DropReason::ZeroWidth)),
            ("\0后", 1, noise(DropReason::Control)),
            ("\r\n", 1, noise(DropReason::CarriageReturn)),
            ("\r后", 1, breaks(Some(DropReason::LineBreak))),
            ("\n", 1, breaks(None)),
        ] {
            assert_eq!(mark_at(rest, false).map(|found| found.0), mark.map(|_| len), "{rest}");
            assert_eq!(mark_at(rest, false).map(|found| found.1), mark, "{rest}");
        }
    }

    #[test]
    fn prose_is_left_alone() {
        for rest in [
            "##经济平稳运行##",
            "## 标题",
            "####",
            "##12##",
            "#GDP#",
            "##a###",
            "<党章>",
            "<2000万元",
            "<p后",
            "<b",
            "&ldquo;",
            "A&B",
            "$100$",
            "\t",
            "",
        ] {
            assert_eq!(mark_at(rest, false), None, "{rest}");
        }
    }
}
