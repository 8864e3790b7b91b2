//! Columns (栏): what the heading of a column says of its numbers.
//!
//! Words of tables in general; knows no cells.

use crate::quantity::{Dimension, Unit, year_before};

use super::amount::unit;

/// What the numbers of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Tells {
    /// 序号, 单位, 备注, 排名: nothing that is counted.
    Nothing,
    /// 年度目标
    Target,
    /// 完成情况, 本年
    Actual,
    /// 上年
    LastYear,
    /// 同比增长
    Growth,
    /// 完成率
    Completion,
    /// 占比
    Share,
    /// 合计 of columns beside it.
    Total,
    /// Something else: 户数, 投资.
    Other,
}

/// A column.
#[derive(Debug, Clone)]
pub(in crate::check) struct Column {
    /// Its heading without brackets and white space.
    pub(in crate::check) name: String,
    /// The heading above its own; empty when there is none.
    pub(in crate::check) above: String,
    /// What its numbers are.
    pub(in crate::check) tells: Tells,
    /// The unit in the brackets of its heading.
    pub(in crate::check) unit: Option<Unit>,
    /// The year its heading names.
    pub(in crate::check) year: Option<i32>,
    /// Whether it is for some months only: 1—9月完成.
    pub(in crate::check) is_partial: bool,
}

/// Headings of columns that number, name or judge rows.
const NOTHING: [&str; 20] = [
    "序号",
    "编号",
    "单位",
    "计量单位",
    "备注",
    "排名",
    "名次",
    "位次",
    "年份",
    "电话",
    "联系电话",
    "责任单位",
    "时限",
    "完成时限",
    "完成时间",
    "日期",
    "时间",
    "得分",
    "分值",
    "权重",
];

/// Words of a column whose numbers do not add up.
const NO_AMOUNTS: [&str; 19] = [
    "%", "％", "‰", "率", "比例", "指数", "单价", "均", "标准", "年龄", "排名", "位次", "环比", "浓度",
    "单产", "亩产", "每", "涉及", "覆盖",
];

/// Whole headings of a total.
const TOTALS: [&str; 8] = ["合计", "总计", "共计", "小计", "总额", "总数", "总和", "总量"];

impl Column {
    /// Reads the headings of a column from top to bottom; `year` is the document's.
    pub(in crate::check) fn new(headings: &[&str], year: Option<i32>) -> Self {
        let whole: String = headings.concat();
        let words = without_brackets(&whole);
        let names: Vec<String> = headings
            .iter()
            .map(|heading| without_brackets(heading))
            .filter(|name| !name.is_empty())
            .collect();
        let (name, above) = match names.as_slice() {
            [] => (String::new(), String::new()),
            [above @ .., own] => (own.clone(), above.concat()),
        };
        let percent = ["%", "％"].iter().find(|sign| name.ends_with(**sign)).and_then(|sign| unit(sign));
        let unit = headings.iter().rev().find_map(|heading| bracketed_unit(heading)).or(percent);
        let is_percent = unit.as_ref().is_some_and(|unit| unit.dimension == Dimension::Percent);
        let tells = tells(&name, &words, year);
        let tells = if is_percent && tells == Tells::Other { Tells::Share } else { tells };
        Self {
            name,
            above,
            tells,
            unit,
            year: told_year(&words),
            is_partial: words.contains(['月', '季']) || words.contains("半年"),
        }
    }

    /// Whether the numbers of the column can be added.
    pub(in crate::check) fn adds_up(&self) -> bool {
        let is_amount = matches!(
            self.tells,
            Tells::Target | Tells::Actual | Tells::LastYear | Tells::Total | Tells::Other
        );
        let name = format!("{}{}", self.above, self.name);
        let is_percent = self.unit.as_ref().is_some_and(|unit| unit.dimension == Dimension::Percent);
        is_amount && !is_percent && !NO_AMOUNTS.iter().any(|word| name.contains(word))
    }

    /// Whether it is a part of its neighbour: 其中：女.
    pub(in crate::check) fn is_part(&self) -> bool {
        ["其中", "含"].iter().any(|word| self.name.starts_with(word) || self.above.contains(word))
    }
}

