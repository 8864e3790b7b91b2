//! Words that tell a year from where the reader stands: 今年, 上年, 全年; and 继续, 持续 in a plan.
//!
//! They stay right when the years are rolled, but what stands beside them does not: 上年 now is the year whose
//! document this was.

use super::change::Topic;
use super::finder::{Found, Line, Setting};
use super::names::touches;

/// How far from the year of the document a word points.
#[derive(Debug, Clone, Copy)]
enum Points {
    Back(u16),
    Here,
    Ahead(u16),
}

/// The words, longer ones before those they begin with, and characters before or behind that make them part of
/// another word.
const WORDS: [(&str, Points, &str, &str); 16] = [
    ("今年", Points::Here, "", ""),
    ("本年度", Points::Here, "基资成日", ""),
    ("本年", Points::Here, "基资成日", "级轻"),
    ("全年", Points::Here, "安健完齐保", "龄"),
    ("当年", Points::Here, "", ""),
    ("去年", Points::Back(1), "过", ""),
    ("上一年度", Points::Back(1), "以", ""),
    ("上一年", Points::Back(1), "以", ""),
    ("上年度", Points::Back(1), "以", ""),
    ("上年", Points::Back(1), "以", "纪龄"),
    ("前年", Points::Back(2), "以目提之当日", ""),
    ("明年", Points::Ahead(1), "文说声证", ""),
    ("来年", Points::Ahead(1), "年以本", ""),
    ("下一年度", Points::Ahead(1), "以", ""),
    ("下一年", Points::Ahead(1), "以", ""),
    ("下年度", Points::Ahead(1), "以", ""),
];

/// Words of a plan that goes on with what was.
const CONTINUING: [&str; 2] = ["继续", "持续"];

/// Finds the words of a line.
pub(super) fn find(line: &Line<'_>, found: &mut Vec<Found>) {
    if matches!(line.setting, Setting::Title | Setting::Date | Setting::Number) {
        return;
    }
    let mut push = |one: Found| {
        if !touches(&line.names, &one.range) {
            found.push(one);
        }
    };
    for (word, points, not_before, not_behind) in WORDS {
        for (at, _) in line.text.match_indices(word) {
            let end = at + word.len();
            let is_part = line.before(at).ends_with(|ch| not_before.contains(ch))
                || line.behind(end).starts_with(|ch| not_behind.contains(ch));
            if !is_part {
                push(Found::ask(at..end, Topic::Relative, reason(line, word, points)));
            }
        }
    }
    for word in CONTINUING.into_iter().filter(|_| line.setting == Setting::Plan) {
        for (at, _) in line.text.match_indices(word) {
            let reason = "去年的计划已写过，再写“继续”“持续”要有新的内容";
            push(Found::ask(at..at + word.len(), Topic::Continuing, reason));
        }
    }
}

fn reason(line: &Line<'_>, word: &str, points: Points) -> String {
    let year = |base: u16| match points {
        Points::Back(by) => base.saturating_sub(by),
        Points::Here => base,
        Points::Ahead(by) => base + by,
    };
    // In a plan the whole year is the one that is planned.
    let ahead = u16::from(line.setting == Setting::Plan && word == "全年");
    let (old, new) = (year(line.from) + ahead, year(line.to) + ahead);
    format!("“{word}”原来指{old}年，现在指{new}年，请核对所说的事和数据")
}
