//! 所辖数目不一: 下辖4个村 here, 辖区5个村 there.
//!
//! Why it matters: how many villages an organ has is known to every reader. A part may be smaller than the whole
//! (在3个村试点), so a count that is not said of the whole is reported only when it is larger.

use std::ops::Range;

use rust_decimal::Decimal;

use super::super::facts::Facts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::grouped::{Grouped, Member, Pair, Way};
use super::super::key::key_of;
use super::super::manuscript::Span;
use super::super::relation::slip::is_digit_slip;
use super::super::rule::{Rule, Scope};
use super::super::statement::Statement;
use super::super::view::View;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "whole-count-conflict",
    kind: Kind::SameIndicator,
    name: "所辖数目不一",
    summary: "下辖的村、社区、居委等数目在两处不同",
    scope: Scope::Grouped(Grouped { ways: &[Way { keys, pairs }], tell }),
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
    statement: Statement<'a>,
    part: &'static str,
    claim: Claim,
    number: Decimal,
    /// The figure with its noun.
    range: Range<usize>,
}

/// What is counted, by its name.
fn keys(view: &View<'_>, line: usize) -> Vec<(u64, Member)> {
    let Some(text) = view.lines.get(line).map(|line| &line.text) else { return Vec::new() };
    let counts = view.statements(line).filter_map(|statement| count(text, statement));
    counts.map(|count| (key_of(count.part), count.member())).collect()
}

fn pairs(view: &View<'_>, members: &[Member]) -> Vec<Pair> {
    let counts: Vec<Count<'_>> = members.iter().filter_map(|member| Count::new(view, *member)).collect();
    let is_whole = |(_, count): &(usize, &Count<'_>)| count.claim == Claim::Whole;
    // The first two are enough: one of them is not the count that is compared.
    let wholes: Vec<(usize, &Count<'_>)> = counts.iter().enumerate().filter(is_whole).take(2).collect();
    let conflict = |(index, one): (usize, &Count<'_>)| {
        let (at, whole) = wholes.iter().find(|(at, _)| *at != index)?;
        let is_rival = match one.claim {
            Claim::Whole => one.number != whole.number && *at < index,
            Claim::All => one.number != whole.number,
            Claim::Some => one.number > whole.number,
            Claim::Area => false,
        };
        (is_rival && !one.statement.is_beside(&whole.statement)).then(|| one.against(whole))
    };
    let conflicts = counts.iter().enumerate().filter_map(conflict);
    by_area(&counts).into_iter().chain(conflicts).collect()
}

/// 服务全县211个村（社区）, 覆盖全县212个村（社区）: one digit of three apart, both are said of the same places.
fn by_area(counts: &[Count<'_>]) -> Vec<Pair> {
    let all: Vec<&Count<'_>> = counts.iter().filter(|count| count.claim == Claim::Area).collect();
    let rival = |(index, one): (usize, &&Count<'_>)| {
        let is_rival = |other: &&&Count<'_>| {
            let [figure, rival] = [one, other].map(|count| &count.statement.mention.figure);
            is_digit_slip(figure, rival.value())
        };
        Some(one.against(all[..index].iter().find(is_rival)?))
    };
    all.iter().enumerate().filter_map(rival).collect()
}

impl<'a> Count<'a> {
    fn new(view: &View<'a>, member: Member) -> Option<Self> {
        let statement = Statement::new(view, member.line(), member.item())?;
        count(&view.lines.get(member.line())?.text, statement)
    }

    fn member(&self) -> Member {
        Member::new(self.statement.span.line, self.statement.index)
    }

    fn against(&self, right: &Self) -> Pair {
        let severity = if self.claim == Claim::Whole { Severity::Error } else { Severity::Warning };
        Pair { wrong: self.member(), right: right.member(), severity: Some(severity) }
    }
}

fn tell(facts: &Facts<'_>, pairs: &[Pair], findings: &mut Vec<Finding<Span>>) {
    let view = facts.view();
    findings.extend(pairs.iter().filter_map(|pair| {
        let (one, whole) = (Count::new(&view, pair.wrong)?, Count::new(&view, pair.right)?);
        Some(finding(&view, &one, &whole, pair.severity?))
    }));
}

fn finding(view: &View<'_>, one: &Count<'_>, whole: &Count<'_>, severity: Severity) -> Finding<Span> {
    let span = |count: &Count<'_>| {
        let line = &view.lines[count.statement.span.line].text;
        Span { end: count.range.end, ..count.statement.shown(line) }
    };
    let (here, there) = (span(one), span(whole));
    let (bad, good) = (view.text(&here), view.text(&there));
    let message = format!("此处说“{bad}”，另一处说“{good}”，数目不一致");
    let numeral = |count: &Count<'_>| {
        Span::new(count.statement.span.line, count.statement.mention.figure.numeral.clone())
    };
    let text = |count: &Count<'_>| view.text(&numeral(count)).to_owned();
    Finding::new(&RULE, severity, here, message)
        .against(there)
        .fix(Fix::replace(format!("此处改为{}", text(whole)), numeral(one), text(whole)))
        .fix(Fix::replace(format!("另一处改为{}", text(one)), numeral(whole), text(one)))
}

/// Reads what is counted and how much is claimed; `None` when it is no part of the document's organ.
fn count<'a>(line: &str, statement: Statement<'a>) -> Option<Count<'a>> {
    use crate::quantity::{Approximation, Dimension};
    let figure = &statement.mention.figure;
    let number = figure.number;
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
        return Some(Count { statement, part, claim: Claim::Whole, number, range });
    }
    let unit_start = if word == "个" { figure.range.end } else { figure.unit_range.start };
    let behind = line.get(unit_start..)?;
    let (noun, part) = PARTS.iter().find(|(noun, _)| behind.starts_with(noun))?;
    let rest = &behind[noun.len()..];
    let is_of_area = |area: &&str| clause.ends_with(*area);
    if AREAS.iter().any(is_of_area) && figure.number >= Decimal::ONE_HUNDRED {
        let range = figure.range.start..unit_start + noun.len();
        return Some(Count { statement, part, claim: Claim::Area, number, range });
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
    Some(Count { statement, part, claim, number, range })
}
