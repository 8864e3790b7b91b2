//! 增幅不符: 出警840次，上年为960次，同比下降15.2% where the decrease is 12.5%.
//!
//! Why it matters: growth is quoted onwards without its base. The base is the amount that is said to be last year's;
//! the other amount is any of the same unit in the sentence. When any pair gives the growth, the rule is silent.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::change::{BASE, DOWN, UP, direction, is_base};
use crate::check::relation::measure::{Bounds, in_unit_of, printed, prints_as};
use crate::check::relation::slip::{is_digit_slip, is_transposition};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::check::statement::longest_common;
use crate::quantity::Dimension;

use super::report::{change, with_fix};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "growth-mismatch",
    kind: Kind::Growth,
    name: "增幅不符",
    summary: "同比增长、下降的幅度或增减数与本年、上年的数不符",
    scope: Scope::Line(check),
};

/// Most characters of what says that an amount is of the year before, and nothing else: 上年为.
const NAMELESS: usize = 4;

/// Most characters of a change of a time: 压缩, 比上年缩短.
const MOST_OF_TIME: usize = 5;

/// Characters in a row that name what an amount of the sentence before is of.
const NAME: usize = 3;

/// Words of a change that name no subject.
const FILLERS: &[&str] = &[
    "同比",
    "同期",
    "比",
    "较",
    "分别",
    "均",
    "都",
    "起数",
    "人数",
    "件数",
    "例数",
    "发病数",
    "总数",
    "总量",
    "实际",
    "幅度",
    "了",
    "为",
    "达",
    "相比",
];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let has_base = BASE.iter().any(|word| line.text.contains(word))
        || ["较上半年", "比上半年", "（20", "年的", "年为", "年是", "相比"]
            .iter()
            .any(|word| line.text.contains(word));
    if line.figures.len() < 3 || !has_base {
        return;
    }
    let passage = Passage::new(line);
    for (index, change) in passage.terms.iter().enumerate() {
        if let Some(sign) = direction(&passage, change)
            && let Some(finding) = judge(&passage, index, sign)
        {
            findings.push(finding);
        }
    }
}

