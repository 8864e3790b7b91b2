//! What becomes of a year that is written out, by what stands around it.
//!
//! The year the document is about and the one after it are rolled where the text speaks of them; a name, a period,
//! history and a distant aim keep theirs; a certain day or month is asked about, for only a person knows what
//! happened then.

use super::change::{Decision, Topic};
use super::finder::{Found, Line, Setting};
use super::names::touches;
use super::years::{Form, Year, decided, proposal};

/// Words before last year's number that make it what this year is compared with.
const COMPARISONS: [&str; 9] = ["比", "较", "同", "与", "和", "高于", "低于", "多于", "超过"];

/// Words before a year in which something came to be.
const FOUNDED_IN: [&str; 8] = ["成立于", "始建于", "建于", "创建于", "创办于", "组建于", "设立于", "建成于"];

/// Words behind a year since which something exists.
const FOUNDED: [&str; 7] = ["成立", "组建", "建成", "挂牌", "开园", "投产", "实施"];

/// A year alone.
pub(super) fn of_year(line: &Line<'_>, year: &Year) -> Found {
    if touches(&line.locked, &year.at) || touches(&line.names, &year.at) {
        return of_name(line, year);
    }
    match line.setting {
        Setting::Number => of_document_number(line, year),
        Setting::Date => of_own_date(line, year),
        Setting::Title | Setting::Heading | Setting::HeaderCell => of_heading(line, year),
        Setting::Prose | Setting::Plan | Setting::Cell => of_prose(line, year),
    }
}

/// A year in a name.
pub(super) fn of_name(line: &Line<'_>, year: &Year) -> Found {
    let reason = if touches(&line.locked, &year.at) {
        "这个名称已锁定，年份不变"
    } else {
        "名称、引文或文件题目里的年份，不随年度变化"
    };
    Found { topic: Topic::Name, ..decided(line, year, Decision::Keep, reason) }
}

/// The year of a document number: 〔2023〕5号.
pub(super) fn of_document_number(line: &Line<'_>, year: &Year) -> Found {
    let (decision, reason) = if line.setting == Setting::Number {
        (Decision::Ask, "本文的发文字号要按新文件重新编号")
    } else {
        (Decision::Keep, "文号里的年份，文件没有变，年份也不变")
    };
    Found { topic: Topic::Name, ..decided(line, year, decision, reason) }
}

fn of_own_date(line: &Line<'_>, year: &Year) -> Found {
    match year.numeral.year.checked_sub(line.from) {
        Some(0 | 1) => decided(line, year, Decision::Roll, "成文日期的年份随文件更新，月日请再核对"),
        _ => decided(line, year, Decision::Ask, "日期的年份与文件不符，请核对"),
    }
}

fn of_heading(line: &Line<'_>, year: &Year) -> Found {
    match i32::from(year.numeral.year) - i32::from(line.from) {
        0 => decided(line, year, Decision::Roll, "标题里的本年度"),
        1 => decided(line, year, Decision::Roll, "标题里的下一年度"),
        -1 => decided(line, year, Decision::Roll, "标题里的上一年度"),
        _ => decided(line, year, Decision::Keep, "往年或远期的年份，不随年度变化"),
    }
}

