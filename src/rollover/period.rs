//! Periods and meetings that are counted: 十四五, 八五普法, 二十大, 三中全会, 75周年, 收官之年.

use std::ops::Range;

use crate::number::{format_numeral, parse_numeral};

use super::change::Topic;
use super::finder::{Found, Line, Setting};

/// Signs of Chinese numerals below a hundred.
const NUMERAL: &str = "一二三四五六七八九十";

/// Signs that stand for a number that was taken out.
const BLANKS: &str = "XxＸ×";

/// Words for a year's place in its period.
const PLACES_IN_PERIOD: [&str; 9] =
    ["之年", "关键一年", "关键的一年", "重要一年", "重要的一年", "第一年", "第二年", "第三年", "第四年"];

/// Finds the periods and meetings of a line.
pub(super) fn find(line: &Line<'_>, found: &mut Vec<Found>) {
    if matches!(line.setting, Setting::Date | Setting::Number) {
        return;
    }
    for (at, ch) in line.text.char_indices() {
        found.extend(match ch {
            '五' => five_years(line, at),
            '大' => congress(line, at),
            '中' => plenum(line, at),
            '周' => anniversary(line, at),
            _ => None,
        });
    }
    for word in PLACES_IN_PERIOD {
        for (at, _) in line.text.match_indices(word) {
            let reason = "一年在规划期里的位置每年不同，请核对";
            let two_before = line.before(at).char_indices().rev().nth(1).map_or(at, |(start, _)| start);
            let start = if word == "之年" { two_before } else { at };
            found.push(Found::ask(start..at + word.len(), Topic::Period, reason));
        }
    }
}

/// The numeral that ends at `end`, and where it starts.
fn numeral_before(text: &str, end: usize, signs: &str) -> Option<(usize, String)> {
    let before = text.get(..end)?;
    let start = before.trim_end_matches(|ch| signs.contains(ch)).len();
    (start < end).then(|| (start, before[start..].to_owned()))
}

/// 十四五 and “八五”普法, by the 五 they end with.
fn five_years(line: &Line<'_>, at: usize) -> Option<Found> {
    let (start, run) = numeral_before(line.text, at, NUMERAL)?;
    let number = u16::try_from(parse_numeral(&run)?).ok()?;
    let end = at + '五'.len_utf8();
    let behind = line.behind(end);
    if behind.starts_with(|ch| NUMERAL.contains(ch) || "百千万亿个".contains(ch)) {
        return None;
    }
    let unquoted = behind.trim_start_matches(['”', '’']);
    let is_law = ["普法", "法治宣传", "法制宣传"].iter().any(|word| unquoted.starts_with(word));
    if is_law && number < 20 {
        let quotes = behind.len() - unquoted.len();
        let quoted =
            if quotes > 0 && line.before(start).ends_with('“') { start - '“'.len_utf8() } else { start };
        let range = quoted..end + quotes + "普法".len();
        return Some(period(line, range, start..at, number, 2021 - 5 * 8, "普法规划"));
    }
    // 十一五 was the first of these plans; below are amounts.
    (run.chars().count() == 2 && (11..=19).contains(&number))
        .then(|| period(line, start..end, start..at, number, 2021 - 5 * 14, "五年规划"))
}

/// What becomes of period number `number` of five years, the one numbered zero having begun in `zero`.
fn period(
    line: &Line<'_>,
    range: Range<usize>,
    numeral: Range<usize>,
    number: u16,
    zero: u16,
    noun: &str,
) -> Found {
    let first = zero + 5 * number;
    let years = first..=first + 4;
    let told = format!("{first}—{}年的{noun}", first + 4);
    if !years.contains(&line.from) && *years.start() != line.from + 1 {
        return Found::keep(range, Topic::Period, format!("{told}，不在本年度，不变"));
    }
    if line.to <= *years.end() {
        return Found::keep(range, Topic::Period, format!("{told}，到{}年仍在期内，不变", line.to));
    }
    let next = number + (line.to - first) / 5;
    let head = line.text.get(range.start..numeral.start).unwrap_or_default();
    let tail = line.text.get(numeral.end..range.end).unwrap_or_default();
    let new = format!("{head}{}{tail}", format_numeral(u32::from(next)));
    Found::ask(range, Topic::Period, format!("{told}，{}年已是下一期，请核对", line.to)).becomes(new)
}

