//! 时段数与全年数不符: 1—9月完成投资36.2亿元 beside 全年完成35.5亿元; 1—9月14.7亿元 and 第四季度6.8亿元 beside 全年20.5亿元.
//!
//! Why it matters: the figures of a part of the year are in the file already when the year's are put in, and stay as
//! they were typed in October. A part is no more than the whole, and two parts that make up the year add up to it.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::partition::{List, Partition, Verdict};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::check::statement::longest_common;
use crate::quantity::months;

use super::report::sum_finding;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "part-of-year",
    kind: Kind::Order,
    name: "时段数与全年数不符",
    summary: "前几个月的数大于全年的数，或与余下月份之和不等于全年的数",
    scope: Scope::Line(check),
};

/// Months of a year.
const YEAR: (u8, u8) = (1, 12);

/// Most characters of a clause that tells nothing but the time: 1至9月.
const LONGEST_TIME: usize = 8;

/// Most characters of a noun behind its amount.
const LONGEST_NOUN: usize = 4;

/// Both parts miss the year by at most one in so many.
const NEAR: i64 = 5;

/// How many times more than its year a part of it may be said to be, to be a slip and not another thing.
const MOST_OVER: Decimal = Decimal::TEN;

/// Words of the clause of a figure that is no sum over the time.
const OTHER: [&str; 12] =
    ["同比", "比", "较", "增", "减", "计划", "目标", "预计", "平均", "均", "上年", "去年"];

/// Words that tell nothing of what is counted.
const FILLERS: [&str; 14] =
    ["全年", "完成", "实现", "达到", "累计", "合计", "其中", "为", "达", "的", "在", "共", "约", "第"];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 2 || !line.text.contains("全年") {
        return;
    }
    let passage = Passage::new(line);
    let spans: Vec<Spanned<'_, '_>> =
        passage.terms.iter().filter_map(|term| Spanned::of(&passage, term)).collect();
    for part in spans.iter().filter(|part| part.months != YEAR && part.months.0 == 1) {
        let mut years = spans.iter().filter(|year| year.months == YEAR && year.is_beside(part));
        let Some(year) = years.next().filter(|_| years.next().is_none()) else { continue };
        let rest = spans.iter().find(|rest| rest.months == (part.months.1 + 1, 12) && rest.is_beside(part));
        // 全年接待入境游客3万人次: what is many times less is another thing.
        let is_near = year.term.value().checked_mul(MOST_OVER).is_some_and(|most| part.term.value() < most);
        if part.term.value() > year.term.value() && is_near {
            findings.push(exceeding(&passage, part.term, year.term));
        } else if let Some(rest) = rest {
            let parts = vec![part.term, rest.term];
            let partition = Partition { whole: year.term, parts, list: List::Unsaid };
            if partition.is_near_miss(NEAR) {
                findings.push(sum_finding(&RULE, &passage, &partition, Verdict::Doubtful));
            }
        }
    }
}

/// An amount of some months of the year.
struct Spanned<'p, 'a> {
    term: &'p Term<'a>,
    /// First and last month.
    months: (u8, u8),
    /// What is counted, as far as its clause tells.
    name: String,
}

impl<'p, 'a> Spanned<'p, 'a> {
    /// `None` when the clause of an amount does not tell its months.
    fn of(passage: &Passage<'a>, term: &'p Term<'a>) -> Option<Self> {
        let clause = passage.clause_before(term);
        let is_sum = term.is_exact() && term.is_amount() && !OTHER.iter().any(|word| clause.contains(word));
        // 1至9月，限额以上销售额…: the time may stand in a clause of its own.
        let before = passage.text.get(..term.clause_start)?.trim_end_matches('，');
        let before = before.rsplit(['，', '。', '；', '：']).next().unwrap_or("");
        let is_time = before.chars().count() <= LONGEST_TIME && before.ends_with(['月', '度', '年']);
        let said = |text: &str| if text.contains("全年") { Some(YEAR) } else { months(text) };
        let told = said(clause).or_else(|| said(before).filter(|_| is_time)).filter(|_| is_sum)?;
        // 全年完成的35.5亿元投资: the noun may stand behind.
        let behind: String = term.tail.chars().take(LONGEST_NOUN).collect();
        let mut name = format!("{}{behind}", clause.rsplit(['月', '度']).next().unwrap_or(""));
        for word in FILLERS {
            name = name.replace(word, "");
        }
        Some(Self { term, months: told, name })
    }

    /// Whether both can be of one thing: like amounts near each other, one of which bears no name or a like one.
    fn is_beside(&self, other: &Self) -> bool {
        let is_near = self.term.sentence.abs_diff(other.term.sentence) <= 1;
        let is_bare = self.name.chars().count() < 2 || other.name.chars().count() < 2;
        let is_one = is_bare && self.term.sentence == other.term.sentence
            || longest_common(&self.name, &other.name) >= 2;
        is_near && is_one && self.term.is_like(other.term) && self.term.bracket == other.term.bracket
    }
}

fn exceeding(passage: &Passage<'_>, part: &Term<'_>, year: &Term<'_>) -> Finding<Range<usize>> {
    let (small, large) = (passage.statement(year), passage.statement(part));
    let message = format!("“{large}”只是一段时间的数，却大于全年的“{small}”");
    Finding::new(&RULE, Severity::Warning, passage.place(part), message)
        .against(passage.place(year))
        .because(format!("{} > {}", passage.quote(part), passage.quote(year)))
}
