//! 所辖数目不一: 下辖4个村 here, 辖区5个村 there.
//!
//! Why it matters: how many villages an organ has is known to every reader. A part may be smaller than the whole
//! (在3个村试点), so a count that is not said of the whole is reported only when it is larger.

use std::ops::Range;

use rust_decimal::Decimal;

use super::super::facts::Facts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::manuscript::Span;
use super::super::relation::slip::is_digit_slip;
use super::super::rule::{Rule, Scope};
use super::super::statement::Statement;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "whole-count-conflict",
    kind: Kind::SameIndicator,
    name: "所辖数目不一",
    summary: "下辖的村、社区、居委等数目在两处不同",
    scope: Scope::Document(check),
};

/// What an organ consists of, longest first, with the name it is compared by.
const PARTS: &[(&str, &str)] = &[
    ("行政村", "村"),
    ("村民小组", "村民组"),
    ("村民组", "村民组"),
    ("自然村", "自然村"),
    ("居民委员会", "居委"),
    ("居委会", "居委"),
    ("居委", "居委"),
    ("社区", "社区"),
    ("乡镇", "乡镇"),
    ("党支部", "党支部"),
    ("街道", "街道"),
    ("村", "村"),
    ("镇", "镇"),
    ("乡", "乡"),
];

/// What makes another noun of a part: 村民, 社区医院, 镇区.
const LONGER: &str = "民级医卫工干干两庄集容居医学卫文服务广公警党团干组支网书代主矫养食便（(、和及";

/// Areas of which all such places are counted.
const AREAS: [&str; 6] = ["覆盖全县", "服务全县", "覆盖全区", "服务全区", "覆盖全市", "服务全市"];

/// How much a count claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Claim {
    /// 下辖4个村, 下设9个社区.
    Whole,
    /// 4个村全部…, 全部4个村.
    All,
    /// 服务全县211个村.
    Area,
    /// 4个村.
    Some,
}

struct Count<'a> {
    statement: &'a Statement<'a>,
    part: &'static str,
    claim: Claim,
    number: Decimal,
    /// The figure with its noun.
    range: Range<usize>,
}

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    let ledger = facts.ledger();
    let counts: Vec<Count<'_>> = ledger
        .statements
        .iter()
        .filter_map(|statement| count(&facts.lines[statement.span.line].text, statement))
        .collect();
    by_area(facts, &counts, findings);
    for (index, one) in counts.iter().enumerate() {
        let whole = counts
            .iter()
            .enumerate()
            .find(|(at, whole)| *at != index && whole.claim == Claim::Whole && whole.part == one.part);
        let Some((at, whole)) = whole else { continue };
        let is_rival = match one.claim {
            Claim::Whole => one.number != whole.number && at < index,
            Claim::All => one.number != whole.number,
            Claim::Some => one.number > whole.number,
            Claim::Area => false,
        };
        if is_rival && !one.statement.is_beside(whole.statement) {
            findings.push(finding(facts, one, whole));
        }
    }
}

/// 服务全县211个村（社区）, 覆盖全县212个村（社区）: one digit of three apart, both are said of the same places.
fn by_area(facts: &Facts<'_>, counts: &[Count<'_>], findings: &mut Vec<Finding<Span>>) {
    let all: Vec<&Count<'_>> = counts.iter().filter(|count| count.claim == Claim::Area).collect();
    for (index, one) in all.iter().enumerate() {
        let is_rival = |other: &&&Count<'_>| {
            let [figure, rival] = [one, other].map(|count| &count.statement.mention.figure);
            other.part == one.part && is_digit_slip(figure, rival.value())
        };
        if let Some(other) = all[..index].iter().find(is_rival) {
            findings.push(finding(facts, one, other));
        }
    }
}

fn finding(facts: &Facts<'_>, one: &Count<'_>, whole: &Count<'_>) -> Finding<Span> {
    let span = |count: &Count<'_>| {
        let line = &facts.lines[count.statement.span.line].text;
        Span { end: count.range.end, ..count.statement.shown(line) }
    };
    let (here, there) = (span(one), span(whole));
    let (bad, good) = (facts.manuscript.text(&here), facts.manuscript.text(&there));
    let message = format!("此处说“{bad}”，另一处说“{good}”，数目不一致");
    let severity = if one.claim == Claim::Whole { Severity::Error } else { Severity::Warning };
    let numeral = |count: &Count<'_>| {
        Span::new(count.statement.span.line, count.statement.mention.figure.numeral.clone())
    };
    let text = |count: &Count<'_>| facts.manuscript.text(&numeral(count)).to_owned();
    Finding::new(&RULE, severity, here, message)
        .against(there)
        .fix(Fix::replace(format!("此处改为{}", text(whole)), numeral(one), text(whole)))
        .fix(Fix::replace(format!("另一处改为{}", text(one)), numeral(whole), text(one)))
}

/// Reads what is counted and how much is claimed; `None` when it is no part of the document's organ.
fn count<'a>(line: &str, statement: &'a Statement<'a>) -> Option<Count<'a>> {
    use crate::quantity::{Approximation, Dimension};
    let figure = &statement.mention.figure;
    let Dimension::Count(word) = &figure.unit.dimension else { return None };
    let is_plain = figure.approximation == Approximation::Exact && figure.upper.is_none();
    if !is_plain || statement.subject.is_some() || statement.is_plan {
        return None;
    }
    let clause = line.get(..figure.range.start)?;
    let clause = clause.rsplit(['，', '。', '；', '：']).next().unwrap_or("");
    if let Some(named) = clause.strip_suffix("总数") {
        let (_, part) = PARTS.iter().find(|(noun, _)| named.ends_with(noun))?;
        let range = figure.range.clone();
        return Some(Count { statement, part, claim: Claim::Whole, number: figure.number, range });
    }
    let unit_start = if word == "个" { figure.range.end } else { figure.unit_range.start };
    let behind = line.get(unit_start..)?;
    let (noun, part) = PARTS.iter().find(|(noun, _)| behind.starts_with(noun))?;
    let rest = &behind[noun.len()..];
    let is_of_area = |area: &&str| clause.ends_with(*area);
    if AREAS.iter().any(is_of_area) && figure.number >= Decimal::ONE_HUNDRED {
        let range = figure.range.start..unit_start + noun.len();
        return Some(Count { statement, part, claim: Claim::Area, number: figure.number, range });
    }
    if rest.starts_with(|ch| LONGER.contains(ch)) && !rest.starts_with('、') {
        return None;
    }
    if ["全区", "全县", "全市", "全省", "周边", "兄弟", "其他", "外"].iter().any(|word| clause.contains(word))
        && !clause.contains('辖')
    {
        return None;
    }
    let is_whole = clause.contains('辖') || clause.ends_with("下设");
    let is_all = clause.is_empty() && (rest.starts_with("全部") || rest.starts_with("全覆盖"))
        || ["全部", "所有"].iter().any(|word| clause.ends_with(word));
    let claim = if is_whole {
        Claim::Whole
    } else if is_all {
        Claim::All
    } else {
        Claim::Some
    };
    let range = figure.range.start..unit_start + noun.len();
    Some(Count { statement, part, claim, number: figure.number, range })
}
