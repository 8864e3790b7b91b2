//! 比率疑有笔误: 到位640万元，…，已支出614.4万元，支出进度69% where 614.4 ÷ 640 is 96%.
//!
//! Why it matters: a rate right behind an amount is of that amount, though what it is counted on may stand far before
//! and bear another name. Where no amount of the paragraph gives the rate, and one gives it but for two neighbouring
//! digits exchanged, that is no accident.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::affinity::{affinity, core};
use crate::check::relation::measure::{
    Bounds, is_exact_quotient, is_exchanged_share, is_share, printed, prints_as, quotient,
};
use crate::check::relation::slip::{is_digit_slip, is_transposition};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::report::ratio_finding;
use super::share_mismatch::whole_phrase;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "share-slip",
    kind: Kind::Ratio,
    name: "比率疑有笔误",
    summary: "紧跟在一个数后面的比率颠倒两位数字就正好等于它占前面总数的比率",
    scope: Scope::Line(check),
};

/// Words of a rate that is a change, a goal, or of another time or place.
const OTHER: &[&str] = &[
    "增", "降", "升", "减", "提高", "回落", "同比", "环比", "上年", "去年", "目标", "力争", "高于", "低于",
    "平均", "以上", "由", "从",
];

/// Least number of a rate of two digits, and of one that is found by chance less often.
const TWO_DIGITS: i128 = 10;
const THREE_DIGITS: i128 = 100;

/// Most figures before and behind a rate among which its whole is looked for.
const REACH: usize = 32;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 || !line.text.contains(['率', '占', '度', '比', '面']) {
        return;
    }
    let passage = Passage::new(line);
    for (index, rate) in passage.terms.iter().enumerate() {
        let Some(next) = part(&passage, index) else { continue };
        let part = named(&passage, index).unwrap_or(next);
        let pair = mistyped(&passage, index, part).map(|whole| (part, whole));
        if let Some(pair) = pair.or_else(|| exceeded(&passage, index)).or_else(|| bare(&passage, index)) {
            findings.push(ratio_finding(&RULE, Severity::Warning, &passage, rate, pair));
        }
    }
}

/// Words between what a rate was and what it is: 出庭率由88.6%升至95.3%.
const CHANGED: &[&str] =
    &["升至", "上升到", "上升至", "提高到", "提高至", "提升到", "提升至", "降到", "降至", "下降到", "达到"];

/// Words that only look like a change: 升学率, 由此.
const NO_CHANGE: &[&str] = &["由此", "升学", "升级", "提升工程", "减排", "减贫"];

/// Whether a clause says that its rate is a change, a goal, or of another time or place.
fn is_of_other(clause: &str) -> bool {
    if !OTHER.iter().any(|word| clause.contains(word)) {
        return false;
    }
    let plain = NO_CHANGE.iter().fold(clause.to_owned(), |clause, word| clause.replace(word, ""));
    OTHER.iter().any(|word| plain.contains(word))
}

/// The words before a rate in its clause, those of what it was left out.
fn said_of<'a>(passage: &Passage<'a>, rate: &Term<'a>) -> &'a str {
    let clause = passage.clause_before(rate);
    let is_changed = CHANGED.iter().any(|word| rate.lead.ends_with(word));
    let named = clause.split_once(['由', '从']).map(|(named, _)| named).filter(|named| named.ends_with('率'));
    named.filter(|_| is_changed).unwrap_or(clause)
}

/// The amount right before a rate, which the rate must be of.
pub(super) fn part<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<&'p Term<'a>> {
    let rate = passage.terms.get(index).filter(|rate| rate.is_percent() && rate.is_exact())?;
    let part = passage.terms[..index].iter().rfind(|part| part.clause < rate.clause || !part.is_percent())?;
    let is_next = part.part == rate.part && rate.clause - part.clause <= 1 && part.bracket == rate.bracket;
    let is_plain = is_next && part.is_amount() && part.is_exact();
    (is_plain && rate.figure.number.mantissa() >= TWO_DIGITS && !is_of_other(said_of(passage, rate)))
        .then_some(part)
}