/// Whether two or more amounts side by side give the growth together: 甲、乙支出8亿元和4亿元，总支出较上年10亿元增长20%.
fn several_give(all: &[&Term<'_>], change: &Term<'_>, is_relative: bool, sign: Decimal) -> bool {
    let amounts: Vec<&&Term<'_>> = all.iter().filter(|term| term.start() < change.start()).collect();
    amounts.iter().enumerate().any(|(at, base)| {
        let before = amounts[..at].iter().rev().filter(|term| term.is_like(base));
        let sums = before.scan(Decimal::ZERO, |sum, term| {
            *sum = sum.checked_add(term.value())?;
            Some(*sum)
        });
        sums.skip(1).any(|now| {
            let apart = now.checked_sub(base.value()).and_then(|apart| apart.checked_mul(sign));
            let value = apart
                .and_then(|apart| if is_relative { apart.checked_div(base.value()) } else { Some(apart) });
            value.is_some_and(|value| prints_as(Bounds { low: value, high: value }, change.figure))
        })
    })
}

fn judge(passage: &Passage<'_>, index: usize, sign: Decimal) -> Option<Finding<Range<usize>>> {
    let change = passage.terms.get(index)?;
    let is_relative = change.is_percent() || change.figure.unit.dimension == Dimension::Times;
    let all: Vec<&Term<'_>> = passage
        .sentence(change)
        .filter(|term| term.start() != change.start() && is_measured(term) && term.is_exact())
        .collect();
    let gives = |now: &Term<'_>, base: &Term<'_>| {
        is_like(now, base)
            && grown(now, base, is_relative, sign).is_none_or(|result| prints_as(result, change.figure))
            && !(is_relative && is_exchanged(now, base, sign, change))
    };
    if let Some(pair) = off_in_row(passage, index, sign) {
        return finding(passage, change, pair, is_relative, sign);
    }
    // 比上年的126起下降12.1%: the base stands in the clause of the change, so no other is meant.
    let is_own = |base: &Term<'_>| {
        base.clause == change.clause && base.start() < change.start() && is_base(passage, base)
    };
    let has_own = is_relative && all.iter().any(|base| is_own(base));
    let mut bases = all.iter().filter(|base| !has_own || is_own(base));
    if bases.any(|base| all.iter().any(|now| now.start() != base.start() && gives(now, base))) {
        return None;
    }
    // 年末17.15万户…。全年注销0.8万户，比上年末的15.5万户扩大1.65万户: the amount may stand in the sentence before.
    let earlier = passage
        .terms
        .iter()
        .filter(|term| term.sentence < change.sentence && change.sentence - term.sentence <= FAR);
    let mut earlier = earlier.filter(|term| term.is_amount() && term.is_exact());
    if earlier.any(|now| all.iter().any(|base| gives(now, base))) {
        return None;
    }
    if several_give(&all, change, is_relative, sign) {
        return None;
    }
    let before =
        || all.iter().copied().filter(|term| term.start() < change.start() && term.part == change.part);
    // 下半年较上半年下降13.7%
    let is_of_halves =
        ["较上半年", "比上半年"].iter().any(|word| passage.clause_before(change).contains(word));
    let is_base = |term: &Term<'_>| {
        is_base(passage, term) || is_of_halves && passage.clause_before(term).starts_with("上半年")
    };
    let is_counted = |term: &Term<'_>| is_counted_by(change, term);
    let base = before()
        .rfind(|term| is_base(term) && is_counted(term) && (is_relative || term.is_like(change)))
        .or_else(|| bracketed_base(passage, index))
        .or_else(|| base_behind(passage, index))?;
    // 上年90件110人，分别下降…: the first growth is of the first amount.
    let first = before().find(|term| is_base(term) && term.clause == base.clause);
    let base = first.filter(|_| is_relative && change.lead.contains("分别")).unwrap_or(base);
    let is_now =
        |term: &&Term<'_>| !is_base(term) && is_like(term, base) && direction(passage, term).is_none();
    // 平均浓度 is what is measured.
    let is_mean =
        |term: &&Term<'_>| ["平均", "均"].iter().any(|word| term.lead.replace("平均浓度", "").contains(word));
    let now = before()
        .rfind(|term| is_now(term) && !is_mean(term))
        .or_else(|| before().rfind(|term| is_now(term) && base.lead.chars().count() <= NAMELESS));
    let Some(now) = now else {
        let now = now_of_sentence_before(passage, change, base)
            .or_else(|| slipped_now(passage, (change, base), is_relative, sign))?;
        return finding(passage, change, (now, base), is_relative, sign);
    };
    let now = divided(passage, now).unwrap_or(now);
    // 住院日由8天缩短到7.4天，次均费用下降3.1%: what has a name of its own is no time.
    let is_time = base.figure.unit.dimension == Dimension::Duration;
    let is_same = is_of(change, now, base) && (!is_time || change.lead.chars().count() <= MOST_OF_TIME);
    // 由8分钟压缩到5分钟，缩短3分钟，压缩37.5%: the difference on the way is of the same amounts.
    let steps = before().filter(|term| is_like(term, base) && direction(passage, term).is_some());
    let nearest = steps.map(|step| step.clause).chain([base.clause, now.clause]).max()?.min(change.clause);
    // 年初376家，新入库53家，退库17家，年末412家: the year's end closes what its beginning opens.
    let is_flow = base.is_led_by(&["年初", "期初"]) && now.is_led_by(&["年末", "年底", "期末"]);
    let reach = if is_flow { 4 } else { 2 };
    let is_near = is_same && change.clause - nearest <= 1 && now.clause.abs_diff(base.clause) <= reach;
    let verdict = finding(passage, change, (now, base), is_relative, sign);
    is_near.then_some(verdict).flatten()
}

/// The whole of which an amount is a part behind 其中.
fn divided<'p, 'a>(passage: &'p Passage<'a>, part: &Term<'a>) -> Option<&'p Term<'a>> {
    let mut sentence =
        passage.sentence(part).filter(|term| term.start() < part.start() && term.is_like(part));
    let whole = sentence.find(|whole| passage.between(whole, part).contains("其中"))?;
    let is_list = passage.between(whole, part).contains('、');
    (is_list && whole.part == part.part && part.clause - whole.clause <= 2).then_some(whole)
}

/// Whether an amount is of the unit a change names: 件 of 件数下降.
fn is_counted_by(change: &Term<'_>, amount: &Term<'_>) -> bool {
    let Dimension::Count(unit) = &amount.figure.unit.dimension else { return true };
    let named = change.lead.find('数').and_then(|at| change.lead.get(..at)?.chars().next_back());
    // 起数和人数均下降 is said of both.
    let is_of_all = change.lead.matches('数').count() > 1;
    is_of_all || named.is_none_or(|named| unit.starts_with(named) || !"件人户起家批".contains(named))
}

/// Last year's amount in the bracket right behind the change: 同比增长5%（上年为40台）.
fn bracketed_base<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<&'p Term<'a>> {
    let (change, base) = (passage.terms.get(index)?, passage.terms.get(index + 1)?);
    let opens = change.bracket == 0
        && base.bracket != 0
        && matches!(passage.between(change, base).chars().next(), Some('（' | '('));
    let word = base.lead.trim_end_matches(['为', '是', '的', '：']);
    let is_last_year = ["上年", "去年", "同期", "上一年"].iter().any(|start| word.starts_with(start))
        || word.ends_with('年') && word.starts_with("20");
    (opens && is_last_year && base.is_exact() && base.is_amount()).then_some(base)
}

