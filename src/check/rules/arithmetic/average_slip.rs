//! 平均数疑有笔误: 22个司法所…，…宣讲88场，每所6场 where 88 is 22 × 4.
//!
//! Why it matters: an average is told in many ways: 摊到每亩, 一处隐患点配2人, 各有5名. What is left out of it is the
//! arithmetic: a total before it that a count before it divides without remainder, and a quotient that differs from
//! the average in one digit, in two exchanged or in its unit, show the slip whatever the words.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::measure::in_unit_of;
use crate::check::relation::slip::{is_digit_slip, is_unit_slip, transpositions};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::quantity::{Dimension, Figure};

use super::report::{change, with_fix};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "average-slip",
    kind: Kind::Ratio,
    name: "平均数疑有笔误",
    summary: "“每个、一处、各有”多少与前面的总数、个数差一位数字",
    scope: Scope::Line(check),
};

/// Measure words of what an average is over, as they follow 每 or 一.
const MEASURES: [&str; 28] = [
    "个", "名", "人", "位", "所", "家", "户", "支", "村", "场", "期", "件", "次", "座", "台", "亩", "处",
    "部", "组", "站", "批", "镇", "乡", "校", "条", "辆", "份", "公里",
];

/// Most characters between 每个 and the average.
const REACH: usize = 9;

/// Fewest things over which an average is told.
const FEWEST: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// Words of a tariff, a limit or another time, and what other rules look at.
const OTHER: [&str; 16] = [
    "标准",
    "不少于",
    "不低于",
    "不超过",
    "至少",
    "最高",
    "每人每",
    "每天",
    "每日",
    "每月",
    "每年",
    "每周",
    "上年",
    "力争",
    "达到每",
    "按每",
];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 || !["每", "一", "均", "各"].iter().any(|word| line.text.contains(word)) {
        return;
    }
    let passage = Passage::new(line);
    for (index, average) in passage.terms.iter().enumerate() {
        if !average.is_exact() || !average.is_amount() {
            continue;
        }
        let Some(over) = Over::of(&passage, average) else { continue };
        let months = if is_monthly(average.lead) { MONTHS } else { Decimal::ONE };
        if let Some((total, count, wanted)) = mistyped(&passage, index, &over, months) {
            findings.push(finding(&passage, average, (total, count), (wanted, months)));
        }
    }
}

/// 月人均400元, 人均每月400元: the total is of a year.
fn is_monthly(lead: &str) -> bool {
    let lead = lead.trim_end_matches(['为', '达', '约']);
    lead.ends_with("月人均") || lead.ends_with("人均每月") || lead.ends_with("每人每月平均")
}

/// Months of a year.
const MONTHS: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

/// What an average is over, as far as its words tell.
enum Over<'a> {
    /// 每个, 一处: things counted by this measure word.
    Measure(&'a str),
    /// 案均, 校均: things named by this character.
    Noun(char),
    /// 各有, 平均: whatever is counted before.
    Any,
}

impl<'a> Over<'a> {
    /// `None` when the words before an amount do not say that each of something has it.
    fn of(passage: &Passage<'a>, average: &Term<'a>) -> Option<Self> {
        if is_monthly(average.lead) {
            return Some(Self::Noun('人'));
        }
        let clause = passage.clause_before(average);
        if OTHER.iter().any(|word| clause.contains(word)) {
            return None;
        }
        let lead = average.lead;
        let measure = ["每", "一"].iter().find_map(|word| {
            let (_, rest) = lead.rsplit_once(word)?;
            let measure = MEASURES.into_iter().find(|measure| rest.starts_with(measure))?;
            (rest.chars().count() <= REACH).then_some(measure)
        });
        if let Some(measure) = measure {
            return Some(Self::Measure(measure));
        }
        if lead.ends_with("各") || lead.ends_with("各有") || lead.ends_with("各配") {
            return Some(Self::Any);
        }
        let noun = lead.trim_end_matches(['为', '达', '约']).strip_suffix('均')?.chars().next_back()?;
        match noun {
            '平' => Some(Self::Any),
            '年' | '月' | '日' | '季' | '周' | '天' => None,
            noun => Some(Self::Noun(noun)),
        }
    }

