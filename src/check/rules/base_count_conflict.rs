//! 基数前后不一: 21个服务站中，有6个… here, 建成服务站20个 there.
//!
//! Why it matters: whoever says how many among some things are so has counted them before; the count must be that one.
//! A count that differs in one digit from every other count of the same things is a count that was not updated.

use std::collections::HashMap;
use std::ops::Range;

use crate::quantity::{Apart, Approximation, Digits, Dimension, Figure};

use super::super::facts::{Facts, LineFacts};
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::manuscript::Span;
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "base-count-conflict",
    kind: Kind::SameIndicator,
    name: "基数前后不一",
    summary: "“某某个什么中”的总数与别处所说的总数差一位数字",
    scope: Scope::Anchored { anchors: |line| bases(line).next().is_some(), check },
};

/// Shortest and longest name of things among which some are counted.
const NAME: std::ops::RangeInclusive<usize> = 3..=10;

/// Words between a name and its count: 服务站共有20个.
const TOTALS: [&str; 8] = ["总数达", "总数为", "总数", "共有", "达到", "共", "达", "为"];

/// Words before a name of which it is only a part: what was added or is planned.
const PARTS: [&str; 14] = [
    "新", "增", "剩余", "其中", "计划", "力争", "改造", "提升", "示范", "培训", "招聘", "退出", "未", "首批",
];

/// A count and the line it stands in.
type Counted<'a> = (usize, &'a Figure);

/// Counts by their dimension and the last two characters of the words before them.
type Totals<'a> = HashMap<(&'a Dimension, String), Vec<Counted<'a>>>;

fn check(facts: &Facts<'_>, anchors: &[usize], findings: &mut Vec<Finding<Span>>) {
    if anchors.is_empty() {
        return;
    }
    let totals = totals(facts);
    for &index in anchors {
        for (figure, name) in facts.lines.get(index).into_iter().flat_map(|line| bases(line)) {
            let key = (&figure.unit.dimension, ending(name));
            let Some(named) = totals.get(&key) else { continue };
            findings.extend(judge(facts, (index, figure), name, named));
        }
    }
}

/// The counts of a line that are the base of what follows, with the names of the things.
fn bases(line: &LineFacts) -> impl Iterator<Item = (&Figure, &str)> {
    let counts = line.figures.iter().filter(|figure| is_count(figure));
    counts.filter_map(|figure| Some((figure, base_name(&line.text, figure)?)))
}

fn is_count(figure: &Figure) -> bool {
    let is_exact = figure.approximation == Approximation::Exact && figure.upper.is_none();
    is_exact && matches!(figure.unit.dimension, Dimension::Count(_)) && figure.is_whole_count()
}

/// What is counted, when the count is the base of what follows: 服务站 in 21个服务站中，.
fn base_name<'a>(text: &'a str, figure: &Figure) -> Option<&'a str> {
    let behind = text.get(figure.range.end..)?;
    // 服务中心 has the character too, so the last one before the mark counts.
    let name = behind.split('，').next()?.strip_suffix('中')?;
    let is_name = NAME.contains(&name.chars().count())
        && !name.contains(|ch: char| ch.is_ascii_digit() || "，。；：、的“”".contains(ch));
    let before = text.get(..figure.range.start)?;
    let begins =
        before.is_empty() || before.ends_with(['，', '。', '；', '：', '县', '区', '镇', '市', '有']);
    (is_name && begins).then_some(name)
}

/// The words before a count, without those that say it is a total.
fn words_before<'a>(text: &'a str, figure: &Figure) -> &'a str {
    let before = text.get(..figure.range.start).unwrap_or("");
    let clause = before.rsplit(['，', '。', '；', '：', '、']).next().unwrap_or("");
    TOTALS.iter().find_map(|word| clause.strip_suffix(word)).unwrap_or(clause)
}

fn ending(words: &str) -> String {
    let start = words.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    words.get(start..).unwrap_or("").to_owned()
}

fn totals<'a>(facts: &Facts<'a>) -> Totals<'a> {
    let mut totals = Totals::new();
    for (index, line) in facts.lines.iter().enumerate() {
        for figure in line.figures.iter().filter(|figure| is_count(figure)) {
            let words = words_before(&line.text, figure);
            if words.chars().count() >= *NAME.start() {
                totals.entry((&figure.unit.dimension, ending(words))).or_default().push((index, figure));
            }
        }
    }
    totals
}

fn judge(
    facts: &Facts<'_>,
    (index, base): Counted<'_>,
    name: &str,
    named: &[Counted<'_>],
) -> Option<Finding<Span>> {
    let is_total = |(line, figure): &&Counted<'_>| {
        let words = words_before(&facts.lines[*line].text, figure);
        *line != index
            && words.strip_suffix(name).is_some_and(|rest| !PARTS.iter().any(|part| rest.contains(part)))
    };
    let mut totals = named.iter().filter(is_total);
    let (line, total) = totals.next()?;
    let is_single = totals.all(|(_, other)| other.number == total.number);
    if !is_single || !is_digit_apart(base, total) {
        return None;
    }
    let place = |line: usize, range: Range<usize>| Span::new(line, range);
    let here = place(index, base.range.start..base.range.end + name.len());
    let lead = facts.lines[*line].text[..total.range.start].rfind(name).unwrap_or(total.range.start);
    let there = place(*line, lead..total.range.end);
    let numeral =
        |line: usize, figure: &Figure| facts.manuscript.text(&place(line, figure.numeral.clone())).to_owned();
    let (bad, good) = (numeral(index, base), numeral(*line, total));
    let message = format!(
        "此处说“{}”，另一处说“{}”，数目不一致",
        facts.manuscript.text(&here),
        facts.manuscript.text(&there)
    );
    Some(
        Finding::new(&RULE, Severity::Warning, here, message)
            .against(there)
            .fix(Fix::replace(format!("此处改为{good}"), place(index, base.numeral.clone()), good))
            .fix(Fix::replace(format!("另一处改为{bad}"), place(*line, total.numeral.clone()), bad)),
    )
}

/// Whether two numbers of at least two digits differ in one of them, or have two neighbouring ones exchanged.
fn is_digit_apart(one: &Figure, other: &Figure) -> bool {
    let (one, other) = (Digits::of(one), Digits::of(other));
    one.len() >= 2 && matches!(one.apart(&other), Apart::One | Apart::Exchanged { neighbours: true })
}
