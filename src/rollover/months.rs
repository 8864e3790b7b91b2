//! Times within a year that figures cover: 1—9月, 前三季度, 截至9月底. The new year's are not known yet.

use super::change::Topic;
use super::finder::{Found, Line, Setting};
use super::names::touches;
use super::numeral::small_number;

/// Spans of a year in words, longer ones first.
const SPANS: [&str; 15] = [
    "前三个季度",
    "第一季度",
    "第二季度",
    "第三季度",
    "第四季度",
    "前三季度",
    "前两季度",
    "前二季度",
    "一季度",
    "二季度",
    "三季度",
    "四季度",
    "上半年",
    "下半年",
    "前半年",
];

/// Words of a state at a day.
const CUT_OFFS: [&str; 4] = ["截至到", "截止到", "截至", "截止"];

/// What may follow a word of a state at a day, beside a month or a year.
const MOMENTS: [&str; 9] = ["目前", "当前", "日前", "现在", "年底", "年末", "上月", "本月", "月底"];

/// Finds the spans and states of a line.
pub(super) fn find(line: &Line<'_>, found: &mut Vec<Found>) {
    if matches!(line.setting, Setting::Title | Setting::Date | Setting::Number) {
        return;
    }
    let mut behind = 0;
    for (at, ch) in line.text.char_indices() {
        if at < behind {
            continue;
        }
        let end = match ch {
            '截' => cut_off_at(line.text, at),
            _ => span_at(line.text, at).filter(|_| !is_digit_before(line, at)),
        };
        let Some(end) = end else { continue };
        behind = end;
        if touches(&line.names, &(at..end)) {
            continue;
        }
        let reason = match ch {
            '截' => "数据的截止时间，请确认新的截止时间",
            _ => "数据或工作的时段，请确认新的起止时间",
        };
        found.push(Found::ask(at..end, Topic::Months, reason));
    }
}

fn is_digit_before(line: &Line<'_>, at: usize) -> bool {
    line.before(at).ends_with(|ch: char| ch.is_numeric() || "第前—－-.".contains(ch))
}

/// Byte behind a span of a year that starts at `at`: 1—9月, 1至9月份, 前三季度.
pub(super) fn span_at(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    if let Some(word) = SPANS.iter().find(|word| rest.starts_with(**word)) {
        return Some(at + word.len());
    }
    let (first_end, first) = small_number(text, at)?;
    let first_end = first_end + if text.get(first_end..)?.starts_with('月') { 3 } else { 0 };
    let joint = text.get(first_end..)?;
    let second_at = first_end + (joint.len() - joint.trim_start_matches(is_dash).len());
    let (end, second) = small_number(text, second_at).filter(|_| second_at > first_end)?;
    let is_span = (1..=12).contains(&first) && first < second && second <= 12;
    let behind = text.get(end..)?.strip_prefix('月')?;
    // 1—3月龄 is an age, not a span.
    let is_age = behind.starts_with('龄');
    let end = end + 3 + if behind.starts_with('份') { 3 } else { 0 };
    (is_span && !is_age).then_some(end)
}

fn is_dash(ch: char) -> bool {
    matches!(ch, '—' | '－' | '-' | '–' | '~' | '～' | '―' | '─' | '至' | '到')
}

/// Byte behind 截至9月底, 截至目前; `None` when the word is no such state.
fn cut_off_at(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let word = CUT_OFFS.iter().find(|word| rest.starts_with(**word))?;
    let behind = at + word.len();
    if let Some(moment) = MOMENTS.iter().find(|moment| rest[word.len()..].starts_with(**moment)) {
        return Some(behind + moment.len());
    }
    let (month_end, _) = small_number(text, behind)?;
    let month_end = month_end + text.get(month_end..)?.strip_prefix('月').map(|_| 3)?;
    Some(tail(text, month_end))
}

/// Byte behind what closes a date: 30日, 底, 末, 份.
pub(super) fn tail(text: &str, at: usize) -> usize {
    if let Some((end, _)) = small_number(text, at)
        && let Some(rest) = text.get(end..)
        && rest.starts_with(['日', '号'])
    {
        return end + 3;
    }
    let closes = text.get(at..).is_some_and(|rest| rest.starts_with(['底', '末', '初', '份']));
    at + if closes { 3 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_their_ends() {
        let span = |text: &'static str| span_at(text, 0).map(|end| &text[..end]);
        assert_eq!(span("1—9月完成"), Some("1—9月"));
        assert_eq!(span("1－10月份，"), Some("1－10月份"));
        assert_eq!(span("1月至9月"), Some("1月至9月"));
        assert_eq!(span("前三季度"), Some("前三季度"));
        for text in ["9月", "9—1月", "1—3月龄", "1—9人", "13—14月", "123—9月"] {
            assert_eq!(span(text), None, "{text}");
        }
        let state = |text: &'static str| cut_off_at(text, 0).map(|end| &text[..end]);
        assert_eq!(state("截至9月底，"), Some("截至9月底"));
        assert_eq!(state("截止到10月31日共"), Some("截止到10月31日"));
        assert_eq!(state("截至目前，"), Some("截至目前"));
        assert_eq!(state("截止阀"), None);
    }
}
