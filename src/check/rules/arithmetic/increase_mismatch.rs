//! 增减数与增幅不符: 利润2860万元，比上年增加210万元，增长9.7% where 210 ÷ (2860 – 210) is 7.9%.
//!
//! Why it matters: amount, increase and growth in one breath leave no freedom: the base is the amount less the increase.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::change::direction;
use crate::check::relation::measure::{Bounds, in_unit_of, is_share, printed, prints_as, quotient};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::growth_mismatch::is_of;
use super::report::{change, with_fix};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "increase-mismatch",
    kind: Kind::Growth,
    name: "增减数与增幅不符",
    summary: "“比上年增加多少，增长百分之几”中增减数与增幅不符",
    scope: Scope::Line(check),
};

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 {
        return;
    }
    let passage = Passage::new(line);
    for six in passage.terms.windows(6) {
        findings.extend(distributed(&passage, six).into_iter().flatten());
    }
    for index in 1..passage.terms.len() {
        findings.extend(of_earlier(&passage, index));
    }
    for three in passage.terms.windows(3) {
        let [now, second, third] = three else { continue };
        // 同比增长6.0%，增收2376万元: either may stand first.
        let is_turned = second.is_percent() && !third.is_percent();
        let (increase, growth) = if is_turned { (third, second) } else { (second, third) };
        let Some(sign) =
            direction(&passage, increase).filter(|sign| direction(&passage, growth) == Some(*sign))
        else {
            continue;
        };
        let is_run = third.sentence == now.sentence && third.clause - second.clause <= 1;
        let is_run =
            is_run && second.clause - now.clause <= 1 && growth.is_percent() && now.is_like(increase);
        // 比2021年的186.3万人次减少57.7万人次: the first amount is the base itself.
        let is_base = now.is_led_by(&["比", "较", "上年", "去年", "同期"]) || now.tail.contains("相比");
        if is_run && is_compared(now) {
            findings.extend(of_base(&passage, (now, increase, growth)));
        }
        // Output is compared at constant prices.
        let is_constant =
            ["生产总值", "GDP", "增加值"].iter().any(|word| passage.clause_before(now).contains(word));
        let is_same = !is_base
            && !is_constant
            && is_of(growth, now, increase)
            && is_of(increase, now, now)
            && direction(&passage, now).is_none();
        if is_run && is_same {
            findings.extend(judge(&passage, (now, increase, growth), sign));
        }
    }
}

/// 立案查处46件，罚款322万元。与上年相比，立案数减少8件，下降14.8%: the amount stands before and is named by its deed.
fn of_earlier(passage: &Passage<'_>, index: usize) -> Option<Finding<Range<usize>>> {
    let [increase, growth] = passage.terms.get(index.checked_sub(1)?..=index)? else { return None };
    let sign = direction(passage, increase).filter(|sign| direction(passage, growth) == Some(*sign))?;
    let is_pair = growth.is_percent()
        && growth.sentence == increase.sentence
        && growth.clause - increase.clause == 1
        && growth.lead.chars().count() <= MOST_GROWTH_WORDS;
    let name: String = increase.lead.split(['增', '减', '下', '上', '提', '多', '少', '数']).next()?.into();
    let before = || passage.terms[..index - 1].iter().filter(|now| now.is_like(increase));
    let gives = |now: &Term<'_>| {
        let is_of_base = is_compared(now) && is_share(increase, now, growth.figure);
        is_of_base || grows_so(now, increase, growth, sign)
    };
    if !is_pair || name.chars().count() < 2 || before().any(gives) {
        return None;
    }
    let mut named = before()
        .filter(|now| now.lead.starts_with(&name) && direction(passage, now).is_none() && !is_compared(now));
    let now = named.next().filter(|now| now.value() > increase.value())?;
    if named.next().is_some() {
        return None;
    }
    judge(passage, (now, increase, growth), sign)
}

/// Most characters of 同比增长, 下降 and the like.
const MOST_GROWTH_WORDS: usize = 4;