fn tells(name: &str, words: &str, year: Option<i32>) -> Tells {
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let told = told_year(words);
    let before = told.zip(year).is_some_and(|(told, year)| told + 1 == year);
    let is_other_year = told.is_some() && !before && told != year;
    let is_before = before || has(&["上年", "去年", "上一年", "上期"]);
    let is_target = has(&["目标", "任务", "计划", "预期", "预算"]) && !has(&["完成", "实际", "执行"]);
    if NOTHING.contains(&name) {
        Tells::Nothing
    } else if has(&["完成率", "完成比例", "完成百分比"]) || has(&["完成"]) && has(&["%", "％", "进度"])
    {
        if is_before || is_other_year { Tells::Share } else { Tells::Completion }
    } else if has(&["占比", "比重"]) || name.starts_with('占') && name.ends_with("比例") {
        Tells::Share
    } else if has(&["增长", "增幅", "增速", "同比", "增减", "升降"]) {
        Tells::Growth
    } else if TOTALS.contains(&name) {
        Tells::Total
    } else if is_other_year || is_before && is_target || has(&["未完成", "结转", "剩余", "差额"]) {
        Tells::Other
    } else if is_before {
        Tells::LastYear
    } else if is_target {
        Tells::Target
    } else if has(&["完成", "实际", "实绩", "实现", "达到", "本年", "今年", "本期", "全年", "决算", "执行"])
        || told.is_some()
        || ["数值", "数量", "金额", "累计"].contains(&name)
    {
        Tells::Actual
    } else {
        Tells::Other
    }
}

/// The year a heading names.
pub(in crate::check) fn told_year(words: &str) -> Option<i32> {
    words.match_indices('年').find_map(|(at, _)| year_before(words, at))
}

/// A heading without white space and what stands in brackets.
pub(in crate::check) fn without_brackets(heading: &str) -> String {
    let mut depth = 0usize;
    let mut words = String::new();
    for ch in heading.chars().filter(|ch| !ch.is_whitespace()) {
        match ch {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => words.push(ch),
            _ => {}
        }
    }
    words
}

/// The unit in the brackets of a heading: 投资（万元）.
pub(in crate::check) fn bracketed_unit(heading: &str) -> Option<Unit> {
    let heading: String = heading.chars().filter(|ch| !ch.is_whitespace()).collect();
    let inner = heading.split(['（', '(']).skip(1).filter_map(|rest| rest.split(['）', ')']).next());
    inner
        .map(|inner| inner.strip_prefix("单位：").unwrap_or(inner))
        .find_map(|word| if word.is_empty() { None } else { unit(word) })
}

/// The unit a line above a table names: 单位：万元.
pub(in crate::check) fn announced_unit(line: &str) -> Option<Unit> {
    let line: String = line.chars().filter(|ch| !ch.is_whitespace()).collect();
    let (before, named) = line.split_once("单位：").or_else(|| line.split_once("单位:"))?;
    // 填报单位 is an office.
    if !before.is_empty() && !before.ends_with(['（', '(', '，', '；']) && !before.ends_with("计量") {
        return None;
    }
    let word = named.split(['）', ')', '，', '；']).next()?;
    if word.is_empty() { None } else { unit(word) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_tell_what_the_numbers_are() {
        for (heading, expected) in [
            ("年度目标", Tells::Target),
            ("全年任务（万元）", Tells::Target),
            ("2024年计划", Tells::Other),
            ("上年目标", Tells::Other),
            ("完成情况", Tells::Actual),
            ("目标完成数", Tells::Actual),
            ("2023年", Tells::Actual),
            ("2022年", Tells::LastYear),
            ("完成率（%）", Tells::Completion),
            ("比上年增长", Tells::Growth),
            ("占比", Tells::Share),
            ("合 计", Tells::Total),
            ("序号", Tells::Nothing),
            ("户数", Tells::Other),
        ] {
            assert_eq!(Column::new(&[heading], Some(2023)).tells, expected, "{heading}");
        }
    }

    #[test]
    fn units_stand_in_brackets_or_above() {
        let column = Column::new(&["投资（万元）"], None);
        assert_eq!(column.unit, unit("万元"));
        assert_eq!(column.name, "投资");
        assert_eq!(announced_unit("（单位：万元）"), unit("万元"));
        assert_eq!(announced_unit("单位：万元、人"), None);
        assert_eq!(announced_unit("填报单位：街道"), None);
    }
}
