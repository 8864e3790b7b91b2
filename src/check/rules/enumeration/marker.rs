//! Ordinal markers (序次语): 一是, 第一, 一、, （一）, 1.

use super::claim::han;

/// How the items of an outline are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// 一是
    Is,
    /// 第一，
    Ordinal,
    /// 一、
    Comma,
    /// （一）
    Bracket,
    /// 1. or 1、
    Arabic,
}

const STYLES: [Style; 5] = [Style::Is, Style::Ordinal, Style::Comma, Style::Bracket, Style::Arabic];

impl Style {
    /// Whether a line, or the number of a heading, begins with the marker of the `count`th item.
    pub(super) fn begins(self, line: &str, count: usize) -> bool {
        let Some(word) = han(count) else { return false };
        let line = line.trim_start();
        let after =
            |prefix: &str| line.strip_prefix(prefix).and_then(|rest| rest.strip_prefix(word.as_str()));
        match self {
            Self::Is => after("").is_some_and(|rest| rest.starts_with('是')),
            Self::Ordinal => after("第").is_some_and(|rest| rest.starts_with(['，', '、', '：'])),
            Self::Comma => after("").is_some_and(|rest| rest.starts_with('、')),
            Self::Bracket => after("（").is_some_and(|rest| rest.starts_with('）')),
            Self::Arabic => {
                let rest = line.strip_prefix(&count.to_string());
                rest.is_some_and(|rest| rest.starts_with(['.', '．', '、']))
            }
        }
    }

    /// The style of a line that begins an outline.
    pub(super) fn of_first(line: &str) -> Option<Self> {
        STYLES.into_iter().find(|style| style.begins(line, 1))
    }
}

/// How an item of a list inside a paragraph is marked: the characters before and behind its count.
const INLINE: [(&str, &str); 5] = [("", "是"), ("", "要"), ("第", "，"), ("其", "，"), ("（", "）")];

/// The circled numbers.
const CIRCLED: [char; 10] = ['①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩'];

/// Whether a text begins with the first marker of a list: 一是, 第一，, 其一，, ①.
pub(super) fn begins_list(text: &str) -> bool {
    text.starts_with(CIRCLED[0]) || inline(text).is_some()
}

fn inline(text: &str) -> Option<(&'static str, &'static str)> {
    let begins = |(before, behind): &(&str, &str)| {
        text.strip_prefix(before)
            .and_then(|rest| rest.strip_prefix('一'))
            .is_some_and(|rest| rest.starts_with(behind))
    };
    INLINE.into_iter().find(begins)
}

/// How many items a run of 一是…二是…, 一要…二要…, 第一，…第二，… or ①…②… has in a text that begins with the first.
pub(super) fn run(text: &str) -> usize {
    let Some((before, behind)) = inline(text) else { return circled(text) };
    let mut count = 0;
    let mut rest = text;
    while let Some(word) = han(count + 1) {
        let marker = format!("{before}{word}{behind}");
        let Some(at) = find_marker(rest, &marker) else { break };
        // A second 一是 begins another list.
        let again = rest.get(..at).and_then(|skipped| find_marker(skipped, &format!("{before}一{behind}")));
        if count > 0 && again.is_some() {
            break;
        }
        count += 1;
        rest = rest.get(at + marker.len()..).unwrap_or("");
    }
    count
}

/// How many circled numbers follow each other up to the next first one.
fn circled(text: &str) -> usize {
    let mut marks = text.chars().filter(|ch| CIRCLED.contains(ch));
    CIRCLED.iter().take_while(|ch| marks.next() == Some(**ch)).count()
}

/// Where a marker stands at the start or behind a mark: 二是, but not 十二是.
fn find_marker(text: &str, marker: &str) -> Option<usize> {
    text.match_indices(marker).map(|(at, _)| at).find(|&at| {
        text.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|ch| !ch.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_counted_up_to_the_next_list() {
        assert_eq!(run("一是抓学习；二是抓落实；三是抓考核。"), 3);
        assert_eq!(run("一是抓学习。二是抓落实。下一步，一是抓考核，二是抓宣传，三是抓服务。"), 2);
        assert_eq!(run("第一，抓学习；第二，抓落实。"), 2);
        assert_eq!(run("一要抓学习；二要抓落实；三要抓考核。"), 3);
    }
}
