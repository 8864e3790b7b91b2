//! Rows (行): what the words of a row say of its numbers.
//!
//! Knows no numbers but those that number rows.

use crate::document::paragraph::label_at_start;
use crate::number::parse_numeral;

use super::column::without_brackets;

/// What total a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Total {
    /// 小计: of its group.
    Group,
    /// 合计, 总计: of everything above.
    Whole,
    /// 收入合计 among other totals: of what, the words do not tell.
    Unclear,
}

/// What the words of a row say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::check) struct RowWords {
    /// What the row is about, without its number and brackets; empty when it has no words.
    pub(in crate::check) label: String,
    /// The words as they stand, brackets included.
    pub(in crate::check) raw: String,
    /// What total it is.
    pub(in crate::check) total: Option<Total>,
    /// Whether it begins with 其中.
    pub(in crate::check) is_part: bool,
    /// How deep its number or its indent puts it, counted from 0; rows without either are at 0.
    pub(in crate::check) depth: u8,
}

const GROUPS: [&str; 1] = ["小计"];
const WHOLES: [&str; 6] = ["合计", "总计", "共计", "总和", "总数", "总额"];

/// Words before 合计 that mean the document's own organ.
const OWN: [&str; 8] = ["全街道", "街道", "全镇", "全乡", "全区", "全县", "全市", "本年"];

/// Words of a total of which something was taken away: 合计（已剔除重复）.
const REDUCED: [&str; 5] = ["重复", "去重", "剔除", "扣除", "不含"];

impl RowWords {
    /// Reads the cells before the first number, from left to right.
    pub(in crate::check) fn new(cells: &[&str]) -> Self {
        let bare: Vec<String> =
            cells.iter().map(|cell| without_brackets(cell)).filter(|cell| !cell.is_empty()).collect();
        let total = bare.iter().find_map(|cell| total(cell));
        let is_reduced = cells.iter().any(|cell| REDUCED.iter().any(|word| cell.contains(word)));
        let total = total.map(|total| if is_reduced { Total::Unclear } else { total });
        let words = cells.iter().rev().find(|cell| is_wordy(cell)).copied().unwrap_or("");
        let numbered = cells.iter().rev().find(|cell| !cell.trim().is_empty() && !is_wordy(cell));
        let label = without_brackets(words);
        let label_end = label_at_start(&label).filter(|(level, _)| *level != 5).map_or(0, |(_, end)| end);
        let label = label.get(label_end..).unwrap_or("");
        let (is_part, label) = match label.strip_prefix("其中") {
            Some(rest) => (true, rest.trim_start_matches(['：', ':'])),
            None => (false, label),
        };
        let indent = u8::from(words.starts_with([' ', '\u{3000}'])) * 8;
        let depth = indent + depth(words.trim_start(), numbered.map_or("", |cell| cell.trim()));
        Self { label: label.to_owned(), raw: words.trim().to_owned(), total, is_part, depth }
    }
}

fn total(cell: &str) -> Option<Total> {
    let cell = cell.trim_end_matches(['：', ':']);
    let of = |word: &&str| cell.strip_suffix(*word);
    if GROUPS.iter().find_map(of).is_some() {
        return Some(Total::Group);
    }
    if WHOLES.contains(&cell) {
        return Some(Total::Whole);
    }
    let before = WHOLES.iter().take(3).find_map(of)?;
    Some(if OWN.contains(&before) { Total::Whole } else { Total::Unclear })
}

/// Whether a cell holds words, not just a number that numbers the row.
fn is_wordy(cell: &str) -> bool {
    let words = without_brackets(cell);
    let is_number =
        |text: &str| text.chars().all(|ch| ch.is_ascii_digit() || "０１２３４５６７８９.-".contains(ch));
    !words.is_empty() && !is_number(&words) && parse_numeral(&words).is_none()
}

/// How deep 一、 or 1. puts a row; `numbered` is the cell of the number when it has one of its own.
fn depth(words: &str, numbered: &str) -> u8 {
    if parse_numeral(numbered).is_some() {
        return 1;
    }
    if !numbered.is_empty() {
        let is_below = numbered.trim_end_matches('.').contains(['.', '-']);
        return if numbered.starts_with(['（', '(']) { 2 } else { 3 + u8::from(is_below) };
    }
    label_at_start(words).filter(|(level, _)| *level != 5).map_or(0, |(level, _)| level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_totals_parts_and_depth() {
        let read = |cells: &[&str]| RowWords::new(cells);
        assert_eq!(read(&["合　计", ""]).total, Some(Total::Whole));
        assert_eq!(read(&["甲村小计"]).total, Some(Total::Group));
        assert_eq!(read(&["收入合计"]).total, Some(Total::Unclear));
        assert_eq!(read(&["统计数"]).total, None);
        assert!(read(&["其中：工业"]).is_part);
        assert_eq!(read(&["其中：工业"]).label, "工业");
        assert_eq!(read(&["3", "固定资产投资（亿元）"]).label, "固定资产投资");
        assert_eq!(read(&["一、工业投资"]).label, "工业投资");
        assert!(read(&["一", "工业"]).depth < read(&["1", "机械"]).depth);
        assert!(read(&["工业"]).depth < read(&["　机械"]).depth);
    }
}
