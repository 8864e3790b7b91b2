//! 平均数不符: 开讲座15场，听众2400人次，平均每场140人次 where 2400 ÷ 15 is 160.
//!
//! Why it matters: an average stands beside its total and its count. When any total and count of the paragraph give
//! it, the rule is silent.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::measure::{Bounds, in_unit_of, printed, prints_as, quotient};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::quantity::Dimension;

use super::report::{change, with_fix};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "average-mismatch",
    kind: Kind::Ratio,
    name: "平均数不符",
    summary: "人均、村均、平均每期等与总数除以个数不符",
    scope: Scope::Line(check),
};

/// Words of averages and the measure words of what they are averages over.
const OVER: &[(&str, &[&str])] = &[
    ("人均", &["人", "人次"]),
    ("户均", &["户"]),
    ("班均", &["班", "个"]),
    ("生均", &["人"]),
    ("村均", &["村", "个"]),
    ("校均", &["所", "个"]),
    ("场均", &["场"]),
    ("次均", &["次"]),
    ("件均", &["件"]),
    ("店均", &["家", "个"]),
    ("企均", &["家"]),
];

/// Measure words that begin 每个警务室.
const MEASURES: &[&str] =
    &["个", "名", "位", "所", "家", "户", "支", "村", "场", "期", "件", "次", "座", "台"];

/// Words of averages that are measured, not computed from the figures beside them.
const MEASURED: &[&str] = &[
    "人均可支配",
    "人均纯收入",
    "人均收入",
    "人均公园",
    "人均消费",
    "人均预期",
    "人均绿地",
    "人均住房",
    "人均寿命",
    "人均GDP",
    "人均生产总值",
];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 || !line.text.contains('均') {
        return;
    }
    let passage = Passage::new(line);
    for (index, average) in passage.terms.iter().enumerate() {
        let clause = passage.clause_before(average);
        let is_average = average.is_exact() && average.is_amount();
        if !is_average || MEASURED.iter().any(|word| clause.contains(word)) {
            continue;
        }
        let Some(over) = counted_by(average) else { continue };
        if let Some(finding) = judge(&passage, index, &over) {
            findings.push(finding);
        }
    }
}

/// The measure words of what an average is over: 场 of 平均每场160人次.
fn counted_by(average: &Term<'_>) -> Option<Vec<String>> {
    let lead = average.lead;
    if let Some(at) = lead.rfind("平均每") {
        let word = lead.get(at + "平均每".len()..)?.trim_end_matches(['为', '达', '约', '到']);
        let unit = MEASURES.iter().find(|unit| word.starts_with(*unit)).copied().unwrap_or(word);
        let is_short = (1..=3).contains(&unit.chars().count());
        return is_short
            .then(|| vec![if matches!(unit, "名" | "位") { "人".into() } else { unit.into() }]);
    }
    let (word, over) = OVER.iter().find(|(word, _)| lead.contains(word))?;
    let rest = lead.get(lead.rfind(word)? + word.len()..)?;
    (rest.chars().count() <= 4).then(|| over.iter().map(|&word| word.to_owned()).collect())
}

fn judge(passage: &Passage<'_>, index: usize, over: &[String]) -> Option<Finding<Range<usize>>> {
    let average = passage.terms.get(index)?;
    let is_count = |term: &&Term<'_>| {
        let word = match &term.figure.unit.dimension {
            Dimension::Count(word) => word,
            _ => return false,
        };
        over.contains(word) && term.is_exact() && term.value() > rust_decimal::Decimal::ONE
    };
    let before = &passage.terms[..index];
    let gives = |total: &Term<'_>, count: &Term<'_>| {
        let ratio = Bounds::of(total.figure).over(Bounds::of(count.figure));
        ratio.is_some_and(|ratio| prints_as(ratio, average.figure))
    };
    let counts: Vec<&Term<'_>> = passage.terms.iter().filter(is_count).collect();
    let totals = passage.terms.iter().filter(|term| term.is_like(average) && term.start() != average.start());
    if totals.clone().any(|total| counts.iter().any(|count| gives(total, count))) {
        return None;
    }
    let in_sentence = |term: &&Term<'_>| term.sentence == average.sentence;
    // 观众7300余人次，场均152人: the total is approximate, so no other amount of people is it.
    let is_visits = |term: &&Term<'_>| term.figure.unit.dimension == Dimension::Count("人次".into());
    let nearest =
        |term: &&Term<'_>| term.figure.unit.dimension == average.figure.unit.dimension || is_visits(term);
    let total = before.iter().filter(in_sentence).rfind(nearest)?;
    let total = Some(total).filter(|total| total.is_like(average) && total.part == average.part)?;
    let mut near =
        before.iter().filter(in_sentence).filter(is_count).filter(|count| count.start() != total.start());
    let count = near.next()?;
    // Further counts may only be parts of the first.
    let is_clear = near
        .all(|part| part.value() < count.value() && passage.between(count, part).contains("其中"))
        && total.value() > average.value();
    is_clear.then(|| finding(passage, average, total, count)).flatten()
}

fn finding(
    passage: &Passage<'_>,
    average: &Term<'_>,
    total: &Term<'_>,
    count: &Term<'_>,
) -> Option<Finding<Range<usize>>> {
    let value = quotient(total, count)?;
    let unit = passage.text.get(average.figure.unit_range.clone())?;
    let message = format!(
        "“{}”与“{}”“{}”不符，按后者应为{}{unit}",
        passage.statement(average),
        passage.statement(total),
        passage.statement(count),
        printed(value, average.figure)?,
    );
    let working = format!(
        "{} ÷ {} = {}{unit}",
        passage.quote(total),
        passage.quote(count),
        in_unit_of(value, average.figure)
    );
    let finding = Finding::new(&RULE, Severity::Warning, passage.place(average), message)
        .against(passage.place(total))
        .against(passage.place(count))
        .because(working);
    Some(with_fix(finding, change(passage, average, value)))
}
