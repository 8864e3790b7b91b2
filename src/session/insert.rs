//! Insertion helpers (插入): symbols, marks, dates and percentages that are hard to type, as data.
//!
//! Knows no clock: the date is given.

use jiff::civil::Date;

use crate::number::{Decimal, format_numeral};

/// Something to insert at the caret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insertion {
    /// What it is called in the menu.
    pub label: String,
    /// What is inserted.
    pub text: String,
    /// Where the caret goes, in bytes from the start of the text.
    pub caret: usize,
}

impl Insertion {
    /// An insertion with the caret after it.
    fn new(label: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { label: label.into(), caret: text.len(), text }
    }

    /// Two marks with the caret between them.
    fn pair(name: &str, marks: &str) -> Self {
        let first = marks.chars().next().map_or(0, char::len_utf8);
        Self { label: format!("{name} {marks}"), text: marks.into(), caret: first }
    }
}

/// A titled group of insertions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InsertionGroup {
    /// What the group is called.
    pub title: &'static str,
    /// Its members, in the order they are offered.
    pub members: Vec<Insertion>,
}

/// Everything that can be inserted on the day `today`.
pub fn insertions(today: Date) -> Vec<InsertionGroup> {
    vec![
        InsertionGroup { title: "成对标点", members: pairs() },
        InsertionGroup { title: "标点与符号", members: symbols() },
        InsertionGroup { title: "带圈数字", members: circled_numbers() },
        InsertionGroup { title: "列举", members: enumerations() },
        InsertionGroup { title: "日期", members: dates(today) },
    ]
}

/// Brackets and quotes in pairs.
fn pairs() -> Vec<Insertion> {
    let pairs =
        [("双引号", "“”"), ("单引号", "‘’"), ("书名号", "《》"), ("圆括号", "（）"), ("六角括号", "〔〕")];
    pairs.map(|(name, marks)| Insertion::pair(name, marks)).into()
}

/// Marks and signs.
fn symbols() -> Vec<Insertion> {
    let symbols = [
        ("破折号", "——"),
        ("一字线", "—"),
        ("省略号", "……"),
        ("间隔号", "·"),
        ("摄氏度", "℃"),
        ("平方米", "㎡"),
        ("千分号", "‰"),
        ("乘号", "×"),
    ];
    symbols.map(|(name, sign)| Insertion::new(format!("{name} {sign}"), sign)).into()
}

/// ① to ⑳.
fn circled_numbers() -> Vec<Insertion> {
    ('①'..='⑳').map(|number| Insertion::new(number, number)).collect()
}

/// Frames of enumerations, the caret where the first item goes.
fn enumerations() -> Vec<Insertion> {
    let frame = |last: u32| {
        let items: Vec<String> = (1..=last).map(|number| format!("{}是", format_numeral(number))).collect();
        let label = items.iter().map(|item| format!("{item}…")).collect::<String>();
        Insertion { label, text: items.join("；") + "。", caret: items[0].len() }
    };
    [2, 3, 4, 5].map(frame).into()
}

/// A date in the forms official documents use (GB/T 9704-2012 §7.3.5.4, GB/T 15835-2011).
pub fn dates(date: Date) -> Vec<Insertion> {
    let (year, month, day) = (date.year(), date.month().unsigned_abs(), date.day().unsigned_abs());
    let han = |number: u8| format_numeral(number.into());
    let han_year: String = year.to_string().chars().map(han_digit).collect();
    [
        format!("{year}年{month}月{day}日"),
        format!("{month}月{day}日"),
        format!("{year}年{month}月"),
        format!("{han_year}年{}月{}日", han(month), han(day)),
        format!("截至{year}年{month}月{day}日"),
        format!("1—{month}月"),
    ]
    .into_iter()
    .filter(|form| form != "1—1月")
    .map(|form| Insertion::new(form.clone(), form))
    .collect()
}

/// A digit of a year in hanzi; zero is 〇.
fn han_digit(digit: char) -> char {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    digit.to_digit(10).and_then(|value| DIGITS.get(value as usize)).copied().unwrap_or(digit)
}

/// What percentage `part` is of `whole`, such as 48.88%: rounded half up to two digits, zeros at the end left
/// out. `None` when either is no plain number or the whole is zero.
pub fn percentage(part: &str, whole: &str) -> Option<String> {
    let share = Decimal::parse(part)?.percent_of(Decimal::parse(whole)?, 2)?;
    Some(format!("{}%", share.trimmed()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_caret_goes_where_writing_goes_on() {
        let all = insertions(date(2025, 12, 1));
        let members: Vec<&Insertion> = all.iter().flat_map(|group| &group.members).collect();
        assert!(members.iter().all(|member| member.text.is_char_boundary(member.caret)));
        let caret = |text: &str| members.iter().find(|member| member.text == text).unwrap().caret;
        assert_eq!((caret("〔〕"), caret("℃"), caret("一是；二是；三是。")), (3, 3, 6));
        assert_eq!(
            members.iter().filter(|member| ('①'..='⑳').any(|n| member.text == n.to_string())).count(),
            20
        );
        let labels: std::collections::HashSet<&str> = members.iter().map(|m| m.label.as_str()).collect();
        assert_eq!(labels.len(), members.len());
    }

    #[test]
    fn dates_take_the_forms_of_official_documents() {
        let forms = |date| dates(date).into_iter().map(|date| date.text).collect::<Vec<_>>();
        let december = forms(date(2025, 12, 1));
        for form in ["2025年12月1日", "12月1日", "二〇二五年十二月一日", "1—12月"] {
            assert!(december.contains(&form.to_string()), "{form}");
        }
        assert_eq!(forms(date(2030, 1, 20))[3], "二〇三〇年一月二十日");
    }

    #[test]
    fn a_percentage_is_exact() {
        assert_eq!(percentage("1,286.4", "2632").as_deref(), Some("48.88%"));
        assert_eq!(percentage("1", "2").as_deref(), Some("50%"));
        assert_eq!(percentage("3", "0"), None);
        assert_eq!(percentage("三", "4"), None);
    }
}