/// Last year's amount right behind the change: 同比增长7.0%；上年征收489.6万元.
fn base_behind<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<&'p Term<'a>> {
    let (change, base) = (passage.terms.get(index)?, passage.terms.get(index + 1)?);
    let is_next = base.sentence == change.sentence && base.clause - change.clause == 1;
    let is_last_year = ["上年", "去年"].iter().any(|word| base.lead.starts_with(word));
    // 去年同期为增加16.18亿元 is the change of the year before.
    let is_amount = base.is_exact() && base.is_amount() && direction(passage, base).is_none();
    (is_next && is_last_year && base.bracket == change.bracket && is_amount).then_some(base)
}

/// 集体访58批次。集体访批次比上年的73批次下降20.5%: the amount of this year in the sentence before, named alike.
fn now_of_sentence_before<'p, 'a>(
    passage: &'p Passage<'a>,
    change: &Term<'_>,
    base: &Term<'_>,
) -> Option<&'p Term<'a>> {
    let clause = passage.clause_before(base);
    let name = clause.split(['比', '较', '与']).next().unwrap_or("");
    let is_told = base.clause == change.clause && name.chars().count() >= 3 && name.len() < clause.len();
    let mut named = passage.terms.iter().filter(|now| {
        now.sentence + 1 == change.sentence && now.is_like(base) && longest_common(now.lead, name) >= NAME
    });
    let now = named.next().filter(|_| is_told)?;
    named.next().is_none().then_some(now)
}

/// 追回612.7万元，…。与2023年追回的547.1万元相比，多追回56.6万元: the amount before that gives the change but for a slip of the
/// pen in three digits.
fn slipped_now<'p, 'a>(
    passage: &'p Passage<'a>,
    (change, base): (&Term<'_>, &Term<'_>),
    is_relative: bool,
    sign: Decimal,
) -> Option<&'p Term<'a>> {
    let is_long = change.figure.number.mantissa() >= THREE_DIGITS;
    let is_slip = |now: &&Term<'_>| {
        let apart = now.value().checked_sub(base.value()).and_then(|apart| apart.checked_mul(sign));
        let value = apart
            .and_then(|apart| if is_relative { apart.checked_div(base.value()) } else { Some(apart) })
            .filter(|value| *value > Decimal::ZERO);
        value.is_some_and(|value| is_digit_slip(change.figure, value))
    };
    let near = |now: &&Term<'_>| {
        now.start() < base.start() && change.sentence - now.sentence <= FAR && now.is_like(base)
    };
    let mut slips = passage.terms.iter().filter(near).filter(is_slip);
    let now = slips.next().filter(|_| is_long)?;
    slips.all(|other| other.value() == now.value()).then_some(now)
}

/// Least number of three digits.
const THREE_DIGITS: i128 = 100;

/// Sentences between an amount and what it is compared with.
const FAR: usize = 4;

/// Whether a figure is an amount or a time, which can be shortened.
fn is_measured(term: &Term<'_>) -> bool {
    term.is_amount() || term.figure.unit.dimension == Dimension::Duration
}

fn is_like(one: &Term<'_>, other: &Term<'_>) -> bool {
    let are_times = [one, other].iter().all(|term| {
        term.is_exact() && term.figure.unit.dimension == Dimension::Duration && term.value() > Decimal::ZERO
    });
    one.is_like(other) || are_times
}

/// Whether the words of a change name nothing else than the amounts: not 直接财产损失同比下降 behind 火灾36起.
pub(super) fn is_of(change: &Term<'_>, now: &Term<'_>, base: &Term<'_>) -> bool {
    let mut subject = change.lead.to_owned();
    for word in BASE.iter().chain(UP).chain(DOWN).chain(FILLERS) {
        subject = subject.replace(word, "");
    }
    let characters: Vec<char> = subject.chars().collect();
    let unit = match &now.figure.unit.dimension {
        Dimension::Count(word) => word.as_str(),
        _ => "",
    };
    let said = [now.lead, unit, now.tail, base.lead, base.tail].concat();
    characters.len() < 2 || characters.windows(2).any(|two| said.contains(&two.iter().collect::<String>()))
}

/// What a figure can be; a time of 8分钟 is set, not measured.
fn bounds(term: &Term<'_>) -> Bounds {
    match term.figure.unit.dimension {
        Dimension::Duration => Bounds { low: term.value(), high: term.value() },
        _ => Bounds::of(term.figure),
    }
}

