//! Years that are written out: 2023年, 2024年度, 2023年9月, 2021—2025年, 〔2023〕5号, …2023行动.
//!
//! Finds them and what belongs to them; [`super::verdict`] says what becomes of them.

use std::ops::Range;

use super::change::{Decision, Topic};
use super::finder::{Found, Line, Setting};
use super::numeral::{YearNumeral, small_number, write, year_at};
use super::verdict;

/// What follows the digits of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// 2023年, 2023年度
    Year,
    /// 2023年9月, 2023年9月5日, 2023-09-05
    Day,
    /// 2023年1—9月, 2023年上半年
    Months,
    /// 2023行动: no 年 behind it.
    Bare,
}

/// A year in a line. Ranges count bytes of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Year {
    /// Its digits.
    pub(super) numeral: YearNumeral,
    /// Its digits.
    pub(super) at: Range<usize>,
    /// Digits, 年 and what belongs to it.
    pub(super) range: Range<usize>,
    /// What follows the digits.
    pub(super) form: Form,
}

/// Signs between the two years of a range.
const DASHES: [char; 9] = ['—', '－', '-', '–', '~', '～', '―', '─', '至'];

/// Finds the years of a line.
pub(super) fn find(line: &Line<'_>, found: &mut Vec<Found>) {
    let text = line.text;
    let mut at = 0;
    while let Some(ch) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let Some(numeral) = year_at(text, at) else {
            at += ch.len_utf8();
            continue;
        };
        let first = read(text, at, numeral);
        at = first.range.end;
        if let Some(second) = end_of_range(text, &first) {
            at = second.range.end;
            found.push(verdict::of_range(line, &first, &second));
        } else if first.form != Form::Bare {
            found.push(verdict::of_year(line, &first));
        } else if let Some(bare) = bare(line, &first) {
            found.push(bare);
        }
    }
}

/// The year whose digits start at `at`, with what belongs to it.
fn read(text: &str, at: usize, numeral: YearNumeral) -> Year {
    let digits = at..numeral.end;
    let rest = text.get(numeral.end..).unwrap_or_default();
    let trimmed = rest.trim_start_matches([' ', '\u{3000}']);
    let sign = numeral.end + (rest.len() - trimmed.len());
    let (end, form) = if trimmed.starts_with('年') && !trimmed.starts_with("年级") {
        behind_year(text, sign + '年'.len_utf8())
    } else if let Some(end) = short_date(text, numeral.end) {
        (end, Form::Day)
    } else {
        (numeral.end, Form::Bare)
    };
    Year { numeral, at: digits, range: at..end, form }
}

/// 度, 9月5日, 1—9月, 上半年 behind 2023年.
fn behind_year(text: &str, at: usize) -> (usize, Form) {
    let rest = text.get(at..).unwrap_or_default();
    if rest.starts_with('度') && !rest.starts_with("度假") {
        return (at + '度'.len_utf8(), Form::Year);
    }
    if let Some(end) = super::months::span_at(text, at) {
        return (end, Form::Months);
    }
    let spaced = at + (rest.len() - rest.trim_start_matches(' ').len());
    let Some(month) = calendar_number(text, spaced, "月") else { return (at, Form::Year) };
    let day_at = month + (text.len() - month - text[month..].trim_start_matches(' ').len());
    let day = calendar_number(text, day_at, "日").or_else(|| calendar_number(text, day_at, "号"));
    (day.unwrap_or(month), Form::Day)
}

/// Byte behind a month or a day and its sign, in Arabic or Chinese digits.
fn calendar_number(text: &str, at: usize, sign: &str) -> Option<usize> {
    let han = || {
        let run = text.get(at..)?.find(|ch| !"一二三四五六七八九十".contains(ch))?;
        (run > 0 && run <= 9).then_some(at + run)
    };
    let end = small_number(text, at).map(|(end, _)| end).or_else(han)?;
    let rest = text.get(end..)?;
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    rest.get(spaces..)?.starts_with(sign).then_some(end + spaces + sign.len())
}

/// Byte behind -12-05, .12.5 or /12 that follows the digits of a year.
fn short_date(text: &str, at: usize) -> Option<usize> {
    let sign = text.get(at..)?.chars().next().filter(|ch| matches!(ch, '-' | '.' | '/' | '．'))?;
    let (month_end, month) = small_number(text, at + sign.len_utf8())?;
    if !(1..=12).contains(&month) {
        return None;
    }
    let day = text
        .get(month_end..)?
        .strip_prefix(sign)
        .and_then(|_| small_number(text, month_end + sign.len_utf8()));
    match day {
        Some((end, day)) if (1..=31).contains(&day) => Some(end),
        // 2023.5 may be an amount.
        _ => None,
    }
}