/// The amount of the sentence that is spoken of with the word of the rate: 办结的36件, …, 办结率87.8%.
pub(super) fn named<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<&'p Term<'a>> {
    let rate = passage.terms.get(index)?;
    let said = said_of(passage, rate);
    let word = said.split('率').next().filter(|_| said.contains('率'))?;
    let from = word.char_indices().rev().nth(1).map(|(at, _)| at)?;
    let stem = word.get(from..)?;
    let before = passage.terms[..index].iter().rev().filter(|term| term.part == rate.part);
    let mut told =
        before.filter(|term| term.lead.contains(stem) && !term.lead.contains(['未', '不', '率', '应', '需']));
    let first = told.next().filter(|term| term.is_amount() && term.is_exact())?;
    told.next().is_none().then_some(first)
}

/// Whether amounts near a rate give it as they stand: the part by some whole, any two of the sentence, or what is gone.
pub(super) fn is_explained(passage: &Passage<'_>, index: usize, part: &Term<'_>) -> bool {
    let Some(rate) = passage.terms.get(index) else { return true };
    let around = around(passage, index);
    let like = || around.iter().filter(|whole| whole.is_like(part) && whole.start() != part.start());
    let is_given = |one: &Term<'_>| {
        like().any(|whole| is_share(one, whole, rate.figure) || is_share(whole, one, rate.figure))
    };
    let mut near = like().filter(|term| term.sentence == rate.sentence);
    // 由412天压缩到103天，压缩率75%: what is gone may be measured.
    let is_gone = || {
        like().any(|whole| {
            let gone =
                whole.value().checked_sub(part.value()).and_then(|gone| gone.checked_div(whole.value()));
            gone.is_some_and(|gone| prints_as(Bounds { low: gone, high: gone }, rate.figure))
        })
    };
    is_given(part) || near.any(is_given) || is_gone()
}

/// The figures before and behind a rate among which its whole is looked for.
fn around<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> &'p [Term<'a>] {
    let range = index.saturating_sub(REACH)..passage.terms.len().min(index + REACH);
    passage.terms.get(range).unwrap_or_default()
}

/// The one amount on which the part has this rate but for exchanged digits; `None` when some give it as it is.
fn mistyped<'p, 'a>(passage: &'p Passage<'a>, index: usize, part: &Term<'a>) -> Option<&'p Term<'a>> {
    let rate = passage.terms.get(index)?;
    if is_explained(passage, index, part) || is_rest_given(passage, rate, part) {
        return None;
    }
    let around = around(passage, index);
    let like = || around.iter().filter(|whole| whole.is_like(part) && whole.start() != part.start());
    let is_long = rate.figure.number.mantissa() >= THREE_DIGITS;
    // 占游客总量的28.5%: what bears another name, 过夜游客, is not the whole.
    let name = whole_phrase(passage, rate).filter(|name| !core(name).is_empty());
    let may_be_named = |whole: &Term<'_>| {
        name.is_none_or(|name| affinity(name, &format!("{}{}", whole.lead, whole.tail)) > 0)
    };
    let is_whole = |whole: &&Term<'_>| {
        (is_long || whole.sentence == rate.sentence)
            && (whole.value() > part.value()) == (rate.value() < Decimal::ONE)
            && whole.value() != part.value()
            && may_be_named(whole)
            && (is_near_share(passage, part, whole, rate)
                || is_exchanged_share(part, whole, rate.figure)
                || is_exactly_off(part, whole, rate)
                || is_long && name.is_none() && is_jumbled_share(part, whole, rate))
    };
    let mut wholes = like().filter(is_whole);
    let first = wholes.next()?;
    wholes.all(|other| other.value() == first.value()).then_some(first)
}

/// Whether the amounts, of three digits and in one sentence with the rate, give another rate to the very digit.
fn is_exactly_off(part: &Term<'_>, whole: &Term<'_>, rate: &Term<'_>) -> bool {
    let is_near = whole.sentence == rate.sentence && part.sentence == rate.sentence;
    let is_long = whole.figure.number.mantissa() >= THREE_DIGITS && whole.figure.number.mantissa() % 50 != 0;
    is_near && is_long && is_exact_quotient(part, whole, rate.figure) && {
        quotient(part, whole).is_some_and(|right| is_digit_slip(rate.figure, right))
    }
}

