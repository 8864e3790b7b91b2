//! 构成比、之比不符: 三次产业结构为25∶45∶35 adds up to 105; 学生86400人，教师5760人，生师比为13∶1 where it is 15∶1.
//!
//! Why it matters: a ratio with colons is copied from a table and rarely computed again. A structure is of a hundred;
//! a ratio of two is of the two amounts right before it.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "composition",
    kind: Kind::Ratio,
    name: "构成比不符",
    summary: "“三次产业结构”等构成比各项之和不是100，或“生师比”等与前面两个数之比不符",
    scope: Scope::Line(check),
};

/// Signs between the terms of a ratio.
const SIGNS: [char; 3] = ['∶', '：', ':'];

/// A structure whose terms add up to more or less than this is none of a hundred.
const NEAR_HUNDRED: std::ops::RangeInclusive<i64> = 70..=130;

/// A term of a ratio is less than this.
const MOST: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// A ratio as it is written. The range counts bytes of the line.
struct Ratio {
    numbers: Vec<Decimal>,
    place: Range<usize>,
}

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if !line.text.contains(SIGNS) || !line.text.contains(['构', '比', '重']) {
        return;
    }
    for ratio in ratios(&line.text) {
        let before = line.text.get(..ratio.place.start).unwrap_or("");
        let clause = before.rsplit(['，', '。', '；']).next().unwrap_or("").trim_end_matches(LINKS);
        let found = match ratio.numbers.len() {
            2 if clause.ends_with('比') => of_two(line, &ratio),
            3.. if clause.ends_with("结构") || clause.ends_with("比重") || clause.ends_with("构成") => {
                of_hundred(&line.text, &ratio)
            }
            _ => None,
        };
        findings.extend(found);
    }
}

/// Words between a name and its ratio.
const LINKS: [char; 8] = ['为', '达', '到', '由', '调', '整', '优', '化'];

/// Every run of numbers with signs between.
fn ratios(text: &str) -> Vec<Ratio> {
    let mut ratios = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|ch: char| ch.is_ascii_digit()).map(|found| at + found) {
        let (mut numbers, mut end) = (Vec::new(), start);
        loop {
            let length =
                text[end..].bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
            let number = text[end..end + length].parse::<Decimal>().ok().filter(|number| *number < MOST);
            let Some(number) = number else { break };
            numbers.push(number);
            end += length;
            let sign = text[end..].chars().next().filter(|ch| SIGNS.contains(ch));
            let goes_on =
                |sign: char| text[end + sign.len_utf8()..].starts_with(|ch: char| ch.is_ascii_digit());
            let Some(sign) = sign.filter(|sign| goes_on(*sign)) else { break };
            end += sign.len_utf8();
        }
        if numbers.len() >= 2 {
            ratios.push(Ratio { numbers, place: start..end });
        }
        at = end.max(start + 1);
    }
    ratios
}

/// A structure of three and more that is none of a hundred.
fn of_hundred(text: &str, ratio: &Ratio) -> Option<Finding<Range<usize>>> {
    let sum: Decimal = ratio.numbers.iter().sum();
    // Each term is rounded.
    let places = ratio.numbers.iter().map(Decimal::scale).max()?;
    let most = Decimal::new(ratio.numbers.len().try_into().ok()?, places);
    let apart = (sum - Decimal::ONE_HUNDRED).abs();
    let is_structure = NEAR_HUNDRED.contains(&i64::try_from(sum.round()).ok()?);
    if !is_structure || apart < most {
        return None;
    }
    let quote = text.get(ratio.place.clone())?;
    let message = format!("“{quote}”各项相加为{sum}，不是100");
    let terms: Vec<String> = ratio.numbers.iter().map(Decimal::to_string).collect();
    let finding = Finding::new(&RULE, Severity::Warning, ratio.place.clone(), message);
    Some(finding.because(format!("{} = {sum}", terms.join(" + "))))
}

/// A ratio that the two amounts right before it do not give, either way round.
fn of_two(line: &LineFacts, ratio: &Ratio) -> Option<Finding<Range<usize>>> {
    let passage = Passage::new(line);
    let index = passage.terms.partition_point(|term| term.start() < ratio.place.start);
    let [first, second] = passage.terms.get(index.checked_sub(2)?..index)? else { return None };
    let gap = line.text.get(second.figure.range.end..ratio.place.start)?;
    let is_next = gap.matches('，').count() == 1 && !gap.contains(['。', '；']);
    let are_two = first.is_like(second) && second.clause - first.clause == 1 && first.part == second.part;
    let [one, other] = ratio.numbers[..] else { return None };
    if !is_next || !are_two || one.is_zero() || other.is_zero() {
        return None;
    }
    let fits = |first: &Term<'_>, second: &Term<'_>| {
        let value = first.value().checked_div(second.value()).and_then(|value| value.checked_mul(other));
        let step = Decimal::new(1, one.scale());
        value.is_none_or(|value| (value - one).abs() < step)
    };
    let turned = |one: Decimal, other: Decimal| {
        let value = second.value().checked_div(first.value()).and_then(|value| value.checked_mul(other));
        value.is_none_or(|value| (value - one).abs() < Decimal::new(1, one.scale()))
    };
    if fits(first, second) || turned(one, other) {
        return None;
    }
    let value = first.value().checked_div(second.value())?.round_dp(one.scale() + 2).normalize();
    let (a, b, quote) = (passage.quote(first), passage.quote(second), line.text.get(ratio.place.clone())?);
    let message = format!("“{quote}”与“{}”“{}”之比不符", passage.statement(first), passage.statement(second));
    let finding = Finding::new(&RULE, Severity::Warning, ratio.place.clone(), message)
        .against(passage.place(first))
        .against(passage.place(second));
    Some(finding.because(format!("{a} ÷ {b} = {value}")))
}