fn of_prose(line: &Line<'_>, year: &Year) -> Found {
    let clause = clause_before(line, year.range.start);
    let behind = line.behind(year.range.end);
    let delta = i32::from(year.numeral.year) - i32::from(line.from);
    if delta < -1 {
        return decided(line, year, Decision::Keep, "往年的事，年份不变");
    }
    if delta > 1 {
        return decided(line, year, Decision::Keep, "远期目标的年份，不变");
    }
    if FOUNDED_IN.iter().any(|word| clause.ends_with(word)) || is_foundation(line, year) {
        return decided(line, year, Decision::Keep, "成立或建成的年份，不变");
    }
    if let Some(found) = cut_off(line, year) {
        return found;
    }
    if year.form == Form::Months {
        return asked(line, year, "数据的统计时段，请确认新的起止月份");
    }
    if year.form == Form::Day {
        return match delta {
            -1 => decided(line, year, Decision::Keep, "上一年发生的事，年份不变"),
            _ => asked(line, year, "具体到月日的事，请确认今年是否还有、在什么时候"),
        };
    }
    if names_place_in_period(behind) {
        return asked(line, year, "这一年在规划期里的位置每年不同，请核对整句");
    }
    let is_since = clause.ends_with(['自', '从']);
    match delta {
        -1 if COMPARISONS.iter().any(|word| clause.ends_with(word)) => {
            decided(line, year, Decision::Roll, "与上一年比较，比较的年份随之更新，数据要换")
        }
        -1 => asked(line, year, "提到上一年的事，请确认是否还要写"),
        0 if is_since && (behind.starts_with('起') || behind.starts_with("以来")) => {
            asked(line, year, "起始年份，请确认是不是年年都写的本年")
        }
        0 if behind.starts_with('前') || behind.starts_with("以前") || behind.starts_with("之前") => {
            asked(line, year, "期限的年份，请确认")
        }
        0 => decided(line, year, Decision::Roll, "说的是本年度的事"),
        _ => decided(line, year, Decision::Roll, "说的是下一年度的打算"),
    }
}

/// A year range: 2021—2025年.
pub(super) fn of_range(line: &Line<'_>, first: &Year, second: &Year) -> Found {
    let range = first.range.start..second.range.end;
    let between = line.text.get(first.at.end..second.at.start).unwrap_or_default();
    let is_name = touches(&line.locked, &range) || touches(&line.names, &range);
    let is_pair =
        second.numeral.year - first.numeral.year == 1 && first.numeral.year.abs_diff(line.from) <= 1;
    if is_name || !is_pair {
        let reason = if is_name {
            "名称里的年份，不随年度变化"
        } else {
            "规划或方案的起止年份，不变"
        };
        return Found::keep(range, Topic::Period, reason);
    }
    let new = format!(
        "{}{between}{}",
        super::numeral::write(line.rolled(first.numeral.year), first.numeral.digits),
        proposal(line, second)
    );
    if line.setting == Setting::Title {
        let reason = "标题里的年度".to_owned();
        return Found { range, new: Some(new), topic: Topic::Year, decision: Decision::Roll, reason };
    }
    Found::ask(range, Topic::Year, "跨年度的时段，请确认新的起止年份").becomes(new)
}

/// A year behind 截至 or 截止, the word included.
fn cut_off(line: &Line<'_>, year: &Year) -> Option<Found> {
    let before = line.before(year.range.start);
    let word = ["截至到", "截止到", "截至", "截止"].into_iter().find(|word| before.ends_with(word))?;
    let start = year.range.start - word.len();
    let tail = super::months::tail(line.text, year.range.end);
    let range = start..tail;
    let new = format!("{word}{}{}", proposal(line, year), line.text.get(year.range.end..tail)?);
    Some(Found::ask(range, Topic::Months, "数据的截止时间，请确认新的截止时间").becomes(new))
}

/// Whether something came to be in this year and has existed since: 自2023年5月成立以来, 2023年建成的.
fn is_foundation(line: &Line<'_>, year: &Year) -> bool {
    let behind: String =
        line.behind(year.range.end).chars().take_while(|ch| !"，。；：".contains(*ch)).take(14).collect();
    FOUNDED.iter().any(|word| {
        behind.find(word).is_some_and(|at| {
            let rest = &behind[at + word.len()..];
            rest.starts_with("以来") || rest.starts_with("之初")
        })
    })
}

/// Whether a clause says what place the year has in its period: 是“十四五”规划的收官之年.
fn names_place_in_period(behind: &str) -> bool {
    let clause: String = behind.chars().take_while(|ch| !"，。；：".contains(*ch)).take(60).collect();
    clause.starts_with('是') && (clause.ends_with("之年") || clause.ends_with("一年"))
}

fn asked(line: &Line<'_>, year: &Year, reason: &str) -> Found {
    decided(line, year, Decision::Ask, reason)
}

/// The clause before a byte.
fn clause_before<'a>(line: &Line<'a>, at: usize) -> &'a str {
    let before = line.before(at);
    before.rfind(['，', '。', '；', '：']).map_or(before, |mark| before.get(mark + 3..).unwrap_or_default())
}