    /// Whether a count can be of what the average is over.
    fn counts(&self, count: &Term<'_>) -> bool {
        let Dimension::Count(unit) = &count.figure.unit.dimension else { return false };
        let is_beside =
            |noun: char| count.lead.ends_with(noun) || count.tail.chars().take(6).any(|ch| ch == noun);
        match self {
            Self::Measure("名" | "人" | "位") => ["名", "人", "位", "人次"].contains(&unit.as_str()),
            Self::Measure(measure) => {
                unit.starts_with(measure) || measure.chars().next().is_some_and(is_beside)
            }
            Self::Noun('案') => ["件", "起", "宗", "份"].contains(&unit.as_str()),
            Self::Noun(noun) => unit.starts_with(*noun) || is_beside(*noun),
            Self::Any => true,
        }
    }
}

/// The total and the count that give another average, and that average; `None` when some give this one.
fn mistyped<'p, 'a>(
    passage: &'p Passage<'a>,
    index: usize,
    over: &Over<'_>,
    months: Decimal,
) -> Option<(&'p Term<'a>, &'p Term<'a>, Decimal)> {
    let (before, rest) = passage.terms.split_at(index);
    let average = rest.first()?;
    let near = |term: &&Term<'_>| {
        average.sentence.abs_diff(term.sentence) <= 1
            && term.is_exact()
            && term.is_amount()
            && term.value() >= FEWEST
    };
    let total = before.iter().rev().filter(near).find(|total| is_totalled(total.figure, average.figure))?;
    let is_next = total.part == average.part && average.clause - total.clause <= 2;
    let counts: Vec<&Term<'_>> = passage
        .terms
        .iter()
        .filter(near)
        .filter(|count| count.start() != total.start() && count.start() < average.start())
        .filter(|count| over.counts(count))
        .collect();
    let each = |count: &Term<'_>| total.value().checked_div(count.value().checked_mul(months)?);
    let gives = |count: &&Term<'_>| {
        each(count).is_some_and(|value| (value - average.value()).abs() < average.figure.step())
    };
    if !is_next || counts.iter().any(gives) {
        return None;
    }
    let mut slips = counts.iter().filter_map(|count| {
        let value = each(count).filter(|value| is_whole(*value, average.figure))?;
        is_slip(average.figure, value).then_some((*count, value))
    });
    let (count, wanted) = slips.next().or_else(|| {
        // The total itself may be mistyped.
        counts.iter().find_map(|count| {
            let wanted = count.value().checked_mul(average.value())?.checked_mul(months)?;
            let is_exchanged = transpositions(total.figure).any(|value| value == wanted);
            (is_exchanged && total.figure.number.mantissa() >= 100).then_some((*count, each(count)?))
        })
    })?;
    slips.all(|(_, other)| other == wanted).then_some((total, count, wanted))
}

/// Whether an amount can be the total of what each has: of the same kind, 人次 for 人.
fn is_totalled(total: &Figure, average: &Figure) -> bool {
    match (&total.unit.dimension, &average.unit.dimension) {
        (Dimension::Count(total), Dimension::Count(each)) => {
            total == each || total.strip_suffix('次').is_some_and(|word| word == each)
        }
        (total, each) => total == each,
    }
}

/// Whether a value has no more decimals than the average.
fn is_whole(value: Decimal, like: &Figure) -> bool {
    value
        .checked_div(like.unit.factor)
        .is_some_and(|number| number.normalize().scale() <= like.number.scale())
}

fn is_slip(average: &Figure, wanted: Decimal) -> bool {
    is_digit_slip(average, wanted) || is_unit_slip(average, wanted)
}

fn finding(
    passage: &Passage<'_>,
    average: &Term<'_>,
    (total, count): (&Term<'_>, &Term<'_>),
    (wanted, months): (Decimal, Decimal),
) -> Finding<Range<usize>> {
    let unit = passage.text.get(average.figure.unit_range.clone()).unwrap_or("");
    let value = format!("{}{unit}", in_unit_of(wanted, average.figure));
    let message = format!(
        "“{}”与“{}”“{}”不符，按后者应为{value}",
        passage.statement(average),
        passage.statement(total),
        passage.statement(count),
    );
    let per = if months == MONTHS { " ÷ 12" } else { "" };
    let working = format!("{} ÷ {}{per} = {value}", passage.quote(total), passage.quote(count));
    let finding = Finding::new(&RULE, Severity::Warning, passage.place(average), message)
        .against(passage.place(total))
        .against(passage.place(count))
        .because(working);
    with_fix(finding, change(passage, average, wanted))
}
