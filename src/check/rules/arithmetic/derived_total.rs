//! 推算总数不符: 总产值比上年的16.92亿元多1.44亿元，其中竹木业8.25亿元，占49.4% where 8.25 ÷ 18.36 is 44.9%.
//!
//! Why it matters: where only last year's amount and the change are told, this year's is their sum. Shares, parts and
//! daily averages behind them are of it, though it is written nowhere in the sentence.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::measure::{Bounds, in_unit_of, printed, prints_as};
use crate::check::relation::slip::{is_digit_slip, is_unit_slip};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::report::{change, with_fix};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "derived-total",
    kind: Kind::Ratio,
    name: "推算总数不符",
    summary: "只写了上年数和增减数时，其后的占比、日均、分项与推算出的今年数不符",
    scope: Scope::Line(check),
};

/// Days of a year.
const DAYS: u32 = 365;

/// This year's amount, with what it is reckoned from.
struct Derived<'p, 'a> {
    passage: &'p Passage<'a>,
    base: &'p Term<'a>,
    step: &'p Term<'a>,
    /// Whether it is less than last year's.
    is_less: bool,
    total: Bounds,
    /// The amounts and shares of the sentence behind the change.
    behind: &'p [Term<'a>],
}

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 || !line.text.contains(['比', '较']) {
        return;
    }
    let passage = Passage::new(line);
    for index in 1..passage.terms.len() {
        if let Some(derived) = derived(&passage, index) {
            findings.extend(derived.share().into_iter().chain(derived.daily()).chain(derived.step()));
        }
    }
}

/// 比上年的16.92亿元多1.44亿元, where no amount of the year stands before.
fn derived<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<Derived<'p, 'a>> {
    let [base, step] = passage.terms.get(index.checked_sub(1)?..=index)? else { return None };
    let clause = passage.clause_before(base);
    let told = clause.rsplit(['比', '较']).next()?;
    let is_base = told.len() < clause.len()
        && ["上年的", "去年的", "上年同期的", "去年同期的"].contains(&told)
        && base.clause == step.clause
        && base.is_like(step);
    let is_less = ["少", "减少", "下降", "降低"].contains(&step.lead.trim_end_matches('了'));
    let is_more = ["多", "增加", "增长", "上升"].contains(&step.lead.trim_end_matches('了'));
    let is_alone = || passage.sentence(base).all(|term| term.start() >= base.start() || !term.is_like(base));
    if !is_base || !(is_less || is_more) || !is_alone() {
        return None;
    }
    let (amount, by) = (Bounds::of(base.figure), Bounds::of(step.figure));
    let total = if is_less { amount.minus(by)? } else { amount.plus(by)? };
    let end = passage.terms.partition_point(|term| term.sentence <= base.sentence);
    Some(Derived { passage, base, step, is_less, total, behind: passage.terms.get(index + 1..end)? })
}

impl<'p, 'a> Derived<'p, 'a> {
    fn value(&self) -> Option<Decimal> {
        let (base, step) = (self.base.value(), self.step.value());
        if self.is_less { base.checked_sub(step) } else { base.checked_add(step) }
    }

    /// 其中竹木业8.25亿元，占49.4%: the first share of the list.
    fn share(&self) -> Option<Finding<Range<usize>>> {
        let at = self.behind.iter().position(|term| term.is_like(self.base))?;
        let [part, share] = self.behind.get(at..at + 2)? else { return None };
        let is_share = share.is_percent()
            && share.is_exact()
            && matches!(share.lead, "占" | "占比" | "占比为" | "占总量的" | "占总数的")
            && self.passage.between(self.step, part).contains("其中");
        let ratio = Bounds::of(part.figure).over(self.total)?;
        let right = part.value().checked_div(self.value()?)?;
        let is_wrong = is_share && !prints_as(ratio, share.figure) && is_digit_slip(share.figure, right);
        is_wrong.then(|| self.told(share, part, right)).flatten()
    }

    /// 日均清运598.4吨.
    fn daily(&self) -> Option<Finding<Range<usize>>> {
        let mean = self.behind.iter().find(|term| {
            term.is_like(self.base) && term.lead.trim_start_matches("平均").starts_with("日均")
        })?;
        let over = |days: u32| {
            let days = Decimal::from(days);
            Some(Bounds { low: self.total.low.checked_div(days)?, high: self.total.high.checked_div(days)? })
        };
        let right = self.value()?.checked_div(Decimal::from(DAYS))?;
        let is_given =
            [DAYS, DAYS + 1].into_iter().filter_map(over).any(|value| prints_as(value, mean.figure));
        (!is_given && is_digit_slip(mean.figure, right)).then(|| self.told(mean, mean, right)).flatten()
    }

    /// 多1.44万元 for 1.44亿元: the parts behind tell the total.
    fn step(&self) -> Option<Finding<Range<usize>>> {
        const FEWEST: usize = 2;
        let first = self.behind.iter().find(|term| term.is_like(self.base))?;
        let parts: Vec<&Term<'_>> =
            self.behind.iter().filter(|term| term.is_like(self.base) && !term.is_outside()).collect();
        let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value()))?;
        let apart = sum.checked_sub(self.base.value())?;
        let wanted = if self.is_less { -apart } else { apart };
        let is_list = parts.len() >= FEWEST && self.passage.between(self.step, first).contains("其中");
        let is_slip = is_digit_slip(self.step.figure, wanted) || is_unit_slip(self.step.figure, wanted);
        let is_wrong = is_list && wanted > Decimal::ZERO && wanted != self.step.value() && is_slip;
        is_wrong.then(|| {
            let said = self.passage.statement(self.step);
            let message = format!("上年数加减“{said}”与其后各分项之和不符");
            let quotes: Vec<&str> = parts.iter().map(|part| self.passage.quote(part)).collect();
            let finding = Finding::new(&RULE, Severity::Warning, self.passage.place(self.step), message)
                .against(self.passage.place(self.base))
                .because(format!("{} – {}", quotes.join(" + "), self.passage.quote(self.base)));
            with_fix(finding, change(self.passage, self.step, wanted))
        })
    }

    /// That a figure is not what the reckoned amount gives.
    fn told(&self, wrong: &Term<'_>, part: &Term<'_>, right: Decimal) -> Option<Finding<Range<usize>>> {
        let passage = self.passage;
        let unit = passage.text.get(wrong.figure.unit_range.clone())?;
        let (base, step) = (passage.quote(self.base), passage.quote(self.step));
        let mark = if self.is_less { "–" } else { "+" };
        let message = format!(
            "“{}”与“{base}”“{}”推算出的总数不符，按后者应为{}{unit}",
            passage.statement(wrong),
            passage.statement(self.step),
            printed(right, wrong.figure)?
        );
        let result = format!("{}{unit}", in_unit_of(right, wrong.figure));
        let working = if part.start() == wrong.start() {
            format!("（{base} {mark} {step}）÷ {DAYS} = {result}")
        } else {
            format!("{} ÷（{base} {mark} {step}）= {result}", passage.quote(part))
        };
        let finding = Finding::new(&RULE, Severity::Warning, passage.place(wrong), message)
            .against(passage.place(self.step))
            .because(working);
        Some(with_fix(finding, change(passage, wrong, right)))
    }
}
