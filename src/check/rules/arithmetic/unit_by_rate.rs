//! 单位与比率不符: 债券2.5亿元，已支出2.25万元，支出进度90%, which is that of 2.25亿元.
//!
//! Why it matters: 万 for 亿 is the costliest slip of the pen. A rate told beside two amounts shows it: they give the
//! rate once one of them has the other unit, and no two amounts of the sentence give it as they stand.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::relation::measure::{Bounds, is_share, prints_as};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "unit-by-rate",
    kind: Kind::Ratio,
    name: "单位与比率不符",
    summary: "“万”“亿”换过来，两个数就正好得出旁边的比率",
    scope: Scope::Line(check),
};

/// By how much 亿 is more than 万.
const TEN_THOUSAND: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// Least digits of a rate that is not met by chance.
const THREE_DIGITS: i128 = 100;

/// Words of a rate that is a change, a goal, or of another time or place.
const OTHER: [&str; 14] =
    ["增", "降", "升", "减", "提高", "回落", "同比", "环比", "上年", "去年", "目标", "高于", "低于", "由"];

/// Words of an amount that is no total.
const EACH: [&str; 8] = ["均", "每", "最高", "最低", "标准", "单价", "人次", "价格"];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let has_both = line.text.contains('万') && line.text.contains('亿');
    if line.figures.len() < 3 || !has_both || !line.text.contains(['率', '占', '度', '比', '面']) {
        return;
    }
    let passage = Passage::new(line);
    for index in 0..passage.terms.len() {
        findings.extend(Slip::of(&passage, index).and_then(|slip| slip.finding(&passage)));
    }
}

/// An amount whose unit is wrong, the other one, and the rate they should give.
struct Slip<'p, 'a> {
    wrong: &'p Term<'a>,
    other: &'p Term<'a>,
    rate: &'p Term<'a>,
    /// What stands for 万 or 亿.
    written: char,
    /// What should.
    meant: char,
    is_part: bool,
}

impl<'p, 'a> Slip<'p, 'a> {
    fn of(passage: &'p Passage<'a>, index: usize) -> Option<Self> {
        let rate = passage.terms.get(index).filter(|rate| rate.is_percent() && rate.is_exact())?;
        let clause = passage.clause_before(rate);
        if rate.value() <= Decimal::ZERO || OTHER.iter().any(|word| clause.contains(word)) {
            return None;
        }
        let amounts: Vec<&Term<'_>> = passage
            .sentence(rate)
            .filter(|term| term.is_amount() && term.is_exact() && term.start() < rate.start())
            .filter(|term| !term.is_led_by(&EACH))
            .collect();
        let pairs = || {
            amounts
                .iter()
                .flat_map(|part| amounts.iter().map(move |whole| (*part, *whole)))
                .filter(|(part, whole)| part.start() != whole.start() && part.is_like(whole))
        };
        if pairs().any(|(part, whole)| is_share(part, whole, rate.figure)) {
            return None;
        }
        // The amount right before the rate is one of the two.
        let nearest = amounts.last()?.start();
        let mut slips = pairs()
            .filter(|(part, whole)| [part.start(), whole.start()].contains(&nearest))
            .flat_map(|(part, whole)| [(part, whole, true), (whole, part, false)])
            .filter_map(|(wrong, other, is_part)| Self::read(passage, wrong, other, rate, is_part));
        let first = slips.next()?;
        // 万 for 亿 is what is written, where either would do.
        if first.written == '万' {
            Some(first)
        } else {
            slips.find(|slip| slip.written == '万').or(Some(first))
        }
    }

    fn read(
        passage: &Passage<'a>,
        wrong: &'p Term<'a>,
        other: &'p Term<'a>,
        rate: &'p Term<'a>,
        is_part: bool,
    ) -> Option<Self> {
        let unit = passage.text.get(wrong.figure.unit_range.clone())?;
        let written = unit.chars().next()?;
        let bounds = Bounds::of(wrong.figure);
        let scale = |value: Decimal, up: bool| {
            if up { value.checked_mul(TEN_THOUSAND) } else { value.checked_div(TEN_THOUSAND) }
        };
        let (meant, up) = match written {
            '万' => ('亿', true),
            '亿' => ('万', false),
            _ => return None,
        };
        let bounds = Bounds { low: scale(bounds.low, up)?, high: scale(bounds.high, up)? };
        let other_bounds = Bounds::of(other.figure);
        let ratio = if is_part { bounds.over(other_bounds)? } else { other_bounds.over(bounds)? };
        let value = scale(wrong.value(), up)?;
        let exact =
            if is_part { value.checked_div(other.value())? } else { other.value().checked_div(value)? };
        let is_long = rate.figure.number.mantissa() >= THREE_DIGITS;
        let is_met =
            is_long && prints_as(ratio, rate.figure) || exact.normalize() == rate.value().normalize();
        (is_met && exact <= Decimal::TWO).then_some(Self { wrong, other, rate, written, meant, is_part })
    }

    fn finding(&self, passage: &Passage<'_>) -> Option<Finding<Range<usize>>> {
        let unit = passage.text.get(self.wrong.figure.unit_range.clone())?;
        let number = passage.text.get(self.wrong.figure.numeral.clone())?;
        let right = unit.replacen(self.written, &self.meant.to_string(), 1);
        let (other, rate) = (passage.quote(self.other), passage.quote(self.rate));
        let message = format!(
            "“{}”与“{}”“{rate}”不符，像是把“{right}”写成了“{unit}”",
            passage.statement(self.wrong),
            passage.statement(self.other)
        );
        let amount = format!("{number}{right}");
        let (part, whole) = if self.is_part { (amount.as_str(), other) } else { (other, amount.as_str()) };
        let working = format!("{part} ÷ {whole} = {rate}");
        let fix = Fix::replace(format!("改为{amount}"), self.wrong.figure.unit_range.clone(), right);
        let finding = Finding::new(&RULE, Severity::Warning, passage.place(self.wrong), message)
            .against(passage.place(self.other))
            .against(passage.place(self.rate));
        Some(finding.because(working).fix(fix))
    }
}