/// Whether one digit of a rate of three digits is wrong, where the whole stands right before, or first of all.
fn is_near_share(passage: &Passage<'_>, part: &Term<'_>, whole: &Term<'_>, rate: &Term<'_>) -> bool {
    let first = passage.terms.iter().find(|term| term.is_like(part)).map(Term::start);
    let is_topic = whole.sentence == part.sentence && part.clause - whole.clause.min(part.clause) <= 1
        || first == Some(whole.start());
    let right = quotient(part, whole).and_then(|value| printed(value, rate.figure));
    let written = rate.figure.number.to_string();
    let is_digit_off = |right: &String| {
        let differing = right.bytes().zip(written.bytes()).filter(|(one, other)| one != other).count();
        right.len() == written.len() && differing == 1
    };
    is_topic
        && whole.start() < part.start()
        && rate.figure.number.mantissa() >= THREE_DIGITS
        && right.is_some_and(|right| is_digit_off(&right))
}

/// 领办项目68个，取得许可51个，占65%: nothing but the two amounts right before can be meant.
fn bare<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let [whole, part, rate] = passage.terms.get(index.checked_sub(2)?..=index)? else { return None };
    let is_row = part.is_like(whole)
        && part.value() < whole.value()
        && part.clause == whole.clause + 1
        && (1..=2).contains(&(rate.clause - part.clause))
        && [whole, part].iter().all(|term| term.part == rate.part && term.bracket == rate.bracket);
    // 电梯15730台，份额超过一半，为55%
    let is_told = ["份额", "占比", "比重"].iter().any(|word| passage.between(part, rate).contains(word));
    let is_plain = matches!(rate.lead, "占" | "占比") && rate.tail.is_empty() || rate.lead == "为" && is_told;
    let is_given = || {
        passage.terms.iter().any(|other| {
            other.is_like(part) && other.start() != part.start() && is_share(part, other, rate.figure)
        })
    };
    let is_slip = quotient(part, whole).is_some_and(|right| is_digit_slip(rate.figure, right));
    (is_row && is_plain && is_slip && !is_given()).then_some((part, whole))
}

/// What is done of things, more than there are, and right but for one digit or two exchanged: 撰写46篇，采用51篇，占67.4%.
fn exceeded<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let [whole, part, rate] = passage.terms.get(index.checked_sub(2)?..=index)? else { return None };
    let is_row = whole.is_like(part) && part.clause - whole.clause <= 1 && whole.part == part.part;
    let is_over = part.value() > whole.value() && rate.value() < Decimal::ONE;
    let is_total = part.is_led_by(&["累计", "总数", "共", "合计", "余"]) || part.lead.ends_with("达到");
    let is_small = whole.figure.number.mantissa() < TWO_DIGITS;
    if !is_row || !is_over || is_total || is_small || is_share(whole, part, rate.figure) {
        return None;
    }
    let wanted = whole.value().checked_mul(rate.value())?.round();
    let off = |value: Decimal| {
        let right = value.normalize().to_string();
        let written = part.figure.number.normalize().to_string();
        let differing = right.bytes().zip(written.bytes()).filter(|(one, other)| one != other).count();
        right.len() == written.len() && (differing == 1 || is_transposition(part.figure, value))
    };
    off(wanted).then_some((part, whole))
}

/// Whether the rate has the digits of the right one in another order: 65.78% for 68.75%.
fn is_jumbled_share(part: &Term<'_>, whole: &Term<'_>, rate: &Term<'_>) -> bool {
    let right = quotient(part, whole).and_then(|value| printed(value, rate.figure));
    let digits = |text: &str| {
        let mut digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
        digits.sort_unstable();
        digits
    };
    right.is_some_and(|right| digits(&right) == digits(&rate.figure.number.to_string()))
}

/// Whether the part and what is left of it are the whole: 完成3864户，完成率98.6%，尚余56户.
fn is_rest_given(passage: &Passage<'_>, rate: &Term<'_>, part: &Term<'_>) -> bool {
    passage.sentence(part).filter(|rest| rest.is_like(part) && rest.start() != part.start()).any(|rest| {
        let whole = part.value().checked_add(rest.value());
        let share = whole.and_then(|whole| part.value().checked_div(whole));
        share.is_some_and(|share| {
            let apart = (share - rate.value()).abs();
            apart <= rate.figure.step()
        })
    })
}