/// 党的二十大, 党的XX大, by the 大 they end with.
fn congress(line: &Line<'_>, at: usize) -> Option<Found> {
    let end = at + '大'.len_utf8();
    if let Some((start, _)) = numeral_before(line.text, at, BLANKS) {
        let start = line.before(start).ends_with("党的").then(|| start - "党的".len())?;
        let reason = "缺少届次，请补上，并核对是不是最近一次代表大会";
        return Some(Found::ask(start..end, Topic::Congress, reason));
    }
    let (start, run) = numeral_before(line.text, at, NUMERAL)?;
    let number = u16::try_from(parse_numeral(&run)?).ok()?;
    let is_named = line.before(start).ends_with("党的");
    let is_other = line.behind(end).starts_with(['类', '项', '件', '行', '工', '民', '重', '任', '片', '产']);
    if !(is_named || (17..=30).contains(&number) && !is_other) || !(12..=99).contains(&number) {
        return None;
    }
    let start = if is_named { start - "党的".len() } else { start };
    let held = 2022 + 5 * number - 100;
    let reason = if line.to >= held + 5 {
        format!("{}年时已开过更近的一次代表大会，请核对提法", line.to)
    } else {
        "代表大会的届次和提法，请核对今年的规范表述".to_owned()
    };
    Some(Found::ask(start..end, Topic::Congress, reason))
}

/// 二十届三中全会, 三中全会, by the 中 of 中全会.
fn plenum(line: &Line<'_>, at: usize) -> Option<Found> {
    if !line.behind(at).starts_with("中全会") {
        return None;
    }
    let signs = format!("{NUMERAL}{BLANKS}、");
    let (mut start, _) = numeral_before(line.text, at, &signs)?;
    if let Some(before) = line.before(start).strip_suffix('届') {
        start = numeral_before(line.text, before.len(), &signs).map_or(start, |(start, _)| start);
    }
    let reason = "全会每年不同，请核对是不是最近一次";
    Some(Found::ask(start..at + "中全会".len(), Topic::Congress, reason))
}

/// 75周年, by its 周.
fn anniversary(line: &Line<'_>, at: usize) -> Option<Found> {
    let end = at + "周年".len();
    if !line.behind(at).starts_with("周年") || line.setting == Setting::Title {
        return None;
    }
    let before = line.before(at);
    let start = before.trim_end_matches(|ch: char| ch.is_ascii_digit()).len();
    let reason = "周年每年不同，请核对";
    if start < at {
        let number: u32 = before.get(start..)?.parse().ok()?;
        let new = i64::from(number) + i64::from(line.to) - i64::from(line.from);
        return Some(Found::ask(start..end, Topic::Relative, reason).becomes(format!("{new}周年")));
    }
    let (start, _) = numeral_before(line.text, at, &format!("{NUMERAL}百"))?;
    Some(Found::ask(start..end, Topic::Relative, reason))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::rollover::change::Decision;

    fn one(text: &str, years: (u16, u16)) -> Option<(String, Decision, Option<String>)> {
        let line = Line::new(text, Setting::Prose, years, &BTreeSet::new());
        let mut found = Vec::new();
        find(&line, &mut found);
        found.pop().map(|found| (text[found.range].to_owned(), found.decision, found.new))
    }

    #[test]
    fn a_plan_period_is_asked_about_when_the_new_year_leaves_it() {
        let text = "落实“十四五”规划";
        assert_eq!(one(text, (2023, 2024)), Some(("十四五".into(), Decision::Keep, None)));
        assert_eq!(one(text, (2025, 2026)), Some(("十四五".into(), Decision::Ask, Some("十五五".into()))));
        assert_eq!(one("“十三五”期间", (2023, 2024)).map(|it| it.1), Some(Decision::Keep));
        let law = "开展“八五”普法";
        assert_eq!(one(law, (2024, 2025)).map(|it| it.1), Some(Decision::Keep));
        assert_eq!(
            one(law, (2025, 2026)),
            Some(("“八五”普法".into(), Decision::Ask, Some("“九五”普法".into())))
        );
        assert_eq!(one("三五个人", (2023, 2024)), None);
    }

    #[test]
    fn meetings_are_asked_about() {
        let quote = |text| one(text, (2023, 2024)).map(|it| it.0);
        assert_eq!(quote("学习党的二十大精神").as_deref(), Some("党的二十大"));
        assert_eq!(quote("学习党的XX大精神").as_deref(), Some("党的XX大"));
        assert_eq!(quote("二十届三中全会精神").as_deref(), Some("二十届三中全会"));
        assert_eq!(quote("十大民生实事"), None);
        assert_eq!(quote("二十大类"), None);
        assert_eq!(quote("成立75周年").as_deref(), Some("75周年"));
        assert_eq!(quote("规划收官之年").as_deref(), Some("收官之年"));
    }
}