/// Whether an amount and its increase give the growth, as far as they can be compared.
fn grows_so(now: &Term<'_>, increase: &Term<'_>, growth: &Term<'_>, sign: Decimal) -> bool {
    let (amount, step) = (Bounds::of(now.figure), Bounds::of(increase.figure));
    let base = if sign > Decimal::ZERO { amount.minus(step) } else { amount.plus(step) };
    base.and_then(|base| step.over(base)).is_none_or(|value| prints_as(value, growth.figure))
}

/// 与2020年的50件相比, 比2020年的50件: the amount of the year before.
fn is_compared(term: &Term<'_>) -> bool {
    // 总产量同上年的16.85万吨相比: the subject may stand before.
    let lead = term.lead.rfind(['与', '比', '较', '同']).and_then(|at| term.lead.get(at..)).unwrap_or("");
    let is_before = lead.ends_with("年的") || matches!(lead.get('较'.len_utf8()..), Some("上年" | "去年"));
    is_before && (term.tail.starts_with("相比") || term.tail.is_empty())
}

/// 与上年的50件相比，多了5件，增长10%: the increase by the base itself.
fn of_base(
    passage: &Passage<'_>,
    (base, increase, growth): (&Term<'_>, &Term<'_>, &Term<'_>),
) -> Option<Finding<Range<usize>>> {
    if is_share(increase, base, growth.figure) {
        return None;
    }
    let value = quotient(increase, base)?;
    let unit = passage.text.get(growth.figure.unit_range.clone())?;
    let (said, a, b) = (passage.statement(growth), passage.quote(base), passage.quote(increase));
    let message = format!("“{said}”与“{a}”“{b}”不符，按后者应为{}{unit}", printed(value, growth.figure)?);
    let finding = Finding::new(&RULE, Severity::Warning, passage.place(growth), message)
        .against(passage.place(increase))
        .against(passage.place(base))
        .because(format!("{b} ÷ {a} = {}{unit}", in_unit_of(value, growth.figure)));
    Some(with_fix(finding, change(passage, growth, value)))
}

/// 火警40起、受伤6人，比上年分别减少10起、2人，分别下降20%和25%: each amount with its own change and growth.
fn distributed(passage: &Passage<'_>, six: &[Term<'_>]) -> Option<Vec<Finding<Range<usize>>>> {
    let [now, now2, step, step2, growth, growth2] = six else { return None };
    let is_shared = |first: &Term<'_>| first.lead.contains("分别");
    let is_form = is_shared(step)
        && is_shared(growth)
        && now.sentence == growth2.sentence
        && [now, now2].iter().all(|term| direction(passage, term).is_none())
        && growth.clause - now2.clause <= 3
        && [(now, step), (now2, step2)].iter().all(|(now, step)| now.is_like(step))
        && [growth, growth2].iter().all(|growth| growth.is_percent() && growth.is_exact());
    let sign =
        direction(passage, step).filter(|sign| is_form && direction(passage, growth) == Some(*sign))?;
    let both = [(now, step, growth), (now2, step2, growth2)];
    Some(both.into_iter().filter_map(|three| judge(passage, three, sign)).collect())
}

fn judge(
    passage: &Passage<'_>,
    (now, increase, growth): (&Term<'_>, &Term<'_>, &Term<'_>),
    sign: Decimal,
) -> Option<Finding<Range<usize>>> {
    let is_growth = sign > Decimal::ZERO;
    if grows_so(now, increase, growth, sign) {
        return None;
    }
    let base = now.value().checked_sub(increase.value().checked_mul(sign)?)?;
    let value = increase.value().checked_div(base)?;
    let unit = passage.text.get(growth.figure.unit_range.clone())?;
    let (a, b, mark) = (passage.quote(now), passage.quote(increase), if is_growth { "–" } else { "+" });
    let working = format!("{b} ÷（{a} {mark} {b}）= {}{unit}", in_unit_of(value, growth.figure));
    let said = passage.statement(growth);
    let message = format!("“{said}”与“{a}”“{b}”不符，按后者应为{}{unit}", printed(value, growth.figure)?);
    let finding = Finding::new(&RULE, Severity::Warning, passage.place(growth), message)
        .against(passage.place(increase))
        .against(passage.place(now))
        .because(working);
    Some(with_fix(finding, change(passage, growth, value)))
}