/// The second year of 2021—2025年, when `first` begins a range.
fn end_of_range(text: &str, first: &Year) -> Option<Year> {
    if !matches!(first.form, Form::Year | Form::Bare) {
        return None;
    }
    let rest = text.get(first.range.end..)?;
    let dashes = rest.len() - rest.trim_start_matches(DASHES).len();
    let at = first.range.end + dashes;
    let numeral = year_at(text, at).filter(|_| (1..=6).contains(&dashes))?;
    let second = read(text, at, numeral);
    let is_range = second.numeral.year > first.numeral.year;
    let is_study_year = text.get(second.at.end..)?.starts_with("学年");
    (is_range && (second.form == Form::Year || is_study_year || first.form == Form::Year)).then_some(second)
}

/// What becomes of four digits without 年: the year of a name, of a document number or of a heading cell, or
/// nothing when they are an amount.
fn bare(line: &Line<'_>, year: &Year) -> Option<Found> {
    let (before, behind) = (line.before(year.at.start), line.behind(year.at.end));
    let is_number_of_document =
        before.ends_with(['〔', '［', '[', '（', '(']) && behind.starts_with(['〕', '］', ']', '）', ')']);
    if is_number_of_document {
        return Some(verdict::of_document_number(line, year));
    }
    let is_listed = ["、", "和", "及", "与", "/"].iter().any(|joint| {
        behind.strip_prefix(joint).is_some_and(|rest| {
            let at = line.text.len() - rest.len();
            year_at(line.text, at).is_some_and(|next| line.behind(next.end).starts_with('年'))
        })
    });
    let is_cell = matches!(line.setting, Setting::HeaderCell | Setting::Cell)
        && line.text.trim().len() == year.at.len();
    let is_head = matches!(line.setting, Setting::Title | Setting::Heading)
        && ["工作", "总结", "度", "计划", "打算"].iter().any(|word| behind.starts_with(word));
    if is_listed || is_cell || is_head {
        return Some(verdict::of_year(line, year));
    }
    if behind.starts_with('届') || behind.starts_with('级') && !behind.starts_with("级别") {
        let reason = "毕业生、学生的届别每年不同，请核对";
        return Some(Found::ask(year.range.clone(), Topic::Year, reason).becomes(proposal(line, year)));
    }
    is_named(line, year).then(|| verdict::of_name(line, year))
}

/// Whether digits without 年 belong to a name: 治违2023行动, “剑网2023”.
fn is_named(line: &Line<'_>, year: &Year) -> bool {
    const NOUNS: [&str; 14] = [
        "行动", "专项", "计划", "工程", "活动", "方案", "战役", "攻坚", "版", "系列", "大会", "论坛", "赛",
        "规划",
    ];
    let clause: String =
        line.behind(year.at.end).chars().take_while(|ch| !"，。；：、".contains(*ch)).take(10).collect();
    let is_joined = line.before(year.at.start).chars().next_back().is_some_and(|ch| ch >= '\u{4e00}');
    let is_measured = crate::quantity::figures(line.text).into_iter().any(|figure| {
        figure.numeral.start <= year.at.start
            && year.at.end <= figure.numeral.end
            && !figure.unit_range.is_empty()
    });
    let in_name =
        super::names::touches(&line.names, &year.at) || super::names::touches(&line.locked, &year.at);
    in_name || (!is_measured && is_joined && NOUNS.iter().any(|noun| clause.contains(noun)))
}

/// The text of a year moved on with the document.
pub(super) fn proposal(line: &Line<'_>, year: &Year) -> String {
    let rest = line.text.get(year.at.end..year.range.end).unwrap_or_default();
    format!("{}{rest}", write(line.rolled(year.numeral.year), year.numeral.digits))
}

/// A decision about a year, with what it would become when it is near the year of the document.
pub(super) fn decided(line: &Line<'_>, year: &Year, decision: Decision, reason: impl Into<String>) -> Found {
    let is_near = year.numeral.year.abs_diff(line.from) <= 1;
    Found {
        range: year.range.clone(),
        new: is_near.then(|| proposal(line, year)),
        topic: Topic::Year,
        decision,
        reason: reason.into(),
    }
}