/// By how much an amount has grown over its base.
fn grown(now: &Term<'_>, base: &Term<'_>, is_relative: bool, sign: Decimal) -> Option<Bounds> {
    let (now, base) = (bounds(now), bounds(base));
    let (more, less) = if sign > Decimal::ZERO { (now, base) } else { (base, now) };
    if !is_relative {
        return more.minus(less);
    }
    // Growth falls as the base rises, so the ends of the base belong to opposite ends of the result.
    let ratio = now.over(base)?;
    let one = Bounds { low: Decimal::ONE, high: Decimal::ONE };
    if sign > Decimal::ZERO { ratio.minus(one) } else { one.minus(ratio) }
}

/// Whether the growth as printed amounts give it is the printed growth with two neighbouring digits exchanged. Then
/// it is wrong even where roundly printed amounts would allow it.
fn is_exchanged(now: &Term<'_>, base: &Term<'_>, sign: Decimal, change: &Term<'_>) -> bool {
    let difference = now.value().checked_sub(base.value());
    let growth = difference.and_then(|apart| apart.checked_div(base.value())?.checked_mul(sign));
    let right = growth.and_then(|growth| printed(growth, change.figure)?.parse::<Decimal>().ok());
    let right = right.and_then(|number| number.checked_mul(change.figure.unit.factor));
    right.is_some_and(|right| right != change.value() && is_transposition(change.figure, right))
}

/// 5.12亿元，上年为4亿元，增长18%: amount, base and growth in a row that give 28% to the very digit, though 4亿元 may be
/// rounded.
fn off_in_row<'p, 'a>(
    passage: &'p Passage<'a>,
    index: usize,
    sign: Decimal,
) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let [now, base, change] = passage.terms.get(index.checked_sub(2)?..=index)? else { return None };
    let is_row = now.is_like(base)
        && [now, base].iter().all(|term| term.part == change.part && term.bracket == change.bracket)
        && base.clause == now.clause + 1
        && change.clause == base.clause + 1;
    let is_told = change.is_percent() && is_base(passage, base) && !is_base(passage, now);
    let is_one = !change.lead.contains("分别") && is_of(change, now, base);
    (is_row && is_told && is_one && is_exactly_off(now, base, sign, change)).then_some((now, base))
}

/// Whether the printed amounts give another growth to the very digit, one digit off: 5.12亿元 and 4亿元 are 28%, not 18%.
fn is_exactly_off(now: &Term<'_>, base: &Term<'_>, sign: Decimal, change: &Term<'_>) -> bool {
    let difference = now.value().checked_sub(base.value());
    let growth = difference.and_then(|apart| apart.checked_div(base.value())?.checked_mul(sign));
    let is_whole = |growth: &Decimal| {
        let number = growth.checked_div(change.figure.unit.factor);
        number.is_some_and(|number| number == number.round_dp(change.figure.number.scale()))
    };
    let is_long = change.figure.number.mantissa() >= TWO_DIGITS;
    is_long && growth.filter(is_whole).is_some_and(|growth| is_digit_slip(change.figure, growth))
}

/// Least number of two digits.
const TWO_DIGITS: i128 = 10;

fn finding(
    passage: &Passage<'_>,
    changed: &Term<'_>,
    (now, base): (&Term<'_>, &Term<'_>),
    is_relative: bool,
    sign: Decimal,
) -> Option<Finding<Range<usize>>> {
    let difference = now.value().checked_sub(base.value())?;
    let value = if is_relative { difference.checked_div(base.value())? } else { difference } * sign;
    let unit = passage.text.get(changed.figure.unit_range.clone())?;
    let result = format!("{}{unit}", in_unit_of(value, changed.figure));
    let (a, b) = (passage.quote(now), passage.quote(base));
    let working = match is_relative {
        true if sign > Decimal::ZERO => format!("（{a} – {b}）÷ {b} = {result}"),
        true => format!("（{b} – {a}）÷ {b} = {result}"),
        false if sign > Decimal::ZERO => format!("{a} – {b} = {result}"),
        false => format!("{b} – {a} = {result}"),
    };
    let said = passage.statement(changed);
    let message = if value < Decimal::ZERO {
        format!("“{said}”与“{a}”“{b}”方向相反")
    } else {
        format!("“{said}”与“{a}”“{b}”不符，按后者应为{}{unit}", printed(value, changed.figure)?)
    };
    let finding = Finding::new(&RULE, Severity::Warning, passage.place(changed), message)
        .against(passage.place(now))
        .against(passage.place(base))
        .because(working);
    Some(with_fix(finding, change(passage, changed, value)))
}
